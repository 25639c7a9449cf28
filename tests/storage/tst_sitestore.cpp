// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sitestore.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using storage::SiteStore;

namespace {

domain::Site exampleSite()
{
    domain::SiteDraft draft;
    draft.hostname = QStringLiteral("example.com");
    draft.name = QStringLiteral("It's “Ex—ample” 🎈");
    draft.timeZone = QStringLiteral("Asia/Kolkata");
    draft.trackingCode = QStringLiteral("ABCDEFGH");
    return *domain::siteFromDraft(draft, kit::at("2026-03-01T10:00:00.123Z"));
}

} // namespace

class TestSiteStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whatIsWrittenIsRead()
    {
        kit::TestDatabase database;
        domain::Site site = exampleSite();
        site.hostnames = {QStringLiteral("z.example"), QStringLiteral("a.example")};
        site.privacySignals = domain::PrivacySignals::Respect;
        site.calendar =
            site.calendar.changedTo(QTimeZone("America/New_York"), kit::at("2026-03-05T10:00:00Z"));
        SiteStore store(*database);
        const auto id = store.insert(site);
        QVERIFY(id.has_value());
        site.id = *id;

        const auto reader = storage::Database::open(database.path(), storage::OpenMode::ReadOnly);
        QVERIFY(reader.has_value());
        const auto sites = SiteStore(**reader).all();
        QVERIFY(sites.has_value());
        QCOMPARE(sites->size(), size_t(1));
        QVERIFY(sites->front() == site);
    }

    void anUpdateReplacesHostnamesAndSpans()
    {
        kit::TestDatabase database;
        SiteStore store(*database);
        domain::Site site = exampleSite();
        site.id = *store.insert(site);
        const domain::SiteId other = *store.insert([] {
            domain::Site second = exampleSite();
            second.trackingCode = QStringLiteral("OTHER");
            return second;
        }());
        site.name = QStringLiteral("Renamed");
        site.hostnames = {QStringLiteral("new.example")};
        site.calendar = domain::SiteCalendar();
        QVERIFY(store.update(site).has_value());
        const auto sites = *store.all();
        QVERIFY(sites.at(0) == site);
        QCOMPARE(sites.at(1).id, other);
        QCOMPARE(sites.at(1).hostnames, QStringList{QStringLiteral("example.com")});
    }

    void removingTakesItsPartsAlong()
    {
        kit::TestDatabase database;
        SiteStore store(*database);
        const domain::SiteId id = *store.insert(exampleSite());
        QVERIFY(store.remove(id).has_value());
        QCOMPARE(store.all()->size(), size_t(0));
        const domain::SiteId next = *store.insert(exampleSite());
        QVERIFY2(next.value > id.value, "an id is never used twice");
    }

    void aCodeIsTakenOnce()
    {
        kit::TestDatabase database;
        SiteStore store(*database);
        QVERIFY(store.insert(exampleSite()).has_value());
        QVERIFY(!store.insert(exampleSite()).has_value());
    }

    void aNewSiteHasNoHistory()
    {
        kit::TestDatabase database;
        SiteStore store(*database);
        const domain::SiteId id = *store.insert(exampleSite());
        QVERIFY(*store.history(id) == domain::SiteHistory::Empty);
        QVERIFY(database
                    ->execute("INSERT INTO hourly_total VALUES (" + QByteArray::number(id.value) +
                              ", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)")
                    .has_value());
        QVERIFY(*store.history(id) == domain::SiteHistory::HasViews);
    }
};

FOOTFALL_TEST_MAIN(TestSiteStore)
#include "tst_sitestore.moc"
