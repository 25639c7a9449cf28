// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/exporter.h"

#include "core/queries/breakdown.h"
#include "core/queries/resulttable.h"
#include "core/queries/statsreader.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <algorithm>

namespace footfall::queries {

using namespace domain;

namespace {

constexpr int PageSize = 5'000;

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

class Export
{
public:
    Export(StatsReader &reader, const ExportRequest &request, const ExportControl &control)
        : m_reader(reader), m_request(request), m_control(control), m_file(request.filePath)
    {
    }

    Result<Done> run();

private:
    Result<Done> writePanel();
    Result<Done> writeBreakdown();
    /// These are short enough for one answer.
    Result<Done> writeOccurrences();
    Result<Done> writeBots();
    Result<Done> writeSeries();
    Result<Done> writeEverything();
    Result<Done> writeDimension(const StatsResult &answer, Dimension dimension, int fromPercent,
                                int toPercent);
    /// All rows of the panel, sorted as it shows them.
    Result<std::vector<BreakdownRow>> panelRows(const StatsResult &answer,
                                                const BreakdownRequest &panel);
    Result<Done> write(const Cells &cells);
    Result<Done> goOn(qint64 done, qint64 whole, int fromPercent, int toPercent);
    tl::unexpected<Error> writeFailure() const;

    StatsReader &m_reader;
    const ExportRequest &m_request;
    const ExportControl &m_control;
    QSaveFile m_file;
    int m_percent = -1;
};

Result<Done> Export::run()
{
    if (!m_file.open(QIODevice::WriteOnly))
        return writeFailure();
    const auto written = [this] {
        switch (m_request.content) {
        case ExportRequest::Content::Panel: return writePanel();
        case ExportRequest::Content::Series: return writeSeries();
        case ExportRequest::Content::Everything: return writeEverything();
        }
        return Result<Done>(Done{});
    }();
    if (!written)
        return written; // Without commit(), the half-written file goes with m_file.
    if (const Result<Done> last = goOn(1, 1, 100, 100); !last)
        return last;
    if (!m_file.commit())
        return writeFailure();
    return Done{};
}

tl::unexpected<Error> Export::writeFailure() const
{
    return failure(ErrorKind::Storage,
                   Words::tr("%1 cannot be written: %2. Choose another place or make room.")
                       .arg(m_request.filePath, m_file.errorString()));
}

Result<Done> Export::write(const Cells &cells)
{
    const QByteArray record = csvRecord(cells);
    if (m_file.write(record) != record.size())
        return writeFailure();
    return Done{};
}

Result<Done> Export::goOn(qint64 done, qint64 whole, int fromPercent, int toPercent)
{
    if (m_control.isCancelled && m_control.isCancelled())
        return failure(ErrorKind::Unavailable, QString());
    const qint64 part = whole > 0 ? (toPercent - fromPercent) * std::min(done, whole) / whole : 0;
    const int percent = fromPercent + static_cast<int>(part);
    if (percent > m_percent && m_control.progress)
        m_control.progress(percent);
    m_percent = std::max(m_percent, percent);
    return Done{};
}

Result<std::vector<BreakdownRow>> Export::panelRows(const StatsResult &answer,
                                                    const BreakdownRequest &panel)
{
    const Breakdown &first = answer.breakdowns.front();
    const qint64 count = static_cast<qint64>(first.rows.size()) + first.otherRows;
    std::vector<BreakdownRow> rows;
    for (std::optional<qint64> next = -1; next;) {
        Result<BreakdownPage> page =
            m_reader.page(answer.site.id, answer.period, panel.dimension, *next, PageSize);
        if (!page)
            return tl::unexpected(page.error());
        next = page->next;
        std::move(page->rows.begin(), page->rows.end(), std::back_inserter(rows));
        const auto read = static_cast<qint64>(rows.size());
        if (const Result<Done> going = goOn(read, count, 0, 60); !going)
            return tl::unexpected(going.error());
    }
    std::sort(rows.begin(), rows.end(), [&panel](const BreakdownRow &a, const BreakdownRow &b) {
        const double rankA = rankOf(a.counters, panel.sortBy, panel.dimension);
        const double rankB = rankOf(b.counters, panel.sortBy, panel.dimension);
        return rankA != rankB ? rankA > rankB : a.value < b.value;
    });
    return rows;
}

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
    const Result<StatsResult> answer = m_reader.answer(question);
    if (!answer)
        return tl::unexpected(answer.error());
    const Occurrences &list = answer->occurrences.front();
    if (const Result<Done> heading = write(occurrenceColumns(list.request)); !heading)
        return heading;
    for (const OccurrenceRow &row : list.rows)
        if (const Result<Done> line = write(occurrenceCells(row)); !line)
            return line;
    return Done{};
}

Result<Done> Export::writeBots()
{
    StatsRequest question = m_request.stats;
    question.interval.reset();
    question.bots = 0;
    const Result<StatsResult> answer = m_reader.answer(question);
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
    const BreakdownRequest panel = m_request.stats.breakdowns.front();
    StatsRequest question = m_request.stats;
    question.interval.reset();
    question.breakdowns = {panel};
    question.occurrences.clear();
    question.bots.reset();
    // What was searched for is short enough for one answer; a whole list is read page by page.
    question.breakdowns.front().limit = panel.search.isEmpty() ? 1 : 0;
    const Result<StatsResult> answer = m_reader.answer(question);
    if (!answer)
        return tl::unexpected(answer.error());
    Result<std::vector<BreakdownRow>> rows =
        panel.search.isEmpty() ? panelRows(*answer, panel) : answer->breakdowns.front().rows;
    if (!rows)
        return tl::unexpected(rows.error());
    if (const Result<Done> heading = write(breakdownColumns(panel.dimension)); !heading)
        return heading;
    qint64 written = 0;
    for (const BreakdownRow &row : *rows) {
        if (const Result<Done> line =
                write(breakdownCells(panel.dimension, row, answer->totals.visitors));
            !line)
            return line;
        const Result<Done> going = goOn(++written, static_cast<qint64>(rows->size()), 60, 100);
        if (!going)
            return going;
    }
    return Done{};
}

Result<Done> Export::writeSeries()
{
    StatsRequest question = m_request.stats;
    question.breakdowns.clear();
    question.occurrences.clear();
    question.bots.reset();
    const Result<StatsResult> answer = m_reader.answer(question);
    if (!answer)
        return tl::unexpected(answer.error());
    if (const Result<Done> heading = write(seriesColumns()); !heading)
        return heading;
    qint64 written = 0;
    for (const SeriesPoint &point : answer->series) {
        if (const Result<Done> line = write(seriesCells(point, answer->site.calendar)); !line)
            return line;
        if (const Result<Done> going =
                goOn(++written, static_cast<qint64>(answer->series.size()), 0, 100);
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
    const Result<StatsResult> answer = m_reader.answer(question);
    if (!answer)
        return tl::unexpected(answer.error());
    if (const Result<Done> heading = write(everythingColumns()); !heading)
        return heading;
    const QString days = answer->period.from.toString(Qt::ISODate) + QStringLiteral("..") +
                         answer->period.to.toString(Qt::ISODate);
    if (const Result<Done> line =
            write(everythingCells(QStringLiteral("total"), days, answer->totals));
        !line)
        return line;
    for (const SeriesPoint &point : answer->series) {
        const QString day = point.bucket.firstDay.toString(Qt::ISODate);
        if (const Result<Done> line =
                write(everythingCells(QStringLiteral("day"), day, point.counters));
            !line)
            return line;
    }
    int part = 0;
    for (const Dimension dimension : AllDimensions) {
        const int from = 100 * part / static_cast<int>(AllDimensions.size());
        const int to = 100 * ++part / static_cast<int>(AllDimensions.size());
        if (const Result<Done> written = writeDimension(*answer, dimension, from, to); !written)
            return written;
    }
    for (const Occurrences &list : answer->occurrences)
        for (const OccurrenceRow &row : list.rows)
            if (const Result<Done> line = write(everythingCells(listName(list.request), row));
                !line)
                return line;
    return Done{};
}

Result<Done> Export::writeDimension(const StatsResult &answer, Dimension dimension, int fromPercent,
                                    int toPercent)
{
    for (std::optional<qint64> next = -1; next;) {
        const Result<BreakdownPage> page =
            m_reader.page(answer.site.id, answer.period, dimension, *next, PageSize);
        if (!page)
            return tl::unexpected(page.error());
        next = page->next;
        for (const BreakdownRow &row : page->rows)
            if (const Result<Done> line = write(everythingCells(dimension, row)); !line)
                return line;
        if (const Result<Done> going = goOn(next ? 0 : 1, 1, fromPercent, toPercent); !going)
            return going;
    }
    return Done{};
}

} // namespace

Result<Done> exportCsv(const QString &databasePath, const Clock &clock,
                       const ExportRequest &request, const ExportControl &control)
{
    const Result<std::unique_ptr<StatsReader>> reader = StatsReader::open(databasePath, clock);
    if (!reader)
        return tl::unexpected(reader.error());
    return Export(**reader, request, control).run();
}

} // namespace footfall::queries
