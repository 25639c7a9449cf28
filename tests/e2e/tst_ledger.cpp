// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger over a real server: status equals what was sent, with what was refused, and without
// sites that are gone.
#include "tests/e2e/ledgertest.h"
#include "tests/kit/testmain.h"

#include <QDir>
#include <QFile>

using namespace footfall;
using e2e::Counts;
using e2e::Sender;
using e2e::Sql;
using e2e::Status;
using e2e::statusOf;
using e2e::textOf;
using e2e::viewOf;
using kit::runServer;
using kit::words;

class TestLedger : public e2e::LedgerTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnWarnings();
        prepare();
    }

    /// While it runs, and of what it left.
    void statusIsWhatWasSent()
    {
        kit::ServerProgram server(path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        Sender sender(server.port());
        sendMix(sender);
        const Status status = statusOf(path());
        QCOMPARE(textOf(status.sites), textOf(sender.expected));
        QCOMPARE(textOf(status.minutes), textOf(sender.expected));
        Counts sum;
        for (const auto &[code, counts] : sender.expected) {
            for (const auto &[name, items] : counts)
                sum[name] += items;
        }
        QCOMPARE(textOf({{QString(), status.total}}), textOf({{QString(), sum}}));

        const QString text = runServer(words("status"), path()).out;
        QVERIFY2(text.contains(m_open) && text.contains(QStringLiteral("(none)")) &&
                     text.contains(QStringLiteral("5 rate-limited")),
                 qPrintable(text));

        QCOMPARE(server.terminate(), 0);
        QCOMPARE(textOf(statusOf(path()).sites), textOf(sender.expected));
    }

    /// Neither in the database nor in the spool.
    void whatCannotBeKeptIsRefused()
    {
        // Where the spool's directory should be, there is something else.
        QFile obstacle(path() + QStringLiteral("/spool"));
        QVERIFY(QDir(obstacle.fileName()).removeRecursively());
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        kit::ServerProgram server(path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        Sender sender(server.port());
        sender.send(viewOf(m_open), 200, m_open, "stored");
        {
            Sql sql(path());
            sql.run(QStringLiteral("BEGIN IMMEDIATE"));
            sender.send(viewOf(m_open, QStringLiteral("/refused")), 503, m_open, "refused");
            QCOMPARE(textOf(statusOf(path()).sites), textOf(sender.expected));
            sql.run(QStringLiteral("ROLLBACK"));
            QTRY_COMPARE_WITH_TIMEOUT(
                sql.run(QStringLiteral("SELECT sum(items) FROM ledger_minute WHERE reason = 99")),
                1, 30'000);
        }
        sender.send(viewOf(m_open, QStringLiteral("/again")), 200, m_open, "stored");
        server.kill();
        QCOMPARE(textOf(statusOf(path()).sites), textOf(sender.expected));
    }

    /// Nor is what was sent to it; what still comes is of no site.
    void aRemovedSiteIsNotInTheLedger()
    {
        kit::ServerProgram server(path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        Sender sender(server.port());
        sender.send(viewOf(m_open), 200, m_open, "stored");
        sender.send(viewOf(m_strict), 200, m_strict, "stored");
        QCOMPARE(runServer(words("site remove") << m_open, path()).exitCode, 0);
        sender.expected.erase(m_open);
        sender.send(viewOf(m_open), 404, {}, "unknown-site");
        QCOMPARE(textOf(statusOf(path()).sites), textOf(sender.expected));
        QCOMPARE(server.terminate(), 0);
        QCOMPARE(textOf(statusOf(path()).sites), textOf(sender.expected));
    }
};

FOOTFALL_TEST_MAIN(TestLedger)
#include "tst_ledger.moc"
