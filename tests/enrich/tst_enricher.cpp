// SPDX-License-Identifier: GPL-3.0-or-later
// What the enricher makes of what a tracker sends: pages, events, screens; and what it refuses.
#include "tests/enrich/enrichertest.h"
#include "tests/kit/testmain.h"

#include <QRandomGenerator>

using namespace footfall;
using domain::HitKind;
using domain::Rejection;
using kit::at;
using kit::pageView;
using kit::siteIn;

class TestEnricher : public kit::EnricherTest
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

    void theTrackersLanguageWins()
    {
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        raw.acceptLanguage = "de-AT,de;q=0.9";
        raw.language = QStringLiteral("en-gb");
        QCOMPARE(m_enricher->enrich(raw, siteIn("UTC"))->language, QStringLiteral("en-GB"));
        raw.language = QStringLiteral("no language!");
        QCOMPARE(m_enricher->enrich(raw, siteIn("UTC"))->language, QStringLiteral("de-AT"));
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
};

FOOTFALL_TEST_MAIN(TestEnricher)
#include "tst_enricher.moc"
