// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/account.h"

#include <algorithm>

namespace footfall::reference {

using namespace domain;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr minutes VisitsEndAfter{30};
constexpr minutes SaltsOutliveTheDayBy{30};
constexpr minutes LongestTime{30};
constexpr seconds ReportsMayLag{5};

/// Of each view and each event.
Values carriedValues(const Doing &doing)
{
    return {{Dimension::Country, doing.country.alpha2()},
            {Dimension::Browser, doing.client.browser},
            {Dimension::BrowserVersion, doing.client.browserVersion},
            {Dimension::System, doing.client.system},
            {Dimension::Device, doing.client.device}};
}

void giveOrigin(Values &values, const Doing &doing)
{
    values[Dimension::Source] = doing.source;
    values[Dimension::Channel] = doing.channel;
    values[Dimension::UtmSource] = doing.utm.source;
    values[Dimension::UtmMedium] = doing.utm.medium;
    values[Dimension::UtmCampaign] = doing.utm.campaign;
}

void inheritOrigin(Values &values, const Values &entry)
{
    for (const Dimension dimension : {Dimension::Source, Dimension::Channel, Dimension::UtmSource,
                                      Dimension::UtmMedium, Dimension::UtmCampaign})
        values[dimension] = entry.at(dimension);
}

void giveEntryValues(Values &values, const Doing &doing)
{
    values[Dimension::EntryPage] = doing.pathname;
    values[Dimension::Referrer] = doing.referrer;
    values[Dimension::Language] = doing.language;
    values[Dimension::Screen] = doing.screen;
    values[Dimension::UtmTerm] = doing.utm.term;
    values[Dimension::UtmContent] = doing.utm.content;
}

} // namespace

milliseconds kept(milliseconds duration)
{
    const qint64 step = duration < seconds(10) ? 100 : 1'000;
    const qint64 below = duration.count() / step * step;
    return milliseconds(duration.count() - below < below + step - duration.count() ? below
                                                                                   : below + step);
}

Account::Account(const World &world) : m_world(world)
{
    for (SiteShape site : world.sites) {
        site.laterZone.clear();
        m_calendars.push_back(WallCalendar::of(site, world.from, world.days + world.daysLater));
    }
}

void Account::changeZone(size_t site)
{
    m_calendars[site] =
        WallCalendar::of(m_world.sites[site], m_world.from, m_world.days + m_world.daysLater);
}

Account::Outcome Account::take(const Doing &doing)
{
    switch (doing.kind) {
    case HitKind::PageView: takeView(doing); break;
    case HitKind::Event: takeEvent(doing); break;
    case HitKind::Leave: return takeLeave(doing);
    }
    return Outcome::Counted;
}

std::optional<Account::Visit> Account::openVisit(const Doing &doing) const
{
    const auto latest = m_latest.find({doing.site, doing.person});
    if (latest == m_latest.end())
        return std::nullopt;
    Visit visit = latest->second;
    visit.gap = doing.time - m_views[visit.newest].time;
    return visit.gap < VisitsEndAfter ? std::optional(visit) : std::nullopt;
}

bool Account::isFirstToday(const Doing &doing, const QStringList &what)
{
    const Person person(doing.site, doing.person);
    return m_done.insert({person, m_calendars[doing.site]->dayAt(doing.time), what}).second;
}

void Account::takeView(const Doing &doing)
{
    const WallCalendar::Hour &hour = m_calendars[doing.site]->hourAt(doing.time);
    View view;
    view.site = doing.site;
    view.time = doing.time;
    view.day = hour.day;
    view.hour = hour.start;
    view.values = carriedValues(doing);
    view.values[Dimension::Hostname] = doing.hostname;
    view.values[Dimension::Page] = doing.pathname;
    view.isExit = view.isNewest = true;
    view.isVisitor = isFirstToday(doing, {QStringLiteral("came")});
    view.isPageVisitor = isFirstToday(doing, {QStringLiteral("saw"), doing.pathname});

    const Person person(doing.site, doing.person);
    const size_t place = m_views.size();
    if (const auto latest = m_latest.find(person); latest != m_latest.end()) {
        View &previous = m_views[latest->second.newest];
        // Once the day's salts are gone, nobody can tell that this is the same person.
        const QDate oldestSalt = m_calendars[doing.site]->dayAt(doing.time - SaltsOutliveTheDayBy);
        previous.isNewest = previous.day < oldestSalt;
    }
    if (const std::optional<Visit> visit = openVisit(doing)) {
        View &entry = m_views[visit->entry];
        View &previous = m_views[visit->newest];
        inheritOrigin(view.values, entry.values);
        entry.isBounce = false;
        previous.isExit = false;
        if (!previous.duration)
            previous.duration = visit->gap;
        m_latest[person].newest = place;
    } else {
        giveOrigin(view.values, doing);
        giveEntryValues(view.values, doing);
        view.isEntry = view.isBounce = true;
        m_latest[person] = {place, place, {}};
    }
    Happening met;
    met.values = view.values;
    m_views.push_back(std::move(view));
    note(std::move(met), doing);
}

void Account::takeEvent(const Doing &doing)
{
    Happening happening;
    happening.values = carriedValues(doing);
    happening.values[Dimension::Hostname] = doing.hostname;
    happening.values[Dimension::Page] = doing.pathname;
    happening.event = doing.event;
    if (const std::optional<Visit> visit = openVisit(doing)) {
        View &entry = m_views[visit->entry];
        const Values &newest = m_views[visit->newest].values;
        inheritOrigin(happening.values, entry.values);
        // An app's event has no page: it happened on the one that is open.
        for (const Dimension dimension : {Dimension::Hostname, Dimension::Page})
            if (happening.values[dimension].isEmpty())
                happening.values[dimension] = newest.at(dimension);
        if (doing.event.interactivity == Interactivity::Interactive)
            entry.isBounce = false;
    } else {
        giveOrigin(happening.values, doing);
    }
    note(std::move(happening), doing);
}

/// The longest report counts, or their sum where each tells what is new.
Account::Outcome Account::takeLeave(const Doing &doing)
{
    const std::optional<Visit> visit = openVisit(doing);
    if (!visit)
        return Outcome::Superseded;
    View &newest = m_views[visit->newest];
    const bool isAboutIt = newest.values.at(Dimension::Page) == doing.pathname &&
                           *doing.visibleTime <= visit->gap + ReportsMayLag;
    if (!isAboutIt)
        return Outcome::Superseded;
    const milliseconds before = newest.duration.value_or(milliseconds(0));
    if (doing.visibleTimeIs == VisibleTime::Added)
        newest.duration = std::min<milliseconds>(before + *doing.visibleTime, LongestTime);
    else if (newest.duration && *doing.visibleTime <= before)
        return Outcome::Superseded;
    else
        newest.duration = std::min<milliseconds>(*doing.visibleTime, LongestTime);
    return Outcome::Counted;
}

void Account::note(Happening happening, const Doing &doing)
{
    const WallCalendar::Hour &hour = m_calendars[doing.site]->hourAt(doing.time);
    happening.site = doing.site;
    happening.day = hour.day;
    happening.hour = hour.start;
    if (doing.kind == HitKind::Event) {
        Happening event = happening;
        event.isFirst = isFirstToday(doing, {QStringLiteral("did"), doing.event.name});
        for (const Property &property : doing.event.properties)
            if (isFirstToday(
                    doing, {QStringLiteral("had"), doing.event.name, property.key, property.value}))
                event.firstProperties.append(property.key);
        m_happenings.push_back(std::move(event));
    }
    for (const Goal &goal : goals()) {
        if (!meets(doing, goal))
            continue;
        Happening met = happening;
        met.goal = goal.name;
        met.isFirst = isFirstToday(doing, {QStringLiteral("met"), goal.name});
        m_happenings.push_back(std::move(met));
    }
}

} // namespace footfall::reference
