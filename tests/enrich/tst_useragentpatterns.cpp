// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/useragentpatterns.h"
#include "tests/enrich/uapcases.h"
#include "tests/kit/testmain.h"

#include <QTemporaryDir>

#include <map>

using namespace footfall;
using enrich::ParsedAgent;
using enrich::UserAgentPatterns;

namespace {

QString ours()
{
    return QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/uap-core.yaml");
}

/// Read once for all cases: it takes a moment.
const UserAgentPatterns &patternsOf(const QString &path)
{
    static std::map<QString, std::unique_ptr<UserAgentPatterns>> read;
    std::unique_ptr<UserAgentPatterns> &patterns = read[path];
    if (!patterns)
        patterns = std::make_unique<UserAgentPatterns>(path);
    return *patterns;
}

std::vector<std::string> productOf(const enrich::AgentProduct &product, size_t versions)
{
    std::vector<std::string> texts{product.family};
    texts.insert(texts.end(), product.version.begin(),
                 product.version.begin() + static_cast<std::ptrdiff_t>(versions));
    return texts;
}

struct Kind {
    const char *file;
    std::vector<const char *> keys;
    std::vector<std::string> (*found)(const ParsedAgent &);
};

const Kind Browsers{"tests/test_ua.yaml",
                    {"family", "major", "minor", "patch"},
                    [](const ParsedAgent &agent) { return productOf(agent.browser, 3); }};
const Kind Systems{"tests/test_os.yaml",
                   {"family", "major", "minor", "patch", "patch_minor"},
                   [](const ParsedAgent &agent) { return productOf(agent.system, 4); }};
const Kind Devices{
    "tests/test_device.yaml", {"family", "brand", "model"}, [](const ParsedAgent &agent) {
        return std::vector{agent.device.family, agent.device.brand, agent.device.model};
    }};

std::string joined(const std::vector<std::string> &texts)
{
    std::string result;
    for (const std::string &text : texts)
        result += (result.empty() ? "" : " | ") + text;
    return result;
}

} // namespace

class TestUserAgentPatterns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void everyPatternCanBeUsed()
    {
        if (!QFile::exists(ours()))
            QSKIP("no patterns of user agents: packaging/npm/install fetches them");
        QVERIFY(!patternsOf(ours()).isEmpty());
        QCOMPARE(patternsOf(ours()).refused(), size_t(0));
    }

    /// The cases are of the version that Debian has, which may be older than ours: its own patterns
    /// are the measure, and ours may not fall behind.
    void uapCoresOwnCases_data()
    {
        QTest::addColumn<QString>("patterns");
        QTest::newRow("patterns of the cases' version")
            << kit::uapCoreDirectory() + QStringLiteral("/regexes.yaml");
        QTest::newRow("our patterns") << ours();
    }
    void uapCoresOwnCases()
    {
        QFETCH(QString, patterns);
        if (!kit::hasUapCases())
            QSKIP("Debian's package uap-core has the cases");
        if (!QFile::exists(patterns))
            QSKIP("no patterns of user agents: packaging/npm/install fetches them");
        size_t failed = 0;
        size_t asked = 0;
        for (const Kind *kind : {&Browsers, &Systems, &Devices}) {
            const std::vector<kit::UapCase> cases = kit::uapCases(kind->file, kind->keys);
            QVERIFY(cases.size() > 400);
            const size_t before = failed;
            for (const kit::UapCase &one : cases) {
                const std::vector<std::string> found = kind->found(
                    patternsOf(patterns).parse(QByteArray::fromStdString(one.userAgent)));
                if (found == one.expected)
                    continue;
                ++failed;
                qInfo("expected %s, found %s", joined(one.expected).c_str(), joined(found).c_str());
            }
            asked += cases.size();
            qInfo("%s: %zu of %zu pass", kind->file, cases.size() - (failed - before),
                  cases.size());
        }
        qInfo("%zu of %zu pass", asked - failed, asked);
        QVERIFY(asked > 17'000);
        QVERIFY(failed <= 1);
    }

    void onlyNamesOfThePatternsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("userAgent");
        QTest::addColumn<QString>("family");
        QTest::addColumn<bool>("isNamed");
        const auto row = [](const char *userAgent, const char *family, bool isNamed) {
            QTest::newRow(userAgent)
                << QByteArray(userAgent) << QString::fromLatin1(family) << isNamed;
        };
        row("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox",
            true);
        row("Zebraspider/1.0", "Zebraspider", false);
        row("Mozilla/5.0 (compatible; Zebra Crawler 2.0)", "Zebra Crawler", false);
        row("nothing at all", "Other", false);
        row("", "Other", false);
    }
    void onlyNamesOfThePatternsAreNamed()
    {
        QFETCH(QByteArray, userAgent);
        QFETCH(QString, family);
        QFETCH(bool, isNamed);
        if (!QFile::exists(ours()))
            QSKIP("no patterns of user agents: packaging/npm/install fetches them");
        const ParsedAgent agent = patternsOf(ours()).parse(userAgent);
        QCOMPARE(QString::fromStdString(agent.browser.family), family);
        QCOMPARE(agent.browser.isNamed, isNamed);
    }

    void withoutPatternsAllIsOther()
    {
        const UserAgentPatterns none(QStringLiteral("/nowhere.yaml"));
        QVERIFY(none.isEmpty());
        const ParsedAgent agent = none.parse("Mozilla/5.0 Firefox/128.0");
        QCOMPARE(agent.browser.family, std::string("Other"));
        QCOMPARE(agent.system.family, std::string("Other"));
        QCOMPARE(agent.device.family, std::string("Other"));
    }

    void damagedFilesWarnAndLeaveTheRest_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("warning");
        QTest::addColumn<QString>("family");
        QTest::newRow("no YAML") << QByteArray("user_agent_parsers: [}")
                                 << QStringLiteral("damaged") << QStringLiteral("Other");
        QTest::newRow("a list") << QByteArray("user_agent_parsers: 7\n- 8")
                                << QStringLiteral("damaged") << QStringLiteral("Other");
        QTest::newRow("without a pattern")
            << QByteArray("user_agent_parsers:\n  - family_replacement: 'A'\n")
            << QStringLiteral("damaged") << QStringLiteral("Other");
        QTest::newRow("one bad pattern")
            << QByteArray("user_agent_parsers:\n  - regex: '(?=x)'\n  - regex: '(Zebra)'\n")
            << QStringLiteral("left out") << QStringLiteral("Zebra");
    }
    void damagedFilesWarnAndLeaveTheRest()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, warning);
        QFETCH(QString, family);
        QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("patterns.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(warning));
        const UserAgentPatterns patterns(file.fileName());
        QCOMPARE(QString::fromStdString(patterns.parse("a Zebra").browser.family), family);
    }
};

FOOTFALL_TEST_MAIN(TestUserAgentPatterns)
#include "tst_useragentpatterns.moc"
