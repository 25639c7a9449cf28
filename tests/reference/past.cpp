// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/past.h"

namespace footfall::reference {

namespace {

/// Of one day, by their places.
struct Places {
    std::vector<size_t> late;
    std::vector<size_t> closed;
};

/// leftOut: places that are not looked at.
template <typename Fact>
std::map<QDate, Places> byDay(const std::vector<Fact> &all, size_t site,
                              const std::map<size_t, Fact> &closed, const std::set<size_t> &leftOut)
{
    std::map<QDate, Places> days;
    for (size_t place = 0; place < all.size(); ++place) {
        if (all[place].site != site || leftOut.contains(place))
            continue;
        Places &places = days[all[place].day];
        (closed.contains(place) ? places.closed : places.late).push_back(place);
    }
    return days;
}

/// What is closed now.
std::vector<size_t> closedNow(const std::map<QDate, Places> &days, QDate day,
                              const std::set<QDate> &again)
{
    const auto found = days.find(day);
    if (found == days.end())
        return {};
    std::vector<size_t> places = found->second.late;
    if (again.contains(day))
        places.insert(places.end(), found->second.closed.begin(), found->second.closed.end());
    return places;
}

template <typename Fact>
std::vector<Fact> at(const std::vector<size_t> &places, const std::vector<Fact> &all,
                     const std::map<size_t, Fact> &closed)
{
    std::vector<Fact> facts;
    for (const size_t place : places) {
        facts.push_back(all[place]);
        if (const auto before = closed.find(place); before != closed.end()) {
            facts.back().values = before->second.values;
            facts.back().hour = before->second.hour;
        }
    }
    return facts;
}

} // namespace

void Past::close(const std::set<size_t> &open, const Days &again, const IdOf &idOf)
{
    if (m_strictVisits == 0)
        return;
    std::set<size_t> leftOut = m_settled;
    leftOut.insert(open.begin(), open.end());
    const auto viewDays = byDay(m_account.views(), m_site, m_closed, leftOut);
    const auto happeningDays =
        byDay(m_account.happenings(), m_site, m_closedHappenings, m_settledHappenings);
    std::set<QDate> days;
    for (const auto &each : viewDays)
        days.insert(each.first);
    for (const auto &each : happeningDays)
        days.insert(each.first);
    for (const QDate &day : days) {
        const std::vector<size_t> views = closedNow(viewDays, day, again.ofViews);
        const std::vector<size_t> happenings = closedNow(happeningDays, day, again.ofHappenings);
        const DayFacts closed =
            closedStrictly({at(views, m_account.views(), m_closed),
                            at(happenings, m_account.happenings(), m_closedHappenings)},
                           m_account.calendar(m_site).startOf(day), m_strictVisits, idOf);
        for (size_t i = 0; i < views.size(); ++i)
            m_closed.insert_or_assign(views[i], closed.views[i]);
        for (size_t i = 0; i < happenings.size(); ++i)
            m_closedHappenings.insert_or_assign(happenings[i], closed.happenings[i]);
    }
}

void Past::settleAllBut(const Days &days)
{
    for (const auto &[place, view] : m_closed)
        if (!days.ofViews.contains(view.day))
            m_settled.insert(place);
    for (const auto &[place, happening] : m_closedHappenings)
        if (!days.ofHappenings.contains(happening.day))
            m_settledHappenings.insert(place);
}

template <typename Fact>
std::vector<Fact> Past::leftOf(const std::vector<Fact> &all,
                               const std::map<size_t, Fact> &closed) const
{
    std::vector<Fact> left = all;
    for (const auto &[place, fact] : closed) {
        left[place].values = fact.values;
        left[place].hour = fact.hour;
    }
    for (Fact &fact : left) {
        if (fact.site != m_site)
            continue;
        fact.isGone = m_keptFrom.isValid() && fact.day < m_keptFrom;
        if (m_hourlyFrom.isValid() && fact.day < m_hourlyFrom)
            fact.hour = m_account.calendar(m_site).startOf(fact.day);
    }
    return left;
}

const std::vector<View> &Past::views()
{
    if (isWhole())
        return m_account.views();
    m_views = leftOf(m_account.views(), m_closed);
    return m_views;
}

const std::vector<Happening> &Past::happenings()
{
    if (isWhole())
        return m_account.happenings();
    m_happenings = leftOf(m_account.happenings(), m_closedHappenings);
    return m_happenings;
}

} // namespace footfall::reference
