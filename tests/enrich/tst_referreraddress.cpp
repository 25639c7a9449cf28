// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a referrer's address, and what is no address.
#include "core/enrich/referreraddress.h"
#include "tests/kit/testmain.h"

using namespace footfall;

class TestReferrerAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void address_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char *name, const char *sent, const char *kept) {
            QTest::newRow(name) << QString::fromUtf8(sent) << QString::fromUtf8(kept);
        };
        row("empty", "", "");
        row("page", "https://news.example.org/a/b", "news.example.org/a/b");
        row("root", "https://news.example.org/", "news.example.org");
        row("no path", "http://news.example.org", "news.example.org");
        row("query", "https://news.example.org/a?utm_source=x&token=secret", "news.example.org/a");
        row("query without path", "https://news.example.org?token=secret", "news.example.org");
        row("fragment", "https://news.example.org/a#comment-3", "news.example.org/a");
        row("www", "https://www.example.org/a", "example.org/a");
        row("capitals", "HTTPS://WWW.Example.ORG/A", "example.org/A");
        row("slashes at the end", "https://example.org/a///", "example.org/a");
        row("port", "http://example.org:8080/a", "example.org/a");
        row("name and password", "https://anna:secret@example.org/a", "example.org/a");
        row("final dot", "https://example.org./a", "example.org/a");
        row("unicode", "https://münchen.example/ü", "xn--mnchen-3ya.example/ü");
        row("address", "http://192.0.2.7:3000/x", "192.0.2.7/x");
        row("address of six", "http://[2001:db8::1]:3000/x", "2001:db8::1/x");
        row("spaces around", "  https://example.org/a ", "example.org/a");
        row("amp page", "https://example.org/story/amp", "example.org/story");
        row("amp page with slash", "https://example.org/story/amp/", "example.org/story");
        row("amp in a word", "https://example.org/camp", "example.org/camp");
        row("amp cache", "https://example-org.cdn.ampproject.org/c/s/www.example.org/story",
            "example.org/story");
        row("amp viewer", "https://example-org.cdn.ampproject.org/v/s/example.org/a/?amp_js_v=0.1",
            "example.org/a");
        row("amp cache of nothing", "https://x.cdn.ampproject.org/c/s/",
            "x.cdn.ampproject.org/c/s");
        row("app", "android-app://com.google.android.gm/", "com.google.android.gm");
        row("app with capitals", "android-app://com.Slack/https/x", "com.slack");
        row("backslash", "https://example.org\\@evil.example/a", "example.org\\@evil.example/a");
        row("control in the path", "https://example.org/a\x01", "example.org");
        row("no scheme", "example.org/a", "");
        row("script", "javascript:alert(1)", "");
        row("data", "data:text/html,x", "");
        row("file", "file:///etc/passwd", "");
        row("blank", "about:blank", "");
        row("no hostname", "https:///a", "");
        row("space in the hostname", "https://exa mple.org/", "");
        row("markup", "https://<b>/", "");
        row("empty app", "android-app://", "");
        row("app with a slash in front", "android-app:///x", "");
    }
    void address()
    {
        QFETCH(QString, sent);
        QFETCH(QString, kept);
        const auto address = enrich::cleanReferrer(sent);
        QCOMPARE(address ? address->text() : QString(), kept);
    }

    void addressIsCut()
    {
        const QString sent =
            QStringLiteral("https://example.org/") + QString(9000, QLatin1Char('a'));
        QCOMPARE(enrich::cleanReferrer(sent)->text().size(), 500);
        // Never in the middle of a character.
        const QString wide =
            QStringLiteral("https://example.org/") + QStringLiteral("🙂").repeated(400);
        QVERIFY(enrich::cleanReferrer(wide)->text().isValidUtf16());
    }
};

FOOTFALL_TEST_MAIN(TestReferrerAddress)
#include "tst_referreraddress.moc"
