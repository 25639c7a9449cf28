// SPDX-License-Identifier: GPL-3.0-or-later
// The same stream through the real pipeline: batches that fail and come again, a spool that waits,
// folds and merges at random moments, a program that is killed in the middle of them. The thread
// that made it.
#pragma once

#include "core/pipeline/aggregator.h"
#include "core/pipeline/housekeeping.h"
#include "core/pipeline/mergewriter.h"
#include "core/pipeline/writer.h"
#include "core/queries/statsreader.h"
#include "tests/kit/fixedclock.h"
#include "tests/reference/past.h"

#include <QTemporaryDir>
#include <deque>

namespace footfall::reference {

class Course
{
public:
    Course(const World &world, Random &random);
    ~Course();

    /// It was received, and waits.
    void receive(const Doing &doing);
    /// Some of what waits, or all of it, is stored; fails now and then, and comes again.
    void storeSome();
    void storeAll();
    void fold();
    /// As much as is due, with limits of all kinds. Strict sites close the days of all that is
    /// folded; a fold comes before. What comes for them later is late.
    void merge();
    /// Time goes by until everybody's last view is silent.
    void passTime();
    /// The owners keep less, as the world has it, and time goes by until some of it goes. A fold
    /// and a merge come after.
    void keepLess();

    [[nodiscard]] const Account &account() const { return m_account; }
    /// What is left of it, by site.
    [[nodiscard]] std::vector<Past> &pasts() { return m_pasts; }
    [[nodiscard]] const domain::Site &site(size_t place) const { return m_sites.sites[place]; }
    [[nodiscard]] queries::StatsReader &reader() { return *m_reader; }
    [[nodiscard]] domain::Instant now() const { return m_clock.now(); }
    /// Places in the account's views of those that are not folded.
    [[nodiscard]] std::set<size_t> openViews() const;
    /// What went wrong that should not have; empty.
    [[nodiscard]] QString complaint() const { return m_complaint; }
    /// What was done so far, to be read with a failure.
    [[nodiscard]] QString history() const { return m_history.join(QLatin1Char(' ')); }

private:
    struct Writing; ///< What belongs to one run of the program.
    struct Waiting {
        Doing doing;
        pipeline::Item item;
    };

    [[nodiscard]] QString path() const;
    void start();
    void addSites();
    void changeZones();
    void store(size_t count);
    void noteIds(size_t views);
    enum class Again { Yes, No };
    /// Runs it: now and then a statement fails, or the program is killed, and then it is run again.
    template <typename Work>
    void insist(const QString &what, Work work, Again again = Again::Yes);
    [[nodiscard]] std::vector<pipeline::SiteMerging> sitesToMerge(int daysAhead);
    void addKeeping(size_t site, pipeline::SiteMerging &merging);
    void merge(int daysAhead, const pipeline::MergeLimits &limits, Again again);
    void closeDays();
    /// Where late facts of a kind are at least that part of what is closed of it: then both kinds
    /// are, but events only with all page views of their day.
    [[nodiscard]] Past::Days daysClosedAgain(domain::SiteId site, qint64 latePart) const;
    /// Where anything is closed. What has become part of a month is left out.
    [[nodiscard]] Past::Days closedDays(domain::SiteId site) const;
    /// The id of a value of that site.
    [[nodiscard]] qint64 idOf(size_t site, domain::Dimension dimension, const QString &value) const;
    void killAndRestart();
    void complain(const domain::Error &error);
    [[nodiscard]] domain::Instant pipelineTime() const;

    const World m_world;
    Random &m_random;
    std::vector<std::unique_ptr<QTemporaryDir>> m_directories; ///< One more for each kill.
    kit::FixedClock m_clock;
    Account m_account;
    std::vector<Past> m_pasts;
    domain::SiteSnapshot m_sites;
    std::vector<bool> m_zoneIsChanged;
    std::unique_ptr<Writing> m_writing;
    std::unique_ptr<queries::StatsReader> m_reader;
    std::deque<Waiting> m_waiting;
    std::map<qint64, size_t> m_places; ///< Of views in the account, by the ids that they have now.
    quint64 m_sequence = 0;
    QString m_complaint;
    QStringList m_history;
};

/// One stream from its beginning to its end, with questions all along; empty, or what was wrong.
[[nodiscard]] QString runCourse(quint32 seed);
/// The same from the inbox on, with all threads, but without anything going wrong.
[[nodiscard]] QString runThroughPipeline(quint32 seed);

} // namespace footfall::reference
