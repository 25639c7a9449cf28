// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of design section 6, counted the slow way over all raw hits at once: what the pipeline
// has to come to, whatever the batches, failures and folds in between.
#pragma once

#include "core/domain/counters.h"
#include "core/domain/dimension.h"
#include "core/domain/timespent.h"
#include "tests/pipeline/hitbuilder.h"

#include <QStringList>
#include <array>
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

    /// Events, conversions, cents.
    using Sums = std::array<qint64, 3>;

    std::map<HourKey, domain::Counters> hours;
    std::map<ValueKey, domain::Counters> values;
    /// By kind, target, circumstances, property and currency, as the columns of event_fact follow
    /// each other.
    std::map<QStringList, Sums> occurrences;
    std::map<QStringList, Sums> properties; ///< As the columns of daily_property.

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
                view.origin = view.isEntry ? originOf(raw.hit) : his.back().origin;
                if (!his.empty() && !view.isEntry && his.back().durationMs < 0)
                    his.back().durationMs = gap.count();
                if (!his.empty())
                    his.back().isExit = view.isEntry;
                const qint64 day = raw.hit.day.toJulianDay();
                view.isVisitor = seen.insert({raw.hit.site.value, day, raw.visitor, {}}).second;
                view.isPageVisitor =
                    seen.insert({raw.hit.site.value, day, raw.visitor, raw.hit.pathname}).second;
                his.push_back(view);
                for (const domain::GoalMet &met : raw.hit.goals)
                    happened(raw, his.back(), 2, QString::number(met.goal.value));
                break;
            }
            case domain::HitKind::Event: {
                View now;
                now.hit = raw.hit;
                now.origin = originOf(raw.hit);
                if (gap < domain::VisitTimeout) {
                    const View &newest = his.back();
                    now.origin = newest.origin;
                    if (now.hit.hostname.isEmpty())
                        now.hit.hostname = newest.hit.hostname;
                    if (now.hit.pathname.isEmpty())
                        now.hit.pathname = newest.hit.pathname;
                    if (raw.hit.event.interactivity == domain::Interactivity::Interactive)
                        his.back().hasEvent = true;
                }
                happened(raw, now, 1, raw.hit.event.name);
                for (const domain::GoalMet &met : raw.hit.goals)
                    happened(raw, now, 2, QString::number(met.goal.value));
                for (const domain::Property &property : raw.hit.event.properties)
                    withProperty(raw, now, property);
                break;
            }
            case domain::HitKind::Leave:
                if (gap < domain::VisitTimeout && his.back().hit.pathname == raw.hit.pathname &&
                    *raw.hit.visibleTime <= gap + std::chrono::seconds(5)) {
                    qint64 &duration = his.back().durationMs;
                    const qint64 visible = raw.hit.visibleTime->count();
                    const qint64 longest = 30 * 60 * 1000;
                    if (raw.hit.visibleTimeIs == domain::VisibleTime::Added)
                        duration = std::min(std::max<qint64>(duration, 0) + visible, longest);
                    else
                        duration = std::max(duration, std::min(visible, longest));
                }
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
    struct Origin { ///< What later views of a visit have from its entry.
        QString source;
        QString channel;
        domain::Utm utm;
    };
    struct View {
        domain::Hit hit;
        Origin origin;
        bool isEntry = true;
        bool isExit = true;
        bool isVisitor = false;
        bool isPageVisitor = false;
        bool hasEvent = false;
        qint64 durationMs = -1;
    };

    static Origin originOf(const domain::Hit &hit) { return {hit.source, hit.channel, hit.utm}; }

    /// Whether it is the first time today that this visitor did that.
    bool isFirst(const RawHit &raw, const QStringList &what)
    {
        return m_done.insert({raw.hit.site.value, raw.hit.day.toJulianDay(), raw.visitor, what})
            .second;
    }
    void add(std::map<QStringList, Sums> &sums, const QStringList &key, const RawHit &raw,
             bool isConversion)
    {
        Sums &sum = sums[key];
        sum[0] += 1;
        sum[1] += isConversion;
        sum[2] += raw.hit.event.amount ? raw.hit.event.amount->cents : 0;
    }
    static QString currencyOf(const RawHit &raw)
    {
        return raw.hit.event.amount ? raw.hit.event.amount->currency : QString();
    }
    void happened(const RawHit &raw, const View &where, int kind, const QString &target)
    {
        happened(raw, where, kind, target, {}, isFirst(raw, {QString::number(kind), target}));
    }
    void happened(const RawHit &raw, const View &where, int kind, const QString &target,
                  const domain::Property &property, bool isConversion)
    {
        const domain::Hit &hit = where.hit;
        const Origin &origin = where.origin;
        add(occurrences,
            {QString::number(hit.site.value),
             QString::number(kind),
             target,
             QString::number(hit.day.toJulianDay()),
             QString::number(domain::toSeconds(hit.hour)),
             hit.hostname,
             hit.pathname,
             origin.source,
             origin.channel,
             origin.utm.source,
             origin.utm.medium,
             origin.utm.campaign,
             QString::number(hit.country.number()),
             hit.client.browser,
             hit.client.browserVersion,
             hit.client.system,
             hit.client.device,
             property.key,
             property.value,
             currencyOf(raw)},
            raw, isConversion);
    }
    void withProperty(const RawHit &raw, const View &where, const domain::Property &property)
    {
        const domain::Hit &hit = raw.hit;
        const bool isConversion = isFirst(
            raw, {QStringLiteral("property"), hit.event.name, property.key, property.value});
        happened(raw, where, 3, hit.event.name, property, isConversion);
        add(properties,
            {QString::number(hit.site.value), property.key, QString::number(hit.day.toJulianDay()),
             hit.event.name, property.value, currencyOf(raw)},
            raw, isConversion);
    }

    std::set<std::tuple<qint64, qint64, QString, QStringList>> m_done;

    void count(const View &view, bool isBounce)
    {
        domain::Counters one;
        one.visitors = view.isVisitor;
        one.pageVisitors = view.isPageVisitor;
        one.pageViews = 1;
        one.visits = view.isEntry;
        one.bounces = isBounce;
        one.exits = view.isExit;
        one.durationMs =
            domain::keptTime(std::chrono::milliseconds(std::max<qint64>(view.durationMs, 0)))
                .count();
        one.durationViews = view.durationMs >= 0;
        hours[{view.hit.site.value, domain::toSeconds(view.hit.hour)}] += one;
        const auto add = [&](domain::Dimension dimension, const QString &value) {
            values[{view.hit.site.value, int(dimension), view.hit.day.toJulianDay(), value}] += one;
        };
        add(domain::Dimension::Page, view.hit.pathname);
        add(domain::Dimension::Hostname, view.hit.hostname);
        add(domain::Dimension::Source, view.origin.source);
        add(domain::Dimension::Channel, view.origin.channel);
        add(domain::Dimension::UtmSource, view.origin.utm.source);
        add(domain::Dimension::UtmMedium, view.origin.utm.medium);
        add(domain::Dimension::UtmCampaign, view.origin.utm.campaign);
        add(domain::Dimension::Country, view.hit.country.alpha2());
        add(domain::Dimension::Browser, view.hit.client.browser);
        add(domain::Dimension::BrowserVersion, view.hit.client.browserVersion);
        add(domain::Dimension::System, view.hit.client.system);
        add(domain::Dimension::Device, view.hit.client.device);
        if (view.isExit)
            add(domain::Dimension::ExitPage, view.hit.pathname);
        if (view.isEntry) {
            add(domain::Dimension::EntryPage, view.hit.pathname);
            add(domain::Dimension::Referrer, view.hit.referrer);
            add(domain::Dimension::Language, view.hit.language);
            add(domain::Dimension::Screen, view.hit.screen);
            add(domain::Dimension::UtmTerm, view.hit.utm.term);
            add(domain::Dimension::UtmContent, view.hit.utm.content);
        }
    }
};

} // namespace footfall::kit
