// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/saltbook.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <set>
#include <thread>

using namespace footfall;
using domain::SiteDay;
using enrich::SaltBook;
using kit::at;

namespace {

domain::Site siteIn(qint64 id, const char *zone)
{
    domain::Site site;
    site.id = domain::SiteId{id};
    site.calendar = domain::SiteCalendar(QTimeZone(zone));
    return site;
}

SiteDay dayOf(qint64 site, const char *day)
{
    return {domain::SiteId{site}, QDate::fromString(QString::fromLatin1(day), Qt::ISODate)};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray bytesOf(const enrich::SaltSet &set)
{
    return QByteArray(reinterpret_cast<const char *>(set.salts.data()), sizeof(set.salts));
}

} // namespace

class TestSaltBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnWarnings();
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath(QStringLiteral("salts"));
    }

    void areRandomAndTheSameAllDay()
    {
        const auto book = open();
        const auto salts = book->salts(dayOf(1, "2026-03-01")).value();
        std::set<enrich::Salt> distinct(salts->salts.begin(), salts->salts.end());
        QCOMPARE(distinct.size(), 256U);
        QVERIFY(!distinct.contains(enrich::Salt{}));
        QVERIFY(book->salts(dayOf(1, "2026-03-01")).value() == salts);
        QVERIFY(bytesOf(*book->salts(dayOf(2, "2026-03-01")).value()) != bytesOf(*salts));
        QVERIFY(bytesOf(*book->salts(dayOf(1, "2026-03-02")).value()) != bytesOf(*salts));
        QVERIFY(!book->existing(dayOf(1, "2026-03-03")));
    }

    void areOnTheDiskWhenTheyAreHandedOut()
    {
        const auto book = open();
        const auto salts = book->salts(dayOf(1, "2026-03-01")).value();
        // A second look at the file, as after a crash: the first book still lives.
        const auto again = open();
        QVERIFY(again->existing(dayOf(1, "2026-03-01")));
        QCOMPARE(bytesOf(*again->existing(dayOf(1, "2026-03-01"))), bytesOf(*salts));
        QVERIFY(!again->existing(dayOf(2, "2026-03-01")));
    }

    void fileIsForItsOwnerOnly()
    {
        const auto book = open();
        constexpr auto OwnerOnly =
            QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        QCOMPARE(QFile::permissions(m_path), OwnerOnly);
        QVERIFY(book->salts(dayOf(1, "2026-03-01")));
        QCOMPARE(QFile::permissions(m_path), OwnerOnly);
        QVERIFY(QFile::setPermissions(m_path, OwnerOnly | QFile::ReadOther));
        const auto again = open();
        QCOMPARE(QFile::permissions(m_path), OwnerOnly);
        QVERIFY(again->existing(dayOf(1, "2026-03-01")));
        QVERIFY(!QFileInfo::exists(m_path + QStringLiteral(".new")));
    }

    void goHalfAnHourAfterTheirDay_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("day");
        QTest::addColumn<QByteArray>("end");
        const auto row = [](const char *name, const char *zone, const char *day, const char *end) {
            QTest::newRow(name) << QByteArray(zone) << QByteArray(day) << QByteArray(end);
        };
        row("UTC", "UTC", "2026-03-01", "2026-03-02T00:00:00Z");
        row("half-hour zone", "Asia/Kolkata", "2026-03-01", "2026-03-01T18:30:00Z");
        row("quarter-hour zone", "Asia/Kathmandu", "2026-03-01", "2026-03-01T18:15:00Z");
        row("day of 23 hours", "Europe/Berlin", "2026-03-29", "2026-03-29T22:00:00Z");
        row("day of 25 hours", "Europe/Berlin", "2026-10-25", "2026-10-25T23:00:00Z");
        row("change by half an hour", "Australia/Lord_Howe", "2026-10-04", "2026-10-04T13:00:00Z");
        row("no midnight", "America/Asuncion", "2023-09-30", "2023-10-01T04:00:00Z");
    }
    void goHalfAnHourAfterTheirDay()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, day);
        QFETCH(QByteArray, end);
        const domain::SiteSnapshot sites{{siteIn(1, zone.constData())}};
        const SiteDay key = dayOf(1, day.constData());
        const auto book = open();
        const QByteArray salts = bytesOf(*book->salts(key).value());
        const domain::Instant due = at(end.constData()) + std::chrono::minutes(30);

        QVERIFY(book->expire(sites, due - std::chrono::milliseconds(1)));
        QVERIFY(book->existing(key));
        QVERIFY(contentOf(m_path).contains(salts.left(32)));
        QVERIFY(book->expire(sites, due));
        QVERIFY(!book->existing(key));
        QVERIFY(!contentOf(m_path).contains(salts.left(32)));
        QVERIFY(!open()->existing(key));
    }

    void otherDaysAndSitesStay()
    {
        const domain::SiteSnapshot sites{{siteIn(1, "Asia/Tokyo"), siteIn(2, "UTC")}};
        const auto book = open();
        for (qint64 site : {1, 2})
            for (const char *day : {"2026-03-01", "2026-03-02"})
                QVERIFY(book->salts(dayOf(site, day)));
        // 30 minutes past midnight in Tokyo, still the first in UTC.
        QVERIFY(book->expire(sites, at("2026-03-01T15:30:00Z")));
        QVERIFY(!book->existing(dayOf(1, "2026-03-01")));
        QVERIFY(book->existing(dayOf(1, "2026-03-02")));
        QVERIFY(book->existing(dayOf(2, "2026-03-01")));
        QVERIFY(book->existing(dayOf(2, "2026-03-02")));
    }

    void goWithTheirSite()
    {
        const auto book = open();
        QVERIFY(book->salts(dayOf(1, "2026-03-01")));
        QVERIFY(book->expire(domain::SiteSnapshot{{siteIn(2, "UTC")}}, at("2026-03-01T12:00:00Z")));
        QVERIFY(!book->existing(dayOf(1, "2026-03-01")));
        QVERIFY(!open()->existing(dayOf(1, "2026-03-01")));
    }

    /// As long as not all sites are known, one that is not among them may be there all the same.
    void stayWhereTheirSiteIsNotKnownYet()
    {
        const domain::SiteSnapshot some{{siteIn(2, "UTC")}, false};
        const auto book = open();
        for (qint64 site : {1, 2})
            QVERIFY(book->salts(dayOf(site, "2026-03-01")));
        QVERIFY(book->expire(some, at("2026-03-02T00:30:00Z")));
        QVERIFY(book->existing(dayOf(1, "2026-03-01")));
        QVERIFY(!book->existing(dayOf(2, "2026-03-01")));
        // Wherever that is, the day is over.
        QVERIFY(book->expire(some, at("2026-03-03T23:59:59Z")));
        QVERIFY(book->existing(dayOf(1, "2026-03-01")));
        QVERIFY(book->expire(some, at("2026-03-04T00:00:00Z")));
        QVERIFY(!book->existing(dayOf(1, "2026-03-01")));
    }

    void expiredFileIsOverwrittenOnTheDisk()
    {
        const domain::SiteSnapshot sites{{siteIn(1, "UTC")}};
        const auto book = open();
        const QByteArray salts = bytesOf(*book->salts(dayOf(1, "2026-03-01")).value());
        // A second name keeps the old file's blocks within sight.
        const QString kept = m_directory->filePath(QStringLiteral("kept"));
        QCOMPARE(::link(QFile::encodeName(m_path).constData(), QFile::encodeName(kept).constData()),
                 0);
        QVERIFY(contentOf(kept).contains(salts.left(32)));
        QVERIFY(book->expire(sites, at("2026-03-02T00:30:00Z")));
        QVERIFY(!contentOf(kept).contains(salts.left(32)));
    }

    void damagedFileIsMadeAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        const auto book = SaltBook::open(m_path);
        QVERIFY(book && (*book)->salts(dayOf(1, "2026-03-01")));
        const QByteArray good = contentOf(m_path);
        QByteArray flipped = good;
        flipped[100] = static_cast<char>(flipped[100] ^ 1);
        QByteArray counted = good;
        counted[8] = '\xff';
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("FFSALTS");
        QTest::newRow("cut") << good.chopped(1);
        QTest::newRow("longer") << good + 'x';
        QTest::newRow("one bit") << flipped;
        QTest::newRow("count") << counted;
        QTest::newRow("other") << QByteArray(10000, 'x');
        QTest::newRow("zeros") << QByteArray(10000, '\0');
    }
    void damagedFileIsMadeAnew()
    {
        QFETCH(QByteArray, content);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QTest::ignoreMessage(
            QtWarningMsg, QRegularExpression(QStringLiteral("salts is damaged and is made anew")));
        const auto book = open();
        QVERIFY(!book->existing(dayOf(1, "2026-03-01")));
        QVERIFY(book->salts(dayOf(1, "2026-03-01")));
        QVERIFY(open()->existing(dayOf(1, "2026-03-01"))); // Without a warning: sound again.
    }

    void newerFileIsLeftAlone()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray newer = QByteArray("FFSALTS\x02", 8) + QByteArray(100, 'n');
        file.write(newer);
        file.close();
        const auto book = SaltBook::open(m_path);
        QVERIFY(!book);
        QCOMPARE(book.error().kind, domain::ErrorKind::Newer);
        QCOMPARE(contentOf(m_path), newer);
    }

    void withoutAPlaceToWriteNothingIsHandedOut()
    {
        const auto nowhere = SaltBook::open(m_directory->filePath(QStringLiteral("missing/salts")));
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().kind, domain::ErrorKind::Storage);
        QVERIFY(nowhere.error().message.contains(QStringLiteral("missing/salts")));

        const domain::SiteSnapshot none;
        const auto book = open();
        QVERIFY(book->salts(dayOf(1, "2026-03-01")));
        QVERIFY(QDir(m_directory->path()).removeRecursively());
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("salts cannot be written")));
        QVERIFY(book->problem().isEmpty());
        const auto failed = book->salts(dayOf(1, "2026-03-02"));
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, domain::ErrorKind::Storage);
        QVERIFY(!book->existing(dayOf(1, "2026-03-02")));
        // What must be forgotten is forgotten all the same, and the file follows when it can.
        QVERIFY(!book->expire(none, at("2026-03-01T12:00:00Z")));
        QVERIFY(!book->existing(dayOf(1, "2026-03-01")));
        QVERIFY(QDir().mkpath(m_directory->path()));
        QVERIFY(!book->problem().isEmpty());
        QVERIFY(book->expire(none, at("2026-03-01T12:01:00Z")));
        QVERIFY(book->problem().isEmpty());
        QVERIFY(QFileInfo::exists(m_path));
    }

    void threadsAgreeOnANewDay()
    {
        const auto book = open();
        std::array<std::shared_ptr<const enrich::SaltSet>, 4> seen;
        std::vector<std::thread> threads;
        for (auto &place : seen)
            threads.emplace_back(
                [&book, &place] { place = book->salts(dayOf(1, "2026-03-01")).value(); });
        for (std::thread &thread : threads)
            thread.join();
        for (const auto &place : seen)
            QVERIFY(place && place == seen.front());
    }

private:
    std::unique_ptr<SaltBook> open() const { return std::move(SaltBook::open(m_path).value()); }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

FOOTFALL_TEST_MAIN(TestSaltBook)
#include "tst_saltbook.moc"
