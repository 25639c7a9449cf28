// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a site that somebody asks for or edits, and which hostnames are taken.
#include "core/domain/hostname.h"
#include "core/domain/siteedit.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;
using footfall::kit::at;

namespace {

const Instant Now = at("2026-01-15T12:00:00Z");

Site exampleSite()
{
    return siteFromDraft({QStringLiteral("example.com"), {}, QStringLiteral("Europe/Berlin"), {}},
                         Now)
        .value();
}

} // namespace

class TestSite : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void hostnameIsNormalised_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("hostname");
        const auto row = [](const char *typed, const char *hostname) {
            QTest::addRow("%s", typed) << QString::fromUtf8(typed) << QString::fromLatin1(hostname);
        };
        row("example.com", "example.com");
        row("  https://www.Example.COM:8443/shop?a=b#c ", "www.example.com");
        row("example.com.", "example.com");
        row("münchen.example", "xn--mnchen-3ya.example");
        row("http://user:word@example.com/", "example.com");
        row("localhost:3000", "localhost");
        row("127.0.0.1", "127.0.0.1");
        row("http://[::1]:8080/", "::1");
        row("my_app.internal", "my_app.internal");
    }
    void hostnameIsNormalised()
    {
        QFETCH(QString, typed);
        QFETCH(QString, hostname);
        const Result<QString> found = normalisedHostname(typed);
        QVERIFY(found);
        QCOMPARE(*found, hostname);
        if (!hostname.contains(QLatin1Char(':')))
            QCOMPARE(normalisedHostname(hostname), found);
    }

    void hostnameIsRefused_data()
    {
        QTest::addColumn<QString>("typed");
        int number = 0;
        const auto row = [&number](const QString &typed) {
            QTest::addRow("%d", ++number) << typed;
        };
        for (const char *bad : {"",
                                " ",
                                ".",
                                "...",
                                "http://",
                                "https:///path",
                                "exa mple.com",
                                "a..b",
                                ".a",
                                "*.example.com",
                                "javascript:alert(1)",
                                "file:///etc/passwd",
                                "a\\b",
                                "<b>",
                                "example.com:port",
                                "http://exa%00mple.com",
                                "exa'mple.com",
                                "a,b",
                                "[::1",
                                "http://[fe80::1%25eth0]/",
                                "data:text/html,x",
                                "ex%61mple.com"})
            row(QString::fromLatin1(bad));
        row(QString(64, QLatin1Char('a')) + QStringLiteral(".com"));
        row(QStringLiteral("a.").repeated(200) + QStringLiteral("com"));
        row(QString(100'000, QLatin1Char('x')));
        row(QString(QChar(0)));
        row(QStringLiteral("example.com") + QChar(0) + QStringLiteral(".evil"));
        row(QStringLiteral("exam\nple.com"));
        row(QString(QChar(0xD800)));
    }
    void hostnameIsRefused()
    {
        QFETCH(QString, typed);
        const Result<QString> found = normalisedHostname(typed);
        QVERIFY2(!found, qPrintable(found.value_or(QString())));
        QCOMPARE(found.error().kind, ErrorKind::Invalid);
        QVERIFY(found.error().message.size() < 200);
    }

    void wwwIsLeftOut()
    {
        QCOMPARE(withoutWww(QStringLiteral("www.example.com")), QStringLiteral("example.com"));
        QCOMPARE(withoutWww(QStringLiteral("wwwexample.com")), QStringLiteral("wwwexample.com"));
        QCOMPARE(withoutWww(QStringLiteral("a.www.example.com")),
                 QStringLiteral("a.www.example.com"));
    }

    void draftIsCompleted()
    {
        const Site site =
            siteFromDraft({QStringLiteral("HTTPS://Example.com/"), {}, {}, {}}, Now).value();
        QCOMPARE(site.name, QStringLiteral("example.com"));
        QCOMPARE(site.hostnames, QStringList{QStringLiteral("example.com")});
        QCOMPARE(site.timeZone(), QTimeZone::utc());
        QCOMPARE(site.createdAt, Now);
        QVERIFY(!site.id.isValid());
        QCOMPARE(site.trackingCode.size(), 8);
        QVERIFY(isValidTrackingCode(site.trackingCode));
        const Site other = siteFromDraft({QStringLiteral("example.com"), {}, {}, {}}, Now).value();
        QVERIFY(other.trackingCode != site.trackingCode);
    }

    void draftIsTakenAsItIs()
    {
        const Site site =
            siteFromDraft({QStringLiteral("example.com"), QStringLiteral("  My site "),
                           QStringLiteral("Asia/Kathmandu"), QStringLiteral("MY-SITE_1.x")},
                          Now)
                .value();
        QCOMPARE(site.name, QStringLiteral("My site"));
        QCOMPARE(site.timeZone().id(), QByteArray("Asia/Kathmandu"));
        QCOMPARE(site.trackingCode, QStringLiteral("MY-SITE_1.x"));
    }

    void draftIsRefused_data()
    {
        QTest::addColumn<QString>("hostname");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("code");
        const QString host = QStringLiteral("example.com");
        QTest::newRow("hostname") << QString() << QString() << QString();
        QTest::newRow("zone") << host << QStringLiteral("Europe/Atlantis") << QString();
        QTest::newRow("zone in lower case") << host << QStringLiteral("europe/berlin") << QString();
        QTest::newRow("zone as a file")
            << host << QStringLiteral("../../../etc/passwd") << QString();
        QTest::newRow("short code") << host << QString() << QStringLiteral("AB");
        QTest::newRow("long code") << host << QString() << QString(65, QLatin1Char('A'));
        QTest::newRow("odd code") << host << QString() << QStringLiteral("A\"B<C");
        QTest::newRow("letters of elsewhere") << host << QString() << QString::fromUtf8("ÄBCD");
        QTest::newRow("digits of elsewhere") << host << QString() << QString::fromUtf8("١٢٣٤");
    }
    void draftIsRefused()
    {
        QFETCH(QString, hostname);
        QFETCH(QString, zone);
        QFETCH(QString, code);
        const Result<Site> site = siteFromDraft({hostname, {}, zone, code}, Now);
        QVERIFY(!site);
        QCOMPARE(site.error().kind, ErrorKind::Invalid);
    }

    void editChangesOnlyWhatIsSet()
    {
        const Site site = exampleSite();
        QCOMPARE(siteAfterEdit(site, {}, SiteHistory::HasViews, Now).value(), site);
        SiteEdit edit;
        edit.name = QStringLiteral(" Other ");
        edit.privacySignals = PrivacySignals::Respect;
        Site expected = site;
        expected.name = QStringLiteral("Other");
        expected.privacySignals = PrivacySignals::Respect;
        QCOMPARE(siteAfterEdit(site, edit, SiteHistory::HasViews, Now).value(), expected);
    }

    void hostnamesComeAndGo()
    {
        SiteEdit edit;
        edit.addHostnames = {QStringLiteral("WWW.example.com"), QStringLiteral("example.com"),
                             QStringLiteral("shop.example")};
        edit.removeHostnames = {QStringLiteral("https://example.com/")};
        const Site changed = siteAfterEdit(exampleSite(), edit, SiteHistory::HasViews, Now).value();
        QCOMPARE(changed.hostnames,
                 (QStringList{QStringLiteral("www.example.com"), QStringLiteral("shop.example")}));
    }

    void theMainHostnameIsAName()
    {
        SiteEdit edit;
        edit.addHostnames = {QStringLiteral("*.example.com"), QStringLiteral("shop.example")};
        edit.removeHostnames = {QStringLiteral("example.com")};
        const Site changed = siteAfterEdit(exampleSite(), edit, SiteHistory::HasViews, Now).value();
        QCOMPARE(changed.hostnames,
                 (QStringList{QStringLiteral("shop.example"), QStringLiteral("*.example.com")}));
    }

    void editIsRefused()
    {
        const Site site = exampleSite();
        const auto errorOf = [&site](const SiteEdit &edit) {
            const Result<Site> changed = siteAfterEdit(site, edit, SiteHistory::HasViews, Now);
            return changed ? QString() : changed.error().message;
        };
        SiteEdit last;
        last.removeHostnames = {QStringLiteral("example.com")};
        QVERIFY(!errorOf(last).isEmpty());
        SiteEdit unknown;
        unknown.removeHostnames = {QStringLiteral("other.example")};
        QVERIFY(!errorOf(unknown).isEmpty());
        SiteEdit nameless;
        nameless.name = QStringLiteral("  ");
        QVERIFY(!errorOf(nameless).isEmpty());
        SiteEdit zone;
        zone.timeZone = QStringLiteral("Nowhere/At_All");
        QVERIFY(!errorOf(zone).isEmpty());
        SiteEdit hostname;
        hostname.addHostnames = {QStringLiteral("a b")};
        QVERIFY(!errorOf(hostname).isEmpty());
    }

    void zoneOfAnEmptySiteChangesAtOnce()
    {
        SiteEdit edit;
        edit.timeZone = QStringLiteral("Asia/Tokyo");
        const Site empty = siteAfterEdit(exampleSite(), edit, SiteHistory::Empty, Now).value();
        QCOMPARE(empty.calendar, SiteCalendar(QTimeZone("Asia/Tokyo")));
        const Site used = siteAfterEdit(exampleSite(), edit, SiteHistory::HasViews, Now).value();
        QCOMPARE(used.calendar.zoneAt(Now).id(), QByteArray("Europe/Berlin"));
        QCOMPARE(used.calendar.spans().back().from, at("2026-01-15T23:00:00Z"));
        QCOMPARE(used.timeZone().id(), QByteArray("Asia/Tokyo"));
    }
};

FOOTFALL_TEST_MAIN(TestSite)
#include "tst_site.moc"
