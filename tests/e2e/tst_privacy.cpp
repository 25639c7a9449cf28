// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that a visitor could be known by is in any file of a real run: the bytes of every file of
// the data directory are searched, from a child process, because closing another descriptor of the
// database in the server's process would drop SQLite's locks.
#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QTemporaryDir>

using namespace footfall;
using kit::runServer;

namespace {

constexpr char Probe[] = "FootfallProbe/7.31";
constexpr char SomePathname[] = "/a-page-that-is-kept";

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

enum class Found { Yes, No, Failed };

/// A pattern of grep -P, over all files below the directory.
Found search(const QString &directory, const QByteArray &pattern)
{
    QProcess grep;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    grep.setProcessEnvironment(environment);
    grep.start(QStringLiteral("grep"),
               {QStringLiteral("-raPqi"), QString::fromLatin1(pattern), directory});
    if (!grep.waitForFinished(30'000) || grep.exitCode() > 1)
        return Found::Failed;
    return grep.exitCode() == 0 ? Found::Yes : Found::No;
}

QByteArray quoted(const QByteArray &text)
{
    return "\\Q" + text + "\\E";
}

} // namespace

class TestPrivacy : public QObject
{
    Q_OBJECT

    void nothingIsFound(const QString &directory)
    {
        // The search can find: a pathname is kept.
        QCOMPARE(search(directory, quoted(SomePathname)), Found::Yes);
        QCOMPARE(search(directory, quoted("203.0.113.77")), Found::No);
        QCOMPARE(search(directory, quoted("2001:db8:77:1::4d4d")), Found::No);
        QCOMPARE(search(directory, quoted("203.0.113.78")), Found::No);
        QCOMPARE(search(directory, quoted(Probe)), Found::No);
        QCOMPARE(search(directory, quoted("gecko/20100101")), Found::No);
        QCOMPARE(search(directory, "\\xcb\\x00\\x71\\x4d"), Found::No);
        QCOMPARE(search(directory, "\\x4d\\x71\\x00\\xcb"), Found::No);
        QCOMPARE(search(directory, "\\x20\\x01\\x0d\\xb8\\x00\\x77\\x00\\x01"), Found::No);
        QCOMPARE(search(directory, quoted("20010db800770001")), Found::No);
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void noAddressAndNoUserAgentOnDisk()
    {
        const QTemporaryDir directory;
        const QString code =
            runServer(words("site add example.com"), directory.path()).out.trimmed();
        kit::ServerProgram server(directory.path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        e2e::CollectClient client(server.port());
        const auto send = [&client, &code](const char *visitor, const QString &pathname,
                                           const QList<std::pair<QString, QString>> &more = {}) {
            e2e::View view;
            view.code = code;
            view.visitor = QString::fromLatin1(visitor);
            view.pathname = pathname;
            view.userAgent =
                QByteArray("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 ") + Probe;
            view.more = more;
            return client.send(view).status;
        };
        for (const char *visitor : {"203.0.113.77", "2001:db8:77:1::4d4d", "::ffff:203.0.113.78",
                                    "203.0.113.77, 203.0.113.78"}) {
            for (int i = 0; i < 5; ++i)
                QCOMPARE(send(visitor, QLatin1String(SomePathname) + QString::number(i)), 200);
            QCOMPARE(send(visitor, QStringLiteral("/"),
                          {{QStringLiteral("name"), QStringLiteral("an event")}}),
                     200);
            QCOMPARE(send(visitor, QStringLiteral("/"),
                          {{QStringLiteral("dp"), QStringLiteral("1")},
                           {QStringLiteral("vt"), QStringLiteral("900")}}),
                     200);
        }
        nothingIsFound(directory.path()); // In the database and its WAL as they are in use.
        QCOMPARE(runServer(words("fold"), directory.path()).exitCode, 0);
        nothingIsFound(directory.path());
        const kit::Output status = runServer(words("status --json"), directory.path());
        QVERIFY(!status.out.contains(QStringLiteral("203.0.113")));
        const e2e::Answer health = client.get("/health");
        QVERIFY(!health.body.contains("203.0.113"));
        server.process().setReadChannel(QProcess::StandardOutput);
        QCOMPARE(server.terminate(), 0);
        nothingIsFound(directory.path());
        const QByteArray said =
            server.process().readAllStandardOutput() + server.process().readAllStandardError();
        QVERIFY2(!said.contains("203.0.113") && !said.contains(Probe), said.constData());
    }

    void theSaltsAreForTheirOwnerAlone()
    {
        const QTemporaryDir directory;
        const QString code =
            runServer(words("site add example.com"), directory.path()).out.trimmed();
        kit::ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        e2e::CollectClient client(server.port());
        e2e::View view;
        view.code = code;
        QCOMPARE(client.send(view).status, 200);
        const QFileInfoList files =
            QDir(directory.path()).entryInfoList({QStringLiteral("salt*")}, QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &file : files)
            QCOMPARE(int(file.permissions() & 0x77), 0);
        QCOMPARE(server.terminate(), 0);
    }
};

FOOTFALL_TEST_MAIN(TestPrivacy)
#include "tst_privacy.moc"
