// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/query/questions.h"

#include "tests/bench/query/otherquestions.h"

#include <QJsonArray>
#include <algorithm>

namespace footfall::bench {

using domain::Dimension;

namespace {

constexpr int Rows = 10;
constexpr int SearchedRows = 1'000; // As the window's full lists.

/// What people filter by; the last is known of entry views only.
constexpr std::array FilterParts{Part::Country,  Part::Browser, Part::System,      Part::Device,
                                 Part::Source,   Part::Channel, Part::UtmCampaign, Part::Hostname,
                                 Part::Pathname, Part::Language};

Dimension dimensionOf(Part part)
{
    switch (part) {
    case Part::Hostname: return Dimension::Hostname;
    case Part::Pathname: return Dimension::Page;
    case Part::Source: return Dimension::Source;
    case Part::Channel: return Dimension::Channel;
    case Part::UtmSource: return Dimension::UtmSource;
    case Part::UtmMedium: return Dimension::UtmMedium;
    case Part::UtmCampaign: return Dimension::UtmCampaign;
    case Part::Country: return Dimension::Country;
    case Part::Browser: return Dimension::Browser;
    case Part::BrowserVersion: return Dimension::BrowserVersion;
    case Part::System: return Dimension::System;
    case Part::Device: return Dimension::Device;
    case Part::Referrer: return Dimension::Referrer;
    case Part::Language: return Dimension::Language;
    case Part::Screen: return Dimension::Screen;
    case Part::UtmTerm: return Dimension::UtmTerm;
    case Part::UtmContent: return Dimension::UtmContent;
    }
    return Dimension::Page;
}

/// Some views that occur: a filter by what one of them is selects it at least.
std::vector<RawView> samples(const WorldSize &size)
{
    WorldSize small = size; // As many a day as are needed: their values are drawn alike.
    small.views = std::min<qint64>(size.views, 400'000);
    ViewSource source(small);
    std::vector<RawView> found;
    int count = 0;
    for (const int day : {100, 500, 900})
        source.draw(0, day, [&](const RawView &view) {
            if (view.isEntry && ++count % 3 == 0)
                found.push_back(view);
        });
    return found;
}

std::vector<Chosen> choose(const RawView &view, size_t count, demo::Random &random)
{
    std::vector<Chosen> chosen;
    while (chosen.size() < count) {
        const Part part = FilterParts[random.below(FilterParts.size())];
        const bool isTaken = std::any_of(chosen.begin(), chosen.end(),
                                         [part](const Chosen &each) { return each.part == part; });
        if (!isTaken)
            chosen.push_back({part, view[part]});
    }
    return chosen;
}

bool isByPage(const std::vector<Chosen> &chosen)
{
    return std::any_of(chosen.begin(), chosen.end(),
                       [](const Chosen &each) { return each.part == Part::Pathname; });
}

QString conditions(const Question &question, const std::vector<Chosen> &chosen)
{
    QString sql = QStringLiteral("site = 0 AND day BETWEEN %1 AND %2")
                      .arg(question.from.toJulianDay())
                      .arg(question.to.toJulianDay());
    for (size_t i = 0; i < Parts; ++i) {
        const auto part = static_cast<Part>(i);
        QStringList ranks; // Those of one part are alternatives.
        for (const Chosen &each : chosen)
            if (each.part == part)
                ranks.append(QString::number(each.rank));
        if (ranks.isEmpty())
            continue;
        sql +=
            (ranks.size() == 1 ? QStringLiteral(" AND %1 = %2") : QStringLiteral(" AND %1 IN (%2)"))
                .arg(QLatin1String(partName(part)), ranks.join(QStringLiteral(", ")));
        if (part == Part::Language)
            sql += QStringLiteral(" AND entry = 1");
    }
    return sql;
}

} // namespace

const std::vector<Panel> &dashboardPanels()
{
    static const std::vector<Panel> Panels{
        {Dimension::Page, Part::Pathname},           {Dimension::EntryPage, Part::Pathname},
        {Dimension::Source, Part::Source},           {Dimension::Channel, Part::Channel},
        {Dimension::UtmCampaign, Part::UtmCampaign}, {Dimension::Country, Part::Country},
        {Dimension::Language, Part::Language},       {Dimension::Browser, Part::Browser},
        {Dimension::System, Part::System},           {Dimension::Device, Part::Device}};
    return Panels;
}

Question firstPaint()
{
    return {QStringLiteral("first paint, 3 years"),
            ViewSource::firstDay(),
            WorldSize::LastDay,
            {},
            dashboardPanels()};
}

std::vector<Question> questionsFor(const WorldSize &size, int instances)
{
    const QDate last = WorldSize::LastDay;
    const QDate first = ViewSource::firstDay();
    std::vector<Question> all;
    all.push_back(
        {QStringLiteral("first paint, 30 days"), last.addDays(-29), last, {}, dashboardPanels()});
    all.push_back(firstPaint());
    const std::vector<RawView> views = samples(size);
    demo::Random random(4711);
    for (const size_t filters : {1, 2, 4})
        for (int i = 0; i < instances; ++i)
            all.push_back({QStringLiteral("dashboard, %1 filter%2")
                               .arg(filters)
                               .arg(filters == 1 ? QString() : QStringLiteral("s")),
                           first, last, choose(views[random.below(views.size())], filters, random),
                           dashboardPanels()});
    const std::vector<Panel> pages{{Dimension::Page, Part::Pathname}};
    all.push_back({QStringLiteral("top pages"), first, last, {}, pages, false});
    for (int i = 0; i < instances; ++i) {
        const RawView &view = views[random.below(views.size())];
        const Chosen country{Part::Country, view[Part::Country]};
        const Chosen browser{Part::Browser, view[Part::Browser]};
        all.push_back(
            {QStringLiteral("top pages of a country"), first, last, {country}, pages, false});
        all.push_back({QStringLiteral("top pages of a country and browser"),
                       first,
                       last,
                       {country, browser},
                       pages,
                       false});
    }
    std::stable_sort(all.begin() + 2, all.end(),
                     [](const Question &a, const Question &b) { return a.group < b.group; });
    // Last, so that the others find the cache as they always did.
    for (Question &question : otherQuestions(views, instances))
        all.push_back(std::move(question));
    return all;
}

std::vector<Question> sessionFor(const WorldSize &size, int count)
{
    const std::vector<RawView> views = samples(size);
    demo::Random random(815);
    std::vector<Question> all;
    for (int i = 0; i < count; ++i) {
        const QDate from = ViewSource::firstDay().addDays(qint64(random.below(1'000)));
        Question question{QStringLiteral("session"), from,
                          std::min(from.addDays(qint64(random.below(1'095))), WorldSize::LastDay),
                          choose(views[random.below(views.size())], random.below(5), random),
                          dashboardPanels()};
        question.panels.push_back({Dimension::Referrer, Part::Referrer});
        question.panels.push_back({Dimension::BrowserVersion, Part::BrowserVersion});
        question.panels.push_back({Dimension::ExitPage, Part::Pathname});
        all.push_back(std::move(question));
    }
    return all;
}

domain::StatsRequest requestOf(const Question &question, domain::SiteId site)
{
    domain::StatsRequest request;
    request.site = site;
    request.period = domain::Period{question.from, question.to};
    if (question.hasChart)
        request.interval = domain::naturalInterval({question.from, question.to});
    for (const Chosen &each : question.chosen)
        request.filter.conditions.push_back({dimensionOf(each.part), domain::FilterOperator::Is,
                                             domain::FilterSense::Includes,
                                             textOf(each.part, each.rank)});
    for (const domain::Condition &condition : question.conditions)
        request.filter.conditions.push_back(condition);
    for (const Panel &panel : question.panels)
        request.breakdowns.push_back({.dimension = panel.dimension,
                                      .limit = question.search.isEmpty() ? Rows : SearchedRows,
                                      .search = question.search,
                                      .ownConditions = domain::OwnConditions::Leave});
    if (question.hasEvents)
        for (const auto by :
             {domain::OccurrenceRequest::By::Event, domain::OccurrenceRequest::By::Goal})
            request.occurrences.emplace_back().by = by;
    return request;
}

bool isComparable(const Question &question)
{
    return question.conditions.empty() && question.search.isEmpty() && !question.hasEvents;
}

QString nameOf(const Question &question)
{
    QStringList texts = domain::toTexts(requestOf(question, {}).filter);
    texts.append(question.search);
    return texts.join(u'\n');
}

bool areEqual(const Numbers &a, const Numbers &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](qint64 one, qint64 other) {
        return one == other || one == Unknown || other == Unknown;
    });
}

Numbers numbersOf(const domain::StatsResult &result)
{
    const domain::Counters &c = result.totals;
    Numbers numbers{c.visitors, c.pageViews, c.visits, c.bounces, c.durationMs, c.durationViews};
    if (result.knowledge.pageViews == domain::Exactness::Unknown)
        numbers[1] = numbers[4] = numbers[5] = Unknown;
    for (const domain::Breakdown &panel : result.breakdowns)
        for (const domain::BreakdownRow &row : panel.rows)
            numbers.push_back(panel.knowledge.visitorsByPage ? row.counters.pageVisitors
                                                             : row.counters.visitors);
    for (const domain::Occurrences &occurrences : result.occurrences)
        for (const domain::OccurrenceRow &row : occurrences.rows)
            numbers.push_back(row.counters.events);
    return numbers;
}

Sql sqlOf(const Question &question)
{
    Sql sql;
    const QString where = conditions(question, question.chosen);
    const QString visitors =
        isByPage(question.chosen) ? QStringLiteral("page_visitor") : QStringLiteral("visitor");
    const QString sums =
        QStringLiteral("coalesce(sum(%1), 0), count(*), coalesce(sum(entry), 0), "
                       "coalesce(sum(bounce), 0), coalesce(sum(duration), 0), count(duration)")
            .arg(visitors);
    sql.totals = QStringLiteral("SELECT %1 FROM view WHERE %2").arg(sums, where);
    if (question.hasChart)
        sql.chart = QStringLiteral("SELECT day, %1 FROM view WHERE %2 GROUP BY day ORDER BY day")
                        .arg(sums, where);
    for (const Panel &panel : question.panels) {
        std::vector<Chosen> others = question.chosen;
        if (panel.dimension != Dimension::EntryPage && panel.dimension != Dimension::ExitPage)
            std::erase_if(others, [&](const Chosen &each) { return each.part == panel.part; });
        const bool byPage = isByPage(others) || panel.dimension == Dimension::Page ||
                            panel.dimension == Dimension::ExitPage;
        QString whereHere = conditions(question, others);
        if (domain::isEntryOnly(panel.dimension))
            whereHere += QStringLiteral(" AND entry = 1");
        if (panel.dimension == Dimension::ExitPage)
            whereHere += QStringLiteral(" AND exit = 1");
        sql.panels.append(
            QStringLiteral("SELECT %1, sum(%2) AS visitors, count(*), sum(entry), sum(bounce), "
                           "sum(duration), count(duration) FROM view WHERE %3 GROUP BY %1 ORDER BY "
                           "visitors DESC, %1 LIMIT %4")
                .arg(QLatin1String(partName(panel.part)),
                     byPage ? QStringLiteral("page_visitor") : QStringLiteral("visitor"), whereHere)
                .arg(Rows));
    }
    return sql;
}

QJsonObject toJson(const Question &question, const Numbers &numbers)
{
    const Sql sql = sqlOf(question);
    QJsonArray expected;
    for (const qint64 number : numbers)
        expected.append(number);
    return {{QStringLiteral("group"), question.group},
            {QStringLiteral("totals"), sql.totals},
            {QStringLiteral("chart"), sql.chart},
            {QStringLiteral("panels"), QJsonArray::fromStringList(sql.panels)},
            {QStringLiteral("expected"), expected}};
}

} // namespace footfall::bench
