// SPDX-License-Identifier: GPL-3.0-or-later
// What goes on in the writer's thread: batches as they arrive, folds on a timer, housekeeping, and
// the changes that people ask for, each in small steps so that no answer to a tracker waits for
// long; and, when the database cannot be written, the way back to it by way of the spool. Lives in
// that thread; start() first and shutDown() last, both there.
#pragma once

#include "core/pipeline/aggregator.h"
#include "core/pipeline/checkpointer.h"
#include "core/pipeline/factmerger.h"
#include "core/pipeline/housekeeping.h"
#include "core/pipeline/integritywatch.h"
#include "core/pipeline/ledgertrimmer.h"
#include "core/pipeline/mergewriter.h"
#include "core/pipeline/pipeline.h"
#include "core/pipeline/runlog.h"
#include "core/pipeline/sitecommands.h"
#include "core/pipeline/spooledsites.h"
#include "core/pipeline/spooler.h"
#include "core/pipeline/sweeper.h"
#include "core/pipeline/syncer.h"
#include "core/pipeline/writer.h"
#include "core/storage/logfile.h"
#include "core/storage/sidefiles.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QTimer>
#include <atomic>
#include <deque>

namespace footfall::pipeline {

template <typename T>
using Promise = std::shared_ptr<QPromise<domain::Result<T>>>;

template <typename T>
void resolve(const Promise<T> &promise, domain::Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

class WriterLoop : public QObject
{
    Q_OBJECT
public:
    /// The clock outlives it.
    WriterLoop(const PipelineOptions &options, const domain::Clock &clock,
               std::shared_ptr<PublishedSites> published);

    [[nodiscard]] domain::Result<domain::Done> start();
    void shutDown();

    void addSite(const domain::SiteDraft &draft, const Promise<domain::Site> &promise);
    void editSite(const QString &trackingCode, const domain::SiteEdit &edit,
                  const Promise<domain::Site> &promise);
    void removeSite(const QString &trackingCode, const Promise<domain::Done> &promise);
    void fold(const Promise<domain::FoldReport> &promise);
    void writeRuns();
    /// 0: only when told to.
    void setFoldInterval(std::chrono::milliseconds interval);

    // Any thread, once started.
    [[nodiscard]] Inbox &inbox() { return m_inbox; }
    [[nodiscard]] LedgerBook &book() { return m_book; }
    [[nodiscard]] RunLog &runs() { return m_runs; }
    [[nodiscard]] domain::StoreStatus status() const;

private:
    /// Everything that needs the connection, in the order in which it is built.
    struct Engine {
        Engine(std::unique_ptr<storage::Database> opened, PublishedSites &published,
               StatusBoard &board, const domain::Clock &clock);
        std::unique_ptr<storage::Database> database;
        VisitTracker tracker;
        Writer writer;
        Aggregator aggregator;
        MergeWriter merges;
        Housekeeping housekeeping;
        LedgerTrimmer ledgerTrimmer;
        SiteCommands sites;
        Sweeper sweeper;
        Checkpointer checkpointer;
        storage::InstanceStore instance;
        std::map<domain::SiteId, storage::Withheld> withheld; ///< Of strict sites.
        std::optional<storage::SideFiles> sideFiles;          ///< Once it was used.
        std::unique_ptr<storage::LogFile> log;                ///< The same.
    };
    struct MergedFold { ///< Who asked for it waits until what it made due is merged.
        Promise<domain::FoldReport> promise;
        domain::FoldReport report;
        quint64 order = 0; ///< Of merges, that has to end.
    };
    struct Removal {
        domain::SiteId site;
        Promise<domain::Done> promise; ///< None where an earlier run began it.
    };

    void post(void (WriterLoop::*step)());
    void wake();
    [[nodiscard]] domain::Instant pipelineTime() const;
    [[nodiscard]] domain::Instant dayTime(domain::Instant time) const;
    void noteWritten();
    void noteCommit();

    // Batches, while all is well.
    void drain();
    void writeWaiting();
    void writeBatch(const Inbox::Batch &batch);
    void writeRest(const Inbox::Batch &batch);
    /// False: something else had gone wrong before.
    bool giveUp(const domain::Error &error);

    // What was committed becomes safe.
    [[nodiscard]] domain::Result<domain::Done> useLog();
    [[nodiscard]] domain::Result<domain::Done> syncLog(const Engine &engine) const;
    void answer(const Inbox::Batch &batch, const std::vector<Receipt> &counted,
                const std::vector<Receipt> &answers);
    bool settleSyncs();
    bool isSafe(const domain::Result<domain::Done> &settled);
    [[nodiscard]] domain::Result<domain::Done> clearDoubts();

    // The database is away, and comes back.
    void haveTrouble(const domain::Error &error);
    [[nodiscard]] bool isInTrouble() const { return m_retryTimer.isActive(); }
    /// A database whose disk is nearly full takes everything but page views.
    [[nodiscard]] bool isAway() const { return isInTrouble() && !m_isShortOfRoom; }
    [[nodiscard]] size_t batchLimit(qint64 leastRoom);
    [[nodiscard]] qint64 leastRoomTo(bool drain) const;
    [[nodiscard]] qint64 rowsToRemove();
    [[nodiscard]] domain::Result<domain::Done> haveRoom(qint64 least);
    [[nodiscard]] SpoolOptions spoolOptions() const
    {
        SpoolOptions options{m_options.spoolDirectory, m_options.spoolKeyFile};
        options.roomLeft = m_options.roomLeft;
        return options;
    }
    void replay();
    void rejoin(quint64 spooled);
    [[nodiscard]] bool apply(std::vector<Record> records);
    void isolate(const Record &first, const domain::Error &error);
    void skip(const Record &record);
    [[nodiscard]] domain::Error fileMoved() const;
    [[nodiscard]] domain::Result<domain::Done> fileInPlace() const;
    [[nodiscard]] domain::Result<domain::Done> missing() const;
    [[nodiscard]] domain::Result<domain::Done> fileInUse();
    [[nodiscard]] domain::Result<domain::Done> ensureEngine();
    void settleUncertain();
    [[nodiscard]] domain::Result<domain::Done> leaveFile();
    void leaveEngine();

    // Opening a file, the first or another.
    [[nodiscard]] domain::Result<domain::Done> openAtStart();
    [[nodiscard]] domain::Result<domain::Done> openEngine();
    [[nodiscard]] domain::Result<domain::Done> loadEngine();
    void noteInUse();
    void noteLeft();
    [[nodiscard]] domain::Result<domain::Done> loadBook(quint64 applied);
    [[nodiscard]] domain::Result<domain::Done> openSpool();
    [[nodiscard]] domain::Result<domain::Done> adoptFound(Spool &spool);
    [[nodiscard]] domain::Result<quint64> renumberFound(Spool &spool, quint64 first);
    void noteFound(const Spool &spool);
    void openSpoolLate();
    [[nodiscard]] domain::Result<domain::Done> adoptFile();
    [[nodiscard]] domain::Result<quint64> renumber(Spool *spool, quint64 first, const IdMove &ids);
    [[nodiscard]] domain::Result<QString> renewEpoch();
    void forgetEarlier();
    void noteSites();

    // A start without a file that can be opened.
    enum class Opened { NotYet, Once };
    void noteOpened(Opened opened);
    [[nodiscard]] domain::Result<domain::Done> nothingWaitsForAMissingFile() const;
    [[nodiscard]] bool mayStartWithout(const domain::Error &error) const;
    void startWithout(const domain::Error &error);
    [[nodiscard]] quint64 goOnBehind(const Spool &spool, quint64 last);
    void openSpoolWithout(const std::shared_ptr<Spool> &spool);
    [[nodiscard]] domain::Result<domain::Done> releaseEarlier(Spool &spool);

    void beginFold();
    void foldStep();
    [[nodiscard]] domain::Result<domain::FoldReport> finishedFold();
    void endFold(domain::Result<domain::FoldReport> report);
    void tidy(Sweeper::Haste haste);
    void emptyLog(Sweeper::Haste haste);

    // Facts are merged.
    void noteFolded(const domain::FoldReport &report,
                    std::vector<Promise<domain::FoldReport>> promises);
    void beginMerging(std::vector<SiteMerging> sites);
    void takeMerged(quint64 order, MergedFacts merged);
    void mergeStep();
    void endMergeStep(const domain::Result<domain::Done> &outcome);
    void endMerging(quint64 order, const domain::Result<domain::Done> &result);
    void leaveMerging();
    void deleteStep();
    void giveBackStep();
    [[nodiscard]] std::vector<SiteMerging> sitesToMerge();
    [[nodiscard]] domain::Result<domain::Done> addKeeping(const domain::Site &site,
                                                          SiteMerging &merging);
    [[nodiscard]] domain::Result<storage::Withheld> withheldOf(domain::SiteId site);

    void keepHouse();
    void forgetStep();
    void trimStep();
    void removalStep();
    void shrinkStep();
    void endRemoval(const domain::Result<domain::Done> &result);

    void drainForGood();
    void tellUnrecorded();
    void foldForGood();

    /// Whether a command can be tried; answers it where not.
    template <typename T>
    [[nodiscard]] bool canTry(const Promise<T> &promise)
    {
        const domain::Result<domain::Done> usable = fileInUse();
        if (!usable)
            resolve<T>(promise, tl::unexpected(usable.error()));
        return usable.has_value();
    }
    /// What a command that was tried has to say.
    template <typename T>
    [[nodiscard]] domain::Result<T> committed(domain::Result<T> result)
    {
        if (!result)
            return result;
        noteCommit();
        return fileInUse().map([&](domain::Done) { return *std::move(result); });
    }

    static constexpr qint64 PagesPerVacuum = 256;
    static constexpr qint64 LargestRebuild = 128 * 1024 * 1024; ///< Bytes: about a second.

    const PipelineOptions m_options;
    DiskRoom m_room;
    bool m_isShortOfRoom = false; ///< That is all the trouble there is.
    const domain::Clock &m_clock;
    std::shared_ptr<PublishedSites> m_published;
    StatusBoard m_board;
    LedgerBook m_book;
    RunLog m_runs;
    Inbox m_inbox;
    SpooledSitesFile m_sitesFile;
    Spooler m_spooler;
    Syncer m_syncer;
    IntegrityWatch m_watch;
    FactMerger m_merger;
    /// None while there is no file, and after shutDown(). It ends when the syncer rests only.
    std::unique_ptr<Engine> m_engine;

    QTimer m_foldTimer;
    QTimer m_houseTimer;
    QElapsedTimer m_sinceAlive; ///< Since the run was last noted to go on because of a commit.
    QTimer m_retryTimer;        ///< Runs while the database is away, until it is tried again.
    std::chrono::milliseconds m_pause{0};
    int m_failures = 0; ///< In a row.
    bool m_isRunning = false;

    QString m_epoch;
    quint64 m_applied = 0;        ///< The highest sequence that is in the database.
    bool m_isAppliedKnown = true; ///< Unless a commit failed, or went to a file that was moved.
    bool m_isLogDoubtful = false; ///< A sync failed: what can be seen may not be on the disk.
    /// Up to here the ledger in memory knows what became of items. The syncer's while it works.
    std::atomic<quint64> m_booked = 0;
    quint64 m_loaded = 0; ///< Up to here it knows so from the database, when that was opened.
    /// Of the database: what a spool that could not be opened may hold.
    std::optional<storage::InstanceStore::Numbering> m_earlier;
    /// Of the database that was left, or never opened, until another is adopted.
    std::vector<domain::Site> m_sitesLeft;
    Opened m_opened = Opened::NotYet;
    bool m_hasNotedUse = false; ///< Of the file in use, or the watch has begun.
    qint64 m_setAside = 0;      ///< Of the spool's records, that the ledger heard of.
    quint64 m_foundStored = 0;  ///< Of what the spool held at the start; the ledger knows.

    static constexpr size_t ReplayLimit = 4'000;
    size_t m_replayLimit = ReplayLimit; ///< Fewer where some cannot be written.

    std::optional<qint64> m_folded; ///< So far, while a fold runs.
    domain::Instant m_foldTime{};   ///< What had to be folded by then is, once it has ended.
    domain::Instant m_foldedTime{}; ///< That of the last one that ended well.
    bool m_foldWrote = false;       ///< Anything so far.
    quint64 m_appliedAtFold = 0;    ///< What was at its last step.
    std::vector<Promise<domain::FoldReport>> m_foldPromises;
    std::deque<Removal> m_removals;

    QTimer m_mergeTimer;             ///< Until views that wait have had their turn.
    QElapsedTimer m_sinceMerge;      ///< Since the last transaction of a merge.
    quint64 m_mergeOrder = 0;        ///< The last.
    bool m_hasWrittenMerged = false; ///< By the order that goes on.
    std::vector<MergedFold> m_mergedFolds;
    std::vector<SiteMerging> m_mergedSites; ///< By the last order.
    bool m_hasNewFacts = false;             ///< Since then.
};

} // namespace footfall::pipeline
