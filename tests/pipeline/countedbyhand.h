// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of design section 6, counted the slow way over all raw hits at once: what the pipeline
// has to come to, whatever the batches, failures and folds in between.
#pragma once

#include "core/domain/counters.h"
#include "core/domain/dimension.h"
#include "tests/pipeline/hitbuilder.h"

#include <map>
#include <set>
#include <tuple>

namespace footfall::kit {

struct RawHit { ///< A hit, and whose it is.
    domain::Hit hit;
    QString visitor;
};

class CountedByHand
{
public:
    using HourKey = std::pair<qint64, qint64>;                 // site, hour
    using ValueKey = std::tuple<qint64, int, qint64, QString>; // site, dimension, day, value

    std::map<HourKey, domain::Counters> hours;
    std::map<ValueKey, domain::Counters> values;

    /// REQUIRES: in the order of time.
    explicit CountedByHand(const std::vector<RawHit> &hits)
    {
        std::map<std::pair<qint64, QString>, std::vector<View>> views;
        std::set<std::tuple<qint64, qint64, QString, QString>> seen;
        for (const RawHit &raw : hits) {
            std::vector<View> &his = views[{raw.hit.site.value, raw.visitor}];
            const auto gap =
                his.empty() ? domain::VisitTimeout : raw.hit.time - his.back().hit.time;
            switch (raw.hit.kind) {
            case domain::HitKind::PageView: {
                View view;
                view.hit = raw.hit;
                view.isEntry = gap >= domain::VisitTimeout;
                view.source = view.isEntry ? raw.hit.source : his.back().source;
                if (!his.empty() && !view.isEntry && his.back().durationMs < 0)
                    his.back().durationMs = gap.count();
                if (!his.empty())
                    his.back().isExit = view.isEntry;
                const qint64 day = raw.hit.day.toJulianDay();
                view.isVisitor = seen.insert({raw.hit.site.value, day, raw.visitor, {}}).second;
                view.isPageVisitor =
                    seen.insert({raw.hit.site.value, day, raw.visitor, raw.hit.pathname}).second;
                his.push_back(view);
                break;
            }
            case domain::HitKind::Event:
                if (gap < domain::VisitTimeout)
                    his.back().hasEvent = true;
                break;
            case domain::HitKind::Leave:
                if (gap < domain::VisitTimeout && his.back().hit.pathname == raw.hit.pathname &&
                    *raw.hit.visibleTime <= gap + std::chrono::seconds(5))
                    his.back().durationMs =
                        std::max<qint64>(his.back().durationMs, raw.hit.visibleTime->count());
                break;
            }
        }
        for (const auto &[visitor, his] : views) {
            for (size_t i = 0; i < his.size(); ++i) {
                const bool isAlone = i + 1 == his.size() || his[i + 1].isEntry;
                count(his[i], his[i].isEntry && isAlone && !his[i].hasEvent);
            }
        }
    }

private:
    struct View {
        domain::Hit hit;
        QString source;
        bool isEntry = true;
        bool isExit = true;
        bool isVisitor = false;
        bool isPageVisitor = false;
        bool hasEvent = false;
        qint64 durationMs = -1;
    };

    void count(const View &view, bool isBounce)
    {
        domain::Counters one;
        one.visitors = view.isVisitor;
        one.pageVisitors = view.isPageVisitor;
        one.pageViews = 1;
        one.visits = view.isEntry;
        one.bounces = isBounce;
        one.exits = view.isExit;
        one.durationMs = std::max<qint64>(view.durationMs, 0);
        one.durationViews = view.durationMs >= 0;
        hours[{view.hit.site.value, domain::toSeconds(view.hit.hour)}] += one;
        const auto add = [&](domain::Dimension dimension, const QString &value) {
            values[{view.hit.site.value, int(dimension), view.hit.day.toJulianDay(), value}] += one;
        };
        add(domain::Dimension::Page, view.hit.pathname);
        add(domain::Dimension::Hostname, view.hit.hostname);
        add(domain::Dimension::Source, view.source);
        add(domain::Dimension::Country, view.hit.country.alpha2());
        if (view.isExit)
            add(domain::Dimension::ExitPage, view.hit.pathname);
        if (view.isEntry) {
            add(domain::Dimension::EntryPage, view.hit.pathname);
            add(domain::Dimension::Referrer, view.hit.referrer);
            add(domain::Dimension::Language, view.hit.language);
        }
    }
};

} // namespace footfall::kit
