// SPDX-License-Identifier: GPL-3.0-or-later
// A database with facts that were folded into it, for tests of what merges them. One thread.
#pragma once

#include "core/pipeline/mergewriter.h"
#include "core/storage/facts/factfolder.h"
#include "core/storage/sitestore.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/mergeall.h"
#include "tests/kit/storedfacts.h"
#include "tests/kit/testdatabase.h"
#include "tests/pipeline/bench.h"

#include <QRandomGenerator>

namespace footfall::kit {

/// A year begins with it.
inline const qint64 FirstDay = QDate(2025, 1, 1).toJulianDay();

/// A database with a site, and facts that were folded into it.
class Folded
{
public:
    Folded() : m_folder(*m_database)
    {
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        site = *domain::siteFromDraft(draft, Morning);
        for (int goal = 1; goal <= 2; ++goal)
            site.goals.push_back({{}, QString::number(goal), domain::GoalKind::Event, {}});
        in([&] {
            storage::SiteStore sites(*m_database);
            site.id = sites.insert(site).value();
            site.goals = sites.all()->front().goals;
        });
    }

    template <typename Work>
    void in(Work work)
    {
        inTransaction(*m_database, work);
    }

    [[nodiscard]] storage::FoldedView view(qint64 day)
    {
        const auto pick = [this](int count) { return qint64(m_random.bounded(count)); };
        storage::FoldedView view;
        view.about = {.site = site.id.value,
                      .hour = (day - 2'440'588) * 86'400 + pick(24) * 3'600,
                      .hostname = 1 + pick(2),
                      .pathname = 10 + pick(40),
                      .source = pick(5),
                      .country = pick(4),
                      .browser = pick(3),
                      .device = pick(3)};
        view.about.day = day;
        view.counters.pageViews = 1;
        view.counters.visitors = pick(2);
        view.counters.pageVisitors = 1;
        if (pick(2)) {
            view.about.isEntry = view.counters.visits = 1;
            view.about.referrer = pick(6);
            view.counters.bounces = pick(2);
        }
        view.about.isExit = view.counters.exits = pick(2);
        view.counters.durationViews = pick(2);
        view.counters.durationMs = view.counters.durationViews * pick(50) * 100;
        return view;
    }
    [[nodiscard]] storage::Occurrence occurrence(qint64 day, storage::OccurrenceKind kind,
                                                 qint64 target)
    {
        storage::Occurrence occurrence;
        occurrence.key.site = site.id.value;
        occurrence.key.kind = qint64(kind);
        occurrence.key.target = target;
        occurrence.key.day = day;
        occurrence.key.hour = view(day).about.hour;
        occurrence.key.pathname = m_random.bounded(10);
        if (kind == storage::OccurrenceKind::Property) {
            occurrence.key.propertyKey = 90;
            occurrence.key.propertyValue = m_random.bounded(91, 99);
        }
        occurrence.sums = {m_random.bounded(1, 5), m_random.bounded(2),
                           m_random.bounded(-1'000, 1'000)};
        return occurrence;
    }

    void fold(const std::vector<storage::FoldedView> &views,
              const std::vector<storage::Occurrence> &occurrences = {})
    {
        for (const auto &each : views)
            m_folder.add(each);
        for (const auto &each : occurrences)
            m_folder.add(each);
        in([&] {
            if (!m_folder.write())
                qFatal("not written");
        });
    }
    /// A few views and events of each of these days, in several folds.
    void foldDays(qint64 first, int count, int folds = 3)
    {
        for (int n = 0; n < folds; ++n) {
            std::vector<storage::FoldedView> views;
            std::vector<storage::Occurrence> occurrences;
            for (qint64 day = first; day < first + count; ++day) {
                for (int i = 0; i < 7; ++i)
                    views.push_back(view(day));
                occurrences.push_back(occurrence(day, storage::OccurrenceKind::Event, 70));
                occurrences.push_back(occurrence(day, storage::OccurrenceKind::Property, 70));
                occurrences.push_back(
                    occurrence(day, storage::OccurrenceKind::Goal, site.goals.front().id.value));
            }
            fold(views, occurrences);
        }
    }

    [[nodiscard]] pipeline::SiteMerging upTo(qint64 openDay, int strictVisits = 0) const
    {
        pipeline::SiteMerging merging{site.id, openDay, strictVisits, {}};
        for (const domain::Goal &goal : site.goals)
            merging.goals.push_back(goal.id);
        return merging;
    }
    [[nodiscard]] domain::Result<qint64> merge(qint64 openDay)
    {
        return mergeAll(*m_database, {upTo(openDay)});
    }
    /// The n-th statement from here on fails, once.
    void failStatement(int number) { m_database.failStatement(number); }
    void failNothing() { m_database.failNothing(); }

    [[nodiscard]] std::vector<StoredFact> facts() const { return storedFacts(path()); }
    [[nodiscard]] std::vector<storage::SegmentInfo> segments() const
    {
        return storage::FactStore(*m_database).allSegments().value();
    }
    [[nodiscard]] storage::Database &database() const { return *m_database; }
    [[nodiscard]] QString path() const { return m_database.path(); }

    domain::Site site;

private:
    TestDatabase m_database;
    storage::FactFolder m_folder;
    QRandomGenerator m_random{20261123};
};

/// Of facts, nothing is left but what is in force.
[[nodiscard]] inline bool isClean(const QString &path)
{
    return rowsOf(path,
                  QStringLiteral("SELECT count(*) FROM fact_segment WHERE state <> 1 UNION ALL "
                                 "SELECT count(*) FROM fact_column WHERE id >> 24 NOT IN "
                                 "(SELECT id FROM fact_segment)")) == QList<QVariantList>{{0}, {0}};
}

/// Bit by bit, what was replaced.
inline void deleteAll(storage::Database &database)
{
    pipeline::MergeWriter writer(database);
    while (writer.deleteSome().value() == pipeline::MergeWriter::Progress::More) {
    }
}

} // namespace footfall::kit
