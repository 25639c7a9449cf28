// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/settingkeys.h"
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
        write(directory, "[listen]\nport=8081\nquic=yes\n[spool]\nlimit=12\n");
        Settings settings = *instance::readSettings(directory.path());
        settings.listen.port = 8082;
        QVERIFY(instance::writeSettings(directory.path(), settings));
        QFile file(directory.filePath(QStringLiteral("settings.ini")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("quic=yes"));
        QVERIFY(text.contains("limit=12"));
        QVERIFY(text.contains("port=8082"));
        QCOMPARE(instance::unknownSettings(directory.path()),
                 (QStringList{QStringLiteral("listen/quic"), QStringLiteral("spool/limit")}));
    }

    void onlyWhatWasChangedIsWritten()
    {
        const QTemporaryDir directory;
        Settings settings;
        QVERIFY(instance::writeSettings(directory.path(), settings));
        QFile file(directory.filePath(QStringLiteral("settings.ini")));
        QVERIFY(!file.exists() || file.size() == 0);
        settings.listen.limits.body = 32 * 1024;
        QVERIFY(instance::writeSettings(directory.path(), settings));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().trimmed(), QByteArray("[limits]\nbodyBytes=32768"));
        // What stands there stays there, also as the default.
        settings.listen.limits.body = Settings{}.listen.limits.body;
        QVERIFY(instance::writeSettings(directory.path(), settings));
        QVERIFY(instance::readSettings(directory.path()) == settings);
    }

    void everyKeyIsWrittenAndReadAgain()
    {
        const QTemporaryDir directory;
        write(directory, "");
        const QString file = directory.filePath(QStringLiteral("some.file"));
        QVERIFY(QFile::copy(directory.filePath(QStringLiteral("settings.ini")), file));
        for (const instance::SettingKey &key : instance::settingKeys()) {
            Settings settings;
            // TLS wants both.
            const bool isTls = key.name.startsWith(QStringLiteral("listen/tls"));
            if (isTls)
                settings.listen.tlsCertificate = settings.listen.tlsKey = file;
            const QVariant before = key.value(Settings{});
            QVariant other = file;
            if (before.typeId() == QMetaType::LongLong)
                other = before.toLongLong() == 1 ? 2 : before.toLongLong() / 2;
            else if (before.typeId() == QMetaType::Double)
                other = 12.5;
            else if (key.name == QStringLiteral("listen/address"))
                other = QStringLiteral("::1");
            else if (key.name == QStringLiteral("listen/publicUrl"))
                other = QStringLiteral("https://stats.example.com/a,b");
            else if (key.name == QStringLiteral("listen/trustedProxies"))
                other = QStringList{QStringLiteral("10.0.0.0/8"), QStringLiteral("::1/128")};
            else if (key.name == QStringLiteral("log/level"))
                other = QStringLiteral("debug");
            QVERIFY2(key.set(settings, other), qPrintable(key.name));
            QVERIFY2(key.differs(settings, Settings{}), qPrintable(key.name));
            const auto written = instance::writeSettings(directory.path(), settings);
            QVERIFY2(written, qPrintable(written ? QString() : written.error().message));
            const auto read = instance::readSettings(directory.path());
            QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
            QVERIFY2(*read == settings, qPrintable(key.name));
            Settings copied;
            key.copy(settings, copied);
            QVERIFY2(!key.differs(copied, settings), qPrintable(key.name));
            QVERIFY(QFile::remove(directory.filePath(QStringLiteral("settings.ini"))));
        }
    }

    void onlyWhatDiffersIsTaken()
    {
        Settings before;
        Settings after = before;
        after.listen.port = 81;
        after.listen.limits.idle = std::chrono::seconds(5);
        Settings written;
        written.listen.address = QStringLiteral("0.0.0.0");
        const Settings changed = instance::changedIn(written, before, after);
        QCOMPARE(changed.listen.address, QStringLiteral("0.0.0.0"));
        QCOMPARE(int(changed.listen.port), 81);
        QCOMPARE(changed.listen.limits.idle.count(), 5);
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
        QTest::newRow("a limit is no number")
            << QByteArray("[limits]\nbodyBytes=much\n")
            << QStringLiteral("limits/bodyBytes cannot be “much”: it is a whole number from 1024 "
                              "to 16777216.");
        QTest::newRow("a limit is broken")
            << QByteArray("[limits]\nheaderCount=50.5\n") << QStringLiteral("limits/headerCount");
        QTest::newRow("a limit is negative")
            << QByteArray("[limits]\nconnections=-1\n") << QStringLiteral("limits/connections");
        QTest::newRow("no time at all")
            << QByteArray("[limits]\nrequestSeconds=0\n") << QStringLiteral("from 1 to 3600");
        QTest::newRow("rate") << QByteArray("[limits]\nratePerSecond=nan\n")
                              << QStringLiteral("limits/ratePerSecond");
        QTest::newRow("threads") << QByteArray("[listen]\nthreads=0\n")
                                 << QStringLiteral("listen/threads");
        QTest::newRow("log level")
            << QByteArray("[log]\nlevel=loud\n") << QStringLiteral("debug, info, warning or error");
        QTest::newRow("certificate without key")
            << QByteArray("[listen]\ntlsCertificate=settings.ini\n")
            << QStringLiteral("listen/tlsKey");
        QTest::newRow("certificate that is not there")
            << QByteArray("[listen]\ntlsCertificate=/no/cert.pem\ntlsKey=/no/key.pem\n")
            << QStringLiteral("/no/cert.pem");
        QTest::newRow("longest commit") << QByteArray("[pipeline]\nlongestCommitMilliseconds=1\n")
                                        << QStringLiteral("from 50 to 60000");
        QTest::newRow("ahead") << QByteArray("[queries]\naheadMillions=-1\n")
                               << QStringLiteral("queries/aheadMillions");
        QTest::newRow("cache") << QByteArray("[queries]\ncacheMebibytes=0\n")
                               << QStringLiteral("queries/cacheMebibytes");
        QTest::newRow("inbox") << QByteArray("[pipeline]\ninboxCapacity=\n")
                               << QStringLiteral("pipeline/inboxCapacity");
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

    void theExampleNamesEveryKeyWithItsDefault()
    {
        QFile file(QStringLiteral(FOOTFALL_SETTINGS_EXAMPLE));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString example = QString::fromUtf8(file.readAll());
        QStringList told;
        QHash<QString, QString> above; // The line before that of a key.
        QString section;
        QString before;
        static const QRegularExpression key(QStringLiteral("^;(\\w+)=(.*)$"));
        for (const QString &line : example.split(QLatin1Char('\n'))) {
            QVERIFY2(line.isEmpty() || line.startsWith(QLatin1Char('[')) ||
                         line.startsWith(QLatin1Char(';')),
                     qPrintable(line)); // As it is, it changes nothing.
            if (line.startsWith(QLatin1Char('[')))
                section = line.mid(1, line.size() - 2);
            else if (const auto match = key.match(line); match.hasMatch()) {
                const QString name = section + QLatin1Char('/') + match.captured(1);
                told.append(name + QLatin1Char('=') + match.captured(2));
                above.insert(name, before);
            }
            before = line;
        }
        QStringList known;
        for (const instance::SettingKey &entry : instance::settingKeys()) {
            const QVariant value = entry.value(Settings{});
            if (!entry.range.isEmpty())
                QCOMPARE(above.value(entry.name), QStringLiteral("; ") + entry.range);
            known.append(entry.name + QLatin1Char('=') +
                         (value.typeId() == QMetaType::QStringList
                              ? value.toStringList().join(QStringLiteral(", "))
                              : value.toString()));
        }
        QCOMPARE(told, known);

        // And every value in it can be read.
        const QTemporaryDir directory;
        QString active = example;
        active.replace(
            QRegularExpression(QStringLiteral("^;(\\w+=)"), QRegularExpression::MultilineOption),
            QStringLiteral("\\1"));
        write(directory, active.toUtf8());
        const auto settings = instance::readSettings(directory.path());
        QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().message));
        QVERIFY(*settings == Settings{});
        QVERIFY(instance::unknownSettings(directory.path()).isEmpty());
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
};

FOOTFALL_TEST_MAIN(TestSettings)
#include "tst_settings.moc"
