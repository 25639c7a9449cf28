// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/settingsdialog.h"

#include "app/dialogs/encryptionpage.h"
#include "app/dialogs/formpage.h"
#include "app/dialogs/limitspage.h"
#include "app/dialogs/receivingpage.h"
#include "app/dialogs/settingslist.h"
#include "app/theme/buttonlook.h"
#include "app/theme/themewatcher.h"
#include "core/instance/futures.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace footfall::app {

namespace {
constexpr int ListWidth = 196;
} // namespace

SettingsDialog::SettingsDialog(const Backend &backend, AppSettings &appSettings, Desktop desktop,
                               QWidget *parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_appSettings(appSettings)
    , m_before(backend.settings())
    , m_themeBefore(appSettings.appearance())
    , m_list(new SettingsList(this))
    , m_pages(new QStackedWidget(this))
    , m_collector(new ReceivingPage(backend))
    , m_encryption(new EncryptionPage)
    , m_limits(new LimitsPage)
{
    setWindowTitle(tr("Settings"));
    setObjectName(QStringLiteral("settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme().px(800), theme().px(560));

    m_list->setObjectName(QStringLiteral("pages"));
    m_list->setAccessibleName(tr("Pages of the settings"));
    m_list->setFixedWidth(theme().px(ListWidth));
    addPage(QStringLiteral("sliders-horizontal"), tr("General"), tr("The window and the data."),
            makeGeneral(desktop));
    addPage(QStringLiteral("sun"), tr("Appearance"), tr("How the window looks."), makeAppearance());
    addPage(QStringLiteral("radio-tower"), tr("Collector"), tr("How this computer receives views."),
            m_collector);
    addPage(QStringLiteral("lock"), tr("Encryption"),
            tr("Whether the collector speaks HTTPS itself."), m_encryption);
    addPage(QStringLiteral("gauge"), tr("Limits"),
            tr("What one client may take before it is turned away."), m_limits);
    connect(m_list, &SettingsList::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_list->setCurrentRow(0);
    fillIn(m_before);
    connect(m_collector, &ReceivingPage::changed, this, &SettingsDialog::check);
    connect(m_encryption, &EncryptionPage::changed, this, &SettingsDialog::check);
    connect(m_limits, &LimitsPage::changed, this, &SettingsDialog::check);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_list);
    middle->addWidget(new Hairline(Qt::Vertical));
    middle->addWidget(m_pages, 1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(middle, 1);
    rows->addWidget(new Hairline(Qt::Horizontal));
    rows->addWidget(makeFooter());
    m_save->setDefault(true); // Only a dialog that holds its button already takes the word.
    check();
}

void SettingsDialog::addPage(const QString &iconName, const QString &title, const QString &subtitle,
                             QWidget *content)
{
    m_list->addPage(iconName, title);
    auto *page = new QWidget;
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(24, 20, 24, 16);
    rows->setSpacing(0);
    auto *head = new ThemedLabel(title, Type::Section);
    QFont large = app::font(Type::Section);
    large.setPixelSize(theme().px(16));
    head->setFont(large);
    rows->addWidget(head);
    rows->addWidget(new ThemedLabel(subtitle, Type::Body, &Theme::text2));
    rows->addSpacing(18);
    rows->addWidget(content, 1);
    m_pages->addWidget(page);
}

QWidget *SettingsDialog::makeFooter()
{
    auto *defaults = new QPushButton(tr("&Restore defaults"));
    defaults->setObjectName(QStringLiteral("restoreDefaults"));
    setButtonLook(defaults, ButtonLook::Flat);
    const SaveFooter footer = makeSaveFooter(defaults, tr("Sa&ve"));
    m_footMessage = footer.message;
    m_save = footer.save;
    connect(defaults, &QPushButton::clicked, this, &SettingsDialog::restoreDefaults);
    connect(m_save, &QPushButton::clicked, this, &SettingsDialog::save);
    connect(footer.buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    return footer.line;
}

void SettingsDialog::showPage(Page page)
{
    m_list->setCurrentRow(static_cast<int>(page));
}

void SettingsDialog::showProxies()
{
    showPage(Page::Collector);
    m_collector->focusProxies();
}

ThemeChoice SettingsDialog::chosenTheme() const
{
    return static_cast<ThemeChoice>(m_themes->checkedId());
}

void SettingsDialog::check()
{
    if (m_save == nullptr)
        return;
    m_footMessage->clear();
    const bool keeps = m_appSettings.whenClosed() == WhenClosed::KeepCollecting;
    const bool isChanged =
        (m_keepCollecting->isEnabledTo(m_pages) && m_keepCollecting->isChecked() != keeps) ||
        chosenTheme() != m_appSettings.appearance() || !(typed() == m_before);
    m_save->setEnabled(!m_busy && isChanged && m_collector->isFine() && m_encryption->isFine());
}

void SettingsDialog::save()
{
    const instance::Settings wanted = typed();
    if (wanted == m_before) {
        saveWindowSettings();
        accept();
        return;
    }
    setBusy(true);
    instance::whenDone(m_backend.apply(wanted), this,
                       [this, wanted](const domain::Result<domain::CollectorStatus> &outcome) {
                           setBusy(false);
                           if (outcome) {
                               saveWindowSettings();
                               Q_EMIT applied();
                               accept();
                               return;
                           }
                           showProblem(wanted, outcome.error().message);
                       });
}

void SettingsDialog::fillIn(const instance::Settings &settings)
{
    m_collector->fillIn(settings);
    m_encryption->fillIn(settings);
    m_limits->fillIn(settings);
}

instance::Settings SettingsDialog::typed() const
{
    instance::Settings settings = m_collector->typed();
    m_encryption->writeTo(settings);
    m_limits->writeTo(settings);
    return settings;
}

void SettingsDialog::showProblem(const instance::Settings &wanted, const QString &message)
{
    const domain::ListenSettings &listen = wanted.listen;
    const domain::ListenSettings &before = m_before.listen;
    const bool hasMoved = listen.address != before.address || listen.port != before.port;
    const bool hasOtherFiles =
        listen.tlsCertificate != before.tlsCertificate || listen.tlsKey != before.tlsKey;
    if (hasMoved && !hasOtherFiles) {
        showPage(Page::Collector);
        m_collector->showListenProblem(message);
    } else if (hasOtherFiles && !hasMoved) {
        showPage(Page::Encryption);
        m_encryption->showProblem(wanted, message);
    } else {
        m_footMessage->setError(message);
    }
}

void SettingsDialog::saveWindowSettings()
{
    m_appSettings.setAppearance(chosenTheme());
    if (m_keepCollecting->isEnabledTo(m_pages))
        m_appSettings.setWhenClosed(m_keepCollecting->isChecked() ? WhenClosed::KeepCollecting
                                                                  : WhenClosed::Quit);
}

void SettingsDialog::restoreDefaults()
{
    if (m_keepCollecting->isEnabledTo(m_pages))
        m_keepCollecting->setChecked(true);
    m_themes->button(static_cast<int>(ThemeChoice::System))->setChecked(true);
    instance::Settings defaults = m_before;
    defaults.listen = domain::ListenSettings{};
    defaults.publicUrl.clear();
    fillIn(defaults);
}

void SettingsDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_pages->setEnabled(!busy);
    check();
}

void SettingsDialog::reject()
{
    if (m_busy)
        return;
    ThemeWatcher::instance().setChoice(m_themeBefore);
    QDialog::reject();
}

} // namespace footfall::app
