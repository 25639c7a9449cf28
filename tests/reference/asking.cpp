// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/asking.h"

#include "tests/reference/comparing.h"
#include "tests/reference/questions.h"

namespace footfall::reference {

using namespace domain;

namespace {

constexpr size_t MostRemembered = 4;

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
    for (const QString &time : {QString(), QStringLiteral(", again")}) {
        const QString what = QStringLiteral("site %1, %2%3%4: ")
                                 .arg(question.site)
                                 .arg(inWords(question.request), when, time);
        const Result<StatsResult> answer = asked.reader.answer(question.request);
        if (!answer)
            return what + answer.error().message;
        const QString difference = firstDifference(*answer, question.request, scope, asked.now);
        if (!difference.isEmpty())
            return what + difference;
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
