// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/clientnames.h"
#include "tests/enrich/uapcases.h"
#include "tests/kit/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <set>

using namespace footfall;

namespace {

const enrich::UserAgentPatterns &patterns()
{
    static const enrich::UserAgentPatterns read(
        QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/uap-core.yaml"));
    return read;
}

domain::Client clientOf(const QByteArray &userAgent)
{
    static const enrich::ClientNames names(
        QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/clients.json"));
    return names.clientOf(patterns().parse(userAgent), userAgent);
}

} // namespace

class TestClientNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnWarnings();
        if (patterns().isEmpty())
            QSKIP("no patterns of user agents: packaging/npm/install fetches them");
    }

    void client_data()
    {
        QTest::addColumn<QByteArray>("userAgent");
        QTest::addColumn<domain::Client>("client");
        const auto row = [](const char *userAgent, const char *browser, const char *version,
                            const char *system, const char *device) {
            QTest::newRow(userAgent)
                << QByteArray(userAgent)
                << domain::Client{QString::fromUtf8(browser), QString::fromUtf8(version),
                                  QString::fromUtf8(system), QString::fromUtf8(device)};
        };
        row("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox",
            "Firefox 128", "Linux", "desktop");
        row("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Firefox", "Firefox 128", "Linux", "desktop");
        row("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/128.0.0.0 Safari/537.36",
            "Chrome", "Chrome 128", "Windows", "desktop");
        row("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0",
            "Edge", "Edge 128", "Windows", "desktop");
        row("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/127.0.0.0 Safari/537.36 OPR/113.0.0.0",
            "Opera", "Opera 113", "Windows", "desktop");
        row("Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; Touch; Tablet PC 2.0; rv:11.0) like "
            "Gecko",
            "Internet Explorer", "Internet Explorer 11", "Windows", "desktop");
        row("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like "
            "Gecko) Version/17.5 Safari/605.1.15",
            "Safari", "Safari 17", "macOS", "desktop");
        row("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/128.0.0.0 Safari/537.36",
            "Chrome", "Chrome 128", "ChromeOS", "desktop");
        row("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
            "like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Safari", "Safari 17", "iOS", "phone");
        row("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
            "like Gecko) CriOS/128.0.6613.98 Mobile/15E148 Safari/604.1",
            "Chrome", "Chrome 128", "iOS", "phone");
        row("Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
            "Gecko) "
            "FxiOS/127.0 Mobile/15E148 Safari/605.1.15",
            "Firefox", "Firefox 127", "iOS", "tablet");
        row("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/128.0.0.0 Mobile Safari/537.36",
            "Chrome", "Chrome 128", "Android", "phone");
        row("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/128.0.0.0 Safari/537.36",
            "Chrome", "Chrome 128", "Android", "tablet");
        row("Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0", "Firefox",
            "Firefox 128", "Android", "phone");
        row("Mozilla/5.0 (Android 14; Tablet; rv:128.0) Gecko/128.0 Firefox/128.0", "Firefox",
            "Firefox 128", "Android", "tablet");
        row("Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) "
            "SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
            "Samsung Internet", "Samsung Internet 25", "Android", "phone");
        row("Mozilla/5.0 (Linux; Android 13; Pixel 7 Build/TQ3A; wv) AppleWebKit/537.36 (KHTML, "
            "like "
            "Gecko) Version/4.0 Chrome/128.0.0.0 Mobile Safari/537.36",
            "Android WebView", "Android WebView 128", "Android", "phone");
        row("Opera/9.80 (J2ME/MIDP; Opera Mini/9.80 (S60; SymbOS; Opera Mobi/23.348; U; en) "
            "Presto/2.5.25 Version/10.54",
            "Opera Mini", "Opera Mini 9", "Symbian", "phone");
        row("Mozilla/5.0 (SMART-TV; Linux; Tizen 5.0) AppleWebKit/537.36 (KHTML, like Gecko) "
            "SamsungBrowser/2.2 Chrome/63.0.3239.84 TV Safari/537.36",
            "Samsung Internet", "Samsung Internet 2", "Tizen", "tv");
        row("Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox One) AppleWebKit/537.36 (KHTML, "
            "like Gecko) Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0",
            "Edge", "Edge 128", "Windows", "tv");
        row("Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5",
            "Firefox", "Firefox 48", "KaiOS", "phone");
        // What nobody knows is unknown, and its words are not kept.
        row("Zebra", "", "", "", "");
        row("Zebra/77.1 (Zebra OS 3)", "", "", "", "");
        row("Mozilla/5.0 (Zebra) Zebra/1.0", "", "", "", "");
        // A version that would tell people apart is none.
        row("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/123456.0", "Firefox",
            "Firefox", "Linux", "desktop");
    }
    void client()
    {
        QFETCH(QByteArray, userAgent);
        QFETCH(domain::Client, client);
        const domain::Client found = clientOf(userAgent);
        QCOMPARE(found.browser, client.browser);
        QCOMPARE(found.browserVersion, client.browserVersion);
        QCOMPARE(found.system, client.system);
        QCOMPARE(found.device, client.device);
    }

    /// Words strewn into real user agents never come out as names.
    void wordsOfTheUserAgentAreNotKept()
    {
        if (!kit::hasUapCases())
            QSKIP("Debian's package uap-core has the cases");
        QRandomGenerator random(7);
        for (const char *file : {"tests/test_ua.yaml", "tests/test_os.yaml"}) {
            for (const kit::UapCase &one : kit::uapCases(file, {"family"})) {
                QByteArray userAgent = QByteArray::fromStdString(one.userAgent);
                for (int times = 0; times < 3; ++times) {
                    const auto at = random.bounded(static_cast<int>(userAgent.size()) + 1);
                    userAgent.insert(at, "Zebra");
                }
                const domain::Client found = clientOf(userAgent);
                for (const QString &text :
                     {found.browser, found.browserVersion, found.system, found.device})
                    QVERIFY2(!text.contains(QStringLiteral("Zebra")), qPrintable(text));
            }
        }
    }

    void systemsAreFew()
    {
        if (!kit::hasUapCases())
            QSKIP("Debian's package uap-core has the cases");
        std::set<QString> systems;
        std::set<QString> devices;
        for (const char *file : {"tests/test_os.yaml", "test_resources/additional_os_tests.yaml"}) {
            for (const kit::UapCase &one : kit::uapCases(file, {"family"})) {
                const domain::Client found = clientOf(QByteArray::fromStdString(one.userAgent));
                systems.insert(found.system);
                devices.insert(found.device);
            }
        }
        QVERIFY2(
            systems.size() <= 40,
            qPrintable(QStringList(systems.begin(), systems.end()).join(QStringLiteral(", "))));
        QVERIFY(!systems.count(QStringLiteral("Mac OS X")));
        QVERIFY(!systems.count(QStringLiteral("Ubuntu")));
        const std::set<QString> classes{
            QString(), domain::DeviceDesktop.toString(), domain::DevicePhone.toString(),
            domain::DeviceTablet.toString(), domain::DeviceTv.toString()};
        QVERIFY(devices == classes);
    }

    void withoutTheTableNamesStay()
    {
        const enrich::ClientNames none(QStringLiteral("/nowhere.json"));
        const QByteArray userAgent =
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/128.0.0.0 Mobile Safari/537.36";
        QCOMPARE(
            none.clientOf(patterns().parse(userAgent), userAgent),
            (domain::Client{QStringLiteral("Chrome Mobile"), QStringLiteral("Chrome Mobile 128"),
                            QStringLiteral("Android"), QString()}));
    }

    void aDamagedTableWarns()
    {
        QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("clients.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"browsers\": ");
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("damaged")));
        const enrich::ClientNames names(file.fileName());
        QCOMPARE(names.clientOf({}, "x"), domain::Client{});
    }
};

FOOTFALL_TEST_MAIN(TestClientNames)
#include "tst_clientnames.moc"
