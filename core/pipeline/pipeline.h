// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's side of a data directory: inbox, visit tracking, folding, housekeeping, site
// changes. Public functions from any thread; owns the writer thread, the only one that writes the
// database. REQUIRES: the directory's lock is held.
#pragma once

#include "core/domain/commands.h"
#include "core/domain/sitedirectory.h"
#include "core/pipeline/hitsink.h"

#include <QObject>

namespace footfall::pipeline {

struct PipelineOptions {
    QString databasePath;
    std::chrono::milliseconds foldInterval{10'000}; ///< At most 5 minutes; 0: only when told to.
    size_t inboxCapacity = 10'000;
    QString spoolDirectory{}; ///< Empty: "spool" beside the database.
    QString spoolKeyFile{};   ///< Empty: "spool.key" beside the database.
    /// A batch that takes longer goes to the spool, with everything behind it.
    std::chrono::milliseconds longestCommit{500};
    /// For how long a batch that cannot be written is tried again before it is given up.
    std::chrono::milliseconds patience{5'000};
};

class Pipeline : public QObject
{
    Q_OBJECT
public:
    /// Migrates the file, reads the sites and open visits, starts the writer. The clock outlives
    /// it.
    [[nodiscard]] static domain::Result<std::unique_ptr<Pipeline>>
    open(const PipelineOptions &options, const domain::Clock &clock);
    /// Closes if that was not done.
    ~Pipeline() override;

    [[nodiscard]] HitSink &inbox();
    [[nodiscard]] std::shared_ptr<const domain::SiteDirectory> sites() const;
    [[nodiscard]] domain::StoreStatus storeStatus() const;

    QFuture<domain::Result<domain::Site>> addSite(const domain::SiteDraft &draft);
    QFuture<domain::Result<domain::Site>> editSite(const QString &trackingCode,
                                                   const domain::SiteEdit &edit);
    QFuture<domain::Result<domain::Done>> removeSite(const QString &trackingCode);
    QFuture<domain::Result<domain::FoldReport>> fold();

    /// Takes no more hits, writes what was accepted, folds, checkpoints, closes. Blocks until done.
    void close();

private:
    class Private;
    explicit Pipeline(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace footfall::pipeline
