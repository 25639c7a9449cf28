// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/queries/model.h"

#include "core/domain/timespent.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <array>
#include <random>

namespace footfall::model {

using namespace domain;
using std::chrono::milliseconds;
using std::chrono::minutes;

namespace {

QDateTime local(Instant moment, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMilliseconds(moment), zone);
}

/// Back by minutes for as long as the clock on the wall shows the same hour at the same offset.
Instant hourOf(Instant moment, const QTimeZone &zone)
{
    Instant start = std::chrono::floor<minutes>(moment);
    const auto shown = [&zone](Instant at) {
        const QDateTime time = local(at, zone);
        return std::tuple(time.date(), time.time().hour(), time.offsetFromUtc());
    };
    while (shown(start - minutes(1)) == shown(moment))
        start -= minutes(1);
    return start;
}

void followUp(View &previous, const Arrival &next, bool sameVisit)
{
    previous.isNewest = false;
    if (!sameVisit)
        return;
    previous.isExit = false;
    if (!previous.duration)
        previous.duration = next.time - previous.arrival.time;
}

/// The longest report counts; one that is longer than the view has been there, by more than the 5
/// seconds that reports may lag, is about an earlier view.
void report(View &newest, const Arrival &leave)
{
    const bool isAboutIt =
        newest.arrival.pathname == leave.pathname &&
        *leave.visibleTime <= leave.time - newest.arrival.time + std::chrono::seconds(5);
    if (isAboutIt)
        newest.duration = std::max(newest.duration.value_or(milliseconds(0)), *leave.visibleTime);
}

QString valueOf(const Arrival &arrival, Dimension dimension)
{
    switch (dimension) {
    case Dimension::Page:
    case Dimension::EntryPage:
    case Dimension::ExitPage: return arrival.pathname;
    case Dimension::Hostname: return arrival.hostname;
    case Dimension::Referrer: return arrival.referrer;
    case Dimension::Source: return arrival.source;
    case Dimension::Country: return arrival.country.alpha2();
    case Dimension::Language: return arrival.language;
    case Dimension::Channel: return arrival.channel;
    case Dimension::Browser: return arrival.client.browser;
    case Dimension::BrowserVersion: return arrival.client.browserVersion;
    case Dimension::System: return arrival.client.system;
    case Dimension::Device: return arrival.client.device;
    case Dimension::Screen: return arrival.screen;
    case Dimension::UtmSource: return arrival.utm.source;
    case Dimension::UtmMedium: return arrival.utm.medium;
    case Dimension::UtmCampaign: return arrival.utm.campaign;
    case Dimension::UtmTerm: return arrival.utm.term;
    case Dimension::UtmContent: return arrival.utm.content;
    }
    return {};
}

/// A later arrival of a visit: it is from where the visit is from.
void inherit(Arrival &arrival, const Arrival &first)
{
    arrival.source = first.source;
    arrival.channel = first.channel;
    arrival.utm = {first.utm.source, first.utm.medium, first.utm.campaign, {}, {}};
    arrival.referrer.clear();
    arrival.language.clear();
    arrival.screen.clear();
}

/// What anybody did today, to know what is the first time.
class Diary
{
public:
    bool isFirst(const Happening &happening, const QStringList &what)
    {
        const auto entry = std::pair(std::pair(happening.arrival.person, happening.day), what);
        const bool isFirst = !m_entries.contains(entry);
        m_entries.insert(entry);
        return isFirst;
    }

private:
    QSet<std::pair<std::pair<int, QDate>, QStringList>> m_entries;
};

std::vector<Happening> happeningsOf(const Arrival &arrival, QDate day, Instant hour, Diary &diary)
{
    std::vector<Happening> happenings;
    Happening happening;
    happening.arrival = arrival;
    happening.day = day;
    happening.hour = hour;
    if (arrival.kind == HitKind::Event) {
        happening.isFirst = diary.isFirst(happening, {QStringLiteral("did"), arrival.event.name});
        for (const Property &property : arrival.event.properties)
            if (diary.isFirst(happening, {QStringLiteral("had"), arrival.event.name, property.key,
                                          property.value}))
                happening.firstProperties.append(property.key);
        happenings.push_back(happening);
        happening.firstProperties.clear();
    }
    for (const Goal &goal : goals()) {
        if (!meets(arrival, goal))
            continue;
        happening.goal = goal.name;
        happening.isFirst = diary.isFirst(happening, {QStringLiteral("met"), goal.name});
        happenings.push_back(happening);
    }
    return happenings;
}

} // namespace

QDate localDate(Instant moment, const QTimeZone &zone)
{
    return local(moment, zone).date();
}

QString localIso(Instant moment, const QTimeZone &zone)
{
    const QDateTime time = local(moment, zone);
    return time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODate);
}

std::vector<Goal> goals()
{
    const auto goal = [](const char *name, GoalKind kind, const char *pattern) {
        return Goal{{}, QString::fromUtf8(name), kind, QString::fromUtf8(pattern)};
    };
    return {goal("Newsletter", GoalKind::Event, "signup"),
            goal("=Order", GoalKind::Event, "buy"),
            goal("Prices seen", GoalKind::Page, "/Pricing"),
            goal("Any x", GoalKind::Page, "/x*"),
            goal("Über uns", GoalKind::Page, "*ber*"),
            goal("Never met", GoalKind::Event, "nobody does this")};
}

bool meets(const Arrival &arrival, const Goal &goal)
{
    if (goal.kind == GoalKind::Event)
        return arrival.kind == HitKind::Event && arrival.event.name == goal.pattern;
    QStringList parts = goal.pattern.split(QLatin1Char('*'));
    for (QString &part : parts)
        part = QRegularExpression::escape(part);
    const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(parts.join(QStringLiteral(".*"))));
    return arrival.kind == HitKind::PageView && pattern.match(arrival.pathname).hasMatch();
}

std::vector<Arrival> randomArrivals(const World &world, quint32 seed)
{
    std::mt19937 random(seed);
    const auto below = [&random](int bound) {
        return static_cast<int>(std::uniform_int_distribution<int>(0, bound - 1)(random));
    };
    const auto pick = [&below](const QStringList &from) {
        return from.at(below(static_cast<int>(from.size())));
    };
    const QStringList hostnames{QStringLiteral("example.com"), QStringLiteral("www.example.com")};
    const QStringList pathnames{QStringLiteral("/"),          QStringLiteral("/a%b"),
                                QStringLiteral("/a_b"),       QStringLiteral("/[x]"),
                                QStringLiteral("/x*y?"),      QStringLiteral("/x]^-"),
                                QString::fromUtf8("/Über"),   QString::fromUtf8("/ÜBER-uns"),
                                QString::fromUtf8("/пример"), QStringLiteral("/Pricing")};
    const QStringList sources{QString(), QString(), QStringLiteral("Google"),
                              QStringLiteral("Reddit"), QStringLiteral("ChatGPT")};
    const QStringList countries{QStringLiteral("DE"), QStringLiteral("US"), QStringLiteral("IN"),
                                QString()};
    const QStringList languages{QStringLiteral("de"), QStringLiteral("en-GB"), QString()};
    const QStringList channels{QStringLiteral("search"), QStringLiteral("social"),
                               QStringLiteral("ai")};
    const QStringList campaigns{QString(), QString(), QStringLiteral("spring"),
                                QStringLiteral("Winter %_*")};
    const QStringList screens{QStringLiteral("phone"), QStringLiteral("desktop"), QString()};
    const QList<Client> clients{{QStringLiteral("Firefox"), QStringLiteral("Firefox 128"),
                                 QStringLiteral("Linux"), DeviceDesktop.toString()},
                                {QStringLiteral("Firefox"), QStringLiteral("Firefox 129"),
                                 QStringLiteral("Android"), DevicePhone.toString()},
                                {QStringLiteral("Safari"), QStringLiteral("Safari 17"),
                                 QStringLiteral("iOS"), DevicePhone.toString()},
                                {}};
    const QStringList events{QStringLiteral("signup"), QStringLiteral("buy"),
                             QStringLiteral("=2+3"), QString::fromUtf8("Über")};
    const QStringList plans{QStringLiteral("free"), QStringLiteral("pro"), QString()};
    const QList<std::optional<Money>> amounts{std::nullopt,
                                              std::nullopt,
                                              Money{QStringLiteral("EUR"), 990},
                                              Money{QStringLiteral("EUR"), -100},
                                              Money{QStringLiteral("USD"), 500},
                                              Money{QString(), 250},
                                              Money{QStringLiteral("EUR"), 0}};

    std::vector<Arrival> arrivals;
    while (static_cast<int>(arrivals.size()) < world.views) {
        const int person = below(world.people);
        Instant time = world.from + milliseconds(std::uniform_int_distribution<qint64>(
                                        0, qint64(world.days) * 86'400'000)(random));
        // A burst: gaps on both sides of the 30 minutes, over midnights and clock changes.
        for (int views = 1 + below(5); views > 0; --views) {
            Arrival view;
            view.person = person;
            view.time = time;
            view.hostname = pick(hostnames);
            view.pathname = pick(pathnames);
            view.source = pick(sources);
            if (!view.source.isEmpty())
                view.referrer =
                    view.source.toLower() + QStringLiteral(".example/") + QString::number(below(3));
            view.channel = view.source.isEmpty() ? ChannelDirect.toString() : pick(channels);
            view.utm.campaign = pick(campaigns);
            if (!view.utm.campaign.isEmpty())
                view.utm = {pick(sources), pick(channels), view.utm.campaign, pick(plans),
                            pick(screens)};
            view.country = Country::fromAlpha2(countries.at(person % 4));
            view.client = clients.at(person % clients.size());
            view.language = languages.at(person % 3);
            view.screen = screens.at(person % 3);
            arrivals.push_back(view);
            if (below(4) == 0) {
                Arrival more = view;
                more.kind = below(2) == 0 ? HitKind::Event : HitKind::Leave;
                const milliseconds later(1 + below(60'000));
                more.time = time + later;
                if (more.kind == HitKind::Event) {
                    more.event.name = pick(events);
                    more.event.amount = amounts.at(below(static_cast<int>(amounts.size())));
                    if (below(3) == 0)
                        more.event.interactivity = Interactivity::Passive;
                    for (const QString &key : {QStringLiteral("plan"), QStringLiteral("@size")})
                        if (below(2) == 0)
                            more.event.properties.push_back({key, pick(plans), {}});
                }
                if (more.kind == HitKind::Leave)
                    more.visibleTime = milliseconds(1 + below(static_cast<int>(later.count())));
                arrivals.push_back(more);
            }
            constexpr std::array Gaps{61'000, 5 * 60'000, 29 * 60'000 + 59'999, 30 * 60'000,
                                      70 * 60'000};
            time += milliseconds(Gaps.at(static_cast<size_t>(below(5))));
        }
    }
    std::stable_sort(arrivals.begin(), arrivals.end(),
                     [](const Arrival &a, const Arrival &b) { return a.time < b.time; });
    return arrivals;
}

std::vector<View> viewsOf(const std::vector<Arrival> &arrivals, const QTimeZone &zone)
{
    return accountOf(arrivals, zone).views;
}

Account accountOf(const std::vector<Arrival> &arrivals, const QTimeZone &zone)
{
    Account account;
    std::vector<View> &views = account.views;
    Diary diary;
    const auto note = [&](const Arrival &arrival, QDate day, Instant hour) {
        for (const Happening &happening : happeningsOf(arrival, day, hour, diary))
            account.happenings.push_back(happening);
    };
    QMap<int, size_t> newest; // By person.
    QMap<int, size_t> entry;  // Of the person's visit.
    QSet<std::pair<int, QDate>> seen;
    QSet<std::pair<std::pair<int, QDate>, QString>> seenPages;
    for (const Arrival &arrival : arrivals) {
        const bool isKnown = newest.contains(arrival.person);
        const bool sameVisit =
            isKnown && arrival.time - views[newest[arrival.person]].arrival.time < VisitTimeout;
        if (arrival.kind == HitKind::Event) {
            Arrival event = arrival;
            if (sameVisit) {
                View &first = views[entry[arrival.person]];
                if (arrival.event.interactivity == Interactivity::Interactive)
                    first.isBounce = false;
                inherit(event, first.arrival);
            }
            note(event, localDate(arrival.time, zone), hourOf(arrival.time, zone));
            continue;
        }
        if (arrival.kind == HitKind::Leave) {
            if (sameVisit)
                report(views[newest[arrival.person]], arrival);
            continue;
        }
        View view;
        view.arrival = arrival;
        view.day = localDate(arrival.time, zone);
        view.hour = hourOf(arrival.time, zone);
        view.isEntry = !sameVisit;
        view.isBounce = view.isEntry;
        view.isExit = true;
        view.isNewest = true;
        const std::pair<int, QDate> today(arrival.person, view.day);
        view.isVisitor = !seen.contains(today);
        view.isPageVisitor = !seenPages.contains({today, arrival.pathname});
        seen.insert(today);
        seenPages.insert({today, arrival.pathname});
        if (isKnown)
            followUp(views[newest[arrival.person]], arrival, sameVisit);
        if (sameVisit) {
            View &first = views[entry[arrival.person]];
            first.isBounce = false;
            inherit(view.arrival, first.arrival);
        } else {
            entry[arrival.person] = views.size();
        }
        newest[arrival.person] = views.size();
        note(view.arrival, view.day, view.hour);
        views.push_back(view);
    }
    return account;
}

Counters countersOf(const View &view, Exits exits)
{
    Counters counters;
    counters.visitors = view.isVisitor;
    counters.pageVisitors = view.isPageVisitor;
    counters.pageViews = 1;
    counters.visits = view.isEntry;
    counters.bounces = view.isBounce;
    counters.exits = view.isExit && (exits == Exits::All || !view.isNewest);
    counters.durationMs = view.duration ? domain::keptTime(*view.duration).count() : 0;
    counters.durationViews = view.duration.has_value();
    return counters;
}

Counters totalsOf(const std::vector<View> &views, const Period &period, Exits exits)
{
    Counters totals;
    for (const View &view : views)
        if (period.contains(view.day))
            totals += countersOf(view, exits);
    return totals;
}

QMap<QString, Counters> seriesOf(const std::vector<View> &views, const Period &period,
                                 Interval interval, const QTimeZone &zone, Exits exits)
{
    QMap<QString, Counters> series;
    for (const View &view : views) {
        if (!period.contains(view.day))
            continue;
        QDate first = view.day;
        if (interval == Interval::Week)
            while (first.dayOfWeek() != Qt::Monday && first != period.from)
                first = first.addDays(-1);
        if (interval == Interval::Month)
            while (first.day() != 1 && first != period.from)
                first = first.addDays(-1);
        const QString key =
            interval == Interval::Hour ? localIso(view.hour, zone) : first.toString(Qt::ISODate);
        series[key] += countersOf(view, exits);
    }
    return series;
}

QMap<QString, Counters> breakdownOf(const std::vector<View> &views, const Period &period,
                                    Dimension dimension, Exits exits)
{
    constexpr std::array EntryOnly{Dimension::EntryPage, Dimension::Referrer,
                                   Dimension::Language,  Dimension::Screen,
                                   Dimension::UtmTerm,   Dimension::UtmContent};
    const bool entriesOnly =
        std::find(EntryOnly.begin(), EntryOnly.end(), dimension) != EntryOnly.end();
    QMap<QString, Counters> rows;
    for (const View &view : views) {
        const Counters counters = countersOf(view, exits);
        if (!period.contains(view.day) || (entriesOnly && !view.isEntry) ||
            (dimension == Dimension::ExitPage && counters.exits == 0))
            continue;
        rows[valueOf(view.arrival, dimension)] += counters;
    }
    return rows;
}

namespace {

bool isFoundIn(const QString &value, const Condition &condition)
{
    switch (condition.by) {
    case FilterOperator::Is: return value == condition.value;
    case FilterOperator::Contains:
        return !value.isEmpty() && value.contains(condition.value, Qt::CaseInsensitive);
    case FilterOperator::Matches: {
        QStringList parts = condition.value.split(QLatin1Char('*'));
        for (QString &part : parts)
            part = QRegularExpression::escape(part);
        const QRegularExpression pattern(
            QRegularExpression::anchoredPattern(parts.join(QStringLiteral(".*"))));
        return !value.isEmpty() && pattern.match(value).hasMatch();
    }
    case FilterOperator::MatchesExpression:
        return !value.isEmpty() && QRegularExpression(condition.value).match(value).hasMatch();
    }
    return false;
}

bool isEntryOnlyHere(Dimension dimension)
{
    return dimension == Dimension::EntryPage || dimension == Dimension::Referrer ||
           dimension == Dimension::Language || dimension == Dimension::Screen ||
           dimension == Dimension::UtmTerm || dimension == Dimension::UtmContent;
}

/// holds: whether a condition's dimension can be told of it at all.
template <typename Holds>
bool isSelected(const Arrival &arrival, const Filter &filter, Holds holds)
{
    QMap<Dimension, bool> found; // By dimension that includes: whether one alternative is met.
    for (const Condition &condition : filter.conditions) {
        if (!holds(condition.dimension))
            return false;
        const bool isFound = isFoundIn(valueOf(arrival, condition.dimension), condition);
        if (condition.sense == FilterSense::Includes)
            found[condition.dimension] = found.value(condition.dimension, false) || isFound;
        else if (isFound)
            return false;
    }
    return std::all_of(found.begin(), found.end(), [](bool isMet) { return isMet; });
}

} // namespace

std::vector<View> selected(const std::vector<View> &views, const Filter &filter, Exits exits)
{
    std::vector<View> some;
    for (const View &view : views) {
        const auto holds = [&](Dimension dimension) {
            return (view.isEntry || !isEntryOnlyHere(dimension)) &&
                   (dimension != Dimension::ExitPage || countersOf(view, exits).exits > 0);
        };
        if (isSelected(view.arrival, filter, holds))
            some.push_back(view);
    }
    return some;
}

std::vector<Happening> selected(const std::vector<Happening> &happenings, const Filter &filter)
{
    std::vector<Happening> some;
    for (const Happening &happening : happenings)
        if (isSelected(happening.arrival, filter, [](Dimension) { return true; }))
            some.push_back(happening);
    return some;
}

Filter randomFilter(const std::vector<View> &views, quint32 seed)
{
    std::mt19937 random(seed);
    const auto below = [&random](size_t bound) {
        return std::uniform_int_distribution<size_t>(0, bound - 1)(random);
    };
    Filter filter;
    const size_t count = 1 + below(4);
    while (filter.conditions.size() < count) {
        Condition condition;
        // Half the time one more on the same dimension.
        condition.dimension = filter.conditions.empty() || below(2) == 0
                                  ? AllDimensions.at(below(AllDimensions.size()))
                                  : filter.conditions.back().dimension;
        condition.sense = below(3) == 0 ? FilterSense::Excludes : FilterSense::Includes;
        const QString value = valueOf(views[below(views.size())].arrival, condition.dimension);
        condition.value = value;
        const auto part = [&] {
            const auto from = static_cast<qsizetype>(below(static_cast<size_t>(value.size())));
            const auto length = static_cast<qsizetype>(1 + below(3));
            return value.mid(from, length);
        };
        const size_t by = value.isEmpty() ? 0 : below(6);
        if (by == 1 || by == 2) {
            condition.by = FilterOperator::Contains;
            condition.value = below(2) == 0 ? part().toUpper() : part().toLower();
            // Longer ones look for a country's name, which the model does not know.
            if (condition.dimension == Dimension::Country)
                condition.value.truncate(2);
        } else if (by == 3) {
            condition.by = FilterOperator::Matches;
            condition.value = below(2) == 0 ? value.left(2) + QLatin1Char('*')
                                            : QLatin1Char('*') + part() + QLatin1Char('*');
        } else if (by == 4) {
            condition.by = FilterOperator::MatchesExpression;
            condition.value = QStringList{QStringLiteral("^.[A-Za-z]"), QStringLiteral("[aeo].$"),
                                          QStringLiteral("^(.+)x"), QStringLiteral("\\d|%")}
                                  .at(static_cast<qsizetype>(below(4)));
        } else if (by == 5 && condition.dimension != Dimension::Country) {
            condition.value += QStringLiteral("nobody has this"); // Nothing is in it.
        }
        filter.conditions.push_back(condition);
    }
    return filter;
}

QMap<QString, OccurrenceCounters> occurrencesOf(const std::vector<Happening> &happenings,
                                                const Period &period,
                                                const OccurrenceRequest &request)
{
    using By = OccurrenceRequest::By;
    QMap<QString, OccurrenceCounters> rows;
    const auto count = [&rows](const QString &value, const Happening &happening, bool isFirst) {
        OccurrenceCounters &counters = rows[value];
        ++counters.events;
        counters.conversions += isFirst;
        if (const std::optional<Money> &amount = happening.arrival.event.amount)
            counters.amounts[amount->currency] += amount->cents;
    };
    if (request.by == By::Goal)
        for (const Goal &goal : goals())
            rows.insert(goal.name, {});
    for (const Happening &happening : happenings) {
        const Event &event = happening.arrival.event;
        const bool isEvent = happening.goal.isEmpty();
        const bool isWanted = request.goal    ? happening.goal == *request.goal
                              : request.event ? isEvent && event.name == *request.event
                                              : isEvent == (request.by != By::Goal);
        if (!period.contains(happening.day) || !isWanted)
            continue;
        switch (request.by) {
        case By::Event: count(event.name, happening, happening.isFirst); break;
        case By::Goal: count(happening.goal, happening, happening.isFirst); break;
        case By::Dimension:
            count(valueOf(happening.arrival, request.dimension), happening, happening.isFirst);
            break;
        case By::PropertyKey:
        case By::PropertyValue:
            for (const Property &property : event.properties) {
                const bool isFirst = happening.firstProperties.contains(property.key);
                if (request.by == By::PropertyKey)
                    count(property.key, happening, isFirst);
                else if (property.key == request.property)
                    count(property.value, happening, isFirst);
            }
        }
    }
    // Nothing without a currency is no money at all.
    for (OccurrenceCounters &counters : rows)
        if (counters.amounts.contains(QString()) && counters.amounts.at(QString()) == 0)
            counters.amounts.erase(QString());
    return rows;
}

} // namespace footfall::model
