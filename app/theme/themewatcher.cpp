// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/themewatcher.h"

#include "app/theme/footfallstyle.h"
#include "app/theme/palette.h"
#include "app/theme/typography.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPointer>
#include <QStyleHints>

/// Resources of a static library are dropped by the linker unless somebody names them; Qt wants
/// that done outside of any namespace.
static void initFootfallResources()
{
    Q_INIT_RESOURCE(footfall_icons);
    Q_INIT_RESOURCE(footfall_fonts);
}

namespace footfall::app {

namespace {

const QString PortalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString PortalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString PortalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString AppearanceGroup = QStringLiteral("org.freedesktop.appearance");
const QString ColorSchemeKey = QStringLiteral("color-scheme");

/// The portal wraps its answer in one variant more than it says.
std::optional<ColorMode> modeOf(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    switch (value.toUInt()) {
    case 1: return ColorMode::Dark;
    case 2: return ColorMode::Light;
    default: return std::nullopt;
    }
}

} // namespace

ThemeWatcher &ThemeWatcher::instance()
{
    static QPointer<ThemeWatcher> watcher;
    if (!watcher)
        watcher = new ThemeWatcher(qApp);
    return *watcher;
}

ThemeWatcher::ThemeWatcher(QObject *parent) : QObject(parent)
{
    initFootfallResources();
    m_paletteMode = QGuiApplication::palette().color(QPalette::Window).lightnessF() < 0.5F
                        ? ColorMode::Dark
                        : ColorMode::Light;
    m_theme = themeFor(systemMode(), fontScale());
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            &ThemeWatcher::update);
#else
    askPortal();
#endif
}

void ThemeWatcher::install()
{
    m_installed = true;
    loadFonts();
    QApplication::setStyle(new FootfallStyle);
    QApplication::setFont(font(Type::Body));
    QApplication::setPalette(paletteFor(m_theme));
}

void ThemeWatcher::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    update();
}

ColorMode ThemeWatcher::systemMode() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    switch (QGuiApplication::styleHints()->colorScheme()) {
    case Qt::ColorScheme::Dark: return ColorMode::Dark;
    case Qt::ColorScheme::Light: return ColorMode::Light;
    case Qt::ColorScheme::Unknown: break;
    }
#endif
    return m_portalMode.value_or(m_paletteMode);
}

void ThemeWatcher::update()
{
    const ColorMode mode = m_choice == ThemeChoice::Dark    ? ColorMode::Dark
                           : m_choice == ThemeChoice::Light ? ColorMode::Light
                                                            : systemMode();
    if (mode == m_theme.mode)
        return;
    m_theme = themeFor(mode, m_theme.scale);
    if (m_installed)
        QApplication::setPalette(paletteFor(m_theme));
    Q_EMIT changed(m_theme);
}

void ThemeWatcher::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return; // No desktop: the palette decides.
    bus.connect(PortalService, PortalPath, PortalSettings, QStringLiteral("SettingChanged"), this,
                SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call = QDBusMessage::createMethodCall(PortalService, PortalPath, PortalSettings,
                                                       QStringLiteral("Read"));
    call << AppearanceGroup << ColorSchemeKey;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher *done) {
                const QDBusPendingReply<QDBusVariant> reply = *done;
                if (reply.isValid()) {
                    m_portalMode = modeOf(reply.value().variant());
                    update();
                }
                done->deleteLater();
            });
}

void ThemeWatcher::portalSettingChanged(const QString &group, const QString &key,
                                        const QDBusVariant &value)
{
    if (group != AppearanceGroup || key != ColorSchemeKey)
        return;
    m_portalMode = modeOf(value.variant());
    update();
}

const Theme &theme()
{
    return ThemeWatcher::instance().theme();
}

} // namespace footfall::app
