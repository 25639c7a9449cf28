// SPDX-License-Identifier: GPL-3.0-or-later
// What writes, folds and clears up, without the pipeline's threads, over a real file: for tests of
// what a batch leaves in the database. One thread.
#pragma once

#include "core/pipeline/aggregator.h"
#include "core/pipeline/housekeeping.h"
#include "core/pipeline/sitecommands.h"
#include "core/pipeline/writer.h"
#include "tests/kit/testdatabase.h"
#include "tests/pipeline/hitbuilder.h"

#include <QTest>

namespace footfall::kit {

/// The parts of the pipeline; reopen() is a kill and a start.
class WriterBench
{
public:
    WriterBench() { reopen(); }

    void reopen()
    {
        m_parts.reset();
        m_parts = std::make_unique<Parts>(*m_database, m_published, m_clock);
        QVERIFY(m_parts->commands.load().has_value());
        QVERIFY(m_parts->writer.load().has_value());
    }
    domain::Site addSite(const char *code, const char *zone = "UTC")
    {
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        draft.trackingCode = QLatin1String(code);
        draft.timeZone = QLatin1String(zone);
        return *m_parts->commands.add(draft);
    }
    domain::Site addGoal(const char *code, const char *name)
    {
        domain::SiteEdit edit;
        edit.addGoals = {{{}, QLatin1String(name), domain::GoalKind::Event, QLatin1String(name)}};
        return *m_parts->commands.edit(QLatin1String(code), edit);
    }
    using Content = std::variant<domain::Hit, pipeline::LedgerEntries>;
    domain::Result<std::vector<pipeline::Receipt>> writeItems(const std::vector<Content> &contents)
    {
        std::vector<pipeline::Item> waiting;
        for (const Content &content : contents)
            waiting.push_back({{++m_sequence, content}, nullptr, 0});
        return m_parts->writer.write(waiting, *m_published.snapshot());
    }
    domain::Result<std::vector<pipeline::Receipt>> write(const std::vector<domain::Hit> &hits)
    {
        return writeItems({hits.begin(), hits.end()});
    }
    bool writeSightings(const pipeline::BotSightings &sightings)
    {
        const pipeline::Item item{{++m_sequence, pipeline::LedgerEntries{}, sightings}, nullptr, 0};
        return m_parts->writer.write({item}, *m_published.snapshot()).has_value();
    }
    void showBots(const char *code)
    {
        domain::SiteEdit edit;
        edit.botViews = domain::BotViews::Shown;
        QVERIFY(m_parts->commands.edit(QLatin1String(code), edit).has_value());
    }
    domain::Result<qint64> fold(domain::Instant now)
    {
        qint64 folded = 0;
        for (;;) {
            const auto step = m_parts->aggregator.foldSome(now);
            if (!step)
                return tl::unexpected(step.error());
            folded += step->folded;
            if (step->progress == pipeline::Aggregator::Progress::Complete)
                return folded;
        }
    }
    /// The n-th statement from here on fails, once.
    void failStatement(int number) { m_database.failStatement(number); }
    [[nodiscard]] bool hasFailed() const { return m_database.hasFailed(); }
    void failNothing() { m_database.failNothing(); }

    [[nodiscard]] QList<QVariantList> rows(const char *sql) const
    {
        return rowsOf(m_database.path(), QLatin1String(sql));
    }
    [[nodiscard]] qint64 number(const char *sql) const
    {
        return rows(sql).at(0).at(0).toLongLong();
    }
    /// Everything that must not change by a batch that failed.
    [[nodiscard]] QList<QVariantList> everything() const
    {
        return rows("SELECT 1, id, time, hex(visitor_hash), is_bounce, finished FROM page_view") +
               rows("SELECT 2, id, text FROM name") +
               rows("SELECT 3, day, hex(hash) FROM seen_visitor") +
               rows("SELECT 4, day, hex(hash) FROM seen_page") +
               rows("SELECT 4, day, kind, hex(hashes) FROM seen_block") +
               rows("SELECT 5, * FROM hourly_total") +
               rows("SELECT 7, site_id, kind, state, facts, hex(head) FROM fact_segment") +
               rows("SELECT 7, id, hex(data) FROM fact_column") +
               rows("SELECT 8, * FROM daily_occurrence") + rows("SELECT 9, * FROM instance") +
               rows("SELECT 10, * FROM event_fact") + rows("SELECT 11, * FROM daily_property") +
               rows("SELECT 12, day, hex(hash) FROM seen_goal");
    }
    [[nodiscard]] QString path() const { return m_database.path(); }
    pipeline::Housekeeping &housekeeping() { return m_parts->housekeeping; }
    pipeline::SiteCommands &commands() { return m_parts->commands; }
    const pipeline::PublishedSites &published() const { return m_published; }

private:
    struct Parts {
        Parts(storage::Database &database, pipeline::PublishedSites &published,
              const domain::Clock &clock)
            : writer(database, tracker)
            , aggregator(database, tracker, 7) // so small that a fold takes several transactions
            , housekeeping(database, 3)
            , commands(database, published, clock)
        {
        }
        pipeline::VisitTracker tracker;
        pipeline::Writer writer;
        pipeline::Aggregator aggregator;
        pipeline::Housekeeping housekeeping;
        pipeline::SiteCommands commands;
    };
    TestDatabase m_database;
    FixedClock m_clock{Morning};
    pipeline::PublishedSites m_published;
    std::unique_ptr<Parts> m_parts;
    quint64 m_sequence = 0;
};

[[nodiscard]] inline domain::Hit viewOf(const domain::Site &site, const char *visitor,
                                        std::chrono::milliseconds after = {},
                                        const char *pathname = "/")
{
    return hitOf(site, QLatin1String(visitor), Morning + after, QLatin1String(pathname));
}

} // namespace footfall::kit
