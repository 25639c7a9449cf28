// SPDX-License-Identifier: GPL-3.0-or-later
// A data directory with two sites for a real server, what is sent to it and counted here, and what
// its ledger says. One thread.
#pragma once

#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <map>
#include <memory>

namespace footfall::e2e {

/// "stored", "waiting", "refused" or a reason, and how many.
using Counts = std::map<QString, qint64>;
/// By tracking code; the nameless site's is empty.
using Sites = std::map<QString, Counts>;

[[nodiscard]] inline Counts countsOf(const QJsonObject &json)
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

[[nodiscard]] inline Status statusOf(const QString &directory)
{
    Status status;
    const kit::CommandOutput output = kit::runServer(kit::words("status --json"), directory);
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

[[nodiscard]] inline QByteArray textOf(const Sites &sites)
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

[[nodiscard]] inline View viewOf(const QString &code, const QString &pathname = QStringLiteral("/"))
{
    View view;
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
    void send(View view, int status, const QString &site, const char *outcome)
    {
        if (view.visitor == View().visitor)
            view.visitor = QStringLiteral("198.18.%1.%2").arg(m_sent / 200).arg(1 + m_sent % 200);
        ++m_sent;
        QCOMPARE(m_client.send(view).status, status);
        ++expected[site][QLatin1String(outcome)];
    }
    /// Bytes on a connection of their own, of nobody's site.
    void sendRaw(const QByteArray &bytes, int status, const char *outcome)
    {
        CollectClient client(m_port);
        QCOMPARE(client.ask(bytes).status, status);
        ++expected[QString()][QLatin1String(outcome)];
    }
    Sites expected;

private:
    quint16 m_port;
    CollectClient m_client;
    int m_sent = 0;
};

/// What tests of the ledger are made of.
class LedgerTest : public QObject
{
protected:
    void prepare()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_open = addSite("example.com");
        m_strict = addSite("respectful.example");
        QCOMPARE(
            kit::runServer(kit::words("site edit --privacy-signals respect") << m_strict, path())
                .exitCode,
            0);
        // An address may send twelve, and hardly any more within a test.
        QFile settings(path() + QStringLiteral("/settings.ini"));
        QVERIFY(settings.open(QIODevice::WriteOnly) &&
                settings.write("[limits]\nratePerSecond=0.001\nrateBurst=12\n") > 0);
    }

    [[nodiscard]] QString path() const { return m_directory->path(); }

    /// Of every kind, some.
    void sendMix(Sender &sender)
    {
        for (int i = 0; i < 4; ++i) {
            sender.send(viewOf(m_open, QStringLiteral("/page-%1").arg(i)), 200, m_open, "stored");
            sender.send(viewOf(m_strict), 200, m_strict, "stored");
            sender.send(viewOf(QStringLiteral("NOTTHERE")), 404, {}, "unknown-site");
            sender.sendRaw("NONSENSE\r\n\r\n", 400, "malformed");
        }
        View view = viewOf(m_strict);
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
        View leave = view;
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

    QString m_open;
    QString m_strict;

private:
    QString addSite(const char *arguments)
    {
        const QString code =
            kit::runServer(kit::words("site add") + kit::words(arguments), path()).out.trimmed();
        if (code.isEmpty())
            qWarning("no site");
        return code;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

} // namespace footfall::e2e
