// SPDX-License-Identifier: GPL-3.0-or-later
// What a database says of the past, in sums to be compared with those counted by hand: with texts
// for the ids of names. Any thread.
#pragma once

#include "core/storage/occurrencestore.h"
#include "tests/kit/storedfacts.h"
#include "tests/kit/testdatabase.h"
#include "tests/pipeline/countedbyhand.h"

namespace footfall::kit {

/// By their ids, the texts of names.
[[nodiscard]] inline std::map<quint32, QString> textsIn(const QString &path)
{
    std::map<quint32, QString> texts;
    for (const QVariantList &row : rowsOf(path, QStringLiteral("SELECT id, text FROM name")))
        texts[row.at(0).toUInt()] = row.at(1).toString();
    return texts;
}

/// In SQL, the text of the name that a column has the id of.
[[nodiscard]] inline QString textOf(const char *id)
{
    return QStringLiteral("coalesce((SELECT text FROM name WHERE id = %1), '')")
        .arg(QLatin1String(id));
}

[[nodiscard]] inline std::map<QStringList, CountedByHand::Sums>
sumsIn(const QString &path, const QStringList &columns, const char *table)
{
    std::map<QStringList, CountedByHand::Sums> sums;
    for (const QVariantList &row :
         rowsOf(path, QStringLiteral("SELECT %1, events, conversions, amount FROM %2")
                          .arg(columns.join(QStringLiteral(", ")), QLatin1String(table)))) {
        QStringList key;
        for (qsizetype i = 0; i < columns.size(); ++i)
            key.append(row.at(i).toString());
        const auto number = [&](qsizetype i) { return row.at(columns.size() + i).toLongLong(); };
        sums[key] = {number(0), number(1), number(2)};
    }
    return sums;
}

/// By the values of each dimension, what facts tell of page views.
[[nodiscard]] inline std::map<CountedByHand::ValueKey, domain::Counters>
valuesOfFacts(const QString &path)
{
    using storage::FactColumn;
    static const std::map<domain::Dimension, FactColumn> columns{
        {domain::Dimension::Page, FactColumn::Pathname},
        {domain::Dimension::EntryPage, FactColumn::Pathname},
        {domain::Dimension::ExitPage, FactColumn::Pathname},
        {domain::Dimension::Hostname, FactColumn::Hostname},
        {domain::Dimension::Referrer, FactColumn::Referrer},
        {domain::Dimension::Source, FactColumn::Source},
        {domain::Dimension::Channel, FactColumn::Channel},
        {domain::Dimension::Country, FactColumn::Country},
        {domain::Dimension::Language, FactColumn::Language},
        {domain::Dimension::Browser, FactColumn::Browser},
        {domain::Dimension::BrowserVersion, FactColumn::BrowserVersion},
        {domain::Dimension::System, FactColumn::System},
        {domain::Dimension::Device, FactColumn::Device},
        {domain::Dimension::Screen, FactColumn::Screen},
        {domain::Dimension::UtmSource, FactColumn::UtmSource},
        {domain::Dimension::UtmMedium, FactColumn::UtmMedium},
        {domain::Dimension::UtmCampaign, FactColumn::UtmCampaign},
        {domain::Dimension::UtmTerm, FactColumn::UtmTerm},
        {domain::Dimension::UtmContent, FactColumn::UtmContent},
    };
    std::map<quint32, QString> texts = textsIn(path);
    std::map<CountedByHand::ValueKey, domain::Counters> values;
    for (const StoredFact &fact : storedFacts(path)) {
        if (fact.kind != storage::FactKind::PageViews)
            continue;
        const domain::Counters counters = fact.counters();
        for (const auto &[dimension, column] : columns) {
            if ((domain::isEntryOnly(dimension) && counters.visits == 0) ||
                (dimension == domain::Dimension::ExitPage && counters.exits == 0))
                continue;
            const quint32 value = fact[column];
            const QString text = dimension == domain::Dimension::Country
                                     ? domain::Country::fromNumber(static_cast<int>(value)).alpha2()
                                     : texts[value];
            values[{fact.site, int(dimension), fact.time.day, text}] += counters;
        }
    }
    return values;
}

[[nodiscard]] inline std::map<QStringList, CountedByHand::Sums>
waitingOccurrencesIn(const QString &path)
{
    QStringList columns{QStringLiteral("site_id"), QStringLiteral("kind"),
                        QStringLiteral("iif(kind <> 2, %1, target_id)").arg(textOf("target_id")),
                        QStringLiteral("day"), QStringLiteral("hour")};
    for (const char *id : {"hostname_id", "pathname_id", "source_id", "channel_id", "utm_source_id",
                           "utm_medium_id", "utm_campaign_id"})
        columns.append(textOf(id));
    columns.append(QStringLiteral("country"));
    for (const char *id : {"browser_id", "browser_version_id", "system_id", "device_id",
                           "property_key_id", "property_value_id", "currency_id"})
        columns.append(textOf(id));
    return sumsIn(path, columns, "event_fact");
}

/// Of events, folded or not.
[[nodiscard]] inline std::map<QStringList, CountedByHand::Sums> occurrencesIn(const QString &path)
{
    auto sums = waitingOccurrencesIn(path);
    std::map<quint32, QString> texts = textsIn(path);
    for (const StoredFact &fact : storedFacts(path)) {
        if (fact.kind != storage::FactKind::Events)
            continue;
        using Column = storage::FactColumn;
        const auto number = [&](Column column) { return QString::number(fact[column]); };
        const bool isGoal = fact[Column::Kind] == quint32(storage::OccurrenceKind::Goal);
        QStringList key{QString::number(fact.site), number(Column::Kind),
                        isGoal ? number(Column::Target) : texts[fact[Column::Target]],
                        QString::number(fact.time.day), QString::number(fact.time.hour)};
        for (const Column column :
             {Column::Hostname, Column::Pathname, Column::Source, Column::Channel,
              Column::UtmSource, Column::UtmMedium, Column::UtmCampaign})
            key.append(texts[fact[column]]);
        key.append(number(Column::Country));
        for (const Column column :
             {Column::Browser, Column::BrowserVersion, Column::System, Column::Device,
              Column::PropertyKey, Column::PropertyValue, Column::Currency})
            key.append(texts[fact[column]]);
        CountedByHand::Sums &sum = sums[key];
        sum[0] += fact[Column::Events];
        sum[1] += fact[Column::Conversions];
        sum[2] += fact.amount;
    }
    return sums;
}

[[nodiscard]] inline std::map<QStringList, CountedByHand::Sums>
occurrencesByDayIn(const QString &path)
{
    return sumsIn(path,
                  {QStringLiteral("site_id"), QStringLiteral("kind"),
                   QStringLiteral("iif(kind = 1, %1, target_id)").arg(textOf("target_id")),
                   QStringLiteral("day"), textOf("currency_id")},
                  "daily_occurrence");
}

[[nodiscard]] inline std::map<QStringList, CountedByHand::Sums> propertiesIn(const QString &path)
{
    return sumsIn(path,
                  {QStringLiteral("site_id"), textOf("key_id"), QStringLiteral("day"),
                   textOf("event_id"), textOf("value_id"), textOf("currency_id")},
                  "daily_property");
}

} // namespace footfall::kit
