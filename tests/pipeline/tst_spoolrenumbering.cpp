// SPDX-License-Identifier: GPL-3.0-or-later
// What waits for one database is numbered anew for another, with its sites: whole or not at all.
#include "tests/kit/filesizelimit.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/spoolkit.h"

using namespace footfall;
using namespace footfall::kit;
using pipeline::Record;
using pipeline::Spool;

namespace {

pipeline::IdMove
movingSites(const std::function<std::optional<domain::SiteId>(domain::SiteId)> &siteFor)
{
    pipeline::IdMove ids = pipeline::sameIds();
    ids.site = siteFor;
    return ids;
}

} // namespace

class TestSpoolRenumbering : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void renumbered()
    {
        SpoolHome home;
        home.options.segmentBytes = 3000;
        Spool &spool = home.reopened();
        for (quint64 i = 100; i < 140; i += 4)
            QVERIFY(spool.append(viewRecords(i, i + 3), Epoch));
        QVERIFY(spool.append({Record{140, someEntries()}}, Epoch));
        (void)spool.read(7);
        QVERIFY(spool.release(104));

        const QString other = QStringLiteral("another epoch");
        const auto last = spool.renumber(other, 7, movingSites([](domain::SiteId site) {
                                             return std::optional(domain::SiteId{site.value + 10});
                                         }));
        QVERIFY(last);
        QCOMPARE(*last, 42U);
        QCOMPARE(spool.contents().epoch, other);
        QCOMPARE(spool.contents().records, 36);
        QVERIFY(spool.append(viewRecords(43, 44, 11), other));
        const auto check = [](Spool &which) {
            const auto records = readAll(which);
            QCOMPARE(sequencesOf(records), fromTo(7, 44));
            QCOMPARE(records.front().hit()->time, spoolTime(105));
            for (const Record &record : records) {
                if (record.hit())
                    QCOMPARE(record.hit()->site.value, 11);
                else
                    QCOMPARE((*record.entries())[2].site.value, 0);
            }
        };
        check(spool);
        QCOMPARE(home.reopened().found(0).front().site.value, 11);
        check(*home.spool);
        QVERIFY(home.spool->release(44));
        QVERIFY(!home.hasKey());
    }

    /// After a crash: nothing of it was read in this run.
    void whatWasReleasedUnreadIsNotRenumbered()
    {
        SpoolHome home;
        QVERIFY(home.reopened().append(viewRecords(1, 20), Epoch));
        Spool &spool = home.reopened();
        QVERIFY(spool.release(12));
        QCOMPARE(spool.renumber(QStringLiteral("other"), 50, pipeline::sameIds()).value_or(0), 57U);
        QCOMPARE(spool.contents().records, 8);
        QCOMPARE(readAll(spool).front().hit()->time, spoolTime(13));
    }

    void renumberingSetsAsideWhatHasNoSite()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(spool.append(viewRecords(1, 5, 1), Epoch));
        QVERIFY(spool.append(viewRecords(6, 9, 2), Epoch));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^5 waiting page")));
        const auto last =
            spool.renumber(QStringLiteral("e"), 1, movingSites([](domain::SiteId site) {
                               return site.value == 2 ? std::optional(site) : std::nullopt;
                           }));
        QCOMPARE(last.value_or(0), 4U);
        QCOMPARE(spool.contents().setAside, 5);
        QVERIFY(home.setAside().size() > 5 * 100);
        QCOMPARE(readAll(spool).front().hit()->time, spoolTime(6));

        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^4 waiting page")));
        QCOMPARE(spool
                     .renumber(QStringLiteral("f"), 1, movingSites([](domain::SiteId) {
                                   return std::optional<domain::SiteId>();
                               }))
                     .value_or(9),
                 0U);
        QCOMPARE(spool.contents().records, 0);
        QVERIFY(!home.hasKey());
        QVERIFY(spool.append(viewRecords(1, 2), QStringLiteral("f")));
        QCOMPARE(sequencesOf(readAll(home.reopened())), fromTo(1, 2));
    }

    void aRenumberingThatFails_changesNothing()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(spool.append(viewRecords(1, 20), Epoch));
        QCOMPARE(sequencesOf(*spool.read(5)), fromTo(1, 5));
        QVERIFY(spool.release(3));
        {
            const FileSizeLimit limit(1000);
            QVERIFY(!spool.renumber(QStringLiteral("other"), 1, pipeline::sameIds()));
        }
        QCOMPARE(spool.contents().epoch, Epoch);
        QVERIFY(spool.append(viewRecords(21, 22), Epoch));
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(4, 22));
        QCOMPARE(sequencesOf(readAll(home.reopened())), fromTo(1, 22));
    }

    void aRenumberingCutShort_data()
    {
        QTest::addColumn<bool>("isNamed");
        QTest::newRow("before the new ones have their name") << false;
        QTest::newRow("after, with the old ones still there") << true;
    }
    void aRenumberingCutShort()
    {
        QFETCH(const bool, isNamed);
        SpoolHome home;
        QVERIFY(home.reopened().append(viewRecords(1, 5), Epoch));
        const QString old = QFileInfo(home.segments().first()).absolutePath();
        const QString kept = home.directory.filePath(QStringLiteral("kept"));
        QVERIFY(QDir().mkdir(kept));
        QVERIFY(QFile::copy(home.segments().first(), kept + QStringLiteral("/000000000001.spool")));
        QVERIFY(home.spool->renumber(QStringLiteral("other"), 50, pipeline::sameIds()));
        const QString anew = QFileInfo(home.segments().first()).absolutePath();
        QVERIFY(QDir().rename(kept, old));
        if (!isNamed)
            QVERIFY(QDir().rename(anew, anew + QStringLiteral(".new")));

        Spool &spool = home.reopened();
        QCOMPARE(spool.contents().epoch, isNamed ? QStringLiteral("other") : Epoch);
        QCOMPARE(sequencesOf(readAll(spool)), isNamed ? fromTo(50, 54) : fromTo(1, 5));
        QCOMPARE(QDir(home.options.directory).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(),
                 1);
    }
};

FOOTFALL_TEST_MAIN(TestSpoolRenumbering)
#include "tst_spoolrenumbering.moc"
