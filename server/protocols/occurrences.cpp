// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/occurrences.h"

#include "core/domain/currency.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace footfall::server {

namespace {

constexpr int DeepestProperty = 4;
/// More than any order is worth; what is beyond is a mistake or an attack on the sums.
constexpr double MostCents = 1e12;

QString withoutControlCharacters(QString text)
{
    text.removeIf([](QChar c) { return c < u' ' || c == QChar(0x7f); });
    return text;
}

QString textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String: return withoutControlCharacters(value.toString()).trimmed();
    case QJsonValue::Bool: return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double: {
        const double number = value.toDouble();
        if (std::abs(number) < 9e15 && number == std::trunc(number))
            return QString::number(static_cast<qint64>(number));
        return QString::number(number, 'g', QLocale::FloatingPointShortest);
    }
    default: return {};
    }
}

void append(std::vector<enrich::RawProperty> &properties, const QString &prefix,
            const QJsonObject &object, int depth)
{
    for (auto at = object.begin(); at != object.end(); ++at) {
        if (properties.size() >= MostProperties)
            return;
        const QString key = prefix + withoutControlCharacters(at.key()).trimmed();
        if (key.isEmpty() || key.size() > LongestPropertyKey)
            continue;
        if (at.value().isObject()) {
            if (depth < DeepestProperty)
                append(properties, key + u'.', at.value().toObject(), depth + 1);
            continue;
        }
        QString text = textOf(at.value());
        if (!text.isEmpty() && text.size() <= LongestPropertyValue)
            properties.push_back({key, std::move(text)});
    }
}

std::optional<double> numberFrom(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    bool isNumber = false;
    const double number = value.toString().trimmed().toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

std::optional<domain::Money> money(std::optional<double> cents, const QString &currency)
{
    if (!cents || !std::isfinite(*cents) || std::abs(*cents) > MostCents)
        return std::nullopt;
    return domain::Money{currencyFrom(currency), std::llround(*cents)};
}

} // namespace

std::vector<enrich::RawProperty> propertiesFrom(const QJsonObject &object)
{
    std::vector<enrich::RawProperty> properties;
    append(properties, {}, object, 0);
    return properties;
}

QString currencyFrom(const QString &text)
{
    const QString upper = text.trimmed().toUpper();
    const bool isCode = upper.size() == 3 && std::all_of(upper.begin(), upper.end(), [](QChar c) {
                            return c >= u'A' && c <= u'Z';
                        });
    return isCode ? upper : QString();
}

std::optional<domain::Money> moneyFrom(const QJsonValue &amount, const QString &currency)
{
    const std::optional<double> number = numberFrom(amount);
    if (!number)
        return std::nullopt;
    return money(*number * std::pow(10, domain::digitsOf(currencyFrom(currency))), currency);
}

std::optional<domain::Money> centsFrom(const QJsonValue &cents, const QString &currency)
{
    return money(numberFrom(cents), currency);
}

std::optional<std::chrono::milliseconds> visibleTimeFrom(const QJsonValue &value)
{
    const std::optional<double> number = numberFrom(value);
    if (!number || !std::isfinite(*number) || *number < 0)
        return std::nullopt;
    const double longest =
        static_cast<double>(std::chrono::milliseconds(domain::VisitTimeout).count());
    return std::chrono::milliseconds(std::llround(std::min(*number, longest)));
}

} // namespace footfall::server
