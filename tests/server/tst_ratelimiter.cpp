// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ratelimiter.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using namespace footfall::server;
using namespace std::chrono_literals;

namespace {

Address address(const char *text)
{
    return *Address::parsed(text);
}

/// The nth address of 10.0.0.0/8.
Address numbered(quint32 n)
{
    return QHostAddress((quint32(10) << 24) + n);
}

int admitted(RateLimiter &limiter, const Address &visitor, domain::Instant now, int requests)
{
    int count = 0;
    for (int i = 0; i < requests; ++i)
        count += limiter.take(visitor, now) ? 0 : 1;
    return count;
}

} // namespace

class TestRateLimiter : public QObject
{
    Q_OBJECT

    const domain::Instant m_noon = kit::at("2026-03-29T12:00:00Z");

    static void limit(RateLimiter &limiter, double perSecond, int burst)
    {
        domain::Limits limits;
        limits.ratePerSecond = perSecond;
        limits.rateBurst = burst;
        limiter.setLimits(limits);
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void severalItemsTakeAsMuch()
    {
        RateLimiter limiter;
        limit(limiter, 2, 10);
        const Address visitor = address("198.51.100.1");
        QVERIFY(!limiter.take(visitor, m_noon, 9));
        // One is left, and whoever takes more owes it.
        QVERIFY(!limiter.take(visitor, m_noon, 10));
        QCOMPARE(limiter.take(visitor, m_noon, 1), 5s);
        QCOMPARE(admitted(limiter, visitor, m_noon + 4s, 3), 0);
        QCOMPARE(admitted(limiter, visitor, m_noon + 5s, 3), 1);
    }

    void aBurstAndThenTheRate()
    {
        RateLimiter limiter;
        limit(limiter, 50, 500);
        const Address visitor = address("203.0.113.7");
        QCOMPARE(admitted(limiter, visitor, m_noon, 1000), 500);
        QCOMPARE(admitted(limiter, visitor, m_noon + 1s, 1000), 50);
        QCOMPARE(admitted(limiter, visitor, m_noon + 3s, 1000), 100);
        QCOMPARE(admitted(limiter, visitor, m_noon + 1h, 1000), 500);
    }

    void whoeverStaysBelowTheRateIsNeverTurnedAway()
    {
        RateLimiter limiter;
        limit(limiter, 50, 1);
        for (int i = 0; i < 500; ++i)
            QVERIFY(!limiter.take(address("203.0.113.7"), m_noon + i * 100ms));
    }

    void theWaitIsSaidInWholeSeconds()
    {
        RateLimiter limiter;
        const Address visitor = address("203.0.113.7");
        limit(limiter, 0.1, 1);
        QVERIFY(!limiter.take(visitor, m_noon));
        QCOMPARE(limiter.take(visitor, m_noon), 10s);
        QCOMPARE(limiter.take(visitor, m_noon + 4s), 6s);
        QVERIFY(!limiter.take(visitor, m_noon + 10s));
        limit(limiter, 50, 1);
        QVERIFY(!limiter.take(visitor, m_noon + 20s));
        QCOMPARE(limiter.take(visitor, m_noon + 20s), 1s);
    }

    void othersAreNotAffected()
    {
        RateLimiter limiter;
        limit(limiter, 1, 5);
        QCOMPARE(admitted(limiter, address("203.0.113.7"), m_noon, 10), 5);
        QCOMPARE(admitted(limiter, address("203.0.113.8"), m_noon, 10), 5);
    }

    void ofIPv6AllOfANetworkShare()
    {
        RateLimiter limiter;
        limit(limiter, 1, 5);
        QCOMPARE(admitted(limiter, address("2001:db8:1:2::1"), m_noon, 3), 3);
        QCOMPARE(admitted(limiter, address("2001:db8:1:2:ffff::2"), m_noon, 3), 2);
        QCOMPARE(admitted(limiter, address("2001:db8:1:3::1"), m_noon, 3), 3);
        // IPv4 is no such network.
        QCOMPARE(admitted(limiter, address("203.0.113.7"), m_noon, 5), 5);
        QCOMPARE(admitted(limiter, address("198.51.100.1"), m_noon, 5), 5);
    }

    void zeroIsNoLimit()
    {
        RateLimiter limiter;
        QCOMPARE(admitted(limiter, address("203.0.113.7"), m_noon, 10'000), 10'000);
        limit(limiter, 1, 1);
        QCOMPARE(admitted(limiter, address("203.0.113.7"), m_noon, 10), 1);
        limit(limiter, 0, 1);
        QCOMPARE(admitted(limiter, address("203.0.113.7"), m_noon, 10'000), 10'000);
    }

    void aClockThatIsSetBackGivesNothingAndTakesNothing()
    {
        RateLimiter limiter;
        limit(limiter, 1, 5);
        const Address visitor = address("203.0.113.7");
        QCOMPARE(admitted(limiter, visitor, m_noon, 3), 3);
        QCOMPARE(admitted(limiter, visitor, m_noon - 1h, 10), 2);
        QCOMPARE(admitted(limiter, visitor, m_noon - 1h + 2s, 10), 2);
    }

    void aFloodOfAddressesForgetsThoseThatAskedLeast()
    {
        RateLimiter limiter;
        limit(limiter, 1, 100);
        const Address greedy = address("203.0.113.7");
        QCOMPARE(admitted(limiter, greedy, m_noon, 200), 100);
        // Far more than the table holds.
        for (quint32 i = 0; i < 500'000; ++i)
            QVERIFY(!limiter.take(numbered(i), m_noon));
        QCOMPARE(admitted(limiter, greedy, m_noon, 200), 0);
    }
};

FOOTFALL_TEST_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
