// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/keyedhash.h"
#include "core/enrich/useragents.h"
#include "tests/kit/testmain.h"

#include <QFile>

#include <atomic>
#include <set>
#include <thread>

using namespace footfall;
using domain::Rejection;
using enrich::Understood;
using enrich::UserAgents;

namespace {

QString shared(const char *file)
{
    return QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/") + QString::fromLatin1(file);
}

std::unique_ptr<UserAgents> withData()
{
    return std::make_unique<UserAgents>(enrich::UserAgentFiles{
        shared("uap-core.yaml"),
        shared("clients.json"),
        {shared("crawler-user-agents.json"), shared("bots-supplement.json")}});
}

QByteArray firefox(int version)
{
    return "Mozilla/5.0 (X11; Linux x86_64; rv:1.0) Gecko/20100101 Firefox/" +
           QByteArray::number(version) + ".0";
}

bool hasData()
{
    return QFile::exists(shared("uap-core.yaml")) &&
           QFile::exists(shared("crawler-user-agents.json"));
}

} // namespace

class TestUserAgents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void keyedHashesTellTextsApart()
    {
        std::set<domain::Hash16> hashes;
        for (const char *text : {"", "a", "b", "ab", "aa", "Mozilla/5.0"})
            hashes.insert(enrich::keyedHash(text).value());
        QCOMPARE(hashes.size(), size_t(6));
        QVERIFY(enrich::keyedHash("Mozilla/5.0") == enrich::keyedHash("Mozilla/5.0"));
        enrich::releaseThreadKeyedHashing();
        QVERIFY(enrich::keyedHash("Mozilla/5.0") == enrich::keyedHash(QByteArray("Mozilla/5.0")));
    }

    void whoSaysNothingIsNameless()
    {
        UserAgents agents({});
        for (const QByteArray &userAgent : {QByteArray(), QByteArray(""), QByteArray(" \t ")}) {
            const auto found = agents.understand(userAgent);
            QCOMPARE(found->bot.value(), (enrich::TurnedAway{Rejection::BotNameless, {}}));
        }
    }

    void withoutDataAllAreUnknown()
    {
        UserAgents agents({});
        const auto found = agents.understand(firefox(128));
        QVERIFY(!found->bot);
        QCOMPARE(found->client, domain::Client{});
    }

    void answersAreRemembered()
    {
        if (!hasData())
            QSKIP("no patterns of user agents: packaging/npm/install fetches them");
        const auto agents = withData();
        const auto first = agents->understand(firefox(128));
        QCOMPARE(first->client.browserVersion, QStringLiteral("Firefox 128"));
        QVERIFY(agents->understand(firefox(128)) == first); // The same answer, not its like.
        QVERIFY(agents->understand(' ' + firefox(128) + ' ') == first);
        QVERIFY(agents->understand(firefox(127)) != first);
        QCOMPARE(agents->understand(firefox(127))->client.browserVersion,
                 QStringLiteral("Firefox 127"));
        const auto bot = agents->understand("Googlebot/2.1");
        QCOMPARE(bot->bot.value(),
                 (enrich::TurnedAway{Rejection::BotSearch, QStringLiteral("Googlebot")}));
        QCOMPARE(bot->client, domain::Client{});
        QVERIFY(agents->understand("Googlebot/2.1") == bot);
    }

    void whatIsRememberedHasAnEnd()
    {
        UserAgents agents({});
        const auto first = agents.understand("Agent 0");
        for (int i = 1; i <= 20'000; ++i)
            (void)agents.understand("Agent " + QByteArray::number(i));
        const std::weak_ptr<const Understood> forgotten = first;
        QCOMPARE(first.use_count(), 1L); // Ours.
        QVERIFY(agents.understand("Agent 0") != first);
    }

    void allThreadsWaitForTheData()
    {
        if (!hasData())
            QSKIP("no patterns of user agents: packaging/npm/install fetches them");
        const auto agents = withData();
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&, thread] {
                for (int round = 0; round < 300; ++round) {
                    const int version = 90 + (round * (thread + 1)) % 40;
                    const auto found = agents->understand(firefox(version));
                    const QString expected = QStringLiteral("Firefox %1").arg(version);
                    if (found->bot || found->client.browserVersion != expected)
                        ++wrong;
                }
                enrich::releaseThreadKeyedHashing();
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }
};

FOOTFALL_TEST_MAIN(TestUserAgents)
#include "tst_useragents.moc"
