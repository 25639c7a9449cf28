// SPDX-License-Identifier: GPL-3.0-or-later
// Where items are between their arrival and their receipt, and who may have them: the writer, while
// it commits in time, else the spooler. Bounded; the only mutex on their way. Each item is in
// exactly one place: waiting, in one of the writer's batches, or in the group that is being
// spooled; the writer's batches may be spooled as well, where they take too long. There are two of
// these at most: one that is being made durable, and one that is being written meanwhile.
#pragma once

#include "core/pipeline/ledgerbook.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace footfall::pipeline {

class Inbox : public HitSink
{
public:
    using Batch = std::shared_ptr<const std::vector<Item>>;
    using Steady = std::chrono::steady_clock;

    enum class Mode {
        Direct,    ///< What waits is the writer's.
        Spooling,  ///< What waits, and what the writer has not committed, is the spooler's.
        Rejoining, ///< The spooler takes no more; what it has begun is replayed, then it is direct.
    };
    struct Bounds {
        size_t capacity = 10'000;           ///< While spooling twice as many.
        qsizetype bytes = 32 * 1024 * 1024; ///< The same of these.
        std::chrono::milliseconds longestCommit{500};
        std::chrono::milliseconds patience{5'000}; ///< Where neither can be written.
    };

    /// wake: called on any thread when there is something for the writer that it does not know of.
    /// The book outlives it.
    Inbox(const Bounds &bounds, LedgerBook &book, std::function<void()> wake);

    /// Before anything else.
    void begin(quint64 lastSequence, const QString &epoch, Mode mode);

    // Any thread.
    void beginBurst() override;
    void endBurst() override;
    [[nodiscard]] Admission accept(domain::Hit hit, std::shared_ptr<ReceiptPort> port,
                                   quint64 token) override;
    [[nodiscard]] Mode mode() const;
    /// Hits that are only in memory.
    [[nodiscard]] qint64 size() const;
    /// Of the oldest hit that is only in memory.
    [[nodiscard]] std::optional<domain::Instant> oldestTime() const;
    /// For how long the writer has had its oldest batch; zero without one.
    [[nodiscard]] std::chrono::milliseconds writingFor() const;
    [[nodiscard]] quint64 lastSequence() const;
    /// Takes no more hits.
    void close();
    /// The door decided something: it will be written about a second from now.
    void noteDecisions();
    /// From here on everything goes to the spool.
    void engage();
    /// Called by the spooler when it comes by; a later one takes the place of one that waits.
    void pulse(std::function<void()> alive);

    // The writer.
    /// The oldest ones, at most limit; null where there are none, or they are not the writer's, or
    /// are not yet worth a batch beside the one that it has: then it is woken when they are.
    [[nodiscard]] Batch take(size_t limit);
    /// Whether take() has a batch.
    [[nodiscard]] bool hasBatch() const;
    enum class Answers { Due, Given };
    /// The writer's oldest batch is in the database for good, the file is the right one, and the
    /// ledger knows. Any thread.
    [[nodiscard]] Answers finish(const Batch &batch);
    /// None of its batches is: the spooler has them now.
    void fail();
    /// The end of the spool; what is behind it was appended later.
    [[nodiscard]] quint64 lastSpooled() const;
    /// All up to lastSpooled() is in the database. Direct is the mode then, unless more was or is
    /// being appended: come again, when woken or at once.
    enum class Rejoin { Direct, Later, Now };
    [[nodiscard]] Rejoin rejoin(quint64 spooled);
    /// Of what was spooled some was damaged on the disk: once nothing is there any more, the ledger
    /// counts as waiting what is here.
    void noteLost();
    /// What was refused although nobody knows whether the commit that failed for it has succeeded
    /// after all. The writer, who finds out, tells the ledger.
    [[nodiscard]] std::vector<Record> takeUncertain();

    /// For another database: the spooler pauses until resume(), which gives what waits new numbers
    /// behind last, and new sites; hits without one are gone. REQUIRES: not Direct, no batch.
    void hold();
    void resume(quint64 last, const QString &epoch, const IdMove &ids);
    /// It goes on as before.
    void resume();

    // The spooler.
    struct Work {
        enum class Kind { Append, WriteDecisions, Pulse, End };
        Kind kind = Kind::End;
        Batch group{};
        QString epoch{};
        bool isLate = false; ///< Spooling has begun because the writer took too long.
        std::function<void()> pulse{};
    };
    /// Waits until there is something.
    [[nodiscard]] Work nextWork();
    /// Each is Spooled, or Unwritable where the spool can never keep it.
    void appended(const Batch &group, const std::vector<Receipt> &receipts);
    void notAppended(const Batch &group);
    /// What was decided, to go the way of the hits. False: no room, it comes again.
    [[nodiscard]] bool add(const LedgerEntries &entries, const BotSightings &sightings = {});
    /// nextWork() is End once nothing waits; what cannot be spooled at once is refused.
    void finishSpooling();

private:
    struct InFlight {
        Batch batch;
        Steady::time_point since;
        enum class Writer { Busy, Stored, Failed } writer = Writer::Busy;
        enum class Spooler { Idle, Busy, Done } spooler = Spooler::Idle;
        bool isAnswered = false;
    };
    /// For the spooler.
    static bool isLeft(const InFlight &batch) { return batch.spooler == InFlight::Spooler::Idle; }

    void push(Item item);
    [[nodiscard]] bool isFull(size_t times) const;
    [[nodiscard]] std::vector<Item> takeOldest(size_t limit);
    [[nodiscard]] bool mustWakeWriter();
    [[nodiscard]] bool isWorthABatch() const;
    void engageLocked();
    [[nodiscard]] InFlight *inFlight(const Batch &batch);
    void settleInFlight(const Batch &batch);
    [[nodiscard]] std::optional<Steady::time_point> oldestUnsettled() const;
    [[nodiscard]] std::optional<Work> workNow(Steady::time_point now);
    [[nodiscard]] Batch groupToAppend();
    [[nodiscard]] std::optional<Steady::time_point> deadline() const;
    void putBack(const std::vector<Item> &items);
    [[nodiscard]] bool mustRefuse() const;
    void refuse(const std::vector<Item> &items);
    void settleHere(const std::vector<Item> &items, const std::vector<Receipt> &receipts);

    static constexpr size_t MostInFlight = 2;
    static constexpr size_t GroupLimit = 4'000;
    /// So many are worth a commit, though more are to come.
    static constexpr size_t BurstLimit = 32;

    mutable std::mutex m_mutex;
    std::condition_variable m_spoolerWork;
    std::condition_variable m_appendEnded;
    const Bounds m_bounds;
    LedgerBook &m_book;
    const std::function<void()> m_wake;

    Mode m_mode = Mode::Direct;
    std::vector<Item> m_waiting;
    qsizetype m_waitingBytes = 0; ///< Theirs.
    Steady::time_point m_waitingSince;
    std::vector<InFlight> m_inFlight; ///< The oldest first.
    Batch m_group;                    ///< That is being appended; a batch of the writer's, perhaps.
    QString m_epoch;
    quint64 m_lastSequence = 0;
    quint64 m_lastSpooled = 0;
    quint64 m_lastFailed = 0; ///< Up to here, commits may have failed and succeeded after all.
    std::vector<Record> m_uncertain;

    std::function<void()> m_pulse;
    std::optional<Steady::time_point> m_decisionsDue;
    std::optional<Steady::time_point> m_unwritableSince; ///< The spool too.
    Steady::time_point m_appendAgainAt;
    std::chrono::milliseconds m_appendPause{0};
    bool m_hasGivenUp = false; ///< Items were refused, and nothing could be written since.
    bool m_isClosed = false;
    bool m_isEnding = false;
    bool m_isSettling = false; ///< The spooler knows what the ledger does not know yet.
    bool m_hasLost = false;    ///< noteLost()
    bool m_isHeld = false;
    int m_bursts = 0;          ///< Of how many threads.
    bool m_isAwake = false;    ///< The writer looks, or will look, whether something waits.
    bool m_mustWake = false;   ///< The writer waits for the end of an append.
    bool m_isWatched = false;  ///< The spooler will look whether the writer is in time.
    bool m_isLateNews = false; ///< Spooling began by that, and nobody was told.
};

} // namespace footfall::pipeline
