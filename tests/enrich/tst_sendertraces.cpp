// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says of its visitor's address or user agent is taken out; everything else stays.
#include "core/enrich/sendertraces.h"
#include "tests/enrich/addresses.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using enrich::RawHit;

class TestSenderTraces : public QObject
{
    Q_OBJECT

    static RawHit from(const char *address)
    {
        RawHit raw;
        raw.address = kit::addressBytes(address);
        raw.userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
        return raw;
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void texts_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char *name, const char *address, const QString &sent,
                            const QString &kept) {
            QTest::newRow(name) << QByteArray(address) << sent << kept;
        };
        const char four[] = "203.0.113.7";
        const char six[] = "2001:db8::7";
        const QString agent = QString::fromLatin1(from(four).userAgent);
        row("nothing", four, QStringLiteral("plan"), QStringLiteral("plan"));
        row("IPv4", four, QStringLiteral("203.0.113.7"), QStringLiteral("(removed)"));
        row("IPv4 within", four, QStringLiteral("from 203.0.113.7, twice 203.0.113.7!"),
            QStringLiteral("from (removed), twice (removed)!"));
        row("IPv4 with a port", four, QStringLiteral("203.0.113.7:8080"),
            QStringLiteral("(removed):8080"));
        row("mapped", four, QStringLiteral("::ffff:203.0.113.7"),
            QStringLiteral("::ffff:(removed)"));
        row("another", four, QStringLiteral("203.0.113.77"), QStringLiteral("203.0.113.77"));
        row("part of another", four, QStringLiteral("1203.0.113.7"),
            QStringLiteral("1203.0.113.7"));
        row("a version", four, QStringLiteral("1.2.3.4"), QStringLiteral("1.2.3.4"));
        row("IPv6", six, QStringLiteral("[2001:DB8::7]"), QStringLiteral("[(removed)]"));
        row("IPv6 in full", six, QStringLiteral("2001:0db8:0000:0000:0000:0000:0000:0007"),
            QStringLiteral("(removed)"));
        row("another IPv6", six, QStringLiteral("2001:db8::70"), QStringLiteral("2001:db8::70"));
        row("this computer", "127.0.0.1", QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.1"));
        row("this computer, IPv6", "::1", QStringLiteral("[::1]:80"), QStringLiteral("[::1]:80"));
        row("user agent", four, agent, QStringLiteral("(removed)"));
        row("user agent within", six, QStringLiteral("ua=") + agent + QStringLiteral(";"),
            QStringLiteral("ua=(removed);"));
        row("another user agent", four, QStringLiteral("Mozilla/5.0"),
            QStringLiteral("Mozilla/5.0"));
    }
    void texts()
    {
        QFETCH(QByteArray, address);
        QFETCH(QString, sent);
        QFETCH(QString, kept);
        RawHit raw = from(address.constData());
        raw.eventName = raw.campaignSource = sent;
        raw.utm = {sent, sent, sent, sent, sent};
        raw.properties = {{sent, sent}};
        enrich::removeSender(raw);
        for (const QString &text :
             {raw.eventName, raw.campaignSource, raw.utm.source, raw.utm.medium, raw.utm.campaign,
              raw.utm.term, raw.utm.content, raw.properties[0].key, raw.properties[0].value})
            QCOMPARE(text, kept);
    }

    void addressesOfPages_data()
    {
        QTest::addColumn<QString>("pathname");
        QTest::addColumn<QString>("kept");
        QTest::newRow("plain") << QStringLiteral("/ip/203.0.113.7/")
                               << QStringLiteral("/ip/(removed)/");
        QTest::newRow("encoded") << QStringLiteral("/ip/203%2E0.113.7")
                                 << QStringLiteral("/(removed)");
        QTest::newRow("user agent")
            << QStringLiteral("/ua/Mozilla%2F5.0%20(X11;%20Linux%20x86_64;%20rv:128.0)%20Gecko/"
                              "20100101%20Firefox/128.0")
            << QStringLiteral("/(removed)");
        QTest::newRow("nothing") << QStringLiteral("/a%20b/1.2.3")
                                 << QStringLiteral("/a%20b/1.2.3");
    }
    void addressesOfPages()
    {
        QFETCH(QString, pathname);
        RawHit raw = from("203.0.113.7");
        raw.pathname = pathname;
        raw.query = QStringLiteral("ua=Mozilla/5.0+(X11;+Linux+x86_64;+rv:128.0)+Gecko/20100101+"
                                   "Firefox/128.0");
        raw.referrer = QStringLiteral("https://example.com/203.0.113%2e7");
        enrich::removeSender(raw);
        QTEST(raw.pathname, "kept");
        QCOMPARE(raw.query, QString());
        QCOMPARE(raw.referrer, QString());
    }

    void withoutAUserAgent()
    {
        RawHit raw = from("203.0.113.7");
        raw.userAgent.clear();
        raw.eventName = QStringLiteral("203.0.113.7 bought");
        enrich::removeSender(raw);
        QCOMPARE(raw.eventName, QStringLiteral("(removed) bought"));
    }
};

FOOTFALL_TEST_MAIN(TestSenderTraces)
#include "tst_sendertraces.moc"
