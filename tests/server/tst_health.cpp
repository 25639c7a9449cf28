// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/health.h"
#include "tests/kit/testmain.h"

#include <QJsonDocument>

using namespace footfall;
using namespace footfall::server;
using State = domain::CollectorStatus::State;

namespace {

QJsonObject bodyOf(const Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

} // namespace

class TestHealth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void verdicts_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<qint64>("spooled");
        QTest::addColumn<bool>("isOverdue");
        QTest::addColumn<bool>("wasRefused");
        QTest::addColumn<QString>("salts");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, int status, const char *word, const char *reason,
                            State state = State::Collecting, const char *problem = "",
                            qint64 spooled = 0, bool isOverdue = false, bool wasRefused = false,
                            const char *salts = "") {
            QTest::newRow(name) << static_cast<int>(state) << QString::fromLatin1(problem)
                                << spooled << isOverdue << wasRefused << QString::fromLatin1(salts)
                                << status << QString::fromLatin1(word)
                                << QString::fromLatin1(reason);
        };
        const char *full = "The disk is full.";
        row("well", 200, "collecting", "");
        row("checkpoint overdue", 200, "collecting", "checkpoint", State::Collecting, "", 0, true);
        row("spooling", 200, "spooling", "nothing is lost", State::Collecting, full, 12);
        row("spool being emptied", 200, "spooling", "nothing is lost", State::Collecting, "", 12);
        row("database away, nothing came yet", 200, "spooling", "", State::Collecting, full);
        row("nor the spool", 503, "refusing", "nor to the spool", State::Collecting, full, 12,
            false, true);
        row("all well again, nothing came yet", 200, "collecting", "", State::Collecting, "", 0,
            false, true);
        row("salts", 503, "refusing", "salts", State::Collecting, "", 0, false, false, full);
        row("paused", 503, "paused", "paused", State::Paused);
        row("failed", 503, "stopped", "does not listen", State::Failed);
        row("stopped", 503, "stopped", "does not listen", State::Stopped);
    }
    void verdicts()
    {
        QFETCH(int, state);
        QFETCH(QString, problem);
        QFETCH(qint64, spooled);
        QFETCH(bool, isOverdue);
        QFETCH(bool, wasRefused);
        QFETCH(QString, salts);
        QFETCH(QString, reason);
        HealthFacts facts;
        facts.state = static_cast<State>(state);
        facts.store.problem = problem;
        facts.store.spooled = spooled;
        facts.store.checkpointOverdue = isOverdue;
        facts.lastWasRefused = wasRefused;
        facts.saltProblem = salts;
        for (const HealthDetail detail : {HealthDetail::WithReason, HealthDetail::WithoutReason}) {
            const Reply reply = healthReply(facts, detail);
            QTEST(reply.status, "status");
            QCOMPARE(reply.header("Cache-Control"), QByteArray("no-store"));
            const QJsonObject health = bodyOf(reply);
            QTEST(health.value(QStringLiteral("status")).toString(), "word");
            const QString said = health.value(QStringLiteral("reason")).toString();
            QVERIFY2(said.contains(reason), qPrintable(said));
            QCOMPARE(health.value(QStringLiteral("checkpointOverdue")).toBool(), isOverdue);
            QCOMPARE(health.value(QStringLiteral("spooled")).toInteger(), spooled);
            const bool hasProblem = !problem.isEmpty() || !salts.isEmpty();
            QCOMPARE(health.contains(QStringLiteral("problem")),
                     hasProblem && detail == HealthDetail::WithReason);
        }
    }

    void theDatabaseWasNeverOpened_data()
    {
        QTest::addColumn<bool>("wasRefused");
        QTest::addColumn<QString>("word");
        QTest::newRow("kept") << false << QStringLiteral("spooling");
        QTest::newRow("not kept") << true << QStringLiteral("refusing");
    }
    void theDatabaseWasNeverOpened()
    {
        QFETCH(bool, wasRefused);
        QFETCH(QString, word);
        HealthFacts facts;
        facts.store.wasOpened = false;
        facts.store.problem = QStringLiteral("It is locked.");
        facts.lastWasRefused = wasRefused;
        QCOMPARE(isRefusing(facts), wasRefused);
        const Reply reply = healthReply(facts, HealthDetail::WithoutReason);
        QCOMPARE(reply.status, 503);
        const QJsonObject health = bodyOf(reply);
        QCOMPARE(health.value(QStringLiteral("status")).toString(), word);
        QVERIFY(health.value(QStringLiteral("reason"))
                    .toString()
                    .contains(QStringLiteral("since the start")));
    }

    void theLedgerIsForThisComputerAlone()
    {
        HealthFacts facts;
        facts.ledger = domain::LedgerCounts{};
        facts.ledger->stored = 7;
        facts.ledger->rejected[domain::Rejection::Bot] = 2;
        const QJsonObject near = bodyOf(healthReply(facts, HealthDetail::WithReason));
        QVERIFY(domain::countsFromJson(near.value(QStringLiteral("ledger")).toObject()) ==
                *facts.ledger);
        QVERIFY(!bodyOf(healthReply(facts, HealthDetail::WithoutReason))
                     .contains(QStringLiteral("ledger")));
    }
};

FOOTFALL_TEST_MAIN(TestHealth)
#include "tst_health.moc"
