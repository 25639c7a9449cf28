// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/queries/filled.h"

#include "core/storage/pageviewstore.h"
#include "core/storage/rollupstore.h"
#include "core/storage/sitestore.h"

namespace footfall::model {

using namespace domain;
using namespace storage;

View viewAt(Instant time, const QString &pathname)
{
    Arrival arrival;
    arrival.time = time;
    arrival.hostname = QStringLiteral("example.com");
    arrival.pathname = pathname;
    return viewsOf({arrival}, QTimeZone::utc()).front();
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
        row.country = view.arrival.country;
        row.referrer = name(NameKind::Referrer, view.arrival.referrer);
        row.language = name(NameKind::Language, view.arrival.language);
        row.isEntry = view.isEntry;
        row.isVisitor = view.isVisitor;
        row.isPageVisitor = view.isPageVisitor;
        row.state.time = view.isNewest ? view.arrival.time : view.hour;
        row.state.isBounce = view.isBounce;
        row.state.isExit = view.isExit && !view.isNewest;
        row.state.duration = view.duration;
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

void Filled::fold(Instant silentSince, qint64 limit)
{
    auto transaction = Transaction::begin(*m_database, Transaction::Kind::Immediate).value();
    (void)RollupStore(*m_database).fold(silentSince, limit).value();
    (void)transaction.commit().value();
}

} // namespace footfall::model
