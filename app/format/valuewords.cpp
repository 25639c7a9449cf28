// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format/valuewords.h"

#include "core/domain/acquisition.h"
#include "core/domain/client.h"
#include "core/domain/typedvalue.h"

#include <QCoreApplication>
#include <QLocale>
#include <array>
#include <span>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace footfall::app {

using domain::Dimension;

namespace {

/// In front of a class; by its value.
struct ClassIcon {
    QStringView value;
    const char *icon;
};

constexpr std::array ChannelIcons{
    ClassIcon{domain::ChannelDirect, "corner-down-right"},
    ClassIcon{domain::ChannelSearch, "search"},
    ClassIcon{domain::ChannelSocial, "share-2"},
    ClassIcon{domain::ChannelAi, "sparkles"},
    ClassIcon{domain::ChannelMail, "mail"},
    ClassIcon{domain::ChannelPaid, "megaphone"},
    ClassIcon{domain::ChannelReferral, "link"},
    ClassIcon{domain::ChannelInternal, "house"},
};
constexpr std::array DeviceIcons{
    ClassIcon{domain::DeviceDesktop, "monitor"},
    ClassIcon{domain::DevicePhone, "smartphone"},
    ClassIcon{domain::DeviceTablet, "tablet"},
    ClassIcon{domain::DeviceTv, "tv"},
};
constexpr std::array ScreenIcons{
    ClassIcon{u"phone", "smartphone"}, ClassIcon{u"tablet", "tablet"},
    ClassIcon{u"laptop", "laptop"},    ClassIcon{u"desktop", "monitor"},
    ClassIcon{u"large", "tv"},
};

std::span<const ClassIcon> classIcons(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Channel: return ChannelIcons;
    case Dimension::Device: return DeviceIcons;
    case Dimension::Screen: return ScreenIcons;
    default: return {};
    }
}

/// Only what looks like "en" or "en-GB" comes near ICU.
std::optional<QString> languageName(const QString &tag)
{
    const bool plain =
        tag.size() >= 2 && tag.size() <= 10 && std::all_of(tag.begin(), tag.end(), [](QChar c) {
            return c == u'-' || (c.unicode() < 128 && c.isLetterOrNumber());
        });
    if (!plain)
        return std::nullopt;
    const QByteArray reader =
        QLocale().bcp47Name().replace(QLatin1Char('-'), QLatin1Char('_')).toLatin1();
    const QByteArray asked = QString(tag).replace(QLatin1Char('-'), QLatin1Char('_')).toLatin1();
    icu::UnicodeString name;
    icu::Locale(asked.constData()).getDisplayName(icu::Locale(reader.constData()), name);
    QString text = QString::fromUtf16(name.getBuffer(), name.length());
    if (text.isEmpty())
        return std::nullopt;
    text[0] = text[0].toUpper();
    return text;
}

} // namespace

std::optional<QString> classWords(Dimension dimension, const QString &value)
{
    if (dimension == Dimension::Language)
        return languageName(value);
    for (const domain::ValueClass &known : domain::valueClasses(dimension))
        if (known.value == value)
            return QCoreApplication::translate("Names", known.words);
    return std::nullopt;
}

QStringList knownClasses(Dimension dimension)
{
    QStringList values;
    for (const domain::ValueClass &known : domain::valueClasses(dimension))
        values.append(known.value.toString());
    return values;
}

ValueMark valueMark(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Country: return ValueMark::Flag;
    case Dimension::Channel:
    case Dimension::Device:
    case Dimension::Screen: return ValueMark::Icon;
    case Dimension::Source:
    case Dimension::Referrer:
    case Dimension::Browser:
    case Dimension::BrowserVersion:
    case Dimension::System: return ValueMark::Letter;
    case Dimension::Page:
    case Dimension::EntryPage:
    case Dimension::ExitPage:
    case Dimension::Hostname:
    case Dimension::Language:
    case Dimension::UtmSource:
    case Dimension::UtmMedium:
    case Dimension::UtmCampaign:
    case Dimension::UtmTerm:
    case Dimension::UtmContent: return ValueMark::None;
    }
    return ValueMark::None;
}

QString classIcon(Dimension dimension, const QString &value)
{
    for (const ClassIcon &known : classIcons(dimension))
        if (known.value == value)
            return QString::fromLatin1(known.icon);
    if (value == domain::WithheldValue)
        return QStringLiteral("eye-off");
    const bool mayBeDirect = dimension == Dimension::Source || dimension == Dimension::Referrer ||
                             dimension == Dimension::Channel;
    return mayBeDirect ? QStringLiteral("corner-down-right")
                       : QStringLiteral("circle-question-mark");
}

} // namespace footfall::app
