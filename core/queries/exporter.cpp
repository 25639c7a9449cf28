// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/exporter.h"

#include "core/queries/answering.h"
#include "core/queries/breakdown.h"
#include "core/queries/resulttable.h"
#include "core/queries/statsreader.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <algorithm>

namespace footfall::queries {

using namespace domain;

namespace {

constexpr size_t PageSize = 5'000;

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
    /// Which percents of the export a part of it is.
    struct Share {
        int from = 0;
        int to = 100;
    };

    Result<Done> writePanel();
    Result<Done> writeBreakdown();
    /// These are short enough for one answer.
    Result<Done> writeOccurrences();
    Result<Done> writeBots();
    Result<Done> writeSeries();
    Result<Done> writeEverything();
    Result<Done> writeDimension(Dimension dimension, const Knowledge &ofTotals, Share share);
    /// Asks for a whole list, and hands over its rows with their names, a page at a time.
    using Take = std::function<Result<Done>(const BreakdownRow &)>;
    Result<Done> eachRow(const WholeList &list, Share share, const Take &take);
    Result<StatsResult> ask(const StatsRequest &question, Share share);
    Result<WholeList> wholeList(const StatsRequest &question, Share share);
    AnswerControl control(Share share);
    Result<Done> write(const Cells &cells);
    Result<Done> goOn(qint64 done, qint64 whole, Share share);
    void tell(int percent);
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
    if (const Result<Done> last = goOn(1, 1, {100, 100}); !last)
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

void Export::tell(int percent)
{
    if (percent > m_percent && m_control.progress)
        m_control.progress(percent);
    m_percent = std::max(m_percent, percent);
}

Result<Done> Export::goOn(qint64 done, qint64 whole, Share share)
{
    if (m_control.stop.stop_requested())
        return failure(ErrorKind::Unavailable, QString());
    const qint64 part = whole > 0 ? (share.to - share.from) * std::min(done, whole) / whole : 0;
    tell(share.from + static_cast<int>(part));
    return Done{};
}

AnswerControl Export::control(Share share)
{
    AnswerControl control{m_control.stop};
    control.soFar = [this, share](const StatsResult &first) {
        tell(share.from + (share.to - share.from) * first.percent / 100);
    };
    return control;
}

Result<StatsResult> Export::ask(const StatsRequest &question, Share share)
{
    return m_reader.answer(question, control(share));
}

Result<WholeList> Export::wholeList(const StatsRequest &question, Share share)
{
    return m_reader.wholeList(question, control(share));
}

Result<Done> Export::eachRow(const WholeList &list, Share share, const Take &take)
{
    for (size_t from = 0; from < list.rows.size(); from += PageSize) {
        const Result<std::vector<BreakdownRow>> rows = m_reader.rowsOf(list, from, PageSize);
        if (!rows)
            return tl::unexpected(rows.error());
        for (const BreakdownRow &row : *rows)
            if (const Result<Done> taken = take(row); !taken)
                return taken;
        const auto done = static_cast<qint64>(from + rows->size());
        if (const Result<Done> going = goOn(done, static_cast<qint64>(list.rows.size()), share);
            !going)
            return going;
    }
    return goOn(1, 1, share);
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
    const Result<StatsResult> answer = ask(question, {0, 60});
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
    return eachRow(*list, {Asked, 100},
                   [this, &of](const BreakdownRow &row) { return write(breakdownCells(of, row)); });
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
        for (const OccurrenceRow &row : list.rows)
            if (const Result<Done> line = write(everythingCells(listName(list.request), row));
                !line)
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
