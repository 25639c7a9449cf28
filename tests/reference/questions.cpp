// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/questions.h"

#include "tests/reference/selection.h"

#include <algorithm>

namespace footfall::reference {

using namespace domain;

namespace {

const std::vector<Metric> EveryMetric{Metric::Visitors,   Metric::PageViews,     Metric::Visits,
                                      Metric::BounceRate, Metric::VisitDuration, Metric::TimeOnPage,
                                      Metric::Exits};

/// One that occurs, mostly.
QString randomValue(const Account &account, size_t site, Dimension dimension, Random &random)
{
    const Dimension of = dimension == Dimension::ExitPage ? Dimension::Page : dimension;
    if (!account.views().empty()) {
        for (int attempt = 0; attempt < 8; ++attempt) {
            const View &view = pick(random, account.views());
            if (view.site == site && view.values.contains(of))
                return view.values.at(of);
        }
    }
    return happens(random, 50) ? QString() : QStringLiteral("no such value");
}

QString inAnyCase(const QString &text, Random &random)
{
    return happens(random, 50) ? text : happens(random, 50) ? text.toUpper() : text.toLower();
}

QString somePart(const QString &text, Random &random)
{
    if (text.isEmpty())
        return QStringLiteral("e");
    const int from = below(random, int(text.size()));
    return text.mid(from, 1 + below(random, 4));
}

/// As RE2 and others understand it.
QString asExpression(const QString &text)
{
    QString expression;
    for (const QChar c : text) {
        if (c.unicode() < 128 && !c.isLetterOrNumber())
            expression += QLatin1Char('\\');
        expression += c;
    }
    return expression;
}

Condition randomCondition(const Account &account, size_t site, Random &random)
{
    Condition condition;
    condition.dimension = pick(random, AllDimensions);
    condition.by = FilterOperator(below(random, 2) == 0 ? 0 : below(random, 4));
    condition.sense = happens(random, 30) ? FilterSense::Excludes : FilterSense::Includes;
    const QString value = randomValue(account, site, condition.dimension, random);
    switch (condition.by) {
    case FilterOperator::Is:
        condition.value = value;
        if (condition.dimension != Dimension::Country && happens(random, 10))
            condition.value += QStringLiteral("nobody has this");
        break;
    case FilterOperator::Contains:
        condition.value = somePart(value, random);
        // More letters look for a country's name, which is not ours to know.
        if (condition.dimension == Dimension::Country)
            condition.value.truncate(2);
        condition.value = inAnyCase(condition.value, random);
        break;
    case FilterOperator::Matches:
        condition.value = value.left(1 + below(random, 3)) + QLatin1Char('*');
        if (happens(random, 30))
            condition.value = QLatin1Char('*') + somePart(value, random) + QLatin1Char('*');
        if (happens(random, 10))
            condition.value = value.isEmpty() ? QStringLiteral("*") : value;
        break;
    case FilterOperator::MatchesExpression: {
        const QString part = asExpression(somePart(value, random));
        const QStringList forms{QStringLiteral("^") + part,
                                part + QStringLiteral("$"),
                                QStringLiteral("(") + part + QStringLiteral("|ber)"),
                                part + QStringLiteral("."),
                                QStringLiteral("[a-e]+"),
                                QStringLiteral("^$|o")};
        condition.value = pick(random, forms);
        break;
    }
    }
    return condition;
}

Metric randomMetric(const Knowledge &knowledge, Random &random)
{
    const Metric metric = pick(random, EveryMetric);
    const bool isUnknown =
        (metric == Metric::PageViews && knowledge.pageViews == Exactness::Unknown) ||
        (metric == Metric::TimeOnPage && knowledge.timeOnPage == Exactness::Unknown) ||
        (metric == Metric::VisitDuration && knowledge.visitDuration == Exactness::Unknown);
    return isUnknown ? Metric::Visitors : metric;
}

/// What means something to whoever builds patterns of it, too.
QString randomSearch(const Account &account, size_t site, Dimension dimension, Random &random)
{
    static const QStringList Odd{QStringLiteral("%"),       QStringLiteral("_"),
                                 QStringLiteral("*"),       QStringLiteral("[X"),
                                 QStringLiteral("?"),       QStringLiteral("]"),
                                 QStringLiteral("^-"),      QString::fromUtf8("ÜBER"),
                                 QString::fromUtf8("über"), QString::fromUtf8("ПРИМЕР"),
                                 QStringLiteral("no such")};
    return happens(random, 20)
               ? pick(random, Odd)
               : inAnyCase(somePart(randomValue(account, site, dimension, random), random), random);
}

BreakdownRequest randomPanel(const Account &account, size_t site, const Filter &filter,
                             Random &random)
{
    BreakdownRequest panel;
    panel.dimension = pick(random, AllDimensions);
    panel.limit = pick(random, std::vector<int>{0, 1, 2, 3, 10});
    panel.ownConditions = happens(random, 50) ? OwnConditions::Leave : OwnConditions::Apply;
    const Filter applied =
        panel.ownConditions == OwnConditions::Leave ? filter.without(panel.dimension) : filter;
    panel.sortBy = randomMetric(knowledge(applied, panel.dimension), random);
    // Countries are searched by their names, too, which are not ours to know.
    if (happens(random, 25))
        panel.search = panel.dimension == Dimension::Country
                           ? QStringLiteral("d")
                           : randomSearch(account, site, panel.dimension, random);
    return panel;
}

OccurrenceRequest randomList(Random &random)
{
    using By = OccurrenceRequest::By;
    static const QStringList Events{QStringLiteral("signup"), QStringLiteral("buy"),
                                    QString::fromUtf8("Über"), QStringLiteral("no such event")};
    OccurrenceRequest list;
    list.by = By(below(random, 5));
    list.limit = pick(random, std::vector<int>{0, 0, 1, 2});
    if (happens(random, 20))
        list.search = QStringLiteral("E");
    switch (list.by) {
    case By::Event:
    case By::Goal: break;
    case By::PropertyValue:
        list.property = pick(random, QStringList{QStringLiteral("plan"), QStringLiteral("plan"),
                                                 QStringLiteral("@size"), QStringLiteral("@size"),
                                                 QStringLiteral("no such key")});
        [[fallthrough]];
    case By::PropertyKey:
        if (happens(random, 50))
            list.event = pick(random, Events);
        break;
    case By::Dimension: do { list.dimension = pick(random, AllDimensions);
        } while (!isOfHappenings(list.dimension));
        if (list.dimension == Dimension::Country)
            list.search.clear();
        if (happens(random, 50))
            list.event = pick(random, Events);
        else
            list.goal = pick(random, goals()).name;
        break;
    }
    return list;
}

} // namespace

Filter randomFilter(const Account &account, size_t site, Random &random)
{
    Filter filter;
    for (int conditions = pick(random, std::vector<int>{0, 1, 1, 2, 2, 3, 4}); conditions > 0;
         --conditions) {
        Condition condition = randomCondition(account, site, random);
        if (!filter.isEmpty() && happens(random, 30)) { // Several on one dimension.
            condition.dimension = filter.conditions.back().dimension;
            condition.by = FilterOperator::Is;
            condition.value = randomValue(account, site, condition.dimension, random);
        }
        if (std::find(filter.conditions.begin(), filter.conditions.end(), condition) ==
            filter.conditions.end())
            filter.conditions.push_back(condition);
    }
    return filter;
}

StatsRequest randomQuestion(const Account &account, size_t site, const World &world, Random &random)
{
    StatsRequest request;
    request.filter = randomFilter(account, site, random);
    const QDate first = account.calendar(site).dayAt(world.from);
    const QDate last =
        account.calendar(site).dayAt(world.from + std::chrono::hours(24) * world.days);
    Period period{first.addDays(-1), last.addDays(1)};
    if (happens(random, 40)) {
        period.from = first.addDays(below(random, world.days + 1));
        period.to = period.from.addDays(below(random, 3));
    }
    request.period = period;
    request.interval = Interval(below(random, 4));
    if (happens(random, 40)) {
        request.comparison = happens(random, 50) ? Comparison::Previous : Comparison::Weekday;
        if (happens(random, 20))
            request.comparedWith = Period{first, first.addDays(below(random, 4))};
    }
    for (int panels = below(random, 6); panels > 0; --panels)
        request.breakdowns.push_back(randomPanel(account, site, request.filter, random));
    for (int lists = below(random, 3); lists > 0; --lists)
        request.occurrences.push_back(randomList(random));
    return request;
}

QString inWords(const StatsRequest &request)
{
    const Period period = std::get<Period>(request.period);
    return QStringLiteral("%1..%2 [%3]")
        .arg(period.from.toString(Qt::ISODate), period.to.toString(Qt::ISODate),
             toTexts(request.filter).join(QStringLiteral("] [")));
}

} // namespace footfall::reference
