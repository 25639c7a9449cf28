// SPDX-License-Identifier: GPL-3.0-or-later
// How an export is asked for page by page, gets into its file, and tells how far it is.
#include "core/queries/exportprivate.h"

#include <QCoreApplication>
#include <algorithm>

namespace footfall::queries {

using namespace domain;

namespace {

constexpr size_t PageSize = 5'000;

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

} // namespace

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

Result<Done> exportCsv(const QString &databasePath, const Clock &clock,
                       const ExportRequest &request, const ExportControl &control, qint64 factBytes)
{
    const Result<std::unique_ptr<StatsReader>> reader =
        StatsReader::open(databasePath, clock, factBytes);
    if (!reader)
        return tl::unexpected(reader.error());
    return Export(**reader, request, control).run();
}

} // namespace footfall::queries
