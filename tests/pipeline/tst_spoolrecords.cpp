// SPDX-License-Identifier: GPL-3.0-or-later
// What a record of the spool holds: every field comes back, also of the first version's; nobody
// else can read it; what could not be read again is not taken.
#include "core/pipeline/spool/frame.h"
#include "core/pipeline/spool/keyfile.h"
#include "core/pipeline/spool/recordcodec.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/spoolkit.h"

#include <sys/stat.h>

using namespace footfall;
using namespace footfall::kit;
using pipeline::Record;
using pipeline::Spool;

namespace {

domain::Hit fullHit()
{
    domain::Hit hit = *viewRecord(1).hit();
    hit.kind = domain::HitKind::Leave;
    hit.previousVisit = hashOf(QStringLiteral("yesterday"));
    hit.hostname = QStringLiteral("b\u00fccher.example");
    hit.referrer = QStringLiteral("news.example.org/a");
    hit.source = QStringLiteral("Google");
    hit.country = domain::Country::fromAlpha2(u"CH");
    hit.language = QStringLiteral("de-CH");
    hit.screen = QStringLiteral("desktop");
    hit.channel = QStringLiteral("search");
    hit.utm = {QStringLiteral("newsletter"), QStringLiteral("mail"), QStringLiteral("spring"),
               QStringLiteral("boats"), QStringLiteral("the second link")};
    hit.client = {QStringLiteral("Firefox"), QStringLiteral("Firefox 128"), QStringLiteral("Linux"),
                  QStringLiteral("desktop")};
    hit.event = {QStringLiteral("Sign up"),
                 hashOf(QStringLiteral("event")),
                 domain::Interactivity::Passive,
                 {{QStringLiteral("plan"), QStringLiteral("pro"), hashOf(QStringLiteral("plan"))},
                  {QStringLiteral("method"), QString(), hashOf(QStringLiteral("method"))}},
                 domain::Money{QStringLiteral("EUR"), -1'250}};
    hit.goals = {{domain::GoalId{3}, hashOf(QStringLiteral("goal"))},
                 {domain::GoalId{4}, hashOf(QStringLiteral("another"))}};
    hit.visibleTime = std::chrono::milliseconds(12'345);
    hit.visibleTimeIs = domain::VisibleTime::Added;
    return hit;
}

bool sameHit(const domain::Hit &a, const domain::Hit &b)
{
    return a.kind == b.kind && a.site == b.site && a.time == b.time && a.day == b.day &&
           a.hour == b.hour && a.visit == b.visit && a.previousVisit == b.previousVisit &&
           a.seen == b.seen && a.page == b.page && a.hostname == b.hostname &&
           a.pathname == b.pathname && a.referrer == b.referrer && a.source == b.source &&
           a.country == b.country && a.language == b.language && a.screen == b.screen &&
           a.channel == b.channel && a.utm == b.utm && a.client == b.client && a.event == b.event &&
           a.goals == b.goals && a.visibleTime == b.visibleTime &&
           a.visibleTimeIs == b.visibleTimeIs;
}

pipeline::BotSightings someSightings()
{
    return {{domain::SiteId{1}, QDate(2026, 3, 1), domain::Rejection::BotScanner,
             QStringLiteral("Nikto"), QStringLiteral("/wp-login.php"), 12},
            {domain::SiteId{2}, QDate(2026, 3, 1), domain::Rejection::BotNameless, QString(),
             QStringLiteral("/"), 1}};
}

/// As the first version wrote it, by its name.
QByteArray keptRecord(const char *name)
{
    const QList<QByteArray> lines =
        SpoolHome::bytesOf(QStringLiteral(FOOTFALL_KEPT_RECORDS_1)).split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(QByteArray(name) + ' '))
            return QByteArray::fromHex(line.mid(qsizetype(qstrlen(name)) + 1));
    }
    qFatal("There is no kept record %s.", name);
}

/// What it was, then.
domain::Hit keptHit(domain::HitKind kind)
{
    domain::Hit hit = *viewRecord(1).hit();
    hit.kind = kind;
    hit.hostname = QStringLiteral("b\u00fccher.example");
    hit.referrer = QStringLiteral("news.example.org/a");
    hit.source = QStringLiteral("Google");
    hit.country = domain::Country::fromAlpha2(u"CH");
    hit.language = QStringLiteral("de-CH");
    hit.screen = QStringLiteral("desktop");
    if (kind == domain::HitKind::Event)
        hit.event.name = QStringLiteral("Sign up");
    if (kind == domain::HitKind::Leave) {
        hit.previousVisit = hashOf(QStringLiteral("yesterday"));
        hit.visibleTime = std::chrono::milliseconds(12'345);
    }
    return hit;
}

} // namespace

class TestSpoolRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everyFieldComesBack()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(spool.append(
            {Record{7, fullHit()}, Record{9, someEntries(), someSightings()}, viewRecord(10)},
            Epoch));
        const auto records = readAll(home.reopened());
        QCOMPARE(sequencesOf(records), (Sequences{7, 9, 10}));
        QVERIFY(sameHit(*records[0].hit(), fullHit()));
        QVERIFY(*records[1].entries() == someEntries());
        QVERIFY(records[1].sightings == someSightings());
        QVERIFY(sameHit(*records[2].hit(), *viewRecord(10).hit()));
    }

    void whatTheFirstVersionSpooledIsRead()
    {
        SpoolHome home;
        QVERIFY(home.reopened().append({viewRecord(10)}, Epoch));
        home.spool.reset();
        const auto key = pipeline::KeyFile(home.options.keyFile).read();
        QVERIFY(key && *key);
        pipeline::Seal seal(*key);
        pipeline::NonceSeries nonces;
        QByteArray bytes;
        quint64 sequence = 5;
        for (const char *name : {"view", "event", "leave", "decisions"}) {
            const QByteArray plain = keptRecord(name);
            const pipeline::FrameHead head{
                static_cast<quint32>(plain.size() + pipeline::Seal::TagSize), ++sequence,
                nonces.next(), 1};
            const QByteArray headPart = pipeline::headBytes(head);
            bytes += headPart;
            QVERIFY(seal.close(head.nonce, headPart, plain, bytes));
        }
        const QString segment = home.segments().first();
        SpoolHome::setBytes(segment, bytes + SpoolHome::bytesOf(segment));

        Spool &spool = home.reopened();
        QCOMPARE(spool.contents().setAside, 0);
        const auto check = [](const std::vector<Record> &records) {
            QCOMPARE(records.size(), size_t(5));
            QVERIFY(sameHit(*records[0].hit(), keptHit(domain::HitKind::PageView)));
            QVERIFY(sameHit(*records[1].hit(), keptHit(domain::HitKind::Event)));
            QVERIFY(sameHit(*records[2].hit(), keptHit(domain::HitKind::Leave)));
            QVERIFY(*records[3].entries() == someEntries());
            QVERIFY(sameHit(*records[4].hit(), *viewRecord(10).hit()));
        };
        check(readAll(spool));
        // For another database they are written as this version does.
        QCOMPARE(spool.renumber(QStringLiteral("other"), 1, pipeline::sameIds()).value_or(0), 5U);
        check(readAll(home.reopened()));
    }

    void aVersionThatIsNotKnownIsNoRecord_data()
    {
        QTest::addColumn<quint16>("version");
        QTest::newRow("none") << quint16(0);
        QTest::newRow("a later one") << quint16(pipeline::RecordVersion + 1);
        QTest::newRow("the highest") << quint16(0xffff);
    }
    void aVersionThatIsNotKnownIsNoRecord()
    {
        QFETCH(const quint16, version);
        const QByteArray plain = pipeline::encode(Record{1, fullHit()}, Epoch);
        QVERIFY(pipeline::decode(plain, 1));
        QVERIFY(!pipeline::decode(plain, 1, version));
        const QByteArray head = pipeline::headBytes({100, 1, {}, version});
        QVERIFY(!pipeline::headAt(head));
    }

    void anotherDatabasesGoalsHaveOtherIds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<qint64>("expected"); // 0: none
        QTest::newRow("the same goal") << "Bought"
                                       << "/order/*" << 30ll;
        QTest::newRow("another name") << "Sold"
                                      << "/order/*" << 0ll;
        QTest::newRow("another pattern") << "Bought"
                                         << "/orders/*" << 0ll;
    }
    void anotherDatabasesGoalsHaveOtherIds()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, pattern);
        QFETCH(const qint64, expected);
        const auto siteWith = [](qint64 id, qint64 goal, const QString &goalName,
                                 const QString &goalPattern) {
            domain::Site site;
            site.id.value = id;
            site.trackingCode = QStringLiteral("CODE");
            site.goals = {{domain::GoalId{goal}, goalName, domain::GoalKind::Page, goalPattern}};
            return site;
        };
        const pipeline::IdMove ids =
            pipeline::idMove({siteWith(1, 3, QStringLiteral("Bought"), QStringLiteral("/order/*"))},
                             {siteWith(20, 30, name, pattern)});
        Record record{7, fullHit()}; // Meets the goals 3 and 4, of site 1.
        QVERIFY(pipeline::move(record, ids));
        QCOMPARE(record.hit()->site.value, 20);
        QCOMPARE(record.hit()->goals.empty() ? 0 : record.hit()->goals.front().goal.value,
                 expected);
        QVERIFY2(record.hit()->goals.size() <= 1, "nobody knows what goal 4 was");

        Record decisions{8, someEntries(), someSightings()};
        QVERIFY(pipeline::move(decisions, ids));
        QCOMPARE((*decisions.entries())[0].site.value, 20);
        QCOMPARE((*decisions.entries())[1].site.value, 0);
        QCOMPARE(decisions.sightings.size(), size_t(1));
        QCOMPARE(decisions.sightings.front().site.value, 20);
        Record gone{9, *viewRecord(9, 2).hit()};
        QVERIFY(!pipeline::move(gone, ids));
    }

    void nothingOfIt_isReadable()
    {
        SpoolHome home;
        QVERIFY(home.reopened().append({Record{1, fullHit()}}, Epoch));
        const QByteArray bytes = SpoolHome::bytesOf(home.segments().first());
        for (const QByteArray &word :
             {QByteArray("Google"), QByteArray("example"), Epoch.toLatin1(),
              QByteArray(reinterpret_cast<const char *>(fullHit().visit.bytes.data()), 16)})
            QVERIFY2(!bytes.contains(word), word.constData());
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(home.options.keyFile).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
        QCOMPARE(::stat(QFile::encodeName(home.options.directory).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0700U);
        QCOMPARE(SpoolHome::bytesOf(home.options.keyFile).size(), 32);
    }

    /// What could not be read again is not taken.
    void whatCannotBeKeptIsRefused_data()
    {
        QTest::addColumn<Record>("record");
        Record record = viewRecord(2);
        auto &hit = std::get<domain::Hit>(record.content);
        const domain::Hit sound = hit;
        hit.time += std::chrono::hours(24 * 366 * 9000);
        QTest::newRow("of the year 11000") << record;
        hit = sound;
        hit.day = QDate();
        QTest::newRow("of no day") << record;
        hit = sound;
        hit.site = {};
        QTest::newRow("of no site") << record;
        hit = sound;
        hit.pathname.fill(QLatin1Char('x'), 17'000'000);
        QTest::newRow("too long") << record;
    }
    void whatCannotBeKeptIsRefused()
    {
        QFETCH(const Record, record);
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(!Spool::canKeep(record));
        QVERIFY(Spool::canKeep(viewRecord(1)));
        const auto refused = spool.append({viewRecord(1), record, viewRecord(3)}, Epoch);
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == domain::ErrorKind::Invalid);
        QCOMPARE(spool.contents().records, 0);
        QVERIFY(!home.hasKey());
        QVERIFY(spool.append({viewRecord(1), viewRecord(3)}, Epoch));
        QCOMPARE(sequencesOf(readAll(home.reopened())), (Sequences{1, 3}));
        QCOMPARE(home.spool->contents().setAside, 0);
    }
};

FOOTFALL_TEST_MAIN(TestSpoolRecords)
#include "tst_spoolrecords.moc"
