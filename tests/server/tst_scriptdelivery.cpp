// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scriptdelivery.h"
#include "tests/kit/testmain.h"
#include "tests/server/requests.h"

#include <QProcess>
#include <QRegularExpression>

using namespace footfall;
using namespace footfall::server;
using kit::requestTo;

class TestScriptDelivery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theScriptsAreCompiledIn_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("/script.js") << QByteArray("trackPageview");
        QTest::newRow("/stats/script.js") << QByteArray("trackPageview");
        QTest::newRow("/script.plus.js") << QByteArray("Outbound Link: Click");
        QTest::newRow("/umami.js") << QByteArray("data-umami-event");
        QTest::newRow("/tracker.js") << QByteArray("setTrackerUrl");
        QTest::newRow("/count.js") << QByteArray("data-goatcounter-click");
        QTest::newRow("/js/script.js") << QByteArray("plausible");
        QTest::newRow("/stats/js/plausible.js") << QByteArray("plausible");
        QTest::newRow("/js/pa-Ab12.js") << QByteArray("plausible");
    }
    void theScriptsAreCompiledIn()
    {
        QFETCH(QByteArray, word);
        const QByteArray script = ScriptDelivery().scriptAt(QTest::currentDataTag());
        QVERIFY(script.contains(word));
        QVERIFY(!script.contains("cookie"));
        QVERIFY(!script.contains("sessionStorage"));
        static const QRegularExpression evaluating(
            QStringLiteral("\\beval\\b|new Function|\\bFunction\\("));
        QVERIFY(!QString::fromUtf8(script).contains(evaluating));
    }

    void noOtherPathIsAScript_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path : {"/", "/my-script.js", "/script.js/", "/scriptxjs", "/js/other.js",
                                 "/js/pa-.js", "/script.hash.js", "/pa-Ab12.js", "/script.plus",
                                 "/js/script.map", "/plausible.js", "/js/scripts.js"})
            QTest::newRow(path) << QByteArray(path);
    }
    void noOtherPathIsAScript()
    {
        QFETCH(QByteArray, path);
        QVERIFY(!ScriptDelivery::isScriptPath(path));
        QVERIFY(ScriptDelivery().scriptAt(path).isEmpty());
        QVERIFY(!ScriptDelivery().deliver(requestTo(path)));
    }

    void theNameOfPlausiblesSaysWhatItCan_data()
    {
        QTest::addColumn<QByteArray>("features");
        QTest::newRow("/js/script.js") << QByteArray();
        QTest::newRow("/js/plausible.js") << QByteArray();
        QTest::newRow("/js/script.tagged-events.js") << QByteArray();
        QTest::newRow("/js/script.hash.js") << QByteArray("hash");
        QTest::newRow("/js/script.outbound-links.js") << QByteArray("outbound-links");
        QTest::newRow("/js/script.outbound-links.hash.js") << QByteArray("hash.outbound-links");
        QTest::newRow("/js/plausible.manual.local.file-downloads.js")
            << QByteArray("file-downloads.manual.local");
        QTest::newRow("/js/script.\"+alert(1)+\".js") << QByteArray();
        QTest::newRow("/js/pa-hash.js") << QByteArray("pa");
    }
    void theNameOfPlausiblesSaysWhatItCan()
    {
        QFETCH(QByteArray, features);
        const QByteArray script = ScriptDelivery().scriptAt(QTest::currentDataTag());
        QVERIFY(script.contains('"' + features + "\".split(\".\")"));
        QVERIFY(!script.contains("@features@"));
        QVERIFY(!script.contains("alert(1)"));
        const auto reply = ScriptDelivery().deliver(requestTo(QTest::currentDataTag()));
        QVERIFY(reply);
        QCOMPARE(reply->body, script);
    }

    void eachIsSmall_data()
    {
        QTest::addColumn<int>("most");
        QTest::newRow("/script.js") << 900;
        QTest::newRow("/script.plus.js") << 1600;
        QTest::newRow("/tracker.js") << 800;
        QTest::newRow("/umami.js") << 1700;
        QTest::newRow("/count.js") << 1800;
        QTest::newRow("/js/script.hash.outbound-links.file-downloads.manual.local.js") << 2900;
    }
    void eachIsSmall()
    {
        if (!FOOTFALL_TRACKER_IS_MINIFIED)
            QSKIP("terser was not there when this was configured");
        QFETCH(int, most);
        const QByteArray script = ScriptDelivery().scriptAt(QTest::currentDataTag());
        const qsizetype size = gzipped(script).size();
        qInfo("%s: %lld bytes, gzipped %lld", QTest::currentDataTag(),
              static_cast<long long>(script.size()), static_cast<long long>(size));
        QVERIFY2(size <= most, QByteArray::number(size).constData());
        QVERIFY2(size > most / 2, "This is no script.");
    }

    void whatIsGzippedCanBeReadByGzip()
    {
        const QByteArray text = ScriptDelivery().scriptAt("/script.js");
        QProcess gzip;
        gzip.start(QStringLiteral("gzip"), {QStringLiteral("-dc")});
        gzip.write(gzipped(text));
        gzip.closeWriteChannel();
        QVERIFY(gzip.waitForFinished());
        QCOMPARE(gzip.exitCode(), 0);
        QCOMPARE(gzip.readAllStandardOutput(), text);
    }

    void itSaysWhatBrowsersNeed()
    {
        const Reply reply = Script("x=1").deliver(requestTo("/script.js"));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, QByteArray("x=1"));
        QCOMPARE(reply.header("Content-Type"), QByteArray("text/javascript; charset=utf-8"));
        QCOMPARE(reply.header("Access-Control-Allow-Origin"), QByteArray("*"));
        QVERIFY(reply.header("Cache-Control").startsWith("public, max-age="));
        QCOMPARE(reply.header("Vary"), QByteArray("Accept-Encoding"));
        QVERIFY(reply.header("ETag").startsWith("W/\""));
    }

    void gzipIsSentToWhoTakesIt()
    {
        const QByteArray script(1000, 'a');
        const Reply reply = Script(script).deliver(
            requestTo("/script.js", Method::Get, {{"Accept-Encoding", "gzip, br"}}));
        QCOMPARE(reply.header("Content-Encoding"), QByteArray("gzip"));
        QCOMPARE(reply.body, gzipped(script));
    }

    void whatABrowserHasIsNotSentAgain()
    {
        const Script script("x=1");
        const QByteArray tag = script.deliver(requestTo("/script.js")).header("ETag");
        const Reply same = script.deliver(
            requestTo("/script.js", Method::Get, {{"If-None-Match", "\"old\", " + tag}}));
        QCOMPARE(same.status, 304);
        QVERIFY(same.body.isEmpty());
        QCOMPARE(same.header("ETag"), tag);
        QCOMPARE(
            script.deliver(requestTo("/script.js", Method::Get, {{"If-None-Match", "\"old\""}}))
                .status,
            200);
        QVERIFY(Script("x=2").deliver(requestTo("/script.js")).header("ETag") != tag);
    }

    void namesThatCanDifferentThingsAreKeptApart()
    {
        ScriptDelivery delivery;
        const auto tagOf = [&delivery](const char *path) {
            return delivery.deliver(requestTo(path))->header("ETag");
        };
        QVERIFY(tagOf("/js/script.js") != tagOf("/js/script.hash.js"));
        QVERIFY(tagOf("/js/script.js") != tagOf("/script.js"));
        QCOMPARE(tagOf("/js/script.hash.js"), tagOf("/js/plausible.revenue.hash.js"));
    }
};

FOOTFALL_TEST_MAIN(TestScriptDelivery)
#include "tst_scriptdelivery.moc"
