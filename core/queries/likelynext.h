// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody who looks at an answer is likely to ask next: the same question under one more of
// the rows that are shown, since a click on one asks that. Asked while nobody waits, the click is
// answered at once. One thread; a value.
#pragma once

#include "core/domain/statsresult.h"

#include <chrono>
#include <set>

namespace footfall::queries {

struct AheadLimits {
    /// Page views that it would take to add up: what takes fewer is answered at once anyway, so
    /// that small sites have nothing asked ahead.
    qint64 leastViews = 250'000;
    /// The same of all questions that follow one answer: some seconds of one core. 0: there are
    /// none.
    qint64 mostViews = 100'000'000;
    /// So long nobody has asked anything.
    std::chrono::milliseconds quiet{300};
};

class LikelyNext
{
public:
    explicit LikelyNext(const AheadLimits &limits) : m_limits(limits) {}

    enum class Outcome { SameQuestion, AnotherQuestion };
    /// A whole answer, and whether it is to the question of the last one: then only what has not
    /// been asked since is likely.
    Outcome note(const domain::StatsRequest &request, const domain::StatsResult &result);
    /// Rows with most page views first; none when all have been asked.
    [[nodiscard]] std::optional<domain::StatsRequest> next() const;
    /// next() has been asked. REQUIRES: there was one.
    void noteAsked();
    /// Nothing is likely until the next answer.
    void forget();
    /// Nothing is until the answer to another question.
    void giveUp();

private:
    /// What makes an answer that of another question.
    struct Question {
        domain::SiteId site;
        domain::Period period;
        std::optional<domain::Period> comparedWith;
        domain::Filter filter;
        std::optional<domain::Interval> interval;
        std::vector<domain::Dimension> panels;
        bool operator==(const Question &) const = default;
    };
    struct Click {
        domain::Condition condition;
        double share = 0; ///< Of what is shown.
        qint64 work = 0;  ///< In page views that are added up.
    };
    [[nodiscard]] qint64 workFor(domain::Dimension dimension, double share,
                                 const domain::StatsResult &result) const;

    const AheadLimits m_limits;
    domain::StatsRequest m_request;
    std::optional<Question> m_question;
    /// Of the last answer without a filter, whose site and days it bears.
    std::optional<Question> m_unfiltered;
    qint64 m_unfilteredViews = 0;
    std::vector<Click> m_clicks; ///< The next one last.
    std::set<QString> m_asked;   ///< Conditions, in text form.
    qint64 m_workDone = 0;
};

} // namespace footfall::queries
