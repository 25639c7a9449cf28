// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger however the server ends: exact after kill -9, also while views wait in the spool, and
// the time in which nobody collected is told.
#include "tests/e2e/ledgertest.h"
#include "tests/kit/testmain.h"

#include <QDateTime>

using namespace footfall;
using e2e::Sender;
using e2e::Sites;
using e2e::Sql;
using e2e::Status;
using e2e::statusOf;
using e2e::textOf;
using e2e::viewOf;
using kit::runServer;
using kit::words;

class TestLedgerEnds : public e2e::LedgerTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnWarnings();
        prepare();
    }

    void afterAKillStoredIsExactAndTheRestButForTheLastSecond()
    {
        kit::ServerProgram server(path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        Sender sender(server.port());
        sendMix(sender);
        // Decisions are written about once a second, again and again.
        for (int round = 0; round < 3; ++round) {
            sender.sendRaw("NONSENSE\r\n\r\n", 400, "malformed");
            qint64 decided = 0;
            for (const auto &[code, counts] : sender.expected) {
                for (const auto &[name, items] : counts)
                    decided += name == QLatin1String("stored") ? 0 : items;
            }
            Sql sql(path());
            QTRY_COMPARE_WITH_TIMEOUT(
                sql.run(QStringLiteral("SELECT sum(items) FROM ledger_minute WHERE reason <> 0")),
                decided, 30'000);
        }
        const qint64 atLeast = sender.expected[{}][QStringLiteral("malformed")];
        for (int i = 0; i < 20; ++i) {
            sender.send(viewOf(m_open, QStringLiteral("/last-%1").arg(i)), 200, m_open, "stored");
            sender.sendRaw("NONSENSE\r\n\r\n", 400, "malformed");
        }
        server.kill();

        const Status status = statusOf(path());
        QCOMPARE(status.json.value(QStringLiteral("processId")).toInteger(-1), 0);
        const qint64 written = status.sites.at({}).at(QStringLiteral("malformed"));
        QVERIFY(written >= atLeast && written <= atLeast + 20);
        Sites expected = sender.expected;
        expected[{}][QStringLiteral("malformed")] = written;
        QCOMPARE(textOf(status.sites), textOf(expected));
        QCOMPARE(textOf(status.minutes), textOf(expected));

        kit::ServerProgram again(path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(again.waitUntilCollecting(), qPrintable(again.errors()));
        QCOMPARE(textOf(statusOf(path()).sites), textOf(expected));
    }

    void whatWaitsInTheSpoolIsExactAfterAKill()
    {
        constexpr qint64 Before = 3;
        constexpr qint64 Waiting = 7;
        {
            kit::ServerProgram server(path(), words("--trust-proxy 127.0.0.1/32"));
            QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
            Sender sender(server.port());
            for (int i = 0; i < Before; ++i)
                sender.send(viewOf(m_open, QStringLiteral("/%1").arg(i)), 200, m_open, "stored");
            Sql sql(path());
            sql.run(QStringLiteral("BEGIN IMMEDIATE"));
            for (int i = 0; i < Waiting; ++i)
                sender.send(viewOf(m_open, QStringLiteral("/late-%1").arg(i)), 200, m_open,
                            "waiting");
            const auto spoolBytes = [&] {
                return statusOf(path())
                    .json.value(QStringLiteral("store"))
                    .toObject()
                    .value(QStringLiteral("spoolBytes"))
                    .toInteger();
            };
            const qint64 before = spoolBytes();
            for (int i = 0; i < 3; ++i)
                sender.send(viewOf(QStringLiteral("NOTTHERE")), 404, {}, "unknown-site");
            QCOMPARE(textOf(statusOf(path()).sites), textOf(sender.expected));
            // What the door decided goes to the spool as well.
            QTRY_VERIFY_WITH_TIMEOUT(spoolBytes() > before, 30'000);
            server.kill();
            const Status status = statusOf(path());
            QCOMPARE(textOf(status.sites), textOf(sender.expected));
            QCOMPARE(status.json.value(QStringLiteral("store"))
                         .toObject()
                         .value(QStringLiteral("spooled"))
                         .toInteger(),
                     Waiting);
            QVERIFY(runServer(words("status"), path())
                        .out.contains(QStringLiteral("Spool: 7 waiting")));
            sql.run(QStringLiteral("ROLLBACK"));
        }
        kit::ServerProgram server(path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        const Sites stored{{{}, {{QStringLiteral("unknown-site"), 3}}},
                           {m_open, {{QStringLiteral("stored"), Before + Waiting}}}};
        QTRY_COMPARE_WITH_TIMEOUT(textOf(statusOf(path()).sites), textOf(stored), 30'000);
        QCOMPARE(textOf(statusOf(path()).minutes), textOf(stored));
        QCOMPARE(runServer(words("stats --period today --format json --site") << m_open, path())
                     .json()
                     .value(QStringLiteral("totals"))
                     .toObject()
                     .value(QStringLiteral("pageViews"))
                     .toInteger(),
                 Before + Waiting);
    }

    void aTimeWithoutACollectorIsSaid()
    {
        const auto hoursAgo = [](int hours) {
            return QDateTime::currentDateTimeUtc().addSecs(-3600 * hours).toMSecsSinceEpoch();
        };
        {
            Sql sql(path());
            sql.run(QStringLiteral("UPDATE site SET created_at = %1").arg(hoursAgo(200)));
            sql.run(QStringLiteral("INSERT INTO collector_run (started, alive) VALUES (%1, %2)")
                        .arg(hoursAgo(150))
                        .arg(hoursAgo(100)));
        }
        const auto offTimes = [&] {
            return runServer(words("stats --period 7d --interval day --format json --site")
                                 << m_open,
                             path())
                .json()
                .value(QStringLiteral("offTimes"))
                .toArray();
        };
        const auto momentOf = [](const QJsonArray &off, const char *end) {
            return QDateTime::fromString(off.at(0).toObject().value(QLatin1String(end)).toString(),
                                         Qt::ISODate);
        };
        // Nobody runs: it is off up to now.
        QCOMPARE(offTimes().size(), 1);
        const qint64 off = momentOf(offTimes(), "from").secsTo(momentOf(offTimes(), "to"));
        QVERIFY(off >= 100 * 3600 - 1 && off < 100 * 3600 + 600);
        QCOMPARE(statusOf(path()).json.value(QStringLiteral("offTimes")).toArray().size(), 1);

        kit::ServerProgram server(path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        {
            Sql sql(path());
            QTRY_COMPARE_WITH_TIMEOUT(sql.run(QStringLiteral("SELECT count(*) FROM collector_run")),
                                      2, 30'000);
        }
        const QDateTime end = momentOf(offTimes(), "to");
        QVERIFY(end.isValid());
        QCOMPARE(server.terminate(), 0);
        // The gap ends where the run began, and the clean end leaves none.
        QCOMPARE(offTimes().size(), 1);
        QCOMPARE(momentOf(offTimes(), "to"), end);
    }
};

FOOTFALL_TEST_MAIN(TestLedgerEnds)
#include "tst_ledgerends.moc"
