// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of pathnames by an owner's rules, and which rules can be meant.
#include "core/domain/pathrules.h"
#include "tests/kit/testmain.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace footfall::domain;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// The same question, asked of a regular expression.
bool matchesByRegularExpression(const QString &sent, const QString &pattern)
{
    QStringList parts;
    for (const QString &part : pattern.split(u'*'))
        parts.append(QRegularExpression::escape(part));
    return QRegularExpression(QStringLiteral("\\A(?s:") + parts.join(QStringLiteral(".*")) +
                              QStringLiteral(")\\z"))
        .match(sent)
        .hasMatch();
}

} // namespace

class TestPathRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void pattern_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("pathname");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char *pattern, const char *pathname, bool matches) {
            QTest::addRow("%s on %s", pattern, pathname)
                << text(pattern) << text(pathname) << matches;
        };
        row("/a", "/a", true);
        row("/a", "/A", false);
        row("/a", "/a/", false);
        row("/a", "/ab", false);
        row("/ab", "/a", false);
        row("", "", true);
        row("", "/", false);
        row("*", "", true);
        row("*", "/anything", true);
        row("**", "", true);
        row("/users/*", "/users/7", true);
        row("/users/*", "/users/7/edit", true);
        row("/users/*", "/users/", true);
        row("/users/*", "/users", false);
        row("/users/*/edit", "/users/7/edit", true);
        row("/users/*/edit", "/users//edit", true);
        row("/users/*/edit", "/users/edit", false);
        row("/users/*/edit", "/users/7/edit/edit", true);
        row("/users/*/edit", "/users/7/edits", false);
        row("*.pdf", "/files/a.pdf", true);
        row("*.pdf", "/files/a.pdf.html", false);
        row("*a*b", "/aab", true);
        row("*a*b", "/aba", false);
        row("/a.c", "/abc", false);
        row("/[a]", "/a", false);
        row("/a?", "/a", false);
        row("/ä*", "/äpfel", true);
        row("/*🙂", "/a🙂", true);
    }
    void pattern()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, pathname);
        QFETCH(bool, matches);
        QCOMPARE(matchesPattern(pathname, pattern), matches);
        QCOMPARE(matchesByRegularExpression(pathname, pattern), matches);
    }

    void patternsAgreeWithRegularExpressions()
    {
        QRandomGenerator random(11);
        const auto drawn = [&random](const QString &alphabet) {
            QString result;
            for (quint32 length = random.bounded(9U); length > 0; --length)
                result.append(alphabet.at(random.bounded(static_cast<int>(alphabet.size()))));
            return result;
        };
        int matched = 0;
        for (int round = 0; round < 20'000; ++round) {
            const QString pattern = drawn(text("ab**/"));
            const QString sent = drawn(text("ab/"));
            const bool found = matchesPattern(sent, pattern);
            QVERIFY2(found == matchesByRegularExpression(sent, pattern),
                     qPrintable(pattern + text(" on ") + sent));
            matched += found ? 1 : 0;
        }
        QVERIFY(matched > 1000);
    }

    void aHostilePatternEnds()
    {
        const QString pattern = text("*a").repeated(100) + text("*b");
        QVERIFY(!matchesPattern(QString(2000, u'a'), pattern));
        QVERIFY(matchesPattern(QString(2000, u'a') + u'b', pattern));
    }

    void applied_data()
    {
        QTest::addColumn<QString>("pathname");
        QTest::addColumn<QString>("query");
        QTest::addColumn<std::optional<QString>>("counted");
        const auto row = [](const char *pathname, const char *query,
                            const std::optional<QString> &counted) {
            QTest::addRow("%s?%s", pathname, query) << text(pathname) << text(query) << counted;
        };
        row("/a", "", text("/a"));
        row("/a", "b=1", text("/a"));
        row("/a", "id=1", text("/a?id=1"));
        row("/a", "x=1&id=2&y", text("/a?id=2"));
        row("/a", "id", text("/a?id"));
        row("/a", "id=", text("/a?id="));
        row("/a", "ids=1", text("/a"));
        row("/a", "ID=1", text("/a"));
        row("/a", "=id", text("/a"));
        row("/a", "&&&", text("/a"));
        row("/a", "page-b=2&id=1&page-a=1", text("/a?id=1&page-a=1&page-b=2"));
        row("/a", "id=2&id=1", text("/a?id=1&id=2"));
        row("/users/7", "id=1", text("/users/*"));
        row("/users/7/edit", "", text("/users/*")); // The first group that matches.
        row("/admin", "", std::nullopt);
        row("/users/secret", "", std::nullopt); // Left out wins over grouped.
    }
    void applied()
    {
        QFETCH(QString, pathname);
        QFETCH(QString, query);
        QFETCH(std::optional<QString>, counted);
        const PathRules rules{{text("id"), text("page-*")},
                              {text("/users/*"), text("/users/*/edit")},
                              {text("/admin*"), text("*/secret")}};
        QCOMPARE(applyPathRules(pathname, query, rules), counted);
        QCOMPARE(applyPathRules(pathname, query, {}), std::optional(pathname));
    }

    void checked_data()
    {
        QTest::addColumn<PathRules>("typed");
        QTest::addColumn<PathRules>("kept");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char *name, const PathRules &typed, const PathRules &kept,
                            bool accepted) { QTest::newRow(name) << typed << kept << accepted; };
        row("none", {}, {}, true);
        row("trimmed, doubles and empty ones out",
            {{text(" id "), text("id"), text("")}, {text(" /a/* ")}, {text("  ")}},
            {{text("id")}, {text("/a/*")}, {}}, true);
        row("a star alone", {{text("*")}, {text("*")}, {text("*.pdf")}},
            {{text("*")}, {text("*")}, {text("*.pdf")}}, true);
        row("longest", {{}, {u'/' + QString(199, u'a')}, {}}, {{}, {u'/' + QString(199, u'a')}, {}},
            true);
        row("too long", {{}, {u'/' + QString(200, u'a')}, {}}, {}, false);
        row("no pathname to group", {{}, {text("users/*")}, {}}, {}, false);
        row("no pathname to leave out", {{}, {}, {text("https://example.com/")}}, {}, false);
        row("a value", {{text("id=1")}, {}, {}}, {}, false);
        row("two names", {{text("a&b")}, {}, {}}, {}, false);
        QStringList most;
        for (int i = 0; i < 101; ++i)
            most.append(QStringLiteral("/%1").arg(i));
        row("too many", {{}, {}, most}, {}, false);
        most.removeLast();
        row("most", {{}, {}, most}, {{}, {}, most}, true);
    }
    void checked()
    {
        QFETCH(PathRules, typed);
        QFETCH(PathRules, kept);
        QFETCH(bool, accepted);
        const Result<PathRules> found = checkedPathRules(typed);
        QCOMPARE(found.has_value(), accepted);
        if (accepted) {
            QCOMPARE(*found, kept);
            QCOMPARE(checkedPathRules(*found).value(), kept);
        } else {
            QCOMPARE(found.error().kind, ErrorKind::Invalid);
            QVERIFY(!found.error().message.isEmpty());
        }
    }
};

FOOTFALL_TEST_MAIN(TestPathRules)
#include "tst_pathrules.moc"
