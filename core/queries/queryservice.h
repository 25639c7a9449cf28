// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard's door to the numbers: questions in, answers as signals, on a thread of its own
// with a read-only connection. Lives in the thread that asks (the GUI's), which never waits.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/statsresult.h"
#include "core/queries/exporter.h"
#include "core/queries/likelynext.h"
#include "core/queries/statsreader.h"

#include <QObject>
#include <memory>

namespace footfall::queries {

class QueryService : public QObject
{
    Q_OBJECT
public:
    /// Opens lazily: a database that is not there yet answers with failed() until it is. factBytes:
    /// of facts that are kept for the next question, and while an export is written as many again.
    /// ahead: what is asked while nobody asks.
    QueryService(const QString &databasePath, const domain::Clock &clock, QObject *parent = nullptr,
                 qint64 factBytes = UsualFactBytes, const AheadLimits &ahead = {});
    ~QueryService() override;

    /// Returns the id, never 0, that answered() or failed() will carry. Only the newest is worked
    /// on: an older one is stopped, and answers to it are not emitted.
    quint64 ask(domain::StatsRequest request);
    /// What was asked last is given up, and not answered any more.
    void cancel();
    /// summariesReady() follows, or failed() with the id 0.
    void askSummaries();

    /// Writes a CSV file (RFC 4180, formulas neutralised), page by page. One at a time.
    void startExport(const ExportRequest &request);
    void cancelExport();

Q_SIGNALS:
    /// Where an answer takes a while, first numbers come before it (StatsResult::percent).
    void answered(const footfall::domain::StatsResult &result);
    void failed(quint64 id, const footfall::domain::Error &error);
    void summariesReady(const std::vector<footfall::domain::SiteSummary> &summaries);
    /// Somebody committed to the database since the last time (checked twice a second), or it is
    /// there at last.
    void dataChanged();
    /// Nothing is left to be asked ahead for now.
    void askedAhead();
    void exportProgressed(int percent);
    void exportFinished(const QString &filePath);
    /// The half-written file is gone. A cancelled export has an empty message.
    void exportFailed(const footfall::domain::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace footfall::queries
