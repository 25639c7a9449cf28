// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/queries/factmaker.h"

#include "tests/queries/columnfor.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace footfall::model {

using namespace queries;
using namespace storage;
using domain::Dimension;

quint32 FactMaker::below(quint32 end)
{
    return static_cast<quint32>(m_random() % std::max<quint32>(end, 1));
}

/// The first ones often, the last ones seldom.
quint32 FactMaker::skewed(quint32 end)
{
    return std::min({below(end), below(end), below(end)});
}

void FactMaker::addHours(const FactShape &shape, FactTable *table)
{
    std::set<FactHour> hours;
    for (qint64 day = shape.firstDay; day < shape.firstDay + shape.days; ++day)
        for (quint32 i = 0; i < 5; ++i)
            hours.insert({day, day * 86'400 + 1'800 + 3'600 * below(24)});
    table->hours.assign(hours.begin(), hours.end());
    auto &times = (*table)[FactColumn::Time];
    for (size_t row = 0; row < table->rows; ++row)
        times.push_back(below(static_cast<quint32>(hours.size())));
}

FactTable FactMaker::views(const FactShape &shape)
{
    FactTable table;
    table.rows = shape.rows;
    addHours(shape, &table);
    for (size_t row = 0; row < table.rows; ++row) {
        quint32 flags = below(AllFactFlags + 1);
        if ((flags & IsEntry) == 0)
            flags &= ~quint32{IsBounce};
        table[FactColumn::Flags].push_back(flags);
        table[FactColumn::Duration].push_back((flags & HasDuration) != 0 ? below(1'800'001) : 0);
        table[FactColumn::Pathname].push_back(1 + skewed(shape.pages));
        for (const FactColumn column :
             {FactColumn::Referrer, FactColumn::Language, FactColumn::Screen, FactColumn::UtmTerm,
              FactColumn::UtmContent})
            table[column].push_back((flags & IsEntry) != 0 ? skewed(shape.values) * 7 : 0);
    }
    for (const FactColumn column :
         {FactColumn::Hostname, FactColumn::Source, FactColumn::Channel, FactColumn::UtmSource,
          FactColumn::UtmMedium, FactColumn::UtmCampaign, FactColumn::Country, FactColumn::Browser,
          FactColumn::BrowserVersion, FactColumn::System, FactColumn::Device}) {
        if (oneIn(6))
            continue; // All of them 0.
        const quint32 values = oneIn(5) ? 1 : shape.values;
        for (size_t row = 0; row < table.rows; ++row)
            table[column].push_back(skewed(values) * 3);
    }
    return table;
}

FactTable FactMaker::events(const FactShape &shape)
{
    FactTable table;
    table.kind = FactKind::Events;
    table.rows = shape.rows;
    addHours(shape, &table);
    for (const FactColumn column :
         {FactColumn::Hostname, FactColumn::Pathname, FactColumn::Source, FactColumn::Channel,
          FactColumn::Country, FactColumn::Browser, FactColumn::System, FactColumn::Target,
          FactColumn::PropertyKey, FactColumn::PropertyValue})
        for (size_t row = 0; row < table.rows; ++row)
            table[column].push_back(skewed(shape.values));
    for (size_t row = 0; row < table.rows; ++row) {
        table[FactColumn::Kind].push_back(1 + below(3));
        table[FactColumn::Currency].push_back(oneIn(3) ? 1 + below(3) : 0);
        table[FactColumn::Events].push_back(1 + below(3));
        table[FactColumn::Conversions].push_back(below(2));
        table.amounts.push_back(oneIn(2) ? qint64(below(10'000)) - 2'000 : 0);
    }
    return table;
}

ValueSet FactMaker::valueSet(const FactShape &shape, Dimension dimension)
{
    ValueSet set;
    set.dimension = dimension;
    set.sense = oneIn(2) ? domain::FilterSense::Excludes : domain::FilterSense::Includes;
    const bool isPage = columnFor(dimension) == FactColumn::Pathname;
    std::set<quint32> values;
    const quint32 count = oneIn(10) ? 0 : 1 + below(isPage ? shape.pages : 4);
    for (quint32 i = 0; i < count; ++i)
        values.insert(isPage ? 1 + below(shape.pages + 2)
                             : skewed(shape.values + 1) * (domain::isEntryOnly(dimension) ? 7 : 3));
    set.values.assign(values.begin(), values.end());
    return set;
}

domain::Period FactMaker::period(const FactShape &shape)
{
    const auto days = static_cast<quint32>(shape.days);
    if (oneIn(2))
        return {QDate::fromJulianDay(shape.firstDay - 1),
                QDate::fromJulianDay(shape.firstDay + shape.days + 40)};
    const quint32 from = below(days);
    return {QDate::fromJulianDay(shape.firstDay + from),
            QDate::fromJulianDay(shape.firstDay + from + below(days))};
}

FactQuestion FactMaker::question(const FactShape &shape)
{
    FactQuestion question;
    question.period = period(shape);
    const auto anyDimension = [this] {
        return domain::AllDimensions[below(quint32(domain::AllDimensions.size()))];
    };
    for (quint32 left = oneIn(8) ? 12 : below(5); left > 0; --left)
        question.filter.push_back(valueSet(shape, anyDimension()));
    question.visitorsByPage = oneIn(3);
    question.times = static_cast<Times>(below(3));
    for (quint32 left = oneIn(10) ? 30 : below(8); left > 0; --left) {
        PanelQuestion panel;
        panel.dimension = question.filter.empty() || oneIn(2)
                              ? anyDimension()
                              : question.filter[below(quint32(question.filter.size()))].dimension;
        panel.ownConditions =
            oneIn(2) ? domain::OwnConditions::Leave : domain::OwnConditions::Apply;
        panel.sortBy = static_cast<domain::Metric>(below(7));
        panel.limit = static_cast<int>(below(6));
        if (oneIn(5))
            panel.only = valueSet(shape, panel.dimension).values;
        question.panels.push_back(std::move(panel));
    }
    return question;
}

EventQuestion FactMaker::eventQuestion(const FactShape &shape)
{
    EventQuestion question;
    question.period = period(shape);
    constexpr std::array dimensions{Dimension::Page,    Dimension::Hostname, Dimension::Source,
                                    Dimension::Channel, Dimension::Country,  Dimension::Browser,
                                    Dimension::Device};
    const auto anyDimension = [&] { return dimensions[below(quint32(dimensions.size()))]; };
    for (quint32 left = below(3); left > 0; --left)
        question.filter.push_back(valueSet(shape, anyDimension()));
    question.by = static_cast<EventQuestion::By>(below(5));
    question.dimension = anyDimension();
    question.property = below(3);
    if (oneIn(2))
        question.event = below(3);
    if (oneIn(3))
        question.goal = below(3);
    return question;
}

FactTable together(const std::vector<FactTable> &tables)
{
    FactTable all;
    std::map<FactHour, quint32> hours;
    for (const FactTable &table : tables) {
        all.kind = table.kind;
        all.rows += table.rows;
        for (const FactHour &hour : table.hours)
            hours.emplace(hour, 0);
    }
    for (auto &[hour, place] : hours) {
        place = static_cast<quint32>(all.hours.size());
        all.hours.push_back(hour);
    }
    for (const FactTable &table : tables) {
        for (size_t column = 0; column < FactColumns; ++column)
            for (size_t row = 0; row < table.rows; ++row) {
                const quint32 value = table.value(static_cast<FactColumn>(column), row);
                all.columns[column].push_back(static_cast<FactColumn>(column) == FactColumn::Time
                                                  ? hours.at(table.hours[value])
                                                  : value);
            }
        for (size_t row = 0; row < table.rows; ++row)
            all.amounts.push_back(table.amounts.empty() ? 0 : table.amounts[row]);
    }
    return all;
}

} // namespace footfall::model
