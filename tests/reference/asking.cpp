// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/asking.h"

#include "tests/reference/comparing.h"
#include "tests/reference/questions.h"

#include <algorithm>

namespace footfall::reference {

using namespace domain;

namespace {

constexpr size_t MostRemembered = 4;

bool isSame(const Breakdown &a, const Breakdown &b)
{
    return a.knowledge == b.knowledge && a.rows == b.rows && a.other == b.other &&
           a.otherRows == b.otherRows && a.otherKnowledge == b.otherKnowledge &&
           a.visitors == b.visitors;
}

bool isSame(const Occurrences &a, const Occurrences &b)
{
    return a.unknown == b.unknown && a.conversions == b.conversions &&
           a.otherConversions == b.otherConversions && a.rows == b.rows && a.other == b.other &&
           a.otherRows == b.otherRows;
}

/// Whether what is right about one is right about the other.
bool isSame(const StatsResult &a, const StatsResult &b)
{
    const auto areSame = [](const auto &one, const auto &other) {
        return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                          [](const auto &x, const auto &y) { return isSame(x, y); });
    };
    return a.knowledge == b.knowledge && a.percent == b.percent && a.totals == b.totals &&
           a.before == b.before && a.series == b.series && a.seriesBefore == b.seriesBefore &&
           a.live == b.live && areSame(a.breakdowns, b.breakdowns) &&
           areSame(a.occurrences, b.occurrences);
}

/// Twice, as somebody who looks at a page does who goes there again.
QString differenceIn(const Asked &asked, const Question &question, const QString &when)
{
    const Scope scope{asked.account,
                      asked.pasts[question.site].views(),
                      asked.pasts[question.site].happenings(),
                      question.site,
                      std::get<Period>(question.request.period),
                      question.request.filter,
                      asked.open};
    std::optional<StatsResult> before;
    for (const QString &time : {QString(), QStringLiteral(", again")}) {
        const QString what = QStringLiteral("site %1, %2%3%4: ")
                                 .arg(question.site)
                                 .arg(inWords(question.request), when, time);
        const Result<StatsResult> answer = asked.reader.answer(question.request);
        if (!answer)
            return what + answer.error().message;
        if (before && isSame(*answer, *before))
            continue;
        const QString difference = firstDifference(*answer, question.request, scope, asked.now);
        if (!difference.isEmpty())
            return what + difference;
        before = *answer;
    }
    return {};
}

} // namespace

Question Asking::newQuestion(const Asked &asked)
{
    Question question;
    question.site = static_cast<size_t>(below(m_random, int(asked.sites.size())));
    question.request = randomQuestion(asked.account, question.site, asked.world, m_random);
    question.request.site = asked.sites[question.site];
    return question;
}

void Asking::remember(const Question &question)
{
    if (m_earlier.size() < MostRemembered)
        m_earlier.push_back(question);
    else
        m_earlier[static_cast<size_t>(below(m_random, int(MostRemembered)))] = question;
}

QString Asking::ask(const Asked &asked, int questions)
{
    if (!m_earlier.empty()) {
        const QString difference =
            differenceIn(asked, pick(m_random, m_earlier), QStringLiteral(", of earlier times"));
        if (!difference.isEmpty())
            return difference;
    }
    for (int i = 0; i < questions; ++i) {
        const Question question = newQuestion(asked);
        const QString difference = differenceIn(asked, question, {});
        if (!difference.isEmpty())
            return difference;
        remember(question);
    }
    return {};
}

} // namespace footfall::reference
