// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 during load, again and again on one database: each view that was answered with 2xx is
// counted exactly once after reopening. FOOTFALL_KILL_ROUNDS sets how often (5 without it).
#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTimer>

using namespace footfall;
using kit::runServer;

namespace {

constexpr int Connections = 8;
constexpr int Visitors = 40;

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Connections that send view after view, each of a pathname of its own, until the server is gone.
class Load : public QObject
{
public:
    Load(quint16 port, const QString &code, const QString &prefix, QSet<QString> &acknowledged)
        : m_code(code), m_prefix(prefix), m_acknowledged(acknowledged)
    {
        for (int i = 0; i < Connections; ++i) {
            auto *socket = new QTcpSocket(this);
            connect(socket, &QTcpSocket::connected, this, [this, socket] { next(socket); });
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            socket->connectToHost(QStringLiteral("127.0.0.1"), port);
        }
    }

private:
    struct Pending {
        QString pathname;
        QByteArray bytes;
    };

    void next(QTcpSocket *socket)
    {
        const int number = m_sent++;
        e2e::View view;
        view.code = m_code;
        view.pathname = m_prefix + QString::number(number);
        view.visitor = QStringLiteral("198.51.100.%1").arg(1 + number % Visitors);
        m_pending[socket] = {view.pathname, {}};
        socket->write(e2e::requestOf(view));
    }
    void read(QTcpSocket *socket)
    {
        Pending &pending = m_pending[socket];
        pending.bytes += socket->readAll();
        while (const auto answer = e2e::takeAnswer(pending.bytes)) {
            if (answer->status / 100 == 2)
                m_acknowledged.insert(pending.pathname);
            next(socket);
        }
    }

    QString m_code;
    QString m_prefix;
    QSet<QString> &m_acknowledged;
    QHash<QTcpSocket *, Pending> m_pending;
    int m_sent = 0;
};

QHash<QString, int> countedViews(const QString &directory, const QString &code)
{
    QHash<QString, int> counted;
    const QJsonArray rows =
        runServer(words("stats --period all --by page --limit 0 --format json --site") << code,
                  directory)
            .json()
            .value(QStringLiteral("rows"))
            .toArray();
    for (const QJsonValue &value : rows)
        counted.insert(value.toObject().value(QStringLiteral("value")).toString(),
                       value.toObject().value(QStringLiteral("pageViews")).toInt());
    return counted;
}

} // namespace

class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answeredMeansKept()
    {
        const int rounds = std::max(1, qEnvironmentVariableIntValue("FOOTFALL_KILL_ROUNDS") > 0
                                           ? qEnvironmentVariableIntValue("FOOTFALL_KILL_ROUNDS")
                                           : 5);
        const QTemporaryDir directory;
        const QString code =
            runServer(words("site add example.com"), directory.path()).out.trimmed();
        QVERIFY(!code.isEmpty());
        // Folding every second, so that it is hit as well.
        QFile settings(directory.filePath(QStringLiteral("settings.ini")));
        QVERIFY(settings.open(QIODevice::WriteOnly) &&
                settings.write("[pipeline]\nfoldIntervalSeconds=1\n") > 0);
        settings.close();

        QSet<QString> acknowledged;
        for (int round = 0; round < rounds; ++round) {
            kit::ServerProgram server(directory.path(), words("--trust-proxy 127.0.0.1/32"));
            QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
            const qsizetype before = acknowledged.size();
            {
                Load load(server.port(), code, QStringLiteral("/round-%1/view-").arg(round),
                          acknowledged);
                QTRY_VERIFY_WITH_TIMEOUT(acknowledged.size() >= before + 20, 30'000);
                // Any moment will do; a different one each time.
                QTest::qWait(100 + QRandomGenerator::global()->bounded(1400));
                server.signal(SIGKILL);
                QVERIFY(server.process().waitForFinished(30'000));
                QTest::qWait(50); // Answers that were on their way.
            }
            check(directory.path(), code, acknowledged);
        }
        // Folded to the end, the numbers are the same.
        QCOMPARE(runServer(words("fold"), directory.path()).exitCode, 0);
        check(directory.path(), code, acknowledged);
    }

private:
    void check(const QString &directory, const QString &code, const QSet<QString> &acknowledged)
    {
        const QHash<QString, int> counted = countedViews(directory, code);
        int lost = 0;
        int doubled = 0;
        for (const QString &pathname : acknowledged)
            lost += counted.value(pathname) < 1;
        for (const int views : counted)
            doubled += views > 1;
        qInfo("acknowledged %lld, counted %lld, lost %d, doubled %d",
              static_cast<long long>(acknowledged.size()), static_cast<long long>(counted.size()),
              lost, doubled);
        QCOMPARE(lost, 0);
        QCOMPARE(doubled, 0);
    }
};

FOOTFALL_TEST_MAIN(TestKill)
#include "tst_kill.moc"
