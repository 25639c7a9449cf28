// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/visittracker.h"

#include "core/domain/timespent.h"

#include <algorithm>
#include <utility>

namespace footfall::pipeline {

using domain::Hit;
using domain::VisitTimeout;
using std::chrono::milliseconds;
using storage::OpenPageView;
using storage::PageViewState;

namespace {

/// A report and the view that it is about travel for different times.
constexpr std::chrono::seconds ReportTolerance{5};

/// A clock that stepped back gives a negative gap: the visit goes on.
milliseconds gapBefore(const Hit &hit, const OpenPageView &view)
{
    return std::max(hit.time - view.state.time, milliseconds(0));
}

/// What is stored of it. Here it is known exactly: reports that add up would lose what is rounded.
PageViewState stored(PageViewState state)
{
    if (state.duration)
        state.duration = domain::keptTime(*state.duration);
    return state;
}

PageViewState finished(const OpenPageView &view)
{
    PageViewState state = view.state;
    state.visitorHash.reset();
    state.time = view.hour;
    state.finished = true;
    return state;
}

} // namespace

VisitTracker::Arrival VisitTracker::arrive(const Hit &hit)
{
    Arrival arrival;
    const auto newest = newestOf(hit);
    if (newest == m_newest.end())
        return arrival;
    const OpenPageView &view = newest->second;
    const milliseconds gap = gapBefore(hit, view);
    PageViewState state = finished(view);
    if (gap < VisitTimeout) {
        arrival.isEntry = false;
        arrival.origin = view.origin;
        state.isBounce = false;
        if (!state.duration)
            state.duration = gap;
    } else {
        state.isExit = true;
    }
    arrival.previous = Change{view.id, stored(state)};
    // Where the visitor has the same hash as before, open() puts the new one in its place.
    if (newest->first.visit != hit.visit) {
        m_undo.push_back({newest->first, view});
        m_newest.erase(newest);
    }
    return arrival;
}

void VisitTracker::open(const OpenPageView &view)
{
    Q_ASSERT(view.state.visitorHash);
    const Visitor visitor{view.site, *view.state.visitorHash};
    const auto [newest, isNew] = m_newest.try_emplace(visitor, view);
    if (isNew) {
        m_undo.push_back({visitor, std::nullopt});
        return;
    }
    m_undo.push_back({visitor, newest->second});
    newest->second = view;
}

const OpenPageView *VisitTracker::openVisit(const Hit &hit) const
{
    const auto newest = newestOf(hit);
    const bool goesOn = newest != m_newest.end() && gapBefore(hit, newest->second) < VisitTimeout;
    return goesOn ? &newest->second : nullptr;
}

std::optional<VisitTracker::Change> VisitTracker::interact(const Hit &hit)
{
    if (hit.event.interactivity == domain::Interactivity::Passive)
        return std::nullopt;
    const auto newest = newestOf(hit);
    // The bounce is kept on the entry view, which is the newest only while it is the only one.
    if (newest == m_newest.end() || !newest->second.isEntry || !newest->second.state.isBounce ||
        gapBefore(hit, newest->second) >= VisitTimeout)
        return std::nullopt;
    m_undo.push_back({newest->first, newest->second});
    newest->second.state.isBounce = false;
    return Change{newest->second.id, stored(newest->second.state)};
}

std::optional<VisitTracker::Change> VisitTracker::leave(const Hit &hit, domain::NameId pathname)
{
    const auto newest = newestOf(hit);
    if (newest == m_newest.end() || !hit.visibleTime || !pathname.isValid() ||
        newest->second.pathname != pathname)
        return std::nullopt;
    OpenPageView &view = newest->second;
    // Seen for longer than it has been there: the report is about an earlier view of that page.
    if (*hit.visibleTime > gapBefore(hit, view) + ReportTolerance)
        return std::nullopt;
    const bool isAdded = hit.visibleTimeIs == domain::VisibleTime::Added;
    const milliseconds visible = std::clamp<milliseconds>(
        *hit.visibleTime +
            (isAdded ? view.state.duration.value_or(milliseconds(0)) : milliseconds(0)),
        milliseconds(0), VisitTimeout);
    if (!isAdded && view.state.duration && visible <= *view.state.duration)
        return std::nullopt;
    m_undo.push_back({newest->first, newest->second});
    view.state.duration = visible;
    return Change{view.id, stored(view.state)};
}

void VisitTracker::commit()
{
    m_undo.clear();
}

void VisitTracker::rollback()
{
    for (auto undo = m_undo.rbegin(); undo != m_undo.rend(); ++undo) {
        if (undo->before)
            m_newest.insert_or_assign(undo->visitor, *undo->before);
        else
            m_newest.erase(undo->visitor);
    }
    m_undo.clear();
}

void VisitTracker::forgetFolded(const std::vector<storage::RollupStore::Silent> &views)
{
    for (const storage::RollupStore::Silent &view : views) {
        const auto newest = m_newest.find({view.site, view.visit});
        if (newest != m_newest.end() && newest->second.id == view.id)
            m_newest.erase(newest);
    }
}

void VisitTracker::forgetSite(domain::SiteId site)
{
    std::erase_if(m_newest, [&](const auto &entry) { return entry.first.site == site; });
}

VisitTracker::Newest::const_iterator VisitTracker::newestOf(const Hit &hit) const
{
    const auto newest = m_newest.find({hit.site, hit.visit});
    if (newest != m_newest.end() || !hit.previousVisit)
        return newest;
    return m_newest.find({hit.site, *hit.previousVisit});
}

VisitTracker::Newest::iterator VisitTracker::newestOf(const Hit &hit)
{
    // Of an empty range: the same place, to be changed.
    const auto newest = std::as_const(*this).newestOf(hit);
    return m_newest.erase(newest, newest);
}

} // namespace footfall::pipeline
