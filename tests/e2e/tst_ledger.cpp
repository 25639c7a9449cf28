// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger over a real server: status equals what was sent, while it runs, after kill -9, and
// while views wait in the spool. Off times in the answers.
#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <map>

using namespace footfall;
using kit::runServer;
using kit::words;

namespace {

/// "stored", "waiting", "refused" or a reason, and how many.
using Counts = std::map<QString, qint64>;
/// By tracking code; the nameless site's is empty.
using Sites = std::map<QString, Counts>;

Counts countsOf(const QJsonObject &json)
{
    Counts counts;
    qint64 sum = 0;
    const auto take = [&](const QString &name, qint64 items) {
        sum += items;
        if (items != 0)
            counts[name] = items;
    };
    for (const char *name : {"stored", "waiting", "refused"})
        take(QLatin1String(name), json.value(QLatin1String(name)).toInteger());
    const QJsonObject rejected = json.value(QStringLiteral("rejected")).toObject();
    for (auto reason = rejected.begin(); reason != rejected.end(); ++reason)
        take(reason.key(), reason->toInteger());
    if (json.value(QStringLiteral("received")).toInteger(-1) != sum)
        counts[QStringLiteral("does not add up")] = sum;
    return counts;
}

struct Status {
    Sites sites;
    Sites minutes; ///< Of the last hour, added up.
    Counts total;
    QJsonObject json;
};

Status statusOf(const QString &directory)
{
    Status status;
    const kit::Output output = runServer(words("status --json"), directory);
    if (output.exitCode != 0)
        qWarning("%s", qPrintable(output.err));
    status.json = output.json();
    const QJsonObject ledger = status.json.value(QStringLiteral("ledger")).toObject();
    status.total = countsOf(ledger.value(QStringLiteral("total")).toObject());
    for (const QJsonValue &value : ledger.value(QStringLiteral("sites")).toArray()) {
        const QJsonObject site = value.toObject();
        const QString code = site.value(QStringLiteral("site")).toString();
        if (Counts counts = countsOf(site.value(QStringLiteral("total")).toObject());
            !counts.empty())
            status.sites[code] = std::move(counts);
        for (const QJsonValue &minute : site.value(QStringLiteral("minutes")).toArray()) {
            for (const auto &[name, items] : countsOf(minute.toObject()))
                status.minutes[code][name] += items;
        }
    }
    return status;
}

QByteArray textOf(const Sites &sites)
{
    QByteArray text;
    for (const auto &[code, counts] : sites) {
        text += code.toLatin1() + ": ";
        for (const auto &[name, items] : counts)
            text += name.toLatin1() + ' ' + QByteArray::number(items) + ", ";
    }
    return text;
}

/// A connection of the test's own to the database; closed at the end.
class Sql
{
public:
    explicit Sql(const QString &directory)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
        m_database.setDatabaseName(directory + QStringLiteral("/footfall.db"));
        if (!m_database.open())
            qWarning("%s", qPrintable(m_database.lastError().text()));
    }
    ~Sql()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(QStringLiteral("test"));
    }
    Sql(const Sql &) = delete;
    Sql &operator=(const Sql &) = delete;

    /// The first number of the answer; 0 without one.
    qint64 run(const QString &sql)
    {
        QSqlQuery query(m_database);
        if (!query.exec(sql))
            qWarning("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
        return query.next() ? query.value(0).toLongLong() : 0;
    }

private:
    QSqlDatabase m_database;
};

e2e::View viewOf(const QString &code, const QString &pathname = QStringLiteral("/"))
{
    e2e::View view;
    view.code = code;
    view.pathname = pathname;
    return view;
}

/// Sends, and keeps count of what should have become of it.
class Sender
{
public:
    explicit Sender(quint16 port) : m_port(port), m_client(port) {}

    /// A view or a report, each from an address of its own unless it has one.
    void send(e2e::View view, int status, const QString &site, const char *outcome)
    {
        if (view.visitor == e2e::View().visitor)
            view.visitor = QStringLiteral("198.18.%1.%2").arg(m_sent / 200).arg(1 + m_sent % 200);
        ++m_sent;
        QCOMPARE(m_client.send(view).status, status);
        ++expected[site][QLatin1String(outcome)];
    }
    /// Bytes on a connection of their own, of nobody's site.
    void sendRaw(const QByteArray &bytes, int status, const char *outcome)
    {
        e2e::CollectClient client(m_port);
        QCOMPARE(client.ask(bytes).status, status);
        ++expected[QString()][QLatin1String(outcome)];
    }
    Sites expected;

private:
    quint16 m_port;
    e2e::CollectClient m_client;
    int m_sent = 0;
};

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnWarnings();
        m_directory = std::make_unique<QTemporaryDir>();
        m_open = addSite("example.com");
        m_strict = addSite("respectful.example");
        QCOMPARE(
            runServer(words("site edit --privacy-signals respect") << m_strict, path()).exitCode,
            0);
        // An address may send twelve, and hardly any more within a test.
        QFile settings(path() + QStringLiteral("/settings.ini"));
        QVERIFY(settings.open(QIODevice::WriteOnly) &&
                settings.write("[limits]\nratePerSecond=0.001\nrateBurst=12\n") > 0);
    }

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

private:
    [[nodiscard]] QString path() const { return m_directory->path(); }

    QString addSite(const char *arguments)
    {
        const QString code = runServer(words("site add") + words(arguments), path()).out.trimmed();
        if (code.isEmpty())
            qWarning("no site");
        return code;
    }

    /// Of every kind, some.
    void sendMix(Sender &sender)
    {
        for (int i = 0; i < 4; ++i) {
            sender.send(viewOf(m_open, QStringLiteral("/page-%1").arg(i)), 200, m_open, "stored");
            sender.send(viewOf(m_strict), 200, m_strict, "stored");
            sender.send(viewOf(QStringLiteral("NOTTHERE")), 404, {}, "unknown-site");
            sender.sendRaw("NONSENSE\r\n\r\n", 400, "malformed");
        }
        e2e::View view = viewOf(m_strict);
        for (const char *signal : {"DNT: 1\r\n", "Sec-GPC: 1\r\n"}) {
            view.headers = signal;
            sender.send(view, 200, m_strict, "privacy-signal");
        }
        view.code = m_open; // It does not respect them.
        sender.send(view, 200, m_open, "stored");

        view = viewOf(m_open, QStringLiteral("no-slash"));
        sender.send(view, 400, {}, "malformed");
        view = viewOf(m_open, QLatin1Char('/') + QString(9'000, QLatin1Char('x')));
        sender.send(view, 414, {}, "too-large");
        sender.sendRaw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n", 413,
                       "too-large");
        sender.sendRaw("GET /" + QByteArray(40'000, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414,
                       "too-large");

        // One page after the other: the report on the first comes too late.
        view = viewOf(m_open, QStringLiteral("/first"));
        view.visitor = QStringLiteral("203.0.113.5");
        e2e::View leave = view;
        leave.more = {{QStringLiteral("dp"), QStringLiteral("1")},
                      {QStringLiteral("vt"), QStringLiteral("1500")}};
        sender.send(view, 200, m_open, "stored");
        sender.send(leave, 200, m_open, "stored");
        view.pathname = QStringLiteral("/second");
        sender.send(view, 200, m_open, "stored");
        sender.send(leave, 200, m_open, "superseded");

        // More than one address may send.
        view = viewOf(m_open, QStringLiteral("/again"));
        view.visitor = QStringLiteral("203.0.113.9");
        for (int i = 0; i < 12; ++i)
            sender.send(view, 200, m_open, "stored");
        for (int i = 0; i < 5; ++i)
            sender.send(view, 429, m_open, "rate-limited");
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_open;
    QString m_strict;
};

FOOTFALL_TEST_MAIN(TestLedger)
#include "tst_ledger.moc"
