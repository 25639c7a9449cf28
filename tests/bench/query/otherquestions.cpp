// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/query/otherquestions.h"

#include <algorithm>

namespace footfall::bench {

using domain::Dimension;
using domain::FilterOperator;

namespace {

Question ofAllDays(const char *group, const std::vector<Panel> &panels)
{
    return {QString::fromLatin1(group), ViewSource::firstDay(), WorldSize::LastDay, {}, panels};
}

/// Two digits, or all, of the number in the view's pathname.
QString digitsOf(const RawView &view)
{
    return QString::number(view[Part::Pathname]).left(2);
}

Question byPages(const char *group, FilterOperator by, const QString &value)
{
    Question question = ofAllDays(group, dashboardPanels());
    question.conditions.push_back({Dimension::Page, by, domain::FilterSense::Includes, value});
    return question;
}

Question byCountries(const std::vector<RawView> &views, demo::Random &random)
{
    constexpr size_t Countries = 5;
    Question question = ofAllDays("dashboard, one of five countries", dashboardPanels());
    while (question.chosen.size() < Countries) {
        const Chosen country{Part::Country, views[random.below(views.size())][Part::Country]};
        const bool isTaken =
            std::any_of(question.chosen.begin(), question.chosen.end(),
                        [&](const Chosen &each) { return each.rank == country.rank; });
        if (!isTaken)
            question.chosen.push_back(country);
    }
    return question;
}

/// By what events have, too.
Question ofEvents(const RawView &view, demo::Random &random)
{
    constexpr std::array FilterParts{Part::Country, Part::Browser, Part::Device,
                                     Part::Source,  Part::Channel, Part::Pathname};
    const Part part = FilterParts[random.below(FilterParts.size())];
    Question question = ofAllDays("events and goals, 1 filter", {});
    question.chosen.push_back({part, view[part]});
    question.hasChart = false;
    question.hasEvents = true;
    return question;
}

Question searching(const QString &text)
{
    Question question = ofAllDays("all pages, searched", {{Dimension::Page, Part::Pathname}});
    question.hasChart = false;
    question.search = text;
    return question;
}

} // namespace

std::vector<Question> otherQuestions(const std::vector<RawView> &views, int instances)
{
    std::vector<Question> all;
    demo::Random random(1'815);
    const auto add = [&](const auto &make) {
        for (int i = 0; i < instances; ++i)
            all.push_back(make());
    };
    const auto digits = [&] { return digitsOf(views[random.below(views.size())]); };
    add([&] {
        return byPages("dashboard, pages that contain a text", FilterOperator::Contains, digits());
    });
    add([&] {
        return byPages("dashboard, pages by a wildcard", FilterOperator::Matches,
                       QStringLiteral("/magazine/%1*").arg(digits()));
    });
    add([&] {
        return byPages("dashboard, pages by an expression", FilterOperator::MatchesExpression,
                       QStringLiteral("^/magazine/%1[0-9]*/an-").arg(digits()));
    });
    add([&] { return byCountries(views, random); });
    add([&] { return searching(digits()); });
    add([&] { return ofEvents(views[random.below(views.size())], random); });
    return all;
}

} // namespace footfall::bench
