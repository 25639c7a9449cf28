// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/acquisition.h"
#include "core/enrich/channel.h"
#include "core/enrich/referrers.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace footfall;

namespace {

QStringList tables()
{
    return {QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/referrers.json"),
            QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/referrers-supplement.json")};
}

} // namespace

class TestReferrers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void source_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("source");
        const auto row = [](const char *sent, const char *source) {
            QTest::newRow(sent) << QString::fromUtf8(sent) << QString::fromUtf8(source);
        };
        row("https://www.google.com/", "Google");
        row("https://www.google.co.uk/search", "Google");
        row("https://www.google.com.tr/", "Google");
        row("https://google.rs/", "Google");
        row("https://docs.google.com/document", "Google");
        row("https://mail.google.com/mail", "Gmail");
        row("https://www.google.de/imgres", "Google Images");
        row("https://google.github.io/styleguide", "google.github.io");
        row("https://notgoogle.com/", "notgoogle.com");
        row("https://duckduckgo.com/", "DuckDuckGo");
        row("https://www.bing.com/", "Bing");
        row("https://search.yahoo.co.jp/search", "Yahoo!");
        row("https://yandex.kz/", "Yandex");
        row("https://t.co/abc", "Twitter");
        row("https://t.com/abc", "t.com");
        row("https://l.facebook.com/l.php", "Facebook");
        row("https://lm.facebook.com/", "Facebook");
        row("https://out.reddit.com/t3_1", "Reddit");
        row("https://old.reddit.com/r/a", "Reddit");
        row("https://news.ycombinator.com/item?id=1", "Hacker News");
        row("https://lobste.rs/s/abc", "Lobsters");
        row("https://chatgpt.com/", "ChatGPT");
        row("https://chat.openai.com/", "ChatGPT");
        row("https://claude.ai/", "Claude");
        row("https://www.perplexity.ai/search", "Perplexity");
        row("https://gemini.google.com/app", "Gemini");
        row("https://copilot.microsoft.com/", "Copilot");
        row("https://chat.mistral.ai/chat", "Le Chat");
        row("https://chat.deepseek.com/", "DeepSeek");
        row("https://grok.com/", "Grok");
        row("https://x.com/i/grok", "Grok");
        row("https://x.com/somebody", "Twitter");
        row("https://www.meta.ai/", "Meta AI");
        row("https://kagi.com/", "Kagi");
        row("https://www.startpage.com/", "Startpage");
        row("https://www.qwant.com/", "Qwant");
        row("https://baidu.com/", "Baidu");
        row("https://www.threads.net/@a", "Threads");
        row("https://www.tiktok.com/@a", "TikTok");
        row("https://discord.com/channels", "Discord");
        row("https://medium.com/@a", "Medium");
        row("https://somebody.medium.com/story", "Medium");
        row("https://bsky.app/profile", "Bluesky");
        row("https://fosstodon.org/@a", "Mastodon");
        row("https://de.wikipedia.org/wiki/A", "Wikipedia");
        row("https://somebody.substack.com/p/a", "Substack");
        row("https://www.amazon.de/", "Amazon");
        row("android-app://com.google.android.gm/", "Gmail");
        row("android-app://com.twitter.android", "Twitter");
        row("android-app://org.telegram.messenger", "Telegram");
        row("android-app://com.example.reader", "com.example.reader");
        row("https://blog.example.co.uk/a", "example.co.uk");
        row("https://somebody.github.io/a", "somebody.github.io");
        row("https://www.example.org/a", "example.org");
        row("http://localhost:3000/", "localhost");
        row("http://192.0.2.7/", "192.0.2.7");
        row("http://[2001:db8::1]/", "2001:db8::1");
        row("junk", "");
    }
    void source()
    {
        if (!QFile::exists(tables().front()))
            QSKIP("no referrer table: packaging/npm/install fetches it");
        static enrich::Referrers referrers(tables(), {});
        QFETCH(QString, sent);
        QFETCH(QString, source);
        QCOMPARE(referrers.understand(sent).source.name, source);
        QCOMPARE(referrers.understand(sent).source.name, source); // Remembered, and the same.
    }

    void campaign_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("source");
        const auto row = [](const char *name, const QString &sent, const QString &source) {
            QTest::newRow(name) << sent << source;
        };
        const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
        row("name", text("google"), text("Google"));
        row("name in capitals", text("GOOGLE"), text("Google"));
        row("name with spaces", text("hacker news"), text("Hacker News"));
        row("short name", text("hn"), text("Hacker News"));
        row("facebook's", text("fb"), text("Facebook"));
        row("instagram's", text("ig"), text("Instagram"));
        row("ghost's short name", text("bsky"), text("Bluesky"));
        row("twitter", text("twitter"), text("Twitter"));
        row("hostname", text("chatgpt.com"), text("ChatGPT"));
        row("hostname with www", text("www.reddit.com"), text("Reddit"));
        row("address", text("https://news.ycombinator.com/"), text("Hacker News"));
        row("unknown hostname", text("News.Example.org"), text("news.example.org"));
        row("own word", text("Newsletter"), text("newsletter"));
        row("spaces", text("  Spring \t Sale "), text("spring sale"));
        row("unicode", text("ÄPFEL 🙂"), text("äpfel 🙂"));
        row("controls",
            text("a\x01\x02\x03"
                 "b"),
            text("a b"));
        row("half a pair", QStringLiteral("a") + QChar(0xd83d), text("a"));
        row("only controls", text("\x01\x02"), QString());
        row("empty", QString(), QString());
        row("long", QString(5000, QLatin1Char('a')), QString(100, QLatin1Char('a')));
    }
    void campaign()
    {
        if (!QFile::exists(tables().front()))
            QSKIP("no referrer table: packaging/npm/install fetches it");
        static const enrich::SourceTable table(tables());
        QFETCH(QString, sent);
        QFETCH(QString, source);
        QCOMPARE(table.campaignSource(sent).name, source);
    }

    void everyTableEntryHasItsChannel()
    {
        const enrich::SourceTable table(tables());
        QFile file(tables().back());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject entries = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(entries.size() > 400);
        int assistants = 0;
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            const QJsonObject values = entry.value().toObject();
            const QString medium = values.value(QLatin1String("medium")).toString();
            const QStringView channel = enrich::channelOfTableMedium(medium);
            QVERIFY2(!channel.isEmpty() || medium == QLatin1String("referral"),
                     qPrintable(entry.key()));
            if (entry.key().contains(u'*'))
                continue;
            const bool isAddress = entry.key().contains(u'.');
            const auto referrer =
                enrich::cleanReferrer(QString(QStringLiteral("https://") + entry.key()));
            const enrich::Source source =
                isAddress ? table.sourceOf(referrer.value()) : table.campaignSource(entry.key());
            // A name may be another medium's too ("Yahoo!" of mail and search).
            if (isAddress)
                QCOMPARE(source, (enrich::Source{values.value(QLatin1String("source")).toString(),
                                                 channel}));
            assistants += channel == domain::ChannelAi ? 1 : 0;
        }
        QVERIFY(assistants > 50);
    }

    void spamIsMarked()
    {
        const QTemporaryDir directory;
        const QString spam = writeTable(directory, "spam.example\n");
        enrich::Referrers referrers({}, spam);
        for (int again = 0; again < 2; ++again) {
            QVERIFY(referrers.understand(QStringLiteral("https://a.spam.example/x?y")).isSpam);
            QVERIFY(!referrers.understand(QStringLiteral("https://nospam.example/x")).isSpam);
            QVERIFY(!referrers.understand(QStringLiteral("https://a.example/spam.example")).isSpam);
        }
    }

    void pathsBelongToTheirEntryOnly()
    {
        const QTemporaryDir directory;
        const QString file = writeTable(directory, R"({"example.org": {"source": "Whole"},
            "example.org/mail": {"source": "Mail"}, "example.org/mail/ads": {"source": "Ads"},
            "deep.example.net": {"source": "Deep"}, "other.*": {"source": "Other"}})");
        enrich::Referrers referrers({file}, {});
        const auto source = [&](const char *sent) {
            return referrers.understand(QString::fromLatin1(sent)).source.name;
        };
        QCOMPARE(source("https://example.org/"), QStringLiteral("Whole"));
        QCOMPARE(source("https://example.org/mail/x"), QStringLiteral("Mail"));
        QCOMPARE(source("https://example.org/mail"), QStringLiteral("Mail"));
        QCOMPARE(source("https://example.org/mailbox"), QStringLiteral("Whole"));
        QCOMPARE(source("https://www.example.org/mail/ads/1"), QStringLiteral("Ads"));
        QCOMPARE(source("https://sub.example.org/mail"), QStringLiteral("Mail"));
        QCOMPARE(source("https://very.deep.example.net/"), QStringLiteral("Deep"));
        QCOMPARE(source("https://example.net/"), QStringLiteral("example.net"));
        QCOMPARE(source("https://www.other.co.uk/"), QStringLiteral("Other"));
        QCOMPARE(source("https://other.blogspot.com/"), QStringLiteral("other.blogspot.com"));
    }

    void laterTablesWin()
    {
        const QTemporaryDir directory;
        const QString first = writeTable(directory, R"({"example.org": {"source": "First"}})");
        const QString second =
            writeTable(directory, R"({"www.example.org": {"source": "Second"}})");
        enrich::Referrers referrers({first, second}, {});
        QCOMPARE(referrers.understand(QStringLiteral("https://example.org/")).source.name,
                 QStringLiteral("Second"));
    }

    void missingAndDamagedTablesAreLeftOut()
    {
        const QTemporaryDir directory;
        const QString damaged = writeTable(directory, "{\"a\": ");
        const QString odd =
            writeTable(directory, R"({"example.org": 7, "example.net": {"source": []}})");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is damaged")));
        enrich::Referrers referrers({QStringLiteral("/nowhere.json"), damaged, odd}, {});
        QCOMPARE(referrers.understand(QStringLiteral("https://www.example.org/a")).source.name,
                 QStringLiteral("example.org"));
    }

    void garbageNeverHurts()
    {
        enrich::Referrers referrers(tables(), {});
        QRandomGenerator random(3);
        const QString alphabet =
            QStringLiteral("/aZ?#.:@[]%&\\ \n-_é0") + QChar(0xd800) + QChar(0xdc00) + QChar(0);
        const QStringList starts{QString(), QStringLiteral("https://"),
                                 QStringLiteral("http://www."), QStringLiteral("android-app://"),
                                 QStringLiteral("https://x.cdn.ampproject.org/c/")};
        for (int round = 0; round < 5000; ++round) {
            QString sent = starts.at(random.bounded(static_cast<int>(starts.size())));
            for (quint32 length = random.bounded(16U); length > 0; --length)
                sent.append(alphabet.at(random.bounded(static_cast<int>(alphabet.size()))));
            const enrich::Referrer referrer = referrers.understand(sent);
            QCOMPARE(referrer.source.name.isEmpty(), referrer.address.isEmpty());
            QVERIFY(!referrer.address.contains(QLatin1Char('?')));
            QVERIFY(referrer.address.isValidUtf16());
            QVERIFY(referrers.campaignSource(sent).name.isValidUtf16());
        }
    }

private:
    QString writeTable(const QTemporaryDir &directory, const QByteArray &json)
    {
        const QString path = directory.filePath(QStringLiteral("table%1.json").arg(++m_tables));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
            qFatal("cannot write the table");
        return path;
    }

    int m_tables = 0;
};

FOOTFALL_TEST_MAIN(TestReferrers)
#include "tst_referrers.moc"
