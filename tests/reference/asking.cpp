// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/asking.h"

#include "tests/reference/comparing.h"
#include "tests/reference/questions.h"

namespace footfall::reference {

using namespace domain;

QString askSome(const Asked &asked, int questions, Random &random)
{
    for (int question = 0; question < questions; ++question) {
        const auto site = static_cast<size_t>(below(random, int(asked.sites.size())));
        StatsRequest request = randomQuestion(asked.account, site, asked.world, random);
        request.site = asked.sites[site];
        const Result<StatsResult> answer = asked.reader.answer(request);
        const QString what = QStringLiteral("site %1, %2: ").arg(site).arg(inWords(request));
        if (!answer)
            return what + answer.error().message;
        const bool isClosed = !asked.closed.empty();
        const Scope scope{asked.account,
                          isClosed ? asked.closed[site] : asked.account.views(),
                          isClosed,
                          site,
                          std::get<Period>(request.period),
                          request.filter,
                          asked.open};
        const QString difference = firstDifference(*answer, request, scope, asked.now);
        if (!difference.isEmpty())
            return what + difference;
    }
    return {};
}

} // namespace footfall::reference
