// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/pageaddress.h"
#include "tests/kit/testmain.h"

#include <QRandomGenerator>

using namespace footfall;

namespace {

const QString Refused = QStringLiteral("(refused)");

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class TestPageAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void pathname_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char *name, const QString &sent, const QString &kept) {
            QTest::newRow(name) << sent << kept;
        };
        row("root", text("/"), text("/"));
        row("plain", text("/blog/post-1"), text("/blog/post-1"));
        row("slash at the end stays", text("/blog/"), text("/blog/"));
        row("encoded", text("/caf%C3%A9"), text("/caf%C3%A9"));
        row("unicode", text("/café/日本/🙂"), text("/café/日本/🙂"));
        row("query", text("/a?b=c&d=/e"), text("/a"));
        row("fragment", text("/a#top"), text("/a"));
        row("query and fragment", text("/a?b#c"), text("/a"));
        row("route", text("/app#/settings/3"), text("/app#/settings/3"));
        row("route with query", text("/app#/settings?tab=1"), text("/app#/settings"));
        row("route behind a query", text("/app?x=1#/settings"), text("/app#/settings"));
        row("hashbang route", text("/#!/home"), text("/#!/home"));
        row("slash in a fragment", text("/a#b/c"), text("/a"));
        row("leading slashes", text("////a//b"), text("/a//b"));
        row("only slashes", text("///"), text("/"));
        row("empty", QString(), Refused);
        row("relative", text("a/b"), Refused);
        row("route alone", text("#/a"), Refused);
        row("whole address", text("https://example.com/a"), Refused);
        row("newline", text("/a\nb"), Refused);
        row("tab", text("/a\tb"), Refused);
        row("delete", text("/a\x7f"), Refused);
        row("C1 control", QStringLiteral("/a\u0085b"), Refused);
        row("zero", QStringLiteral("/a") + QChar(0), Refused);
        row("half a pair", QStringLiteral("/a") + QChar(0xd83d), Refused);
        row("pair turned round", QStringLiteral("/a") + QChar(0xde00) + QChar(0xd83d), Refused);
        row("control in a route", text("/#/a\x01"), Refused);
        row("control in a query", text("/a?\x01"), text("/a"));
        row("longest", QLatin1Char('/') + QString(1999, QLatin1Char('a')),
            QLatin1Char('/') + QString(1999, QLatin1Char('a')));
        row("too long", QLatin1Char('/') + QString(2000, QLatin1Char('a')), Refused);
        row("too long with its route",
            QLatin1Char('/') + QString(1990, QLatin1Char('a')) + text("#/0123456789"), Refused);
        row("a long query is no matter", text("/a?") + QString(5000, QLatin1Char('b')), text("/a"));
    }
    void pathname()
    {
        QFETCH(QString, sent);
        QFETCH(QString, kept);
        QCOMPARE(enrich::cleanPathname(sent).value_or(Refused), kept);
    }

    void hostname_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char *name, const char *sent, const char *kept) {
            QTest::newRow(name) << QString::fromUtf8(sent)
                                << (kept ? QString::fromUtf8(kept) : Refused);
        };
        row("plain", "example.com", "example.com");
        row("www stays", "www.example.com", "www.example.com");
        row("digits", "shop24.example.com", "shop24.example.com");
        row("with scheme", "https://example.com", "example.com");
        row("with port", "http://example.com:8080", "example.com");
        row("capitals", "https://EXAMPLE.com", "example.com");
        row("final dot", "example.com.", "example.com");
        row("unicode", "https://münchen.example", "xn--mnchen-3ya.example");
        row("localhost", "localhost", "localhost");
        row("address", "http://127.0.0.1:3000", "127.0.0.1");
        row("address of six", "http://[::1]:3000", "::1");
        row("empty", "", nullptr);
        row("scheme alone", "https://", nullptr);
        row("two dots", "a..b", nullptr);
        row("space", "exa mple.com", nullptr);
        row("markup", "<b>.com", nullptr);
        row("newline", "example.com\nb", nullptr);
    }
    void hostname()
    {
        QFETCH(QString, sent);
        QFETCH(QString, kept);
        QCOMPARE(enrich::cleanHostname(sent).value_or(Refused), kept);
    }

    void garbageIsRefusedOrClean()
    {
        QRandomGenerator random(11);
        const QString alphabet =
            QStringLiteral("/a?#!.:@[]% \n\u0085é") + QChar(0xd800) + QChar(0xdc00) + QChar(0);
        for (int round = 0; round < 5000; ++round) {
            QString sent(QLatin1Char('/'));
            for (quint32 length = random.bounded(16U); length > 0; --length)
                sent.append(alphabet.at(random.bounded(static_cast<int>(alphabet.size()))));
            if (const auto kept = enrich::cleanPathname(sent)) {
                QVERIFY(kept->startsWith(QLatin1Char('/')));
                QVERIFY(!kept->contains(QLatin1Char('?')));
                QVERIFY(!enrich::hasUnsafeCharacters(*kept));
                QCOMPARE(enrich::cleanPathname(*kept).value_or(Refused), *kept);
            }
            if (const auto kept = enrich::cleanHostname(sent.mid(1))) {
                QVERIFY(!kept->isEmpty());
                QVERIFY(!enrich::hasUnsafeCharacters(*kept));
            }
        }
    }
};

FOOTFALL_TEST_MAIN(TestPageAddress)
#include "tst_pageaddress.moc"
