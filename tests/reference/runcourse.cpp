// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/comparing.h"
#include "tests/reference/course.h"
#include "tests/reference/questions.h"

namespace footfall::reference {

using namespace domain;

namespace {

QString ask(Course &course, const World &world, int questions, Random &random)
{
    const std::set<size_t> open = course.openViews();
    for (int question = 0; question < questions; ++question) {
        const auto site = static_cast<size_t>(below(random, int(world.sites.size())));
        StatsRequest request = randomQuestion(course.account(), site, world, random);
        request.site = course.site(site).id;
        const Result<StatsResult> answer = course.reader().answer(request);
        const QString asked = QStringLiteral("site %1, %2: ").arg(site).arg(inWords(request));
        if (!answer)
            return asked + answer.error().message;
        const Scope scope{course.account(),
                          course.account().views(),
                          site,
                          std::get<Period>(request.period),
                          request.filter,
                          open};
        const QString difference = firstDifference(*answer, request, scope, course.now());
        if (!difference.isEmpty())
            return asked + difference;
    }
    return {};
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
    return text;
}

} // namespace

QString runCourse(quint32 seed)
{
    Random random(seed);
    const World world = randomWorld(random);
    const std::vector<Doing> doings = randomDoings(world, random);
    Course course(world, random);
    QString wrong;
    const auto check = [&](int questions) {
        if (wrong.isEmpty())
            wrong = course.complaint();
        if (wrong.isEmpty())
            wrong = ask(course, world, questions, random);
    };
    for (const Doing &doing : doings) {
        if (!wrong.isEmpty())
            break;
        course.receive(doing);
        if (happens(random, 15))
            course.storeSome();
        if (happens(random, 8)) {
            course.fold();
            if (happens(random, 50))
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
    return wrong.isEmpty() ? wrong
                           : QStringLiteral("%1\n  %2\n  after: %3")
                                 .arg(wrong, describe(world), course.history());
}

} // namespace footfall::reference
