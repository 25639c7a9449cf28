// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/cleanhit.h"
#include "core/enrich/eventdetails.h"
#include "core/enrich/kepttext.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using domain::HitKind;
using domain::Rejection;

namespace {

enrich::RawHit pageView(const char *pathname)
{
    enrich::RawHit raw;
    raw.hostname = QStringLiteral("https://example.com");
    raw.pathname = QString::fromUtf8(pathname);
    return raw;
}

enrich::RawHit eventNamed(const char *name)
{
    enrich::RawHit raw = pageView("/a");
    raw.kind = HitKind::Event;
    raw.eventName = QString::fromUtf8(name);
    return raw;
}

domain::Site someSite()
{
    domain::Site site;
    site.id = domain::SiteId{1};
    site.hostnames = {QStringLiteral("example.com")};
    return site;
}

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

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
        QTest::newRow("spaces") << text("  ") << QString();
        QTest::newRow("trimmed") << text(" a b ") << text("a b");
        QTest::newRow("control") << text("a\x01"
                                         "b")
                                 << QString();
        QTest::newRow("new line inside") << text("a\nb") << QString();
        QTest::newRow("new line after") << text("a\n") << text("a");
        QTest::newRow("half a pair") << QString(QChar(0xd83d)) << QString();
        QTest::newRow("longest") << QString(200, u'a') << QString(200, u'a');
        QTest::newRow("too long") << QString(201, u'a') << QString(200, u'a');
        QTest::newRow("cut between halves")
            << QString(199, u'a') + text("🙂") << QString(199, u'a');
        QTest::newRow("a space where it is cut")
            << QString(199, u'a') + text(" bc") << QString(199, u'a');
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
            enrich::cleanUtm({text(" NewsLetter "), text("E-Mail"), text(" Spring Sale "),
                              text("a\x02"), QString(500, u'x')});
        QCOMPARE(found, (domain::Utm{text("newsletter"), text("e-mail"), text("Spring Sale"),
                                     QString(), QString(200, u'x')}));
        QCOMPARE(enrich::cleanUtm({}), domain::Utm{});
    }

    void money_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("cents");
        QTest::addColumn<bool>("kept");
        QTest::addColumn<QString>("keptCurrency");
        QTest::newRow("plain") << text("EUR") << qint64(1999) << true << text("EUR");
        QTest::newRow("small letters") << text("usd") << qint64(1) << true << text("USD");
        QTest::newRow("spaces") << text(" CHF ") << qint64(1) << true << text("CHF");
        QTest::newRow("none") << QString() << qint64(5) << true << QString();
        QTest::newRow("no currency") << text("EURO") << qint64(5) << true << QString();
        QTest::newRow("digits") << text("E1R") << qint64(5) << true << QString();
        QTest::newRow("letters of elsewhere") << text("ÄÖÜ") << qint64(5) << true << QString();
        QTest::newRow("a refund") << text("EUR") << qint64(-500) << true << text("EUR");
        QTest::newRow("most") << text("JPY") << Q_INT64_C(1'000'000'000'000) << true << text("JPY");
        QTest::newRow("too much") << text("JPY") << Q_INT64_C(1'000'000'000'001) << false
                                  << QString();
        QTest::newRow("far too much")
            << text("JPY") << std::numeric_limits<qint64>::max() << false << QString();
        QTest::newRow("far too little")
            << text("JPY") << std::numeric_limits<qint64>::min() << false << QString();
    }
    void money()
    {
        QFETCH(QString, currency);
        QFETCH(qint64, cents);
        QFETCH(bool, kept);
        QFETCH(QString, keptCurrency);
        const auto found = enrich::cleanMoney({currency, cents});
        QCOMPARE(found.has_value(), kept);
        if (kept)
            QCOMPARE(*found, (domain::Money{keptCurrency, cents}));
        enrich::RawHit raw = eventNamed("Purchase");
        raw.amount = domain::Money{currency, cents};
        QCOMPARE(enrich::cleanEvent(raw)->amount, found);
    }

    void properties_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("keptKey");
        QTest::addColumn<QString>("keptValue");
        const QString a = text("a");
        QTest::newRow("plain") << text(" plan ") << text(" Pro ") << text("plan") << text("Pro");
        QTest::newRow("empty key") << QString() << a << QString() << QString();
        QTest::newRow("empty value") << a << QString() << QString() << QString();
        QTest::newRow("spaces only") << a << text("  ") << QString() << QString();
        QTest::newRow("control in the key") << text("a\x7f") << a << QString() << QString();
        QTest::newRow("control in the value") << a << text("a\x1b[0m") << QString() << QString();
        QTest::newRow("half a pair") << a << QString(QChar(0xdc00)) << QString() << QString();
        QTest::newRow("long key") << QString(300, u'k') << a << QString(200, u'k') << a;
        QTest::newRow("too long a key") << QString(301, u'k') << a << QString() << QString();
        QTest::newRow("long value") << a << QString(2000, u'v') << a << QString(200, u'v');
        QTest::newRow("too long a value") << a << QString(2001, u'v') << QString() << QString();
    }
    void properties()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, keptKey);
        QFETCH(QString, keptValue);
        enrich::RawHit raw = eventNamed("Signup");
        raw.properties = {{key, value}};
        const std::vector<domain::Property> found = enrich::cleanEvent(raw)->properties;
        QCOMPARE(found.size(), size_t(keptKey.isEmpty() ? 0 : 1));
        if (!found.empty())
            QCOMPARE(found.front(), (domain::Property{keptKey, keptValue, {}}));
    }

    void manyProperties()
    {
        enrich::RawHit raw = eventNamed("Signup");
        raw.properties.push_back({text("key 7"), text("the first")});
        raw.properties.push_back({QString(), text("dropped, and not counted")});
        for (int i = 0; i < 1000; ++i)
            raw.properties.push_back({QStringLiteral("key %1").arg(i), text("value")});
        const auto found = enrich::cleanEvent(raw)->properties;
        QCOMPARE(found.size(), enrich::MostProperties);
        QCOMPARE(found.front().value, text("the first"));
        QCOMPARE(found.back().key, text("key 29"));
        QCOMPARE(std::count_if(found.begin(), found.end(),
                               [](const auto &p) { return p.key == text("key 7"); }),
                 1);
    }

    void onlyEventsHaveDetails()
    {
        enrich::RawHit raw = eventNamed("Signup");
        raw.interactivity = domain::Interactivity::Passive;
        raw.properties = {{text("plan"), text("pro")}};
        raw.amount = domain::Money{text("EUR"), 100};
        const auto found = enrich::cleanHit(raw, someSite());
        QCOMPARE(found->event.name, text("Signup"));
        QCOMPARE(found->event.interactivity, domain::Interactivity::Passive);
        QCOMPARE(found->event.properties.size(), size_t(1));
        QVERIFY(found->event.amount);
        raw.kind = HitKind::PageView;
        QCOMPARE(enrich::cleanHit(raw, someSite())->event, domain::Event{});
    }

    void pathname_data()
    {
        QTest::addColumn<domain::PathRules>("rules");
        QTest::addColumn<QString>("pathname");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("counted");
        const domain::PathRules rules{{text("id"), text("utm_*")},
                                      {text("/users/*"), text("/shop/*/cart")},
                                      {text("/admin*"), text("*/preview")}};
        const auto row = [&rules](const char *pathname, const QString &query,
                                  const QString &counted) {
            QTest::addRow("%s %s", pathname, qPrintable(query.left(20)))
                << rules << text(pathname) << query << counted;
        };
        QTest::newRow("no rules") << domain::PathRules{} << text("/a") << text("id=1")
                                  << text("/a");
        row("/a", text("x=1"), text("/a"));
        row("/a", text("z=1&id=7&b=2"), text("/a?id=7"));
        row("/a", text("utm_b=2&id=7&utm_a=1"), text("/a?id=7&utm_a=1&utm_b=2"));
        row("/a", text("id=7#secret"), text("/a?id=7"));
        row("/a", text("id=\x01"), text("/a"));
        row("/a", QStringLiteral("id=") + QChar(0xd800), text("/a"));
        row("/users/7", text("id=1"), text("/users/*"));
        row("/users/", QString(), text("/users/*"));
        row("/users", QString(), text("/users"));
        row("/shop/7/cart", QString(), text("/shop/*/cart"));
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
        enrich::RawHit raw = pageView("/");
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
            QTest::newRow(hostname) << text(hostname) << counted;
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
        site.hostnames.append(text("*.example.net"));
        enrich::RawHit raw = pageView("/");
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
        row("no goal's page", pageView("/a"), {});
        row("a page", pageView("/thanks"), {1});
        row("a page of a pattern", pageView("/order/7/done"), {2});
        row("a page that is grouped", pageView("/users/7"), {3, 4});
        row("a page with what is kept of its query",
            [] {
                enrich::RawHit raw = pageView("/b");
                raw.query = text("step=3");
                return raw;
            }(),
            {5});
        row("an event", eventNamed("Signup"), {6});
        row("another case", eventNamed("signup"), {});
        row("an event on a goal's page",
            [] {
                enrich::RawHit raw = eventNamed("Other");
                raw.pathname = text("/thanks");
                return raw;
            }(),
            {});
        row("a leave report of a goal's page",
            [] {
                enrich::RawHit raw = pageView("/thanks");
                raw.kind = HitKind::Leave;
                return raw;
            }(),
            {});
        row("a page called like an event", pageView("/Signup"), {});
    }
    void goals()
    {
        QFETCH(enrich::RawHit, raw);
        QFETCH(QList<int>, met);
        domain::Site site = someSite();
        site.pathRules = {{text("step")}, {text("/users/*")}, {}};
        const auto goal = [](int id, domain::GoalKind kind, const char *pattern) {
            return domain::Goal{domain::GoalId{id}, QString::number(id), kind, text(pattern)};
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
        enrich::RawHit raw = pageView("/");
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
