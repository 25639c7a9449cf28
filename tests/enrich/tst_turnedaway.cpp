// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/enricher.h"
#include "tests/enrich/addresses.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace footfall;
using domain::HitKind;
using domain::Rejection;
using enrich::BotHint;
using enrich::RawHit;
using enrich::TurnedAway;

namespace {

constexpr char Firefox[] = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

domain::Site strictSite()
{
    domain::Site site;
    site.id = domain::SiteId{1};
    site.hostnames = {QStringLiteral("example.com")};
    site.hostnameRule = domain::HostnameRule::Listed;
    site.calendar = domain::SiteCalendar(QTimeZone("UTC"));
    site.excludedRanges = {QStringLiteral("203.0.113.0/24"), QStringLiteral("2001:db8::/32")};
    site.pathRules.ignored = {QStringLiteral("/admin*")};
    return site;
}

RawHit goodHit()
{
    RawHit raw;
    raw.time = kit::at("2026-03-01T12:00:00Z");
    raw.hostname = QStringLiteral("example.com");
    raw.pathname = QStringLiteral("/a");
    raw.address = kit::addressBytes("198.51.100.7");
    raw.userAgent = Firefox;
    return raw;
}

// Each makes a hit that is not counted, in the order in which they are looked at.
using Spoil = void (*)(RawHit &);
struct Fault {
    const char *name;
    Spoil spoil;
    Rejection reason;
};
const Fault Faults[] = {
    {"address", [](RawHit &raw) { raw.address = kit::addressBytes("203.0.113.9"); },
     Rejection::AddressExcluded},
    {"bot", [](RawHit &raw) { raw.userAgent = "Googlebot/2.1"; }, Rejection::BotSearch},
    {"hostname", [](RawHit &raw) { raw.hostname = QStringLiteral("evil.example"); },
     Rejection::WrongHostname},
    {"pathname", [](RawHit &raw) { raw.pathname = QStringLiteral("/admin/x"); },
     Rejection::PathIgnored},
    {"spam", [](RawHit &raw) { raw.referrer = QStringLiteral("https://www.semalt.com/a?b"); },
     Rejection::SpamReferrer},
};

} // namespace

class TestTurnedAway : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_enricher = std::move(enrich::Enricher::open(enrich::EnricherOptions::standard(
                                                          m_directory->path(),
                                                          QStringLiteral(FOOTFALL_SHARE_DIRECTORY)))
                                   .value());
    }
    void init()
    {
        kit::failOnWarnings();
        if (!QFile::exists(QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/crawler-user-agents.json")))
            QSKIP("no list of bots: packaging/npm/install fetches it");
    }

    void aGoodHitIsCounted() { QVERIFY(m_enricher->enrich(goodHit(), strictSite())); }

    void theFirstReasonIsNamed()
    {
        for (const Fault &fault : Faults) {
            RawHit raw = goodHit();
            fault.spoil(raw);
            const auto alone = m_enricher->enrich(raw, strictSite());
            QVERIFY2(!alone, fault.name);
            QCOMPARE(alone.error().reason, fault.reason);
            // With all that is looked at later, too.
            for (const Fault *later = &fault + 1; later != std::end(Faults); ++later)
                later->spoil(raw);
            QCOMPARE(m_enricher->enrich(raw, strictSite()).error().reason, fault.reason);
        }
    }

    void eachKindOfHitIsTurnedAway()
    {
        for (const HitKind kind : {HitKind::PageView, HitKind::Event, HitKind::Leave}) {
            for (const Fault &fault : Faults) {
                RawHit raw = goodHit();
                raw.kind = kind;
                raw.eventName = QStringLiteral("Signup");
                fault.spoil(raw);
                const auto hit = m_enricher->enrich(raw, strictSite());
                if (kind == HitKind::Leave && fault.reason == Rejection::SpamReferrer) {
                    QVERIFY(hit); // Leave reports have no referrer that would be kept.
                    continue;
                }
                QVERIFY2(!hit, fault.name);
                QCOMPARE(hit.error().reason, fault.reason);
            }
        }
    }

    void bots_data()
    {
        QTest::addColumn<QByteArray>("userAgent");
        QTest::addColumn<BotHint>("hint");
        QTest::addColumn<std::optional<TurnedAway>>("expected");
        const auto row = [](const char *name, const char *userAgent, BotHint hint,
                            const std::optional<TurnedAway> &expected) {
            QTest::newRow(name) << QByteArray(userAgent) << hint << expected;
        };
        const TurnedAway google{Rejection::BotSearch, QStringLiteral("Googlebot")};
        const TurnedAway curl{Rejection::BotLibrary, QStringLiteral("curl")};
        const TurnedAway nameless{Rejection::BotNameless, {}};
        row("a person", Firefox, BotHint::None, std::nullopt);
        row("a bot", "Googlebot/2.1", BotHint::None, google);
        row("prefetched", Firefox, BotHint::Prefetch, TurnedAway{Rejection::BotPrefetch, {}});
        row("driven", Firefox, BotHint::Automated, TurnedAway{Rejection::BotAutomation, {}});
        row("a bot that prefetches", "Googlebot/2.1", BotHint::Prefetch, google);
        row("nameless", "", BotHint::None, nameless);
        row("nameless with a hint", "", BotHint::Automated, nameless);
        row("a library", "curl/8.5.0", BotHint::None, curl);
        row("a library with a token", "curl/8.5.0", BotHint::Vouched, std::nullopt);
        row("nameless with a token", "", BotHint::Vouched, std::nullopt);
        row("a bot whom a token names", "Googlebot/2.1", BotHint::Vouched, google);
    }
    void bots()
    {
        QFETCH(QByteArray, userAgent);
        QFETCH(BotHint, hint);
        QFETCH(std::optional<TurnedAway>, expected);
        RawHit raw = goodHit();
        raw.userAgent = userAgent;
        raw.botHint = hint;
        const auto hit = m_enricher->enrich(raw, strictSite());
        QCOMPARE(hit.has_value(), !expected.has_value());
        if (expected)
            QCOMPARE(hit.error(), *expected);
    }

    void changedRangesAreInForceAtOnce()
    {
        domain::Site site = strictSite();
        RawHit raw = goodHit();
        const auto isCounted = [&](const char *address) {
            raw.address = kit::addressBytes(address);
            return m_enricher->enrich(raw, site).has_value();
        };
        QVERIFY(!isCounted("203.0.113.200"));
        QVERIFY(!isCounted("2001:db8:1::1"));
        QVERIFY(isCounted("203.0.114.1"));
        site.excludedRanges = {QStringLiteral("203.0.114.1")};
        QVERIFY(isCounted("203.0.113.200"));
        QVERIFY(!isCounted("203.0.114.1"));
        QVERIFY(isCounted("203.0.114.2"));
        // Another site that shares the place of the first.
        domain::Site other = site;
        other.id = domain::SiteId{site.id.value + 64};
        other.excludedRanges.clear();
        QVERIFY(m_enricher->enrich(
            [&] {
                raw.address = kit::addressBytes("203.0.114.1");
                return raw;
            }(),
            other));
        QVERIFY(!isCounted("203.0.114.1"));
        site.excludedRanges = {QStringLiteral("no range")};
        QVERIFY(isCounted("203.0.114.1"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<enrich::Enricher> m_enricher;
};

FOOTFALL_TEST_MAIN(TestTurnedAway)
#include "tst_turnedaway.moc"
