// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/oldfacts.h"

#include "core/storage/eachrow.h"
#include "core/storage/facts/factstore.h"

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

/// More are not held in memory: a month may have several segments.
constexpr size_t MostHeldRows = 4'000'000;

// In the order of once/fact_rows.sql, after site, day and hour.
constexpr std::array Columns{
    FactColumn::Hostname,       FactColumn::Pathname,   FactColumn::Source,
    FactColumn::Channel,        FactColumn::UtmSource,  FactColumn::UtmMedium,
    FactColumn::UtmCampaign,    FactColumn::Country,    FactColumn::Browser,
    FactColumn::BrowserVersion, FactColumn::System,     FactColumn::Device,
    FactColumn::Referrer,       FactColumn::Language,   FactColumn::Screen,
    FactColumn::UtmTerm,        FactColumn::UtmContent,
};
constexpr int FirstColumn = 3;

/// Which segment a row goes into.
struct Target {
    domain::SiteId site;
    FactLevel level = FactLevel::Day;
    qint64 firstDay = 0;
    bool operator==(const Target &) const = default;
};

qint64 monthOf(qint64 day)
{
    const QDate date = QDate::fromJulianDay(day);
    return QDate(date.year(), date.month(), 1).toJulianDay();
}

class Converter
{
public:
    Converter(Database &database, qint64 newestDay)
        : m_store(database), m_lastMonth(monthOf(newestDay))
    {
    }

    Result<Done> add(const Statement &row)
    {
        const qint64 day = row.integer(1);
        const qint64 month = monthOf(day);
        const Target target = month < m_lastMonth
                                  ? Target{domain::SiteId{row.integer(0)}, FactLevel::Month, month}
                                  : Target{domain::SiteId{row.integer(0)}, FactLevel::Day, day};
        if (!(target == m_target) || m_table.rows >= MostHeldRows)
            if (const Result<Done> done = write(); !done)
                return done;
        m_target = target;
        addViews(row, {day, row.integer(2)});
        return Done{};
    }

    Result<Done> write()
    {
        if (m_table.rows == 0)
            return Done{};
        setTimes(m_table, m_times);
        const Result<SegmentId> id = m_store.append(m_target.site, m_table, m_target.level);
        m_table = {};
        m_times.clear();
        return id.map([](SegmentId) { return Done{}; });
    }

private:
    /// The page views that a row is the sum of: which of them was a visitor's first, or the
    /// longest, is not known, and makes no difference to any sum.
    void addViews(const Statement &row, const FactHour &time)
    {
        int position = FirstColumn + static_cast<int>(Columns.size());
        const auto next = [&] { return row.integer(position++); };
        const bool isExit = next() != 0;
        const qint64 views = next();
        const qint64 visits = next();
        const qint64 visitors = next();
        const qint64 pageVisitors = next();
        const qint64 bounces = next();
        const qint64 milliseconds = next();
        const qint64 timed = next();
        for (qint64 view = 0; view < views; ++view) {
            const auto flagIf = [](bool is, FactFlags flag) { return is ? quint32{flag} : 0U; };
            m_table[FactColumn::Flags].push_back(
                flagIf(view < visits, IsEntry) | flagIf(view < visitors, IsVisitor) |
                flagIf(view < pageVisitors, IsPageVisitor) | flagIf(view < bounces, IsBounce) |
                flagIf(isExit, IsExit) | flagIf(view < timed, HasDuration));
            m_table[FactColumn::Duration].push_back(
                view < timed
                    ? factValue(milliseconds / timed + (view < milliseconds % timed ? 1 : 0))
                    : 0);
            for (size_t column = 0; column < Columns.size(); ++column)
                m_table[Columns[column]].push_back(
                    factValue(row.integer(FirstColumn + static_cast<int>(column))));
            m_times.push_back(time);
            ++m_table.rows;
        }
    }

    FactStore m_store;
    qint64 m_lastMonth;
    Target m_target;
    FactTable m_table;
    std::vector<FactHour> m_times;
};

} // namespace

Result<Done> segmentsFromRows(Database &database)
{
    const Result<qint64> newestDay = database.number("once/fact_newest_day");
    if (!newestDay)
        return tl::unexpected(newestDay.error());
    const Result<Statement *> rows = database.statement("once/fact_rows");
    if (!rows)
        return tl::unexpected(rows.error());
    if (const Result<Done> started = (*rows)->start(); !started)
        return started;
    Converter converter(database, *newestDay);
    while ((*rows)->next())
        if (const Result<Done> done = converter.add(**rows); !done) {
            (*rows)->finish();
            return done;
        }
    Result<Done> done = (*rows)->outcome();
    if (done)
        done = converter.write();
    return done ? database.run("once/fact_drop") : done;
}

} // namespace footfall::storage
