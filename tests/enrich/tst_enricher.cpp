// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/enricher.h"
#include "tests/enrich/addresses.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <atomic>
#include <set>
#include <thread>

using namespace footfall;
using domain::HitKind;
using domain::Rejection;
using kit::at;

namespace {

domain::Site siteIn(const char *zone)
{
    domain::Site site;
    site.id = domain::SiteId{1};
    site.hostnames = {QStringLiteral("example.com"), QStringLiteral("www.example.net")};
    site.calendar = domain::SiteCalendar(QTimeZone(zone));
    return site;
}

enrich::RawHit pageView(const char *time)
{
    enrich::RawHit raw;
    raw.time = at(time);
    raw.hostname = QStringLiteral("https://example.com");
    raw.pathname = QStringLiteral("/a");
    raw.address = kit::address("8.8.8.8");
    raw.userAgent = "Mozilla/5.0 (Test)";
    return raw;
}

} // namespace

class TestEnricher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnWarnings();
        m_directory = std::make_unique<QTemporaryDir>();
        m_enricher = open();
    }
    void cleanup() { m_enricher.reset(); }

    void understandsAPageView()
    {
        enrich::RawHit raw = pageView("2026-03-01T20:45:10.123Z");
        raw.referrer = QStringLiteral("https://news.ycombinator.com/item?id=1");
        raw.acceptLanguage = "de-AT,de;q=0.9";
        raw.screenWidth = 390;
        raw.userAgent = "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0";
        m_enricher = open(Agents::Understood);
        const auto hit = m_enricher->enrich(raw, siteIn("Asia/Kolkata"));
        QVERIFY(hit);
        QCOMPARE(hit->kind, HitKind::PageView);
        QCOMPARE(hit->site, domain::SiteId{1});
        QVERIFY(hit->time == raw.time);
        QCOMPARE(hit->day, QDate(2026, 3, 2));
        QVERIFY(hit->hour == at("2026-03-01T20:30:00Z"));
        QCOMPARE(hit->hostname, QStringLiteral("example.com"));
        QCOMPARE(hit->pathname, QStringLiteral("/a"));
        QCOMPARE(hit->referrer, QStringLiteral("news.ycombinator.com/item"));
        QCOMPARE(hit->language, QStringLiteral("de-AT"));
        QCOMPARE(hit->screen, QStringLiteral("phone"));
        QVERIFY(hit->visit != hit->seen);
        QVERIFY(hit->visit != hit->page);
        QVERIFY(hit->seen != hit->page);
        QVERIFY(!hit->previousVisit);
        if (hasData()) {
            QCOMPARE(hit->source, QStringLiteral("Hacker News"));
            QCOMPARE(hit->channel, domain::ChannelSocial.toString());
            QCOMPARE(hit->country.alpha2(), QStringLiteral("US"));
            QCOMPARE(hit->client,
                     (domain::Client{QStringLiteral("Firefox"), QStringLiteral("Firefox 128"),
                                     QStringLiteral("Android"), QStringLiteral("phone")}));
        }
    }

    void refusesWhatIsNoPage_data()
    {
        QTest::addColumn<QString>("hostname");
        QTest::addColumn<QString>("pathname");
        QTest::newRow("no hostname") << QString() << QStringLiteral("/");
        QTest::newRow("no pathname") << QStringLiteral("example.com") << QString();
        QTest::newRow("relative") << QStringLiteral("example.com") << QStringLiteral("a");
        QTest::newRow("control") << QStringLiteral("example.com") << QStringLiteral("/\n");
        QTest::newRow("too long") << QStringLiteral("example.com")
                                  << QStringLiteral("/") + QString(2000, QLatin1Char('a'));
        QTest::newRow("bad hostname") << QStringLiteral("exa mple") << QStringLiteral("/");
    }
    void refusesWhatIsNoPage()
    {
        QFETCH(QString, hostname);
        QFETCH(QString, pathname);
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        raw.hostname = hostname;
        raw.pathname = pathname;
        const auto hit = m_enricher->enrich(raw, siteIn("UTC"));
        QVERIFY(!hit);
        QCOMPARE(hit.error().reason, Rejection::Malformed);
    }

    void eventsNeedAName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("plain") << QStringLiteral("sign up") << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("spaces") << QStringLiteral("  ") << false;
        QTest::newRow("control") << QStringLiteral("a\x01") << false;
        QTest::newRow("longest") << QString(200, QLatin1Char('a')) << true;
        QTest::newRow("too long") << QString(201, QLatin1Char('a')) << false;
    }
    void eventsNeedAName()
    {
        QFETCH(QString, name);
        QFETCH(bool, accepted);
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        raw.kind = HitKind::Event;
        raw.hostname.clear();
        raw.pathname.clear();
        raw.eventName = name;
        QCOMPARE(m_enricher->enrich(raw, siteIn("UTC")).has_value(), accepted);
    }

    void leaveReportsAreCut()
    {
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        raw.kind = HitKind::Leave;
        raw.visibleTime = std::chrono::hours(5);
        QCOMPARE(m_enricher->enrich(raw, siteIn("UTC"))->visibleTime.value(), domain::VisitTimeout);
        raw.visibleTime = std::chrono::milliseconds(-1);
        QCOMPARE(m_enricher->enrich(raw, siteIn("UTC"))->visibleTime.value().count(), 0);
        raw.visibleTime.reset();
        QVERIFY(!m_enricher->enrich(raw, siteIn("UTC"))->visibleTime);
    }

    void ownPagesAreNoReferrer_data()
    {
        QTest::addColumn<QString>("referrer");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char *referrer, const char *kept) {
            QTest::newRow(referrer) << QString::fromLatin1(referrer) << QString::fromLatin1(kept);
        };
        row("https://example.com/b", "");
        row("https://www.example.com/b", "");
        row("http://example.net:8080/", "");
        row("https://shop.localhost/", "");
        row("https://blog.example.com/b", "blog.example.com/b");
        row("https://example.com.evil.example/", "example.com.evil.example");
    }
    void ownPagesAreNoReferrer()
    {
        QFETCH(QString, referrer);
        QFETCH(QString, kept);
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        raw.hostname = QStringLiteral("www.shop.localhost");
        raw.referrer = referrer;
        const auto hit = m_enricher->enrich(raw, siteIn("UTC"));
        QCOMPARE(hit->referrer, kept);
        QCOMPARE(hit->source.isEmpty(), kept.isEmpty());
        QCOMPARE(hit->channel,
                 (kept.isEmpty() ? domain::ChannelInternal : domain::ChannelReferral).toString());
    }

    void campaignsWinOverReferrers()
    {
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        raw.referrer = QStringLiteral("https://other.example/a");
        raw.campaignSource = QStringLiteral("Spring Letter");
        const auto hit = m_enricher->enrich(raw, siteIn("UTC"));
        QCOMPARE(hit->source, QStringLiteral("spring letter"));
        QCOMPARE(hit->referrer, QStringLiteral("other.example/a"));
        QCOMPARE(hit->channel, domain::ChannelReferral.toString());
    }

    void acquisition_data()
    {
        QTest::addColumn<QString>("referrer");
        QTest::addColumn<QString>("campaignSource");
        QTest::addColumn<QString>("medium");
        QTest::addColumn<bool>("isPaidClick");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("channel");
        const auto row = [](const char *name, const char *referrer, const char *campaign,
                            const char *medium, bool isPaid, const char *source,
                            QStringView channel) {
            QTest::newRow(name) << QString::fromLatin1(referrer) << QString::fromLatin1(campaign)
                                << QString::fromLatin1(medium) << isPaid
                                << QString::fromLatin1(source) << channel.toString();
        };
        row("typed", "", "", "", false, "", domain::ChannelDirect);
        row("search", "https://www.google.com/", "", "", false, "Google", domain::ChannelSearch);
        row("an ad there", "https://www.google.com/", "", "", true, "Google", domain::ChannelPaid);
        row("an ad by its medium", "https://www.google.com/", "google", "CPC", false, "Google",
            domain::ChannelPaid);
        row("an ad without a referrer", "", "", "", true, "", domain::ChannelPaid);
        row("an assistant", "https://chatgpt.com/", "", "", false, "ChatGPT", domain::ChannelAi);
        row("an assistant's link", "", "chatgpt.com", "", false, "ChatGPT", domain::ChannelAi);
        row("social", "https://www.reddit.com/r/a", "", "", false, "Reddit", domain::ChannelSocial);
        row("web mail", "https://mail.google.com/mail", "", "", false, "Gmail",
            domain::ChannelMail);
        row("a newsletter", "", "march", "email", false, "march", domain::ChannelMail);
        row("a page", "https://blog.example.org/a", "", "", false, "example.org",
            domain::ChannelReferral);
        row("the site itself", "https://example.com/b", "", "", false, "", domain::ChannelInternal);
        row("no address", "junk", "", "", false, "", domain::ChannelDirect);
    }
    void acquisition()
    {
        QFETCH(QString, referrer);
        QFETCH(QString, campaignSource);
        QFETCH(QString, medium);
        QFETCH(bool, isPaidClick);
        QFETCH(QString, source);
        QFETCH(QString, channel);
        if (!hasData())
            QSKIP("no data: packaging/npm/install fetches it");
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        raw.referrer = referrer;
        raw.campaignSource = campaignSource;
        raw.utm = {campaignSource, medium, QStringLiteral(" Spring "), {}, {}};
        raw.isPaidClick = isPaidClick;
        const auto hit = m_enricher->enrich(raw, siteIn("UTC"));
        QCOMPARE(hit->source, source);
        QCOMPARE(hit->channel, channel);
        QCOMPARE(hit->utm,
                 (domain::Utm{campaignSource, medium.toLower(), QStringLiteral("Spring"), {}, {}}));
    }

    void hostnamesBelowAnOwnPatternAreTheSiteItself()
    {
        domain::Site site = siteIn("UTC");
        site.hostnames.append(QStringLiteral("*.shop.example"));
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        raw.referrer = QStringLiteral("https://eu.shop.example/a");
        QCOMPARE(m_enricher->enrich(raw, site)->channel, domain::ChannelInternal.toString());
        raw.referrer = QStringLiteral("https://notshop.example/a");
        QCOMPARE(m_enricher->enrich(raw, site)->channel, domain::ChannelReferral.toString());
    }

    void theTrackersLanguageWins()
    {
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        raw.acceptLanguage = "de-AT,de;q=0.9";
        raw.language = QStringLiteral("en-gb");
        QCOMPARE(m_enricher->enrich(raw, siteIn("UTC"))->language, QStringLiteral("en-GB"));
        raw.language = QStringLiteral("no language!");
        QCOMPARE(m_enricher->enrich(raw, siteIn("UTC"))->language, QStringLiteral("de-AT"));
    }

    void occurrencesHaveHashesOfTheirOwn()
    {
        domain::Site site = siteIn("UTC");
        site.goals = {{domain::GoalId{1}, QStringLiteral("Sign-ups"), domain::GoalKind::Event,
                       QStringLiteral("Signup")},
                      {domain::GoalId{2}, QStringLiteral("Also"), domain::GoalKind::Event,
                       QStringLiteral("Signup")}};
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        raw.kind = HitKind::Event;
        raw.eventName = QStringLiteral("Signup");
        raw.properties = {{QStringLiteral("plan"), QStringLiteral("pro")},
                          {QStringLiteral("size"), QStringLiteral("pro")}};
        const domain::Hit hit = m_enricher->enrich(raw, site).value();
        QCOMPARE(hit.goals.size(), size_t(2));
        QCOMPARE(hit.event.properties.size(), size_t(2));
        std::set<domain::Hash16> hashes{domain::Hash16{},
                                        hit.visit,
                                        hit.seen,
                                        hit.page,
                                        hit.event.seen,
                                        hit.event.properties[0].seen,
                                        hit.event.properties[1].seen,
                                        hit.goals[0].seen,
                                        hit.goals[1].seen};
        QCOMPARE(hashes.size(), size_t(9));
        // The same person the same day, and another one.
        raw.pathname = QStringLiteral("/elsewhere");
        raw.time += std::chrono::hours(3);
        const domain::Hit again = m_enricher->enrich(raw, site).value();
        QVERIFY(again.event == hit.event);
        QVERIFY(again.goals == hit.goals);
        raw.address = kit::address("9.9.9.9");
        const domain::Hit other = m_enricher->enrich(raw, site).value();
        QVERIFY(other.event.seen != hit.event.seen);
        QVERIFY(other.event.properties[0].seen != hit.event.properties[0].seen);
        QVERIFY(other.goals[0].seen != hit.goals[0].seen);
        // A goal that takes a removed one's number is another.
        site.goals[0].name = QStringLiteral("New");
        raw.address = kit::address("8.8.8.8");
        QVERIFY(m_enricher->enrich(raw, site)->goals[0].seen != hit.goals[0].seen);
    }

    void screensAreClasses()
    {
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        const std::pair<int, const char *> widths[] = {
            {-1, ""},          {0, ""},           {1, "phone"},    {575, "phone"},
            {576, "tablet"},   {991, "tablet"},   {992, "laptop"}, {1439, "laptop"},
            {1440, "desktop"}, {2559, "desktop"}, {2560, "large"}, {20'001, ""},
        };
        for (const auto &[width, expected] : widths) {
            raw.screenWidth = width;
            QCOMPARE(m_enricher->enrich(raw, siteIn("UTC"))->screen, QLatin1String(expected));
        }
    }

    void aVisitorIsTheSameAllDayAndAcrossARestart()
    {
        const domain::Site site = siteIn("UTC");
        const auto morning = m_enricher->enrich(pageView("2026-03-01T00:40:00Z"), site);
        m_enricher = open();
        const auto evening = m_enricher->enrich(pageView("2026-03-01T23:59:59.999Z"), site);
        const auto nextDay = m_enricher->enrich(pageView("2026-03-02T00:00:00Z"), site);
        QVERIFY(morning->visit == evening->visit);
        QVERIFY(morning->seen == evening->seen);
        QVERIFY(morning->page == evening->page);
        QVERIFY(nextDay->visit != evening->visit);
        QVERIFY(nextDay->seen != evening->seen);
        QVERIFY(nextDay->page != evening->page);
    }

    void aVisitGoesOnOverMidnight_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("midnight");
        QTest::newRow("UTC") << QByteArray("UTC") << QByteArray("2026-03-02T00:00:00Z");
        QTest::newRow("half-hour zone")
            << QByteArray("Asia/Kolkata") << QByteArray("2026-03-01T18:30:00Z");
        QTest::newRow("quarter-hour zone")
            << QByteArray("Asia/Kathmandu") << QByteArray("2026-03-01T18:15:00Z");
        QTest::newRow("after 23 hours")
            << QByteArray("Europe/Berlin") << QByteArray("2026-03-29T22:00:00Z");
        QTest::newRow("after 25 hours")
            << QByteArray("Europe/Berlin") << QByteArray("2026-10-25T23:00:00Z");
        QTest::newRow("no midnight")
            << QByteArray("America/Asuncion") << QByteArray("2023-10-01T04:00:00Z");
    }
    void aVisitGoesOnOverMidnight()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, midnight);
        const domain::Site site = siteIn(zone.constData());
        const domain::SiteSnapshot sites{{site}};
        enrich::RawHit raw = pageView(midnight.constData());
        const domain::Instant start = raw.time;
        const auto hitAt = [&](domain::Instant time) {
            raw.time = time;
            return m_enricher->enrich(raw, site).value();
        };
        const domain::Hit before = hitAt(start - std::chrono::milliseconds(1));
        QVERIFY(before.day != hitAt(start).day);
        QVERIFY(!before.previousVisit);
        QVERIFY(hitAt(start).previousVisit == before.visit);
        QVERIFY(
            hitAt(start + std::chrono::minutes(30) - std::chrono::milliseconds(1)).previousVisit ==
            before.visit);
        // Even if nobody has taken them away yet, yesterday's salts are not used any more.
        QVERIFY(!hitAt(start + std::chrono::minutes(30)).previousVisit);
        QVERIFY(m_enricher->expireSalts(sites, start + std::chrono::minutes(30)));
        QVERIFY(!hitAt(start + std::chrono::minutes(1)).previousVisit);
        QVERIFY(hitAt(start + std::chrono::minutes(31)).visit == hitAt(start).visit);
    }

    void aDayWithoutViewsBeforeHasNoPreviousHash()
    {
        QVERIFY(
            !m_enricher->enrich(pageView("2026-03-02T00:05:00Z"), siteIn("UTC"))->previousVisit);
    }

    void aChangedTimeZoneIsSeenAtOnce()
    {
        const enrich::RawHit raw = pageView("2026-03-01T20:00:00Z");
        QCOMPARE(m_enricher->enrich(raw, siteIn("UTC"))->day, QDate(2026, 3, 1));
        QCOMPARE(m_enricher->enrich(raw, siteIn("Asia/Tokyo"))->day, QDate(2026, 3, 2));
        QCOMPARE(m_enricher->enrich(raw, siteIn("UTC"))->day, QDate(2026, 3, 1));
    }

    void hoursFollowTheCalendar()
    {
        const domain::Site site = siteIn("Australia/Lord_Howe");
        // Two days around each change, every few minutes, forwards and then back.
        for (const char *first : {"2026-04-03T12:00:00Z", "2026-10-02T12:00:00Z"}) {
            for (int step = 0; step < 1000; ++step) {
                enrich::RawHit raw = pageView(first);
                raw.time += std::chrono::seconds(337) * (step < 500 ? step : 999 - step);
                const auto hit = m_enricher->enrich(raw, site);
                QCOMPARE(hit->day, site.calendar.dayOf(raw.time));
                QVERIFY(hit->hour == site.calendar.hourOf(raw.time));
            }
        }
    }

    void keepsNothingOfTheVisitorOnDisk()
    {
        QVERIFY(m_enricher->enrich(pageView("2026-03-01T12:00:00Z"), siteIn("UTC")));
        QFile file(m_directory->filePath(QStringLiteral("salts")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.size() > 8192);
        const QByteArray address = QByteArray::fromHex("00000000000000000000ffff08080808");
        QVERIFY(!content.contains(address));
        QVERIFY(!content.contains("8.8.8.8"));
        QVERIFY(!content.contains("Mozilla"));
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("salts")});
    }

    void countsNothingWhereSaltsCannotBeWritten()
    {
        QVERIFY(QDir(m_directory->path()).removeRecursively());
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("salts cannot be written")));
        for (int again = 0; again < 2; ++again) { // The warning comes once.
            const auto hit = m_enricher->enrich(pageView("2026-03-01T12:00:00Z"), siteIn("UTC"));
            QVERIFY(!hit);
            QCOMPARE(hit.error().reason, Rejection::Unavailable);
        }
        QVERIFY(m_enricher->problem().contains(QStringLiteral("salts")));
    }

    void threadsGetTheSame()
    {
        const domain::Site site = siteIn("Europe/Berlin");
        const auto expected = m_enricher->enrich(pageView("2026-03-01T12:00:00Z"), site).value();
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&, i] {
                for (int round = 0; round < 500; ++round) {
                    enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
                    raw.referrer =
                        QStringLiteral("https://r%1.example/").arg((round * (i + 1)) % 97);
                    const auto hit = m_enricher->enrich(raw, site);
                    if (!hit || hit->visit != expected.visit || hit->source.isEmpty())
                        ++wrong;
                    if (round % 100 == 0)
                        (void)m_enricher->expireSalts({{site}}, raw.time);
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void garbageIsRefusedOrClean()
    {
        m_enricher = open(Agents::Understood);
        QRandomGenerator random(5);
        const auto text = [&random] {
            const QString alphabet =
                QStringLiteral("/aZ?#.:@[]%&\\ \n-é0=") + QChar(0xd800) + QChar(0xdc00) + QChar(0);
            QString result;
            for (quint32 length = random.bounded(24U); length > 0; --length)
                result.append(alphabet.at(random.bounded(static_cast<int>(alphabet.size()))));
            return result;
        };
        const auto bytes = [&random] {
            QByteArray result(random.bounded(40), '\0');
            for (char &byte : result)
                byte = static_cast<char>(random.bounded(256));
            return result;
        };
        const domain::Site site = siteIn("UTC");
        int accepted = 0;
        for (int round = 0; round < 3000; ++round) {
            enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
            raw.kind = static_cast<HitKind>(random.bounded(3));
            raw.hostname = random.bounded(2) ? text() : raw.hostname;
            raw.pathname = QLatin1Char('/') + text();
            raw.referrer = QStringLiteral("https://") + text();
            raw.campaignSource = text();
            raw.eventName = text();
            raw.screenWidth = static_cast<int>(random.bounded(30'100)) - 100;
            for (quint8 &byte : raw.address)
                byte = static_cast<quint8>(random.bounded(256));
            raw.userAgent = bytes();
            raw.acceptLanguage = bytes();
            raw.query = text();
            raw.utm = {text(), text(), text(), text(), text()};
            raw.properties = {{text(), text()}, {text(), text()}};
            raw.language = text();
            const auto hit = m_enricher->enrich(raw, site);
            if (!hit) {
                const Rejection reason = hit.error().reason;
                QVERIFY(reason == Rejection::Malformed || domain::isBot(reason));
                continue;
            }
            ++accepted;
            QStringList texts{hit->hostname,     hit->pathname,     hit->referrer,
                              hit->source,       hit->event.name,   hit->utm.source,
                              hit->utm.medium,   hit->utm.campaign, hit->utm.term,
                              hit->utm.content,  hit->language,     hit->client.browser,
                              hit->client.system};
            for (const domain::Property &property : hit->event.properties)
                texts << property.key << property.value;
            for (const QString &kept : texts) {
                QVERIFY(kept.isValidUtf16());
                QVERIFY(std::none_of(kept.begin(), kept.end(),
                                     [](QChar c) { return c.unicode() < 0x20; }));
            }
        }
        QVERIFY(accepted > 100);
    }

private:
    [[nodiscard]] bool hasData() const
    {
        return QFile::exists(QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/dbip-country.mmdb")) &&
               QFile::exists(QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/referrers.json")) &&
               QFile::exists(QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/uap-core.yaml"));
    }
    /// Reading the patterns takes a moment: only where they are asked for.
    enum class Agents { Unknown, Understood };
    [[nodiscard]] std::unique_ptr<enrich::Enricher> open(Agents agents = Agents::Unknown) const
    {
        auto options = enrich::EnricherOptions::standard(m_directory->path(),
                                                         QStringLiteral(FOOTFALL_SHARE_DIRECTORY));
        if (agents == Agents::Unknown)
            options.userAgents = {};
        return std::move(enrich::Enricher::open(options).value());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<enrich::Enricher> m_enricher;
};

FOOTFALL_TEST_MAIN(TestEnricher)
#include "tst_enricher.moc"
