// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/backfill.h"

#include "core/enrich/enricher.h"
#include "core/instance/settings.h"
#include "core/pipeline/pipeline.h"
#include "tests/demo/rawhits.h"
#include "tests/kit/fixedclock.h"

#include <QDir>
#include <QElapsedTimer>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace footfall::demo {

using namespace std::chrono_literals;
using domain::ErrorKind;

namespace {

/// Counts what the pipeline has not answered yet.
class Receipts : public pipeline::ReceiptPort
{
public:
    void settle(std::vector<pipeline::Settled> batch) override
    {
        const std::lock_guard lock(m_mutex);
        for (const pipeline::Settled &settled : batch)
            if (settled.receipt != pipeline::Receipt::Stored &&
                settled.receipt != pipeline::Receipt::Superseded)
                ++m_lost;
        m_settled += static_cast<qint64>(batch.size());
        m_changed.notify_all();
    }
    void waitFor(qint64 settled)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_settled >= settled; });
    }
    [[nodiscard]] qint64 lost()
    {
        const std::lock_guard lock(m_mutex);
        return m_lost;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    qint64 m_settled = 0;
    qint64 m_lost = 0;
};

class Backfill
{
public:
    Backfill(const BackfillOptions &options, const std::vector<DemoSite> &sites,
             enrich::Enricher &enricher, pipeline::Pipeline &pipeline, kit::FixedClock &clock)
        : m_options(options)
        , m_sites(sites)
        , m_enricher(enricher)
        , m_pipeline(pipeline)
        , m_clock(clock)
    {
    }

    domain::Result<BackfillReport> run(const std::function<Onward(int)> &progress)
    {
        QElapsedTimer timer;
        timer.start();
        if (const auto added = addMissingSites(); !added)
            return tl::unexpected(added.error());

        QList<QByteArray> countries;
        for (const DemoSite &site : m_sites)
            for (const QByteArray &country : site.countries)
                if (!countries.contains(country))
                    countries.append(country);
        const AddressBook addresses(countryDatabase(), countries, m_options.seed);
        std::vector<Visits> visits;
        for (size_t index = 0; index < m_sites.size(); ++index)
            visits.emplace_back(m_sites[index], addresses, m_options.seed * 1000 + index,
                                m_options.history, m_options.end);

        const domain::Instant begin =
            std::chrono::floor<std::chrono::hours>(m_options.end - m_options.history);
        for (domain::Instant hour = begin; hour < m_options.end; hour += 1h) {
            for (Visits &ofSite : visits)
                ofSite.appendHour(hour, m_options.scale, &m_waiting);
            const domain::Instant until = std::min<domain::Instant>(hour + 1h, m_options.end);
            if (const auto done = send(until); !done)
                return tl::unexpected(done.error());
            if (const auto done = endHour(until); !done)
                return tl::unexpected(done.error());
            const auto percent = static_cast<int>(100 * (until - begin) / (m_options.end - begin));
            if (progress(percent) == Onward::Stop)
                return domain::failure(ErrorKind::Unavailable, QStringLiteral("Stopped."));
        }
        if (const auto done = fold(); !done)
            return tl::unexpected(done.error());
        m_report.took = std::chrono::milliseconds(timer.elapsed());
        return m_report;
    }

private:
    domain::Result<domain::Done> addMissingSites()
    {
        for (const DemoSite &site : m_sites) {
            if (m_pipeline.sites()->snapshot()->byCode(site.trackingCode) == nullptr) {
                const auto added = m_pipeline
                                       .addSite({.hostname = site.hostname,
                                                 .name = site.name,
                                                 .timeZone = site.timeZone,
                                                 .trackingCode = site.trackingCode})
                                       .result();
                if (!added)
                    return tl::unexpected(added.error());
            }
            if (!m_pipeline.sites()->snapshot()->byCode(site.trackingCode)->goals.empty())
                continue;
            domain::SiteEdit edit;
            edit.addGoals = site.goals;
            edit.botViews = domain::BotViews::Shown;
            const auto edited = m_pipeline.editSite(site.trackingCode, edit).result();
            if (!edited)
                return tl::unexpected(edited.error());
        }
        return domain::Done{};
    }

    /// What happens before that moment, in the order in which it happened.
    domain::Result<domain::Done> send(domain::Instant until)
    {
        const auto later =
            std::partition(m_waiting.begin(), m_waiting.end(),
                           [until](const Action &action) { return action.time < until; });
        std::stable_sort(m_waiting.begin(), later, [](const Action &left, const Action &right) {
            return left.time < right.time;
        });
        const auto snapshot = m_pipeline.sites()->snapshot();
        for (auto action = m_waiting.begin(); action != later; ++action) {
            const auto hit =
                m_enricher.enrich(toRawHit(*action), *snapshot->byCode(action->site->trackingCode));
            if (!hit)
                return domain::failure(ErrorKind::Invalid,
                                       QStringLiteral("A made-up visit of %1 was not accepted.")
                                           .arg(action->site->hostname));
            m_clock.set(action->time);
            while (true) {
                const pipeline::Admission admission = m_pipeline.inbox().accept(
                    *hit, m_receipts, static_cast<quint64>(m_report.requests));
                if (admission == pipeline::Admission::Accepted)
                    break;
                if (admission == pipeline::Admission::Closed)
                    return domain::failure(ErrorKind::Unavailable,
                                           QStringLiteral("The pipeline has closed."));
                std::this_thread::sleep_for(1ms);
            }
            ++m_report.requests;
            if (action->kind == domain::HitKind::PageView)
                ++m_report.pageViews;
        }
        m_waiting.erase(m_waiting.begin(), later);
        return domain::Done{};
    }

    /// The pipeline's time is that of the oldest hit that waits, so ours may run ahead; a fold
    /// every few hours keeps the table of open views as small as it is in real life.
    domain::Result<domain::Done> endHour(domain::Instant now)
    {
        m_clock.set(now);
        const auto expired = m_enricher.expireSalts(*m_pipeline.sites()->snapshot(), now);
        if (!expired)
            return expired;
        if (m_report.pageViews - m_foldedAt < 20'000 && ++m_hoursUnfolded < 24)
            return domain::Done{};
        return fold();
    }

    domain::Result<domain::Done> fold()
    {
        m_foldedAt = m_report.pageViews;
        m_hoursUnfolded = 0;
        m_receipts->waitFor(m_report.requests);
        if (m_receipts->lost() > 0)
            return domain::failure(ErrorKind::Storage, m_pipeline.storeStatus().problem);
        if (const auto folded = m_pipeline.fold().result(); !folded)
            return tl::unexpected(folded.error());
        return domain::Done{};
    }

    const BackfillOptions &m_options;
    const std::vector<DemoSite> &m_sites;
    enrich::Enricher &m_enricher;
    pipeline::Pipeline &m_pipeline;
    kit::FixedClock &m_clock;
    std::shared_ptr<Receipts> m_receipts = std::make_shared<Receipts>();
    std::vector<Action> m_waiting;
    BackfillReport m_report;
    qint64 m_foldedAt = 0;
    int m_hoursUnfolded = 0;
};

} // namespace

QString countryDatabase()
{
    return enrich::EnricherOptions::standard({}, instance::installedDataDirectory())
        .countryDatabase;
}

domain::Result<BackfillReport> backfill(const BackfillOptions &options,
                                        const std::vector<DemoSite> &sites,
                                        const std::function<Onward(int)> &progress)
{
    const QDir directory(options.dataDirectory);
    auto enricher = enrich::Enricher::open(enrich::EnricherOptions::standard(
        options.dataDirectory, instance::installedDataDirectory()));
    if (!enricher)
        return tl::unexpected(enricher.error());
    kit::FixedClock clock(options.end - options.history);
    auto pipeline = pipeline::Pipeline::open(
        {.databasePath = directory.filePath(QStringLiteral("footfall.db")), .foldInterval = 0ms},
        clock);
    if (!pipeline)
        return tl::unexpected(pipeline.error());
    auto report = Backfill(options, sites, **enricher, **pipeline, clock).run(progress);
    (*pipeline)->close();
    return report;
}

} // namespace footfall::demo
