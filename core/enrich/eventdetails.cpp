// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/eventdetails.h"

#include "core/enrich/kepttext.h"
#include "core/enrich/pageaddress.h"

#include <algorithm>

namespace footfall::enrich {

namespace {

constexpr qint64 MostCents = 1'000'000'000'000;

std::vector<domain::Property> cleanProperties(const std::vector<RawProperty> &sent)
{
    std::vector<domain::Property> properties;
    for (const RawProperty &raw : sent) {
        if (properties.size() == MostProperties)
            break;
        if (raw.key.size() > LongestKey || raw.value.size() > LongestValue)
            continue;
        QString key = keptText(raw.key);
        QString value = keptText(raw.value);
        const bool isKnown =
            std::any_of(properties.begin(), properties.end(),
                        [&key](const domain::Property &other) { return other.key == key; });
        if (!key.isEmpty() && !value.isEmpty() && !isKnown)
            properties.push_back({std::move(key), std::move(value), {}});
    }
    return properties;
}

} // namespace

std::optional<domain::Money> cleanMoney(const domain::Money &sent)
{
    if (sent.cents > MostCents || sent.cents < -MostCents)
        return std::nullopt;
    const QString currency = sent.currency.trimmed();
    const bool isCurrency =
        currency.size() == 3 && std::all_of(currency.begin(), currency.end(), [](QChar c) {
            return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
        });
    return domain::Money{isCurrency ? currency.toUpper() : QString(), sent.cents};
}

std::optional<domain::Event> cleanEvent(const RawHit &raw)
{
    domain::Event event;
    event.name = raw.eventName.trimmed();
    if (event.name.isEmpty() || event.name.size() > LongestEventName ||
        hasUnsafeCharacters(event.name))
        return std::nullopt;
    event.interactivity = raw.interactivity;
    event.properties = cleanProperties(raw.properties);
    if (raw.amount)
        event.amount = cleanMoney(*raw.amount);
    return event;
}

} // namespace footfall::enrich
