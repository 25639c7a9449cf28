// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wiring.h"

#include "core/enrich/enricher.h"
#include "core/instance/futures.h"
#include "server/collector.h"

namespace footfall {

using domain::Result;

namespace {

/// A collector that can be tried again where its data could not be read.
class WiredCollector : public domain::CollectorControl
{
public:
    WiredCollector(const enrich::EnricherOptions &options, pipeline::Pipeline &pipeline,
                   const domain::ListenSettings &settings, const domain::Clock &clock)
        : m_options(options), m_pipeline(pipeline), m_clock(clock)
    {
        begin(settings);
    }

    [[nodiscard]] domain::CollectorStatus status() const override
    {
        domain::CollectorStatus status;
        if (m_collector)
            status = m_collector->status();
        else
            status.state = domain::CollectorStatus::State::Failed;
        if (status.problem.isEmpty())
            status.problem = m_problem;
        return status;
    }

    QFuture<Result<domain::CollectorStatus>> listen(const domain::ListenSettings &settings) override
    {
        if (m_collector)
            return m_collector->listen(settings);
        begin(settings);
        const domain::CollectorStatus now = status();
        if (now.state == domain::CollectorStatus::State::Collecting)
            return instance::readyFuture<domain::CollectorStatus>(now);
        return instance::readyFuture<domain::CollectorStatus>(
            domain::failure(domain::ErrorKind::Unavailable, now.problem));
    }

    QFuture<Result<domain::CollectorStatus>> setFlow(Flow flow) override
    {
        return m_collector ? m_collector->setFlow(flow)
                           : instance::readyFuture<domain::CollectorStatus>(domain::failure(
                                 domain::ErrorKind::Unavailable, m_problem));
    }

    [[nodiscard]] domain::CollectorActivity activity() const override
    {
        return m_collector ? m_collector->activity() : domain::CollectorActivity{};
    }

    [[nodiscard]] QString openProbe() override
    {
        return m_collector ? m_collector->openProbe() : QString();
    }

    QFuture<Result<domain::Done>> pulse() override
    {
        return m_collector ? m_collector->pulse() : CollectorControl::pulse();
    }

    void stop() override
    {
        if (m_collector)
            m_collector->stop();
    }

private:
    void begin(const domain::ListenSettings &settings)
    {
        auto opened = enrich::Enricher::open(m_options);
        if (!opened) {
            m_problem = opened.error().message;
            return;
        }
        m_problem.clear();
        m_collector = std::make_unique<server::Collector>(
            server::CollectorParts{
                m_pipeline.inbox(), m_pipeline.sites(), std::move(*opened), m_clock,
                [this] { return m_pipeline.storeStatus(); }, &m_pipeline.doorLedger(),
                [this] { return m_pipeline.ledger().total(); }, m_pipeline.queueCapacity(),
                [this](domain::CollectorStatus::State state) {
                    m_pipeline.noteDoor(state == domain::CollectorStatus::State::Collecting
                                            ? pipeline::Pipeline::Door::Open
                                            : pipeline::Pipeline::Door::Closed);
                }},
            settings);
    }

    enrich::EnricherOptions m_options;
    pipeline::Pipeline &m_pipeline;
    const domain::Clock &m_clock;
    std::unique_ptr<server::Collector> m_collector;
    QString m_problem;
};

} // namespace

instance::CollectorFactory collectorFactory(const QString &dataDirectory,
                                            const domain::Clock &clock)
{
    return [dataDirectory, &clock](pipeline::Pipeline &pipeline,
                                   const instance::Settings &settings) {
        auto options =
            enrich::EnricherOptions::standard(dataDirectory, instance::installedDataDirectory());
        if (!settings.countryDatabase.isEmpty())
            options.countryDatabase = settings.countryDatabase;
        return std::make_unique<WiredCollector>(options, pipeline, settings.listen, clock);
    };
}

} // namespace footfall
