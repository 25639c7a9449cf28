// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/namestore.h"
#include "core/storage/sitestore.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <set>

using namespace footfall;
using domain::NameId;
using domain::SiteId;
using storage::NameKind;
using storage::NameStore;
using storage::Transaction;

class TestNameStore : public QObject
{
    Q_OBJECT

    static SiteId addSite(storage::Database &database, const char *code)
    {
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        draft.trackingCode = QLatin1String(code);
        return *storage::SiteStore(database).insert(*domain::siteFromDraft(draft, {}));
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aNameHasOneIdForItsSiteAndKind()
    {
        kit::TestDatabase database;
        const SiteId one = addSite(*database, "ONE");
        const SiteId two = addSite(*database, "TWO");
        NameStore names(*database, 2); // so small that it forgets all the time
        const QString text = QStringLiteral("/käse'; DROP TABLE name; --");
        const NameId id = *names.intern(one, NameKind::Pathname, text);
        QVERIFY(id.isValid());
        const std::set<NameId> ids{id, *names.intern(one, NameKind::Hostname, text),
                                   *names.intern(two, NameKind::Pathname, text),
                                   *names.intern(one, NameKind::Pathname, text.toUpper())};
        QCOMPARE(ids.size(), size_t(4));
        QCOMPARE(*names.intern(one, NameKind::Pathname, text), id);
        QCOMPARE(*NameStore(*database).find(one, NameKind::Pathname, text), id);
    }

    void noTextIsNoName()
    {
        kit::TestDatabase database;
        const SiteId site = addSite(*database, "ONE");
        NameStore names(*database);
        QCOMPARE(*names.intern(site, NameKind::Source, QString()), NameId{});
        QCOMPARE(*names.find(site, NameKind::Source, QStringLiteral("unknown")), NameId{});
        QCOMPARE(kit::rowsOf(database.path(), QStringLiteral("SELECT * FROM name")).size(), 0);
    }

    void whatWasRolledBackIsForgotten()
    {
        kit::TestDatabase database;
        const SiteId site = addSite(*database, "ONE");
        NameStore names(*database);
        const NameId kept = *names.intern(site, NameKind::Source, QStringLiteral("kept"));
        names.keep();
        {
            auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
            (void)*names.intern(site, NameKind::Source, QStringLiteral("lost"));
        }
        names.forget();
        // Another name takes the id that was given back.
        const NameId next = *names.intern(site, NameKind::Source, QStringLiteral("next"));
        QVERIFY(*names.intern(site, NameKind::Source, QStringLiteral("lost")) != next);
        QCOMPARE(*names.intern(site, NameKind::Source, QStringLiteral("kept")), kept);
    }
};

FOOTFALL_TEST_MAIN(TestNameStore)
#include "tst_namestore.moc"
