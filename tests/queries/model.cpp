// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/queries/model.h"

#include <QDateTime>
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

QString valueOf(const View &view, Dimension dimension)
{
    switch (dimension) {
    case Dimension::Page:
    case Dimension::EntryPage:
    case Dimension::ExitPage: return view.arrival.pathname;
    case Dimension::Hostname: return view.arrival.hostname;
    case Dimension::Referrer: return view.arrival.referrer;
    case Dimension::Source: return view.arrival.source;
    case Dimension::Country: return view.arrival.country.alpha2();
    case Dimension::Language: return view.arrival.language;
    default: return {}; // Nobody here has one.
    }
    return {};
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
            view.country = Country::fromAlpha2(countries.at(person % 4));
            view.language = languages.at(person % 3);
            arrivals.push_back(view);
            if (below(4) == 0) {
                Arrival more = view;
                more.kind = below(2) == 0 ? HitKind::Event : HitKind::Leave;
                const milliseconds later(1 + below(60'000));
                more.time = time + later;
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
    std::vector<View> views;
    QMap<int, size_t> newest; // By person.
    QMap<int, size_t> entry;  // Of the person's visit.
    QSet<std::pair<int, QDate>> seen;
    QSet<std::pair<std::pair<int, QDate>, QString>> seenPages;
    for (const Arrival &arrival : arrivals) {
        const bool isKnown = newest.contains(arrival.person);
        const bool sameVisit =
            isKnown && arrival.time - views[newest[arrival.person]].arrival.time < VisitTimeout;
        if (arrival.kind == HitKind::Event) {
            if (sameVisit)
                views[entry[arrival.person]].isBounce = false;
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
            view.arrival.source = first.arrival.source;
            view.arrival.referrer.clear();
            view.arrival.language.clear();
        } else {
            entry[arrival.person] = views.size();
        }
        newest[arrival.person] = views.size();
        views.push_back(view);
    }
    return views;
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
    counters.durationMs = view.duration ? view.duration->count() : 0;
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
        rows[valueOf(view, dimension)] += counters;
    }
    return rows;
}

} // namespace footfall::model
