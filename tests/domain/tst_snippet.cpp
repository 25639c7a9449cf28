// SPDX-License-Identifier: GPL-3.0-or-later
// What a site's owner pastes into pages.
#include "core/domain/snippet.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;

Q_DECLARE_METATYPE(footfall::domain::Tracker)

namespace {

const QString Url = QStringLiteral("https://stats.example.com");
const QString Uuid = QStringLiteral("11111111-2222-4333-8444-555555555555");

Site site(const QStringList &aliases = {})
{
    Site site;
    site.trackingCode = QStringLiteral("ABCDEFGH");
    site.aliases = aliases;
    return site;
}

} // namespace

class TestSnippet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void eachTrackerHasOne_data()
    {
        QTest::addColumn<Tracker>("tracker");
        QTest::addColumn<QString>("html");
        const auto row = [](const char *name, Tracker tracker, const char *html) {
            QTest::newRow(name) << tracker << QString::fromLatin1(html);
        };
        row("Footfall", Tracker::Footfall,
            "<script src=\"https://stats.example.com/script.js\" data-site=\"ABCDEFGH\" "
            "defer></script>");
        row("Footfall, with more", Tracker::FootfallPlus,
            "<script src=\"https://stats.example.com/script.plus.js\" data-site=\"ABCDEFGH\" "
            "data-track=\"outbound,downloads,404,forms\" defer></script>");
        row("Fathom Lite", Tracker::FathomLite,
            "<script>\n"
            "window.fathom = window.fathom || function () { (fathom.q = fathom.q || "
            "[]).push(arguments); };\n"
            "fathom('set', 'siteId', 'ABCDEFGH');\n"
            "fathom('trackPageview');\n"
            "</script>\n"
            "<script id=\"fathom-script\" src=\"https://stats.example.com/tracker.js\" "
            "async></script>");
        row("Plausible", Tracker::Plausible,
            "<script defer data-domain=\"ABCDEFGH\" "
            "src=\"https://stats.example.com/js/script.js\"></script>");
        row("Umami", Tracker::Umami,
            "<script defer src=\"https://stats.example.com/script.js\" "
            "data-website-id=\"ABCDEFGH\"></script>");
        row("GoatCounter", Tracker::GoatCounter,
            "<script data-goatcounter=\"https://stats.example.com/count\" async "
            "src=\"https://stats.example.com/count.js\"></script>");
        row("Pixel", Tracker::Pixel,
            "<img src=\"https://stats.example.com/pixel.gif?site=ABCDEFGH\" "
            "referrerpolicy=\"no-referrer-when-downgrade\" width=\"1\" height=\"1\" alt=\"\">");
    }
    void eachTrackerHasOne()
    {
        QFETCH(Tracker, tracker);
        QFETCH(QString, html);
        QCOMPARE(snippetFor(tracker, site(), Url), html);
    }

    void theAliasThatFitsIsNamed_data()
    {
        QTest::addColumn<QStringList>("aliases");
        QTest::addColumn<QString>("plausible");
        QTest::addColumn<QString>("umami");
        const QString code = QStringLiteral("ABCDEFGH");
        const QString domain = QStringLiteral("shop.example.com");
        QTest::newRow("none") << QStringList() << code << code;
        QTest::newRow("both") << QStringList{Uuid, domain} << domain << Uuid;
        QTest::newRow("the first of each")
            << QStringList{domain, Uuid, QStringLiteral("other.example.com")} << domain << Uuid;
        QTest::newRow("neither fits")
            << QStringList{QStringLiteral("ABCDE"), QStringLiteral("11111111-2222"),
                           QStringLiteral("a/b.c")}
            << code << code;
    }
    void theAliasThatFitsIsNamed()
    {
        QFETCH(QStringList, aliases);
        QFETCH(QString, plausible);
        QFETCH(QString, umami);
        QVERIFY(snippetFor(Tracker::Plausible, site(aliases), Url)
                    .contains(QStringLiteral("data-domain=\"%1\"").arg(plausible)));
        QVERIFY(snippetFor(Tracker::Umami, site(aliases), Url)
                    .contains(QStringLiteral("data-website-id=\"%1\"").arg(umami)));
        QVERIFY(snippetFor(Tracker::Footfall, site(aliases), Url)
                    .contains(QStringLiteral("data-site=\"ABCDEFGH\"")));
    }

    void anAddressExcludesOnesOwnVisits()
    {
        Site shop = site();
        shop.hostnames = {QStringLiteral("shop.example.com"), QStringLiteral("*.example.org")};
        QCOMPARE(addressFor(OwnVisits::Excluded, shop),
                 QStringLiteral("https://shop.example.com/#footfall=off"));
        QCOMPARE(addressFor(OwnVisits::Counted, shop),
                 QStringLiteral("https://shop.example.com/#footfall=on"));
        shop.hostnames = {QStringLiteral("::1")};
        QCOMPARE(addressFor(OwnVisits::Excluded, shop),
                 QStringLiteral("https://[::1]/#footfall=off"));
    }

    void nothingBreaksOutOfIt()
    {
        Site hostile = site({QStringLiteral("\"><script>alert(1)</script>.example")});
        hostile.trackingCode = QStringLiteral("'</script>\"\\<b>&");
        const QString url = QStringLiteral("https://a.example/\"'<i>&");
        for (const Tracker tracker : AllTrackers) {
            const QString html = snippetFor(tracker, hostile, url);
            QVERIFY2(!html.contains(QStringLiteral("<b>")), qPrintable(html));
            QVERIFY2(!html.contains(QStringLiteral("<i>")), qPrintable(html));
            QVERIFY2(!html.contains(QStringLiteral("alert")), qPrintable(html));
            QVERIFY2(!html.contains(QStringLiteral("'</script>")), qPrintable(html));
            QCOMPARE(html.count(QStringLiteral("</script>")),
                     html.count(QStringLiteral("<script")));
        }
    }

    void theSnippetIsEscaped()
    {
        const auto url = normalisedPublicUrl(QStringLiteral(" https://stats.example.com/a&b/ "));
        QVERIFY(url);
        QCOMPARE(trackingSnippet(QStringLiteral("ABCDEFGH"), *url),
                 QStringLiteral("<script src=\"https://stats.example.com/a&amp;b/script.js\" "
                                "data-site=\"ABCDEFGH\" defer></script>"));
        for (const char *wrong : {"", "stats.example.com", "ftp://example.com", "https://",
                                  "https://a.example/?x=1", "javascript:alert(1)"})
            QVERIFY2(!normalisedPublicUrl(QString::fromLatin1(wrong)), wrong);
    }
};

FOOTFALL_TEST_MAIN(TestSnippet)
#include "tst_snippet.moc"
