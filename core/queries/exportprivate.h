// SPDX-License-Identifier: GPL-3.0-or-later
// One export under way, shared by the files that implement it: what is written, and how it gets
// into the file. The thread of the reader, which outlives it, as the request and the control do.
#pragma once

#include "core/queries/answering.h"
#include "core/queries/exporter.h"
#include "core/queries/resulttable.h"
#include "core/queries/statsreader.h"

#include <QSaveFile>

namespace footfall::queries {

class Export
{
public:
    Export(StatsReader &reader, const ExportRequest &request, const ExportControl &control)
        : m_reader(reader), m_request(request), m_control(control), m_file(request.filePath)
    {
    }

    domain::Result<domain::Done> run();

private:
    /// Which percents of the export a part of it is.
    struct Share {
        int from = 0;
        int to = 100;
    };

    domain::Result<domain::Done> writePanel();
    domain::Result<domain::Done> writeBreakdown();
    /// These are short enough for one answer.
    domain::Result<domain::Done> writeOccurrences();
    domain::Result<domain::Done> writeBots();
    domain::Result<domain::Done> writeSeries();
    domain::Result<domain::Done> writeEverything();
    domain::Result<domain::Done> writeOccurrenceRows(const domain::Occurrences &list,
                                                     const domain::Knowledge &ofTotals);
    domain::Result<domain::Done> writeDimension(domain::Dimension dimension,
                                                const domain::Knowledge &ofTotals, Share share);
    /// Asks for a whole list, and hands over its rows with their names, a page at a time.
    using Take = std::function<domain::Result<domain::Done>(const domain::BreakdownRow &)>;
    domain::Result<domain::Done> eachRow(const WholeList &list, Share share, const Take &take);
    domain::Result<domain::StatsResult> ask(const domain::StatsRequest &question, Share share);
    domain::Result<WholeList> wholeList(const domain::StatsRequest &question, Share share);
    AnswerControl control(Share share);
    domain::Result<domain::Done> write(const Cells &cells);
    domain::Result<domain::Done> goOn(qint64 done, qint64 whole, Share share);
    void tell(int percent);
    tl::unexpected<domain::Error> writeFailure() const;

    StatsReader &m_reader;
    const ExportRequest &m_request;
    const ExportControl &m_control;
    QSaveFile m_file;
    int m_percent = -1;
};

} // namespace footfall::queries
