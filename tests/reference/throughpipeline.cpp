// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/pipeline.h"
#include "tests/reference/asking.h"
#include "tests/reference/course.h"
#include "tests/reference/hits.h"

#include <QSemaphore>

namespace footfall::reference {

using namespace domain;

namespace {

class CountingPort : public pipeline::ReceiptPort
{
public:
    void settle(std::vector<pipeline::Settled> batch) override
    {
        settled.release(static_cast<int>(batch.size()));
    }
    QSemaphore settled;
};

} // namespace

QString runThroughPipeline(quint32 seed)
{
    Random random(seed);
    World world = randomWorld(random);
    world.visits *= 3;
    for (SiteShape &site : world.sites) { // Changes of zone are told by the other course.
        site.laterZone.clear();
        site.strictVisits = 0;
    }
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("footfall.db"));
    kit::FixedClock clock(world.from);
    pipeline::PipelineOptions options;
    options.databasePath = path;
    options.foldInterval = std::chrono::milliseconds(0);
    auto opened = pipeline::Pipeline::open(options, clock);
    if (!opened)
        return opened.error().message;
    pipeline::Pipeline &pipeline = **opened;
    std::vector<Site> sites;
    for (size_t i = 0; i < world.sites.size(); ++i) {
        const QString code = QStringLiteral("CODE%1").arg(i);
        const auto added = pipeline
                               .addSite({QStringLiteral("example.com"),
                                         {},
                                         QString::fromLatin1(world.sites[i].zone),
                                         code})
                               .result();
        SiteEdit edit;
        edit.addGoals = goals();
        const auto edited = pipeline.editSite(code, edit).result();
        if (!added || !edited)
            return QStringLiteral("no site");
        sites.push_back(*edited);
    }
    auto reader = queries::StatsReader::open(path, clock);
    if (!reader)
        return reader.error().message;

    Account account(world);
    const auto port = std::make_shared<CountingPort>();
    int waiting = 0;
    quint64 token = 0;
    const auto wait = [&] { return port->settled.tryAcquire(std::exchange(waiting, 0), 30'000); };
    for (const Doing &doing : randomDoings(world, random)) {
        clock.set(doing.time);
        (void)account.take(doing);
        if (pipeline.inbox().accept(hitOf(doing, sites[doing.site]), port, ++token) !=
            pipeline::Admission::Accepted)
            return QStringLiteral("not accepted");
        ++waiting;
        if (happens(random, 3) && (!wait() || !pipeline.fold().result()))
            return QStringLiteral("not folded");
    }
    if (!wait())
        return QStringLiteral("no receipts");
    clock.advance(VisitTimeout);
    const auto report = pipeline.fold().result();
    if (!report || report->open != 0)
        return QStringLiteral("something is left open");
    std::vector<Past> pasts;
    for (size_t i = 0; i < sites.size(); ++i)
        pasts.emplace_back(account, i, 0);
    Asked asked{world, account, **reader, {}, pasts, clock.now(), {}};
    for (const Site &site : sites)
        asked.sites.push_back(site.id);
    Asking asking(random);
    QString wrong = asking.ask(asked, 12);
    // Nothing is folded twice.
    if (wrong.isEmpty() && pipeline.fold().result()->folded != 0)
        wrong = QStringLiteral("folded again");
    if (wrong.isEmpty())
        wrong = asking.ask(asked, 3);
    pipeline.close();
    return wrong;
}

} // namespace footfall::reference
