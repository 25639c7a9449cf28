// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's side of a data directory: inbox, visit tracking, folding, housekeeping, site
// changes. Public functions from any thread; owns the writer thread, the only one that writes the
// database. REQUIRES: the directory's lock is held.
#pragma once

#include "core/domain/commands.h"
#include "core/domain/sitedirectory.h"
#include "core/pipeline/hitsink.h"

#include <QObject>
#include <functional>
#include <optional>

namespace footfall::pipeline {

struct PipelineOptions {
    QString databasePath;
    std::chrono::milliseconds foldInterval{10'000}; ///< At most 5 minutes; 0: only when told to.
    size_t inboxCapacity = 10'000;
    qsizetype inboxBytes = 32 * 1024 * 1024;
    QString spoolDirectory{}; ///< Empty: "spool" beside the database.
    QString spoolKeyFile{};   ///< Empty: "spool.key" beside the database.
    /// A batch that takes longer goes to the spool, with everything behind it.
    std::chrono::milliseconds longestCommit{500};
    /// For how long views are held in memory where neither database nor spool can be written,
    /// before they are refused.
    std::chrono::milliseconds patience{5'000};
    /// WithoutIfNeedBe: where the database is there but cannot be opened, or is missing and views
    /// wait for it, views are kept in the spool, and it is tried again.
    enum class Start { WithDatabase, WithoutIfNeedBe } start = Start::WithDatabase;
    /// For tests: asked before each statement that writes; an answer is the error to happen there.
    std::function<std::optional<domain::Error>()> gate{};
    /// For tests: in place of fdatasync(), by which what was committed is made durable; called in
    /// another thread.
    std::function<int(int)> syncCall{};
    /// For tests: bytes, in place of what the system tells of the disk; asked in several threads.
    std::function<qint64()> roomLeft{};
};

/// What was not given stands beside the database.
[[nodiscard]] PipelineOptions completed(PipelineOptions options);

class Pipeline : public QObject
{
    Q_OBJECT
public:
    /// Migrates the file, reads the sites and open visits, starts the writer. A file of a newer
    /// Footfall, or of another program, is refused however it starts. The clock outlives it.
    [[nodiscard]] static domain::Result<std::unique_ptr<Pipeline>>
    open(const PipelineOptions &options, const domain::Clock &clock);
    /// Closes if that was not done.
    ~Pipeline() override;

    [[nodiscard]] HitSink &inbox();
    /// How many hits may wait in memory before they go to the spool.
    [[nodiscard]] qint64 queueCapacity() const;
    [[nodiscard]] std::shared_ptr<const domain::SiteDirectory> sites() const;
    [[nodiscard]] domain::StoreStatus storeStatus() const;
    /// Where the door tells what it decided. Lives as long as the pipeline.
    [[nodiscard]] DoorLedger &doorLedger();
    /// What became of everything that was received. From memory.
    [[nodiscard]] domain::Ledger ledger() const;

    enum class Door { Open, Closed };
    /// The time in which it is closed is recorded as off. Closed at first, and when this closes.
    void noteDoor(Door door);

    QFuture<domain::Result<domain::Site>> addSite(const domain::SiteDraft &draft);
    QFuture<domain::Result<domain::Site>> editSite(const QString &trackingCode,
                                                   const domain::SiteEdit &edit);
    QFuture<domain::Result<domain::Done>> removeSite(const QString &trackingCode);
    QFuture<domain::Result<domain::FoldReport>> fold();

    /// As PipelineOptions has it, from now on.
    void setFoldInterval(std::chrono::milliseconds interval);

    /// Ready when the threads that keep views have come by: the spooler, and the writer, unless its
    /// work goes to the spool meanwhile. For a watchdog; one at a time.
    QFuture<domain::Result<domain::Done>> pulse();

    /// Takes no more hits, writes what was accepted, folds, checkpoints, closes. Blocks until done.
    void close();

private:
    class Private;
    explicit Pipeline(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace footfall::pipeline
