// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format/valuewords.h"

#include "core/domain/acquisition.h"
#include "core/domain/client.h"

#include <QCoreApplication>
#include <QLocale>
#include <array>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace footfall::app {

using domain::Dimension;

namespace {

struct ValueClass {
    QStringView value;
    const char *words;
    const char *icon;
};

constexpr std::array ChannelClasses{
    ValueClass{domain::ChannelDirect, QT_TRANSLATE_NOOP("Names", "Direct"), "corner-down-right"},
    ValueClass{domain::ChannelSearch, QT_TRANSLATE_NOOP("Names", "Search"), "search"},
    ValueClass{domain::ChannelSocial, QT_TRANSLATE_NOOP("Names", "Social media"), "share-2"},
    ValueClass{domain::ChannelAi, QT_TRANSLATE_NOOP("Names", "AI assistants"), "sparkles"},
    ValueClass{domain::ChannelMail, QT_TRANSLATE_NOOP("Names", "Mail"), "mail"},
    ValueClass{domain::ChannelPaid, QT_TRANSLATE_NOOP("Names", "Paid"), "megaphone"},
    ValueClass{domain::ChannelReferral, QT_TRANSLATE_NOOP("Names", "Links on other sites"), "link"},
    ValueClass{domain::ChannelInternal, QT_TRANSLATE_NOOP("Names", "From the site itself"),
               "house"},
};
constexpr std::array DeviceClasses{
    ValueClass{domain::DeviceDesktop, QT_TRANSLATE_NOOP("Names", "Desktop"), "monitor"},
    ValueClass{domain::DevicePhone, QT_TRANSLATE_NOOP("Names", "Phone"), "smartphone"},
    ValueClass{domain::DeviceTablet, QT_TRANSLATE_NOOP("Names", "Tablet"), "tablet"},
    ValueClass{domain::DeviceTv, QT_TRANSLATE_NOOP("Names", "Large display"), "tv"},
};
constexpr std::array ScreenClasses{
    ValueClass{u"phone", QT_TRANSLATE_NOOP("Names", "Phone, below 576 px"), "smartphone"},
    ValueClass{u"tablet", QT_TRANSLATE_NOOP("Names", "Tablet, below 992 px"), "tablet"},
    ValueClass{u"laptop", QT_TRANSLATE_NOOP("Names", "Laptop, below 1440 px"), "laptop"},
    ValueClass{u"desktop", QT_TRANSLATE_NOOP("Names", "Desktop, below 2560 px"), "monitor"},
    ValueClass{u"large", QT_TRANSLATE_NOOP("Names", "Large, from 2560 px"), "tv"},
};

template <size_t Size>
const ValueClass *find(const std::array<ValueClass, Size> &classes, const QString &value)
{
    for (const ValueClass &known : classes)
        if (known.value == value)
            return &known;
    return nullptr;
}

const ValueClass *classOf(Dimension dimension, const QString &value)
{
    switch (dimension) {
    case Dimension::Channel: return find(ChannelClasses, value);
    case Dimension::Device: return find(DeviceClasses, value);
    case Dimension::Screen: return find(ScreenClasses, value);
    default: return nullptr;
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
    const ValueClass *known = classOf(dimension, value);
    if (!known)
        return std::nullopt;
    return QCoreApplication::translate("Names", known->words);
}

QStringList knownClasses(Dimension dimension)
{
    QStringList values;
    const auto add = [&values](const auto &classes) {
        for (const ValueClass &known : classes)
            values.append(known.value.toString());
    };
    switch (dimension) {
    case Dimension::Channel: add(ChannelClasses); break;
    case Dimension::Device: add(DeviceClasses); break;
    case Dimension::Screen: add(ScreenClasses); break;
    default: break;
    }
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
    if (const ValueClass *known = classOf(dimension, value))
        return QString::fromLatin1(known->icon);
    if (value == domain::WithheldValue)
        return QStringLiteral("eye-off");
    const bool mayBeDirect = dimension == Dimension::Source || dimension == Dimension::Referrer ||
                             dimension == Dimension::Channel;
    return mayBeDirect ? QStringLiteral("corner-down-right")
                       : QStringLiteral("circle-question-mark");
}

} // namespace footfall::app
