// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/snippet.h"
#include "core/instance/settings.h"
#include "tests/kit/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace footfall;
using instance::Settings;

namespace {

void write(const QTemporaryDir &directory, const QByteArray &text)
{
    QFile file(directory.filePath(QStringLiteral("settings.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void withoutAFileTheDefaultsHold()
    {
        const QTemporaryDir directory;
        const auto settings = instance::readSettings(directory.path());
        QVERIFY(settings);
        QCOMPARE(*settings, Settings{});
        QCOMPARE(settings->listen.port, quint16(8080));
        QVERIFY(QDir(directory.path()).isEmpty());
    }

    void whatIsWrittenIsRead()
    {
        const QTemporaryDir directory;
        Settings settings;
        settings.listen = {QStringLiteral("0.0.0.0"),
                           9191,
                           {QStringLiteral("10.0.0.0/8"), QStringLiteral("::1/128")}};
        settings.publicUrl = QStringLiteral("https://stats.example.com");
        settings.foldInterval = std::chrono::seconds(90);
        QVERIFY(instance::writeSettings(directory.path(), settings));
        QVERIFY(instance::readSettings(directory.path()) == settings);

        settings.listen.trustedProxies = {QStringLiteral("192.168.0.0/16")};
        QVERIFY(instance::writeSettings(directory.path(), settings));
        QVERIFY(instance::readSettings(directory.path()) == settings);
        settings.listen.trustedProxies.clear();
        QVERIFY(instance::writeSettings(directory.path(), settings));
        QVERIFY(instance::readSettings(directory.path()) == settings);
    }

    void keysOfAnotherReleaseStay()
    {
        const QTemporaryDir directory;
        write(directory, "[listen]\nport=8081\ntlsCertificate=/etc/cert.pem\n[spool]\nlimit=12\n");
        Settings settings = *instance::readSettings(directory.path());
        settings.listen.port = 8082;
        QVERIFY(instance::writeSettings(directory.path(), settings));
        QFile file(directory.filePath(QStringLiteral("settings.ini")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("tlsCertificate=/etc/cert.pem"));
        QVERIFY(text.contains("limit=12"));
        QVERIFY(text.contains("port=8082"));
    }

    void badValuesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("address") << QByteArray("[listen]\naddress=example.com\n")
                                 << QStringLiteral("example.com");
        QTest::newRow("port is no number")
            << QByteArray("[listen]\nport=http\n") << QStringLiteral("port");
        QTest::newRow("port too high")
            << QByteArray("[listen]\nport=70000\n") << QStringLiteral("port");
        QTest::newRow("proxy") << QByteArray("[listen]\ntrustedProxies=10.0.0.0/8, all\n")
                               << QStringLiteral("all");
        QTest::newRow("public URL") << QByteArray("[listen]\npublicUrl=stats.example.com\n")
                                    << QStringLiteral("stats.example.com");
        QTest::newRow("fold interval")
            << QByteArray("[pipeline]\nfoldIntervalSeconds=0\n") << QStringLiteral("300");
        QTest::newRow("fold interval too long")
            << QByteArray("[pipeline]\nfoldIntervalSeconds=301\n") << QStringLiteral("300");
        QTest::newRow("country database") << QByteArray("[data]\ncountryDatabase=/nowhere/x.mmdb\n")
                                          << QStringLiteral("/nowhere/x.mmdb");
    }

    void badValuesAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        const QTemporaryDir directory;
        write(directory, text);
        const auto settings = instance::readSettings(directory.path());
        QVERIFY(!settings);
        QVERIFY2(settings.error().message.contains(named), qPrintable(settings.error().message));
        QVERIFY2(settings.error().message.contains(QStringLiteral("settings.ini")),
                 qPrintable(settings.error().message));
    }

    void placesToListenOn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("port");
        const auto row = [](const char *text, const char *address, int port) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(address)
                                << port;
        };
        row("127.0.0.1:8080", "127.0.0.1", 8080);
        row("[::1]:80", "::1", 80);
        row(":::81", "::", 81);
        row("localhost:0", "127.0.0.1", 0);
        row("9000", "127.0.0.1", 9000);
        row("example.com:80", "", -1);
        row("127.0.0.1", "", -1);
        row("127.0.0.1:65536", "", -1);
        row("", "", -1);
    }

    void placesToListenOn()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);
        QFETCH(int, port);
        const auto place = instance::listenFromText(text, {});
        QCOMPARE(place.has_value(), port >= 0);
        if (!place)
            return;
        QCOMPARE(place->address, address);
        QCOMPARE(int(place->port), port);
    }

    void theSnippetIsEscaped()
    {
        const auto url =
            domain::normalisedPublicUrl(QStringLiteral(" https://stats.example.com/a&b/ "));
        QVERIFY(url);
        QCOMPARE(domain::trackingSnippet(QStringLiteral("ABCDEFGH"), *url),
                 QStringLiteral("<script src=\"https://stats.example.com/a&amp;b/script.js\" "
                                "data-site=\"ABCDEFGH\" defer></script>"));
        for (const char *wrong : {"", "stats.example.com", "ftp://example.com", "https://",
                                  "https://a.example/?x=1", "javascript:alert(1)"})
            QVERIFY2(!domain::normalisedPublicUrl(QString::fromLatin1(wrong)), wrong);
    }
};

FOOTFALL_TEST_MAIN(TestSettings)
#include "tst_settings.moc"
