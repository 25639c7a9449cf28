// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/siteindex.h"
#include "tests/kit/testmain.h"

#include <QCryptographicHash>

using namespace footfall;
using namespace footfall::server;

namespace {

QByteArray hashOf(const char *token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

domain::Site site(const char *code, const QStringList &hostnames, const QStringList &aliases = {})
{
    domain::Site made;
    made.trackingCode = QString::fromLatin1(code);
    made.hostnames = hostnames;
    made.aliases = aliases;
    return made;
}

std::shared_ptr<domain::SiteSnapshot> twoSites()
{
    auto snapshot = std::make_shared<domain::SiteSnapshot>();
    domain::Site shop =
        site("SHOPCODE", {QStringLiteral("shop.example"), QStringLiteral("*.shop.example")},
             {QStringLiteral("abcde"), QStringLiteral("gc.example.net"),
              QStringLiteral("11111111-2222-3333-4444-555555555555")});
    shop.tokens = {{{}, QStringLiteral("back end"), hashOf("shop-token"), {}}};
    domain::Site blog = site("BLOGCODE", {QStringLiteral("www.blog.example")},
                             {QStringLiteral("shopcode"), QStringLiteral("old.example")});
    blog.tokens = {{{}, QStringLiteral("one"), hashOf("blog-token-1"), {}},
                   {{}, QStringLiteral("two"), hashOf("blog-token-2"), {}}};
    snapshot->sites = {shop, blog};
    return snapshot;
}

} // namespace

class TestSiteIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whichSite_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("hostname");
        QTest::addColumn<QString>("otherHostname");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const char *key, const char *hostname,
                            const char *other, const char *found) {
            QTest::newRow(name) << QString::fromLatin1(key) << QString::fromLatin1(hostname)
                                << QString::fromLatin1(other) << QString::fromLatin1(found);
        };
        row("code", "SHOPCODE", "", "", "SHOPCODE");
        row("alias", "ABCDE", "", "", "SHOPCODE");
        row("UUID in capitals", "11111111-2222-3333-4444-555555555555", "", "", "SHOPCODE");
        row("a code comes before an alias", "SHOPCODE", "blog.example", "", "SHOPCODE");
        row("an alias that is another's code in small letters", "shopcode", "", "", "BLOGCODE");
        row("codes keep their case", "blogcode", "", "", "");
        row("hostname", "", "https://shop.example:8443", "", "SHOPCODE");
        row("hostname with www", "", "www.shop.example", "", "SHOPCODE");
        row("site with www, asked without", "", "blog.example", "", "BLOGCODE");
        row("below", "", "a.b.shop.example", "", "SHOPCODE");
        row("not below", "", "myshop.example", "", "");
        row("key before hostname", "old.example", "shop.example", "", "BLOGCODE");
        row("hostname where the key is unknown", "gone", "shop.example", "", "SHOPCODE");
        row("the other hostname", "gone", "gone.example", "blog.example", "BLOGCODE");
        row("no hostname", "", "exa mple", "", "");
        row("nothing", "", "", "", "");
    }
    void whichSite()
    {
        QFETCH(QString, key);
        QFETCH(QString, hostname);
        QFETCH(QString, otherHostname);
        const SiteIndex index(twoSites());
        const domain::Site *site = index.find({{}, key, hostname, otherHostname, OnlySite::Yes});
        QTEST(site ? site->trackingCode : QString(), "found");
    }

    void theOnlySite()
    {
        auto snapshot = twoSites();
        snapshot->sites.pop_back();
        const SiteIndex index(snapshot);
        QVERIFY(index.find({{}, {}, QStringLiteral("other.example"), {}, OnlySite::Yes}));
        QVERIFY(!index.find({{}, {}, QStringLiteral("other.example"), {}, OnlySite::No}));
        QVERIFY(!SiteIndex().find({{}, {}, {}, {}, OnlySite::Yes}));
    }

    void tokens()
    {
        const SiteIndex index(twoSites());
        QCOMPARE(index.find({hashOf("shop-token")})->trackingCode, QStringLiteral("SHOPCODE"));
        QCOMPARE(index.find({hashOf("blog-token-2")})->trackingCode, QStringLiteral("BLOGCODE"));
        // Whoever sends a token is asked for nothing else.
        QVERIFY(!index.find({hashOf("wrong"), QStringLiteral("SHOPCODE"), {}, {}, OnlySite::Yes}));
        QVERIFY(!index.find({hashOf("shop-token").left(31)}));
    }
};

FOOTFALL_TEST_MAIN(TestSiteIndex)
#include "tst_siteindex.moc"
