// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/asking.h"
#include "tests/reference/course.h"

namespace footfall::reference {

using namespace domain;

namespace {

bool isStrict(const World &world)
{
    return world.sites.front().strictVisits > 0;
}

QString ask(Course &course, const World &world, Asking &asking, int questions)
{
    Asked asked{world,          course.account(), course.reader(),   {},
                course.pasts(), course.now(),     course.openViews()};
    for (size_t site = 0; site < world.sites.size(); ++site)
        asked.sites.push_back(course.site(site).id);
    return asking.ask(asked, questions);
}

QString describe(const World &world)
{
    QString text =
        QStringLiteral("%1 days from %2").arg(world.days).arg(toMilliseconds(world.from));
    for (const SiteShape &site : world.sites) {
        text += QStringLiteral(", %1").arg(QString::fromLatin1(site.zone));
        if (!site.laterZone.isEmpty())
            text += QStringLiteral(" then ") + QString::fromLatin1(site.laterZone);
        if (site.strictVisits > 0)
            text += QStringLiteral(" strict");
    }
    if (world.daysLater > 0)
        text += QStringLiteral(", after %1 days %2 are kept, %3 by the hour")
                    .arg(world.daysLater)
                    .arg(world.keptDays)
                    .arg(world.hourlyDays);
    return text;
}

} // namespace

QString runCourse(quint32 seed)
{
    Random random(seed);
    const World world = randomWorld(random);
    const std::vector<Doing> doings = randomDoings(world, random);
    Course course(world, random);
    Asking asking(random);
    QString wrong;
    const auto check = [&](int questions) {
        if (wrong.isEmpty())
            wrong = course.complaint();
        if (wrong.isEmpty())
            wrong = ask(course, world, asking, questions);
    };
    for (const Doing &doing : doings) {
        if (!wrong.isEmpty())
            break;
        course.receive(doing);
        if (happens(random, 15))
            course.storeSome();
        if (happens(random, isStrict(world) ? 3 : 8)) {
            course.fold();
            if (happens(random, isStrict(world) ? 30 : 50))
                course.merge();
            check(1);
        }
    }
    course.storeAll();
    check(2);
    course.passTime();
    course.fold();
    check(3);
    for (int merges = 0; merges < 2; ++merges) {
        course.merge();
        check(2);
    }
    if (world.daysLater > 0) {
        course.keepLess();
        course.fold();
        course.merge();
        check(3);
    }
    return wrong.isEmpty() ? wrong
                           : QStringLiteral("%1\n  %2\n  after: %3")
                                 .arg(wrong, describe(world), course.history());
}

} // namespace footfall::reference
