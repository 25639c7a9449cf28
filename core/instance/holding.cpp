// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/holding.h"

#include "core/instance/futures.h"

#include <QDir>

namespace footfall::instance {

QString databasePathIn(const QString &dataDirectory)
{
    return QDir(dataDirectory).filePath(QStringLiteral("footfall.db"));
}

domain::Result<std::unique_ptr<Holding>> Holding::begin(std::unique_ptr<DirectoryLock> lock,
                                                        const LocalCommands::Identity &identity,
                                                        const Settings &settings,
                                                        const CollectorFactory &makeCollector,
                                                        const domain::Clock &clock)
{
    std::unique_ptr<Holding> holding(new Holding);
    holding->m_lock = std::move(lock);
    pipeline::PipelineOptions options;
    options.databasePath = databasePathIn(identity.dataDirectory);
    // Somebody's command of a moment folds when it is told to.
    options.foldInterval = makeCollector ? settings.foldInterval : std::chrono::milliseconds(0);
    options.inboxCapacity = static_cast<size_t>(settings.inboxCapacity);
    options.inboxBytes = settings.inboxBytes;
    options.longestCommit = settings.longestCommit;
    // A command of a moment can only say what is the matter.
    options.start = makeCollector ? pipeline::PipelineOptions::Start::WithoutIfNeedBe
                                  : pipeline::PipelineOptions::Start::WithDatabase;
    auto opened = pipeline::Pipeline::open(options, clock);
    if (!opened)
        return tl::unexpected(opened.error());
    holding->m_pipeline = std::move(*opened);
    if (makeCollector)
        holding->m_collector = makeCollector(*holding->m_pipeline, settings);
    holding->m_commands =
        std::make_unique<LocalCommands>(identity, *holding->m_pipeline, holding->m_collector.get());
    if (makeCollector) {
        holding->m_controlServer = std::make_unique<ControlServer>(*holding->m_commands);
        if (const auto listening = holding->m_controlServer->listen(identity.dataDirectory);
            !listening)
            return tl::unexpected(listening.error());
    }
    return holding;
}

void Holding::setFoldInterval(std::chrono::milliseconds interval)
{
    m_pipeline->setFoldInterval(interval);
}

QFuture<domain::Result<domain::Done>> Holding::pulse()
{
    // One after the other: the future of both.
    const auto promise = std::make_shared<QPromise<domain::Result<domain::Done>>>();
    promise->start();
    const auto pass = [promise](const domain::Result<domain::Done> &result) {
        promise->addResult(result);
        promise->finish();
    };
    whenDone(m_pipeline->pulse(), &m_anchor,
             [this, pass](const domain::Result<domain::Done> &kept) {
                 if (!kept || !m_collector)
                     pass(kept);
                 else
                     whenDone(m_collector->pulse(), &m_anchor, pass);
             });
    return promise->future();
}

Holding::~Holding()
{
    if (m_collector)
        m_collector->stop();
    if (m_pipeline)
        m_pipeline->close();
    m_collector.reset();
    // Viewers try to take over as soon as their connection ends, so it ends last.
    m_controlServer.reset();
    m_commands.reset();
    m_pipeline.reset();
    m_lock.reset();
}

} // namespace footfall::instance
