// SPDX-License-Identifier: GPL-3.0-or-later
// The spool as its users see it: what goes in comes out, in order, once, and survives a restart;
// full disks, two threads, another numbering.
#include "core/pipeline/spool/frame.h"
#include "core/pipeline/spool/keyfile.h"
#include "core/pipeline/spool/recordcodec.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/spoolkit.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

using namespace footfall;
using namespace footfall::kit;
using pipeline::Record;
using pipeline::Spool;

namespace {

/// Files of this process cannot grow beyond it, as if the disk were full.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = static_cast<rlim_t>(bytes);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

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

pipeline::LedgerEntries someEntries()
{
    return {{domain::SiteId{1}, at("2026-03-01T10:00:00Z"), domain::Rejection::Bot, 3},
            {domain::SiteId{2}, at("2026-03-01T10:01:00Z"), domain::Rejection::Unavailable, 1},
            {domain::SiteId{}, at("2026-03-01T10:01:00Z"), domain::Rejection::Malformed, 70'000}};
}

pipeline::BotSightings someSightings()
{
    return {{domain::SiteId{1}, QDate(2026, 3, 1), domain::Rejection::BotScanner,
             QStringLiteral("Nikto"), QStringLiteral("/wp-login.php"), 12},
            {domain::SiteId{2}, QDate(2026, 3, 1), domain::Rejection::BotNameless, QString(),
             QStringLiteral("/"), 1}};
}

pipeline::IdMove
movingSites(const std::function<std::optional<domain::SiteId>(domain::SiteId)> &siteFor)
{
    pipeline::IdMove ids = pipeline::sameIds();
    ids.site = siteFor;
    return ids;
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

class TestSpool : public QObject
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

    void emptyHasNoKey()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(!home.hasKey());
        QCOMPARE(spool.contents().records, 0);
        QVERIFY(readAll(spool).empty());
        QVERIFY(spool.release(5));
        QVERIFY(spool.append({}, Epoch));
        QVERIFY(!home.hasKey());

        QVERIFY(spool.append(viewRecords(1, 3), Epoch));
        const QByteArray firstKey = SpoolHome::bytesOf(home.options.keyFile);
        QCOMPARE(readAll(spool).size(), 3U);
        QVERIFY(spool.release(3));
        QVERIFY(!home.hasKey());
        QVERIFY(home.segments().isEmpty());
        QCOMPARE(spool.contents().bytes, 0);

        // And once more, from a lower number, with another key and another epoch.
        QVERIFY(spool.append(viewRecords(1, 3), QStringLiteral("other")));
        QVERIFY(home.hasKey() && SpoolHome::bytesOf(home.options.keyFile) != firstKey);
        QCOMPARE(spool.contents().epoch, QStringLiteral("other"));
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(1, 3));
        QVERIFY(spool.release(3));
        QVERIFY(!home.hasKey());
    }

    void aKeyWithoutRecords_isDestroyedAtTheStart()
    {
        SpoolHome home;
        SpoolHome::setBytes(home.options.keyFile, QByteArray(32, 'k'));
        QCOMPARE(home.reopened().contents().records, 0);
        QVERIFY(!home.hasKey());
    }

    void tellsWhatItHolds()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(spool.append(viewRecords(10, 14), Epoch));
        QVERIFY(spool.append({Record{15, someEntries()}}, Epoch));
        const auto check = [&home](const Spool::Contents &contents) {
            QCOMPARE(contents.records, 6);
            QCOMPARE(contents.hits, 5);
            QCOMPARE(contents.bytes, QFileInfo(home.segments().first()).size());
            QCOMPARE(contents.epoch, Epoch);
            QCOMPARE(contents.lastSequence, 15U);
            QCOMPARE(contents.oldest, spoolTime(10));
            QCOMPARE(contents.setAside, 0);
        };
        check(spool.contents());
        check(home.reopened().contents());
    }

    void releasedOnesAreNotReadAgain()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(spool.append(viewRecords(1, 10), Epoch));
        QCOMPARE(sequencesOf(*spool.read(4)), fromTo(1, 4));
        QVERIFY(spool.release(2));
        QCOMPARE(spool.contents().records, 8);
        spool.rewind();
        QCOMPARE(sequencesOf(*spool.read(3)), fromTo(3, 5));
        QVERIFY(spool.append(viewRecords(11, 12), Epoch));
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(6, 12));
        QVERIFY(readAll(spool).empty());
        QVERIFY(spool.release(11));
        spool.rewind();
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(12, 12));
    }

    void whatWasAppliedBeforeACrash_isSkippedUnread()
    {
        SpoolHome home;
        home.options.segmentBytes = 1000;
        for (quint64 sequence = 1; sequence <= 50; ++sequence) {
            if (!home.spool)
                (void)home.reopened();
            QVERIFY(home.spool->append({viewRecord(sequence)}, Epoch));
        }
        const qsizetype files = home.segments().size();
        QVERIFY(files > 5);
        Spool &spool = home.reopened();
        QVERIFY(spool.release(33));
        QCOMPARE(spool.contents().records, 17);
        QVERIFY(home.segments().size() < files);
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(34, 50));
        QVERIFY(spool.release(50));
        QVERIFY(home.segments().isEmpty());
        QVERIFY(!home.hasKey());
    }

    void aReleaseOfNothing_leavesTheNextToRead()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(spool.append(viewRecords(5, 8), Epoch));
        QVERIFY(spool.release(4));
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(5, 8));
    }

    void segmentsAreDeletedAsTheyAreReleased()
    {
        SpoolHome home;
        home.options.segmentBytes = 2000;
        Spool &spool = home.reopened();
        for (quint64 batch = 0; batch < 20; ++batch)
            QVERIFY(spool.append(viewRecords(batch * 5 + 1, batch * 5 + 5), Epoch));
        qsizetype files = home.segments().size();
        QVERIFY(files >= 5);
        for (quint64 released = 10; released <= 90; released += 10) {
            QCOMPARE(sequencesOf(*spool.read(10)), fromTo(released - 9, released));
            QVERIFY(spool.release(released));
            QVERIFY(home.segments().size() <= files);
            files = home.segments().size();
        }
        QVERIFY(files <= 2);
        QCOMPARE(sequencesOf(readAll(home.reopened())).last(), 100U);
    }

    void foundCountsBySiteAndMinute_data()
    {
        QTest::addColumn<quint64>("applied");
        QTest::addColumn<QList<qint64>>("hits");
        // Views 1..59 are of site 1 and minute 0, 60..119 of minute 1, 120..130 of site 2 there.
        QTest::newRow("nothing applied") << quint64{0} << QList<qint64>{59, 60, 11};
        QTest::newRow("some of the first") << quint64{20} << QList<qint64>{39, 60, 11};
        QTest::newRow("a whole minute") << quint64{59} << QList<qint64>{60, 11};
        QTest::newRow("all but one") << quint64{129} << QList<qint64>{1};
        QTest::newRow("all") << quint64{130} << QList<qint64>{};
        QTest::newRow("more than all") << quint64{1000} << QList<qint64>{};
    }
    void foundCountsBySiteAndMinute()
    {
        QFETCH(const quint64, applied);
        QFETCH(const QList<qint64>, hits);
        SpoolHome home;
        home.options.segmentBytes = 5000;
        Spool &before = home.reopened();
        for (quint64 i = 1; i <= 119; i += 7)
            QVERIFY(before.append(viewRecords(i, i + 6), Epoch));
        QVERIFY(before.append(viewRecords(120, 130, 2), Epoch));
        QVERIFY(before.append({Record{131, someEntries()}}, Epoch));
        QVERIFY(before.found(0).empty());
        Spool &spool = home.reopened();
        QVERIFY(spool.append(viewRecords(200, 210), Epoch));
        QList<qint64> counted;
        for (const Spool::Waiting &waiting : spool.found(applied))
            counted << waiting.hits;
        QCOMPARE(counted, hits);
    }

    void anotherNumberingOrOrder_isRefused()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(!spool.append(viewRecords(0, 0), Epoch));
        QVERIFY(spool.append(viewRecords(5, 6), Epoch));
        QVERIFY(!spool.append(viewRecords(6, 7), Epoch));
        QVERIFY(!spool.append({viewRecord(8), viewRecord(8)}, Epoch));
        QVERIFY(!spool.append(viewRecords(7, 7), QStringLiteral("other")));
        QVERIFY(spool.append(viewRecords(7, 7), Epoch));
        QCOMPARE(sequencesOf(readAll(home.reopened())), fromTo(5, 7));
    }

    void ofAFailedAppend_nothingRemains()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        {
            // Not even one fits.
            const FileSizeLimit limit(100);
            const auto full = spool.append(viewRecords(1, 3), Epoch);
            QVERIFY(!full && full.error().kind == domain::ErrorKind::Storage);
            QVERIFY(home.segments().isEmpty());
            QVERIFY(!home.hasKey());
        }
        QVERIFY(spool.append(viewRecords(4, 6), Epoch));
        const qint64 size = QFileInfo(home.segments().first()).size();
        for (const qint64 room : {qint64{0}, qint64{1}, qint64{40}, size}) {
            // One or two of them fit, and are cut off again.
            const FileSizeLimit limit(size + room);
            QVERIFY(!spool.append(viewRecords(7, 30), Epoch));
            QCOMPARE(home.segments().size(), 1);
            QCOMPARE(QFileInfo(home.segments().first()).size(), size);
            QCOMPARE(spool.contents().records, 3);
        }
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(4, 6));
        QVERIFY(spool.append(viewRecords(31, 40), Epoch));
        QCOMPARE(sequencesOf(readAll(home.reopened())), fromTo(4, 6) + fromTo(31, 40));
    }

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

    void aDirectoryThatCannotBeUsed_isSaid()
    {
        SpoolHome home;
        SpoolHome::setBytes(home.options.directory, "a file");
        const auto opened = Spool::open(home.options);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains(home.options.directory),
                 qPrintable(opened.error().message));
    }

    void drainsWhileOthersAppend()
    {
        SpoolHome home;
        home.options.segmentBytes = 20'000;
        Spool &spool = home.reopened();
        constexpr quint64 Last = 6000;
        std::thread appending([&spool] {
            for (quint64 from = 1; from <= Last; from += 20) {
                if (!spool.append(viewRecords(from, from + 19), Epoch))
                    qFatal("An append failed.");
            }
        });
        quint64 next = 1;
        bool inOrder = true;
        quint64 round = 0;
        while (next <= Last && inOrder) {
            const auto records = *spool.read(50);
            for (const Record &record : records)
                inOrder = inOrder && record.sequence == next++;
            if (++round % 3 == 0 && !records.empty()) {
                // As after a commit that failed: some of them again.
                const quint64 again = next - records.size() / 2;
                if (again > 1 && !spool.release(again - 1))
                    break;
                spool.rewind();
                next = again;
            } else if (next > 1 && !spool.release(next - 1)) {
                break;
            }
            (void)spool.contents();
        }
        appending.join();
        QVERIFY(inOrder);
        QCOMPARE(next, Last + 1);
        QVERIFY(spool.release(Last));
        QCOMPARE(spool.contents().records, 0);
        QVERIFY(home.segments().isEmpty());
        QVERIFY(!home.hasKey());
    }
};

FOOTFALL_TEST_MAIN(TestSpool)
#include "tst_spool.moc"
