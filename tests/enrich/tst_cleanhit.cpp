// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a hit as a tracker sent it: texts, addresses, goals, times; and what is refused.
#include "core/enrich/kepttext.h"
#include "tests/enrich/rawhits.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using domain::HitKind;
using domain::Rejection;
using kit::eventNamed;
using kit::someSite;
using kit::utf8;
using kit::viewOfPath;

class TestCleanHit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void keptText_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("kept");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("spaces") << utf8("  ") << QString();
        QTest::newRow("trimmed") << utf8(" a b ") << utf8("a b");
        QTest::newRow("control") << utf8("a\x01"
                                         "b")
                                 << QString();
        QTest::newRow("new line inside") << utf8("a\nb") << QString();
        QTest::newRow("new line after") << utf8("a\n") << utf8("a");
        QTest::newRow("half a pair") << QString(QChar(0xd83d)) << QString();
        QTest::newRow("longest") << QString(200, u'a') << QString(200, u'a');
        QTest::newRow("too long") << QString(201, u'a') << QString(200, u'a');
        QTest::newRow("cut between halves")
            << QString(199, u'a') + utf8("🙂") << QString(199, u'a');
        QTest::newRow("a space where it is cut")
            << QString(199, u'a') + utf8(" bc") << QString(199, u'a');
    }
    void keptText()
    {
        QFETCH(QString, sent);
        QFETCH(QString, kept);
        QCOMPARE(enrich::keptText(sent), kept);
    }

    void utm()
    {
        const domain::Utm found =
            enrich::cleanUtm({utf8(" NewsLetter "), utf8("E-Mail"), utf8(" Spring Sale "),
                              utf8("a\x02"), QString(500, u'x')});
        QCOMPARE(found, (domain::Utm{utf8("newsletter"), utf8("e-mail"), utf8("Spring Sale"),
                                     QString(), QString(200, u'x')}));
        QCOMPARE(enrich::cleanUtm({}), domain::Utm{});
    }

    void pathname_data()
    {
        QTest::addColumn<domain::PathRules>("rules");
        QTest::addColumn<QString>("pathname");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("counted");
        const domain::PathRules rules{{utf8("id"), utf8("utm_*")},
                                      {utf8("/users/*"), utf8("/shop/*/cart")},
                                      {utf8("/admin*"), utf8("*/preview")}};
        const auto row = [&rules](const char *pathname, const QString &query,
                                  const QString &counted) {
            QTest::addRow("%s %s", pathname, qPrintable(query.left(20)))
                << rules << utf8(pathname) << query << counted;
        };
        QTest::newRow("no rules") << domain::PathRules{} << utf8("/a") << utf8("id=1")
                                  << utf8("/a");
        row("/a", utf8("x=1"), utf8("/a"));
        row("/a", utf8("z=1&id=7&b=2"), utf8("/a?id=7"));
        row("/a", utf8("utm_b=2&id=7&utm_a=1"), utf8("/a?id=7&utm_a=1&utm_b=2"));
        row("/a", utf8("id=7#secret"), utf8("/a?id=7"));
        row("/a", utf8("id=\x01"), utf8("/a"));
        row("/a", QStringLiteral("id=") + QChar(0xd800), utf8("/a"));
        row("/users/7", utf8("id=1"), utf8("/users/*"));
        row("/users/", QString(), utf8("/users/*"));
        row("/users", QString(), utf8("/users"));
        row("/shop/7/cart", QString(), utf8("/shop/*/cart"));
        row("/admin", QString(), QString());
        row("/admin/x", QString(), QString());
        row("/users/preview", QString(), QString());
        row("/a", QStringLiteral("id=") + QString(5000, u'9'),
            QStringLiteral("/a?id=") + QString(1994, u'9'));
    }
    void pathname()
    {
        QFETCH(domain::PathRules, rules);
        QFETCH(QString, pathname);
        QFETCH(QString, query);
        QFETCH(QString, counted);
        domain::Site site = someSite();
        site.pathRules = rules;
        enrich::RawHit raw = viewOfPath("/");
        raw.pathname = pathname;
        raw.query = query;
        const auto found = enrich::cleanHit(raw, site);
        if (counted.isEmpty()) {
            QVERIFY(!found);
            QCOMPARE(found.error().reason, Rejection::PathIgnored);
            return;
        }
        QCOMPARE(found->pathname, counted);
        QVERIFY(found->pathname.size() <= 2000);
    }

    void hostname_data()
    {
        QTest::addColumn<QString>("hostname");
        QTest::addColumn<bool>("counted");
        const auto row = [](const char *hostname, bool counted) {
            QTest::newRow(hostname) << utf8(hostname) << counted;
        };
        row("example.com", true);
        row("www.example.com", true);
        row("https://EXAMPLE.com:8443", true);
        row("a.example.net", true);
        row("b.a.example.net", true);
        row("example.net", false);
        row("evil.example", false);
        row("notexample.com", false);
        row("example.com.evil.example", false);
    }
    void hostname()
    {
        QFETCH(QString, hostname);
        QFETCH(bool, counted);
        domain::Site site = someSite();
        site.hostnames.append(utf8("*.example.net"));
        enrich::RawHit raw = viewOfPath("/");
        raw.hostname = hostname;
        QVERIFY(enrich::cleanHit(raw, site));
        site.hostnameRule = domain::HostnameRule::Listed;
        const auto found = enrich::cleanHit(raw, site);
        QCOMPARE(found.has_value(), counted);
        if (!found)
            QCOMPARE(found.error().reason, Rejection::WrongHostname);
        // What comes without a page cannot be on a wrong one.
        raw.kind = HitKind::Leave;
        raw.hostname.clear();
        QVERIFY(enrich::cleanHit(raw, site));
    }

    void goals_data()
    {
        QTest::addColumn<enrich::RawHit>("raw");
        QTest::addColumn<QList<int>>("met");
        const auto row = [](const char *name, const enrich::RawHit &raw, const QList<int> &met) {
            QTest::newRow(name) << raw << met;
        };
        row("no goal's page", viewOfPath("/a"), {});
        row("a page", viewOfPath("/thanks"), {1});
        row("a page of a pattern", viewOfPath("/order/7/done"), {2});
        row("a page that is grouped", viewOfPath("/users/7"), {3, 4});
        row("a page with what is kept of its query",
            [] {
                enrich::RawHit raw = viewOfPath("/b");
                raw.query = utf8("step=3");
                return raw;
            }(),
            {5});
        row("an event", eventNamed("Signup"), {6});
        row("another case", eventNamed("signup"), {});
        row("an event on a goal's page",
            [] {
                enrich::RawHit raw = eventNamed("Other");
                raw.pathname = utf8("/thanks");
                return raw;
            }(),
            {});
        row("a leave report of a goal's page",
            [] {
                enrich::RawHit raw = viewOfPath("/thanks");
                raw.kind = HitKind::Leave;
                return raw;
            }(),
            {});
        row("a page called like an event", viewOfPath("/Signup"), {});
    }
    void goals()
    {
        QFETCH(enrich::RawHit, raw);
        QFETCH(QList<int>, met);
        domain::Site site = someSite();
        site.pathRules = {{utf8("step")}, {utf8("/users/*")}, {}};
        const auto goal = [](int id, domain::GoalKind kind, const char *pattern) {
            return domain::Goal{domain::GoalId{id}, QString::number(id), kind, utf8(pattern)};
        };
        using domain::GoalKind;
        site.goals = {
            goal(1, GoalKind::Page, "/thanks"),   goal(2, GoalKind::Page, "/order/*/done"),
            goal(3, GoalKind::Page, "/users/7"),  goal(4, GoalKind::Page, "/users/*"),
            goal(5, GoalKind::Page, "/b?step=3"), goal(6, GoalKind::Event, "Signup")};
        const domain::Hit hit = enrich::cleanHit(raw, site).value();
        QList<int> found;
        for (const domain::GoalMet &one : hit.goals)
            found.append(static_cast<int>(one.goal.value));
        QCOMPARE(found, met);
    }

    void visibleTime()
    {
        enrich::RawHit raw = viewOfPath("/");
        raw.kind = HitKind::Leave;
        raw.visibleTime = std::chrono::seconds(20);
        raw.visibleTimeIs = domain::VisibleTime::Added;
        const auto leave = enrich::cleanHit(raw, someSite());
        QVERIFY(leave->visibleTime == std::chrono::seconds(20));
        QCOMPARE(leave->visibleTimeIs, domain::VisibleTime::Added);
        raw.kind = HitKind::PageView;
        QVERIFY(!enrich::cleanHit(raw, someSite())->visibleTime);
    }
};

FOOTFALL_TEST_MAIN(TestCleanHit)
#include "tst_cleanhit.moc"
