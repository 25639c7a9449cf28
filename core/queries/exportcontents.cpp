// SPDX-License-Identifier: GPL-3.0-or-later
// What an export contains: a panel, the chart, or everything of a period.
#include "core/queries/exportprivate.h"

#include <QCoreApplication>

namespace footfall::queries {

using namespace domain;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

} // namespace

Result<Done> Export::writePanel()
{
    if (!m_request.stats.breakdowns.empty())
        return writeBreakdown();
    if (!m_request.stats.occurrences.empty())
        return writeOccurrences();
    if (m_request.stats.bots)
        return writeBots();
    return failure(ErrorKind::Invalid, Words::tr("There is no panel to export."));
}

Result<Done> Export::writeOccurrences()
{
    StatsRequest question = m_request.stats;
    question.interval.reset();
    question.occurrences.resize(1);
    question.occurrences.front().limit = 0;
    const Result<StatsResult> answer = ask(question, {0, 60});
    if (!answer)
        return tl::unexpected(answer.error());
    const Occurrences &list = answer->occurrences.front();
    if (!list.unknown.isEmpty()) // A list without rows would say that there were none.
        return failure(ErrorKind::Invalid, list.unknown);
    if (const Result<Done> heading = write(occurrenceColumns(list.request, list.conversions));
        !heading)
        return heading;
    for (const OccurrenceRow &row : list.rows)
        if (const Result<Done> line = write(occurrenceCells(row, list.conversions)); !line)
            return line;
    return Done{};
}

Result<Done> Export::writeBots()
{
    StatsRequest question = m_request.stats;
    question.interval.reset();
    question.bots = 0;
    const Result<StatsResult> answer = ask(question, {0, 60});
    if (!answer)
        return tl::unexpected(answer.error());
    if (const Result<Done> heading = write(botColumns()); !heading)
        return heading;
    for (const BotRow &row : answer->bots)
        if (const Result<Done> line = write(botCells(row)); !line)
            return line;
    return Done{};
}

Result<Done> Export::writeBreakdown()
{
    constexpr int Asked = 60;
    const Result<WholeList> list = wholeList(m_request.stats, {0, Asked});
    if (!list)
        return tl::unexpected(list.error());
    const RowsOf of{list->request.dimension, list->knowledge, list->visitors};
    if (const Result<Done> heading = write(breakdownColumns(of)); !heading)
        return heading;
    return eachRow(*list, {Asked, 100}, [this, &of](const BreakdownRow &row) {
        const bool isWanted = !m_request.values || m_request.values->contains(row.value);
        return isWanted ? write(breakdownCells(of, row)) : Result<Done>(Done{});
    });
}

Result<Done> Export::writeSeries()
{
    StatsRequest question = m_request.stats;
    question.breakdowns.clear();
    question.occurrences.clear();
    question.bots.reset();
    const Result<StatsResult> answer = ask(question, {0, 60});
    if (!answer)
        return tl::unexpected(answer.error());
    if (const Result<Done> heading = write(seriesColumns(answer->knowledge)); !heading)
        return heading;
    qint64 written = 0;
    for (const SeriesPoint &point : answer->series) {
        if (const Result<Done> line =
                write(seriesCells(point, answer->site.calendar, answer->knowledge));
            !line)
            return line;
        if (const Result<Done> going =
                goOn(++written, static_cast<qint64>(answer->series.size()), {60, 100});
            !going)
            return going;
    }
    return Done{};
}

Result<Done> Export::writeEverything()
{
    StatsRequest question = m_request.stats;
    question.interval = Interval::Day;
    question.breakdowns.clear();
    question.bots.reset();
    OccurrenceRequest events;
    events.limit = 0;
    OccurrenceRequest goals = events;
    goals.by = OccurrenceRequest::By::Goal;
    question.occurrences = {events, goals};
    const Result<StatsResult> answer = ask(question, {0, 60});
    if (!answer)
        return tl::unexpected(answer.error());
    const Knowledge &known = answer->knowledge;
    if (const Result<Done> heading = write(everythingColumns(known)); !heading)
        return heading;
    const QString days = answer->period.from.toString(Qt::ISODate) + QStringLiteral("..") +
                         answer->period.to.toString(Qt::ISODate);
    if (const Result<Done> line =
            write(everythingCells(QStringLiteral("total"), days, answer->totals, known));
        !line)
        return line;
    for (const SeriesPoint &point : answer->series) {
        const QString day = point.bucket.firstDay.toString(Qt::ISODate);
        if (const Result<Done> line =
                write(everythingCells(QStringLiteral("day"), day, point.counters, known));
            !line)
            return line;
    }
    constexpr int Begun = 10;
    int part = 0;
    const auto percentOf = [](int parts) {
        return Begun + (100 - Begun) * parts / static_cast<int>(AllDimensions.size());
    };
    for (const Dimension dimension : AllDimensions) {
        const Share share{percentOf(part), percentOf(part + 1)};
        ++part;
        if (const Result<Done> written = writeDimension(dimension, known, share); !written)
            return written;
    }
    for (const Occurrences &list : answer->occurrences)
        if (const Result<Done> written = writeOccurrenceRows(list, known); !written)
            return written;
    return Done{};
}

Result<Done> Export::writeOccurrenceRows(const Occurrences &list, const Knowledge &ofTotals)
{
    const QString section = listName(list.request);
    if (!list.unknown.isEmpty())
        return write(everythingNote(section, list.unknown, ofTotals));
    for (const OccurrenceRow &row : list.rows)
        if (const Result<Done> line = write(everythingCells(section, row, ofTotals)); !line)
            return line;
    return Done{};
}

Result<Done> Export::writeDimension(Dimension dimension, const Knowledge &ofTotals, Share share)
{
    StatsRequest question = m_request.stats;
    question.breakdowns = {{dimension, 0, {}, Metric::Visitors}};
    const int asked = (share.from + share.to) / 2;
    const Result<WholeList> list = wholeList(question, {share.from, asked});
    if (!list)
        return tl::unexpected(list.error());
    return eachRow(*list, {asked, share.to}, [&](const BreakdownRow &row) {
        Cells cells =
            everythingCells(dimensionName(dimension), row.value, row.counters, list->knowledge);
        // Rows of pages are exact where the totals are not.
        if (ofTotals.visitors == Exactness::AtMost && list->knowledge.visitors != Exactness::AtMost)
            cells.emplace_back(std::monostate());
        return write(cells);
    });
}

} // namespace footfall::queries
