// SPDX-License-Identifier: GPL-3.0-or-later
// Runs made-up visitors through the real pipeline, until their days are closed, and tries to put
// their visits together again from the database alone; prints how well that goes beside guessing.
// Fails where a strict site leaves a view with fewer candidates than it promises.
#include "core/pipeline/pipeline.h"
#include "tests/inference/relink.h"
#include "tests/inference/visitors.h"
#include "tests/pipeline/hitbuilder.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>

using namespace footfall;

namespace {

struct Run {
    int viewsPerDay = 0;
    int days = 0;
};
constexpr int StrictVisits = domain::UsualStrictVisits;

class Collector
{
public:
    explicit Collector(int strictVisits)
    {
        pipeline::PipelineOptions options;
        options.databasePath = path();
        options.foldInterval = std::chrono::milliseconds(0);
        auto opened = pipeline::Pipeline::open(options, m_clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_pipeline = std::move(*opened);
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        draft.trackingCode = QStringLiteral("SITE");
        site = *m_pipeline->addSite(draft).result();
        domain::SiteEdit edit;
        edit.keeping = domain::Keeping{strictVisits, 0, 0, {}, {}};
        site = *m_pipeline->editSite(site.trackingCode, edit).result();
    }

    void keep(const domain::Hit &hit)
    {
        if (hit.time >= m_nextFold)
            fold(hit.time);
        m_clock.set(hit.time);
        while (m_pipeline->inbox().accept(hit, m_log, ++m_token) != pipeline::Admission::Accepted)
            QThread::msleep(1);
    }
    void fold(domain::Instant now)
    {
        while (m_pipeline->storeStatus().waiting > 0)
            QThread::msleep(1);
        m_clock.set(now);
        if (const auto folded = m_pipeline->fold().result(); !folded)
            qFatal("%s", qPrintable(folded.error().message));
        m_nextFold = now + std::chrono::hours(1);
    }
    void close() { m_pipeline.reset(); }
    [[nodiscard]] QString path() const
    {
        return m_directory.filePath(QStringLiteral("footfall.db"));
    }

    domain::Site site;

private:
    QTemporaryDir m_directory;
    kit::FixedClock m_clock{kit::at("2026-03-02T00:00:00Z")};
    domain::Instant m_nextFold{};
    std::shared_ptr<kit::ReceiptLog> m_log = std::make_shared<kit::ReceiptLog>();
    quint64 m_token = 0;
    std::unique_ptr<pipeline::Pipeline> m_pipeline;
};

inference::Outcome outcomeOf(const Run &run, int strictVisits)
{
    constexpr quint64 Seed = 20261128;
    Collector collector(strictVisits);
    inference::Visitors visitors(collector.site, run.viewsPerDay, Seed);
    const QDate first(2026, 3, 2);
    for (int day = 0; day < run.days; ++day)
        for (const domain::Hit &hit : visitors.day(first.addDays(day)))
            collector.keep(hit);
    // The last day's salts are gone now; everything is folded, closed and merged.
    const domain::Instant end = collector.site.calendar.startOfDay(first.addDays(run.days));
    collector.fold(end + domain::DayGrace + domain::VisitTimeout);
    collector.close();
    return inference::relink(collector.path());
}

QString percent(double part, double whole)
{
    return whole == 0 ? QStringLiteral("-")
                      : QStringLiteral("%1 %").arg(part / whole * 100, 0, 'f', 1);
}

/// What must hold, whatever the visitors are like.
bool holds(const inference::Outcome &outcome, int strictVisits, const Run &run)
{
    if (outcome.views == 0)
        return false;
    if (strictVisits == 0) // Otherwise the attack is too weak to show anything.
        return outcome.right > outcome.guessed && outcome.together > 0;
    return outcome.alone == 0 && outcome.together == 0 && outcome.smallestCell >= strictVisits &&
           outcome.smallDays < run.days;
}

std::vector<Run> runsFrom(const QStringList &words)
{
    std::vector<Run> runs;
    for (const QString &word : words) {
        const QStringList parts = word.split(u'x');
        if (parts.size() != 2 || parts[0].toInt() <= 0 || parts[1].toInt() <= 0)
            return {};
        runs.push_back({parts[0].toInt(), parts[1].toInt()});
    }
    return runs;
}

} // namespace

int main(int count, char **values)
{
    QCoreApplication application(count, values);
    QTextStream out(stdout);
    const std::vector<Run> runs = runsFrom(application.arguments().mid(1));
    if (runs.empty()) {
        out << "Usage: relink VIEWSxDAYS... (views a day, days)\n";
        return 2;
    }
    out << "| views a day | days | site | later views given to their visit | by guessing | visits "
           "put together whole | fewest candidates | days that keep only totals "
           "|\n|---|---|---|---|---|---|---|---|\n";
    bool isFine = true;
    for (const Run &run : runs) {
        for (const int strictVisits : {0, StrictVisits}) {
            const inference::Outcome outcome = outcomeOf(run, strictVisits);
            out << "| " << run.viewsPerDay << " | " << run.days << " | "
                << (strictVisits > 0 ? "strict" : "not strict") << " | "
                << percent(outcome.right, double(outcome.views)) << " | "
                << percent(outcome.guessed, double(outcome.views)) << " | "
                << percent(double(outcome.together), double(outcome.visits)) << " | "
                << outcome.smallestCell << " | " << outcome.smallDays << " |" << Qt::endl;
            if (!holds(outcome, strictVisits, run)) {
                out << "That must not be: " << outcome.alone << " views have one candidate, "
                    << outcome.smallDays << " days keep nothing.\n";
                isFine = false;
            }
        }
    }
    return isFine ? 0 : 1;
}
