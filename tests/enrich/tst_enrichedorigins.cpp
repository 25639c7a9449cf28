// SPDX-License-Identifier: GPL-3.0-or-later
// Where the enricher says that a visitor comes from: referrer, campaign, channel, or the site
// itself.
#include "tests/enrich/enrichertest.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using domain::HitKind;
using domain::Rejection;
using kit::at;
using kit::pageView;
using kit::siteIn;

class TestEnrichedOrigins : public kit::EnricherTest
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
};

FOOTFALL_TEST_MAIN(TestEnrichedOrigins)
#include "tst_enrichedorigins.moc"
