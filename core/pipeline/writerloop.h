// SPDX-License-Identifier: GPL-3.0-or-later
// What goes on in the writer's thread: batches as they arrive, folds on a timer, housekeeping, and
// the changes that people ask for, each in small steps so that no answer to a tracker waits for
// long. Lives in that thread; start() first and shutDown() last, both there.
#pragma once

#include "core/pipeline/aggregator.h"
#include "core/pipeline/checkpointer.h"
#include "core/pipeline/housekeeping.h"
#include "core/pipeline/pipeline.h"
#include "core/pipeline/sitecommands.h"
#include "core/pipeline/sweeper.h"
#include "core/pipeline/writer.h"

#include <QPromise>
#include <QTimer>
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

    // Any thread, once started.
    [[nodiscard]] Inbox &inbox() { return *m_inbox; }
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
        Housekeeping housekeeping;
        SiteCommands sites;
        Sweeper sweeper;
        Checkpointer checkpointer;
    };
    struct Removal {
        domain::SiteId site;
        Promise<domain::Done> promise; ///< None where an earlier run began it.
    };

    [[nodiscard]] domain::Result<domain::Done> load();
    void post(void (WriterLoop::*step)());
    [[nodiscard]] domain::Instant pipelineTime() const;

    void drain();
    void writeWaiting();
    void writeBatch(const std::vector<Item> &batch);

    void beginFold();
    void foldStep();
    void endFold(domain::Result<domain::FoldReport> report);
    void tidy(Sweeper::Haste haste);

    void keepHouse();
    void forgetStep();
    void removalStep();
    void shrinkStep();
    void endRemoval(const domain::Result<domain::Done> &result);

    void noteCommit();

    static constexpr qint64 PagesPerVacuum = 256;
    static constexpr qint64 LargestRebuild = 128 * 1024 * 1024; ///< Bytes: about a second.

    const PipelineOptions m_options;
    const domain::Clock &m_clock;
    std::shared_ptr<PublishedSites> m_published;
    StatusBoard m_board;
    std::unique_ptr<Inbox> m_inbox;
    std::unique_ptr<Engine> m_engine; ///< Only between start() and shutDown().

    QTimer m_foldTimer;
    QTimer m_houseTimer;
    bool m_gaveUp = false; ///< The last batch could not be written.

    std::optional<qint64> m_folded; ///< So far, while a fold runs.
    std::vector<Promise<domain::FoldReport>> m_foldPromises;
    std::deque<Removal> m_removals;
};

} // namespace footfall::pipeline
