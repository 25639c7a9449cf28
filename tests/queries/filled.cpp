// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/queries/filled.h"

#include "core/domain/timespent.h"
#include "core/storage/botstore.h"
#include "core/storage/facts/factmerge.h"
#include "core/storage/facts/factstore.h"
#include "core/storage/occurrencestore.h"
#include "core/storage/pageviewstore.h"
#include "core/storage/rollupstore.h"
#include "core/storage/sitestore.h"

#include <algorithm>

namespace footfall::model {

using namespace domain;
using namespace storage;

namespace {

/// Of events, of pages, and one that nobody meets.
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

} // namespace

View viewAt(Instant time, const QString &pathname)
{
    View view;
    view.arrival.time = time;
    view.arrival.hostname = QStringLiteral("example.com");
    view.arrival.pathname = pathname;
    view.day = SiteCalendar(QTimeZone::utc()).dayOf(time);
    view.hour = SiteCalendar(QTimeZone::utc()).hourOf(time);
    view.isEntry = view.isVisitor = view.isPageVisitor = true;
    view.isBounce = view.isExit = view.isNewest = true;
    return view;
}

Filled::Filled(const QTimeZone &zone)
    : m_database(openMigrated(path()).value()), m_names(*m_database)
{
    // Nobody pulls the plug here, and the disk is shared.
    (void)m_database->execute("PRAGMA synchronous = OFF").value();
    m_site = addSite(zone);
}

SiteId Filled::addSite(const QTimeZone &zone)
{
    Site added = siteFromDraft({QStringLiteral("example.com"), {}, {}, {}}, Instant{}).value();
    added.calendar = SiteCalendar(zone);
    added.goals = goals();
    auto transaction = Transaction::begin(*m_database, Transaction::Kind::Immediate).value();
    const SiteId id = SiteStore(*m_database).insert(added).value();
    (void)transaction.commit().value();
    return id;
}

void Filled::insert(const std::vector<View> &views, SiteId site)
{
    auto transaction = Transaction::begin(*m_database, Transaction::Kind::Immediate).value();
    PageViewStore store(*m_database);
    const auto name = [this, site](NameKind kind, const QString &text) {
        return m_names.intern(site, kind, text).value();
    };
    for (const View &view : views) {
        PageViewRow row;
        row.id = PageViewId{++m_lastId};
        row.site = site;
        row.hour = view.hour;
        row.day = view.day;
        row.hostname = name(NameKind::Hostname, view.arrival.hostname);
        row.pathname = name(NameKind::Pathname, view.arrival.pathname);
        row.origin.source = name(NameKind::Source, view.arrival.source);
        row.origin.channel = name(NameKind::Channel, view.arrival.channel);
        row.origin.utmSource = name(NameKind::UtmSource, view.arrival.utm.source);
        row.origin.utmMedium = name(NameKind::UtmMedium, view.arrival.utm.medium);
        row.origin.utmCampaign = name(NameKind::UtmCampaign, view.arrival.utm.campaign);
        row.client.browser = name(NameKind::Browser, view.arrival.client.browser);
        row.client.browserVersion =
            name(NameKind::BrowserVersion, view.arrival.client.browserVersion);
        row.client.system = name(NameKind::System, view.arrival.client.system);
        row.client.device = name(NameKind::Device, view.arrival.client.device);
        row.country = view.arrival.country;
        row.referrer = name(NameKind::Referrer, view.arrival.referrer);
        row.language = name(NameKind::Language, view.arrival.language);
        row.screen = name(NameKind::Screen, view.arrival.screen);
        row.utmTerm = name(NameKind::UtmTerm, view.arrival.utm.term);
        row.utmContent = name(NameKind::UtmContent, view.arrival.utm.content);
        row.isEntry = view.isEntry;
        row.isVisitor = view.isVisitor;
        row.isPageVisitor = view.isPageVisitor;
        row.state.time = view.isNewest ? view.arrival.time : view.hour;
        row.state.isBounce = view.isBounce;
        row.state.isExit = view.isExit && !view.isNewest;
        if (view.duration)
            row.state.duration = domain::keptTime(*view.duration);
        row.state.finished = !view.isNewest;
        if (view.isNewest) {
            Hash16 hash;
            hash.bytes[0] = static_cast<quint8>(m_lastId & 0xff);
            hash.bytes[1] = static_cast<quint8>(m_lastId >> 8);
            row.state.visitorHash = hash;
        }
        (void)store.insert(row).value();
    }
    (void)transaction.commit().value();
    m_names.keep();
}

void Filled::insert(const std::vector<Happening> &happenings, SiteId site)
{
    auto transaction = Transaction::begin(*m_database, Transaction::Kind::Immediate).value();
    std::map<QString, qint64> goalIds;
    const std::vector<Site> sites = SiteStore(*m_database).all().value();
    for (const Site &known : sites)
        for (const Goal &goal : known.goals)
            if (known.id == site)
                goalIds.emplace(goal.name, goal.id.value);
    const auto name = [this, site](NameKind kind, const QString &text) {
        return m_names.intern(site, kind, text).value().value;
    };
    std::vector<Occurrence> occurrences;
    std::vector<PropertyOccurrence> properties;
    for (const Happening &happening : happenings) {
        const Arrival &arrival = happening.arrival;
        OccurrenceKey key;
        key.site = site.value;
        const bool isEvent = happening.goal.isEmpty();
        key.kind = qint64(isEvent ? OccurrenceKind::Event : OccurrenceKind::Goal);
        key.target =
            isEvent ? name(NameKind::Event, arrival.event.name) : goalIds.at(happening.goal);
        key.day = happening.day.toJulianDay();
        key.hour = toSeconds(happening.hour);
        key.hostname = name(NameKind::Hostname, arrival.hostname);
        key.pathname = name(NameKind::Pathname, arrival.pathname);
        key.source = name(NameKind::Source, arrival.source);
        key.channel = name(NameKind::Channel, arrival.channel);
        key.utmSource = name(NameKind::UtmSource, arrival.utm.source);
        key.utmMedium = name(NameKind::UtmMedium, arrival.utm.medium);
        key.utmCampaign = name(NameKind::UtmCampaign, arrival.utm.campaign);
        key.country = arrival.country.number();
        key.browser = name(NameKind::Browser, arrival.client.browser);
        key.browserVersion = name(NameKind::BrowserVersion, arrival.client.browserVersion);
        key.system = name(NameKind::System, arrival.client.system);
        key.device = name(NameKind::Device, arrival.client.device);
        const Money amount = arrival.event.amount.value_or(Money{});
        key.currency = name(NameKind::Currency, amount.currency);
        occurrences.push_back({key, {1, happening.isFirst, amount.cents}});
        if (!isEvent)
            continue;
        for (const Property &property : arrival.event.properties) {
            const OccurrenceSums counts{1, happening.firstProperties.contains(property.key),
                                        amount.cents};
            OccurrenceKey withProperty = key;
            withProperty.kind = qint64(OccurrenceKind::Property);
            withProperty.propertyKey = name(NameKind::PropertyKey, property.key);
            withProperty.propertyValue = name(NameKind::PropertyValue, property.value);
            if (!happening.isOfOldRelease)
                occurrences.push_back({withProperty, counts});
            properties.push_back({{key.site, withProperty.propertyKey, key.day, key.target,
                                   withProperty.propertyValue, key.currency},
                                  counts});
        }
    }
    OccurrenceStore store(*m_database);
    (void)store.add(std::move(occurrences)).value();
    (void)store.add(std::move(properties)).value();
    (void)transaction.commit().value();
    m_names.keep();
}

void Filled::insert(QDate day, const std::vector<BotRow> &bots)
{
    auto transaction = Transaction::begin(*m_database, Transaction::Kind::Immediate).value();
    for (const BotRow &row : bots) {
        const NameId bot = m_names.intern(m_site, NameKind::Bot, row.bot).value();
        const NameId pathname = m_names.intern(m_site, NameKind::Pathname, row.pathname).value();
        (void)BotStore(*m_database)
            .insert({{m_site, day}, row.reason, bot, pathname}, row.pageViews)
            .value();
    }
    (void)transaction.commit().value();
    m_names.keep();
}

void Filled::fold(Instant silentSince, qint64 limit)
{
    auto transaction = Transaction::begin(*m_database, Transaction::Kind::Immediate).value();
    (void)RollupStore(*m_database).fold(silentSince, limit).value();
    (void)RollupStore(*m_database).foldEvents(limit).value();
    (void)transaction.commit().value();
}

void Filled::merge()
{
    auto transaction = Transaction::begin(*m_database, Transaction::Kind::Immediate).value();
    FactStore facts(*m_database);
    const std::vector<SegmentInfo> all = facts.allSegments().value();
    for (auto first = all.begin(); first != all.end();) {
        const auto last = std::find_if(first, all.end(), [first](const SegmentInfo &other) {
            return other.site != first->site || other.kind != first->kind;
        });
        std::vector<SegmentId> old;
        std::vector<EncodedSegment> segments;
        for (auto info = first; info != last; ++info) {
            old.push_back(info->id);
            segments.push_back(facts.read(info->id).value());
        }
        const EncodedSegment merged = storage::merge(segments).value();
        SegmentInfo about = *first;
        about.level = FactLevel::Month;
        const SegmentId id = facts.begin(about, merged).value();
        for (const EncodedSegment::Blob &blob : merged.blobs)
            (void)facts.put(id, blob).value();
        (void)facts.replace(old, {id}).value();
        first = last;
    }
    while (facts.deleteSome(1 << 20).value() > 0) {
    }
    (void)transaction.commit().value();
}

} // namespace footfall::model
