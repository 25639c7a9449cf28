// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/settingkeys.h"

#include "core/instance/writtenkeys.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>
#include <type_traits>

namespace footfall::instance {

using domain::Done;
using domain::ErrorKind;
using domain::failure;
using domain::Result;
using Group = SettingKey::Group;
using Effect = SettingKey::Effect;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Instance)
};

constexpr int Kibibyte = 1024;
constexpr int Mebibyte = 1024 * 1024;

struct Range {
    double least;
    double most;
};

/// Whole numbers, fractions and durations alike, as one type; durations in the key's unit.
template <typename Unit, typename Value>
double toNumber(const Value &value)
{
    if constexpr (std::is_arithmetic_v<Value>)
        return static_cast<double>(value);
    else
        return static_cast<double>(std::chrono::duration_cast<Unit>(value).count());
}

template <typename Unit, typename Value>
Value fromNumber(double number)
{
    if constexpr (std::is_arithmetic_v<Value>)
        return static_cast<Value>(number);
    else
        return std::chrono::duration_cast<Value>(Unit(static_cast<qint64>(number)));
}

QString numberText(double number)
{
    return QString::number(number, 'g', 12);
}

tl::unexpected<domain::Error> outOfRange(const QString &name, const QString &given, Range range,
                                         const QString &kind)
{
    return failure(ErrorKind::Invalid, Words::tr("%1 cannot be “%2”: it is %3 from %4 to %5.")
                                           .arg(name, given.left(80), kind, numberText(range.least),
                                                numberText(range.most)));
}

/// A number; the field is a lambda that works on a Settings and on a const one.
template <typename Unit = std::chrono::seconds, typename Field>
SettingKey number(const char *keyName, Group group, Effect effect, Range range, Field field)
{
    using Value = std::decay_t<decltype(field(std::declval<Settings &>()))>;
    const QString name = QLatin1String(keyName);
    SettingKey key{name, group, effect, {}, {}, {}};
    key.value = [field](const Settings &settings) {
        const double value = toNumber<Unit>(field(settings));
        if constexpr (std::is_floating_point_v<Value>)
            return QVariant(value);
        else
            return QVariant(static_cast<qint64>(value));
    };
    key.set = [name, range, field](Settings &settings, const QVariant &given) -> Result<Done> {
        bool isNumber = false;
        double value = 0;
        QString kind;
        if constexpr (std::is_floating_point_v<Value>) {
            kind = Words::tr("a number");
            value = given.toDouble(&isNumber);
        } else {
            kind = Words::tr("a whole number");
            // JSON has no other numbers than these.
            value = given.toDouble(&isNumber);
            isNumber = isNumber && value == std::floor(value);
        }
        if (!isNumber || !std::isfinite(value) || value < range.least || value > range.most)
            return outOfRange(name, given.toString(), range, kind);
        field(settings) = fromNumber<Unit, Value>(value);
        return Done{};
    };
    key.copy = [field](const Settings &from, Settings &to) { field(to) = field(from); };
    key.range = QStringLiteral("%1 to %2").arg(numberText(range.least), numberText(range.most));
    return key;
}

template <typename Field>
SettingKey text(const char *keyName, Group group, Effect effect, Field field)
{
    SettingKey key{QLatin1String(keyName), group, effect, {}, {}, {}};
    key.value = [field](const Settings &settings) { return QVariant(field(settings)); };
    key.set = [field](Settings &settings, const QVariant &given) -> Result<Done> {
        // The file's commas make a list of what is a name.
        field(settings) = (given.typeId() == QMetaType::QStringList
                               ? given.toStringList().join(QStringLiteral(", "))
                               : given.toString())
                              .trimmed();
        return Done{};
    };
    key.copy = [field](const Settings &from, Settings &to) { field(to) = field(from); };
    return key;
}

std::vector<SettingKey> listenKeys()
{
    constexpr auto AtOnce = Effect::AtOnce;
    std::vector<SettingKey> keys;
    keys.push_back(addressKey());
    keys.push_back(number(
        "listen/port", Group::Listen, AtOnce, {0, 65535},
        [](auto &s) -> auto & { return s.listen.port; }));
    keys.push_back(publicUrlKey());
    keys.push_back(trustedProxiesKey());
    keys.push_back(text(
        "listen/tlsCertificate", Group::Listen, AtOnce,
        [](auto &s) -> auto & { return s.listen.tlsCertificate; }));
    keys.push_back(text(
        "listen/tlsKey", Group::Listen, AtOnce, [](auto &s) -> auto & { return s.listen.tlsKey; }));
    keys.push_back(number(
        "listen/threads", Group::Listen, AtOnce, {1, 16},
        [](auto &s) -> auto & { return s.listen.threads; }));
    return keys;
}

std::vector<SettingKey> limitKeys()
{
    using domain::Limits;
    const auto limit = [](const char *name, Range range, auto member) {
        return number(
            name, Group::Listen, Effect::AtOnce,
            range, [member](auto &s) -> auto & { return s.listen.limits.*member; });
    };
    constexpr double Day = 86'400;
    constexpr double Hour = 3'600;
    constexpr double Million = 1'000'000;
    return {
        limit("limits/requestLineBytes", {Kibibyte, Mebibyte}, &Limits::requestLine),
        limit("limits/headerBytes", {2 * Kibibyte, Mebibyte}, &Limits::headers),
        limit("limits/headerCount", {10, 1000}, &Limits::headerCount),
        limit("limits/bodyBytes", {Kibibyte, 16 * Mebibyte}, &Limits::body),
        limit("limits/connections", {0, Million}, &Limits::connections),
        limit("limits/connectionsPerAddress", {0, Million}, &Limits::connectionsPerAddress),
        limit("limits/firstByteSeconds", {1, Hour}, &Limits::firstByte),
        limit("limits/requestSeconds", {1, Hour}, &Limits::request),
        limit("limits/idleSeconds", {1, Day}, &Limits::idle),
        limit("limits/unreadAnswerBytes", {4 * Kibibyte, 64 * Mebibyte}, &Limits::unreadAnswers),
        limit("limits/unreadSeconds", {1, Hour}, &Limits::unread),
        limit("limits/ratePerSecond", {0, Million}, &Limits::ratePerSecond),
        limit("limits/rateBurst", {1, 10 * Million}, &Limits::rateBurst),
    };
}

std::vector<SettingKey> otherKeys()
{
    std::vector<SettingKey> keys;
    keys.push_back(number(
        "pipeline/foldIntervalSeconds", Group::Other, Effect::AtOnce, {1, 300},
        [](auto &s) -> auto & { return s.foldInterval; }));
    keys.push_back(number<std::chrono::milliseconds>(
        "pipeline/longestCommitMilliseconds", Group::Other, Effect::AfterRestart, {50, 60'000},
        [](auto &s) -> auto & { return s.longestCommit; }));
    keys.push_back(number(
        "pipeline/inboxCapacity", Group::Other, Effect::AfterRestart, {100, 1'000'000},
        [](auto &s) -> auto & { return s.inboxCapacity; }));
    keys.push_back(number(
        "pipeline/inboxBytes", Group::Other, Effect::AfterRestart, {Mebibyte, 1024.0 * Mebibyte},
        [](auto &s) -> auto & { return s.inboxBytes; }));
    keys.push_back(number(
        "queries/cacheMebibytes", Group::Other, Effect::AfterRestart, {1, 1024.0 * 1024},
        [](auto &s) -> auto & { return s.cacheMebibytes; }));
    keys.push_back(number(
        "queries/aheadMillions", Group::Other, Effect::AfterRestart, {0, 10'000},
        [](auto &s) -> auto & { return s.aheadMillions; }));
    keys.push_back(logLevelKey());
    keys.push_back(text(
        "data/countryDatabase", Group::Other, Effect::AfterRestart,
        [](auto &s) -> auto & { return s.countryDatabase; }));
    return keys;
}

std::vector<SettingKey> allKeys()
{
    std::vector<SettingKey> keys = listenKeys();
    for (auto &&group : {limitKeys(), otherKeys()})
        keys.insert(keys.end(), group.begin(), group.end());
    return keys;
}

} // namespace

const std::vector<SettingKey> &settingKeys()
{
    static const std::vector<SettingKey> keys = allKeys();
    return keys;
}

Settings changedIn(Settings settings, const Settings &before, const Settings &after)
{
    for (const SettingKey &key : settingKeys()) {
        if (key.differs(before, after))
            key.copy(after, settings);
    }
    return settings;
}

} // namespace footfall::instance
