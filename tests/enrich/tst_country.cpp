// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/countrylookup.h"
#include "tests/enrich/addresses.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace footfall;

class TestCountry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void global_data()
    {
        QTest::addColumn<bool>("global");
        for (const char *yes :
             {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "192.169.0.0", "100.63.255.255",
              "100.128.0.0", "223.255.255.255", "198.17.255.255", "198.20.0.0",
              "2001:4860:4860::8888", "2a00::1", "2600::"})
            QTest::newRow(yes) << true;
        for (const char *no : {"0.0.0.0",
                               "10.1.2.3",
                               "100.64.0.1",
                               "100.127.255.255",
                               "127.0.0.1",
                               "169.254.1.1",
                               "172.16.0.1",
                               "172.31.255.255",
                               "192.0.0.8",
                               "192.0.2.1",
                               "192.168.1.1",
                               "198.18.0.1",
                               "198.19.255.255",
                               "198.51.100.7",
                               "203.0.113.9",
                               "224.0.0.1",
                               "240.0.0.1",
                               "255.255.255.255",
                               "::",
                               "::1",
                               "fe80::1",
                               "fc00::1",
                               "fd12:3456::1",
                               "ff02::1",
                               "2001:db8::1",
                               "2001::1",
                               "2002:808:808::1",
                               "64:ff9b::808:808",
                               "3fff::1"})
            QTest::newRow(no) << false;
    }
    void global()
    {
        QFETCH(bool, global);
        QCOMPARE(enrich::isGlobal(kit::addressBytes(QTest::currentDataTag())), global);
    }

    void countryOf_data()
    {
        QTest::addColumn<QString>("country");
        const auto row = [](const char *address, const char *country) {
            QTest::newRow(address) << QString::fromLatin1(country);
        };
        row("8.8.8.8", "US");
        row("81.2.69.142", "GB");
        row("193.0.6.139", "NL");  // RIPE NCC
        row("202.12.27.33", "JP"); // m.root-servers.net
        row("200.160.2.3", "BR");  // registro.br
        row("2a02:8100::1", "DE");
        row("2001:610:240:22::c100:68b", "NL");
        row("10.0.0.1", "");
        row("127.0.0.1", "");
        row("192.168.178.20", "");
        row("::1", "");
        row("fe80::1", "");
    }
    void countryOf()
    {
        const QString file = QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/dbip-country.mmdb");
        if (!QFile::exists(file))
            QSKIP("no country data: packaging/npm/install fetches it");
        static const enrich::CountryLookup lookup(file);
        QFETCH(QString, country);
        QCOMPARE(lookup.countryOf(kit::addressBytes(QTest::currentDataTag())).alpha2(), country);
    }

    void descriptionNamesTheMonth()
    {
        const QString file = QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/dbip-country.mmdb");
        if (!QFile::exists(file))
            QSKIP("no country data: packaging/npm/install fetches it");
        static const QRegularExpression form(QStringLiteral("^dbip-country, 20[0-9]{2}-[0-9]{2}$"));
        const QString description = enrich::CountryLookup(file).description();
        QVERIFY2(form.match(description).hasMatch(), qPrintable(description));
    }

    void withoutDataCountriesAreUnknown()
    {
        const enrich::CountryLookup lookup(QStringLiteral("/nowhere/data.mmdb"));
        QVERIFY(!lookup.countryOf(kit::addressBytes("8.8.8.8")).isKnown());
        QVERIFY(lookup.description().isEmpty());
    }

    void damagedDataIsLeftOut()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("bad.mmdb"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("bad.mmdb is no country database")));
        const enrich::CountryLookup lookup(path);
        QVERIFY(!lookup.countryOf(kit::addressBytes("8.8.8.8")).isKnown());
    }
};

FOOTFALL_TEST_MAIN(TestCountry)
#include "tst_country.moc"
