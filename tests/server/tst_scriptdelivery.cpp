// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scriptdelivery.h"
#include "tests/kit/testmain.h"
#include "tests/server/requests.h"

#include <QProcess>

using namespace footfall;
using namespace footfall::server;
using kit::requestTo;

class TestScriptDelivery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theScriptIsCompiledIn()
    {
        const QByteArray script = ScriptDelivery::builtIn().script();
        QVERIFY(script.contains("sendBeacon"));
        QVERIFY(script.contains("trackPageview"));
        QVERIFY(!script.contains("cookie"));
    }

    void itIsAtMost900BytesGzipped()
    {
        if (!FOOTFALL_TRACKER_IS_MINIFIED)
            QSKIP("terser was not there when this was configured");
        const qsizetype size = gzipped(ScriptDelivery::builtIn().script()).size();
        qInfo("script.js: %lld bytes, gzipped %lld",
              static_cast<long long>(ScriptDelivery::builtIn().script().size()),
              static_cast<long long>(size));
        QVERIFY2(size <= 900, QByteArray::number(size).constData());
        QVERIFY2(size > 300, "This is no script.");
    }

    void whatIsGzippedCanBeReadByGzip()
    {
        const QByteArray text = ScriptDelivery::builtIn().script();
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
        const Reply reply = ScriptDelivery("x=1").deliver(requestTo("/script.js"));
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
        const Reply reply = ScriptDelivery(script).deliver(
            requestTo("/script.js", Method::Get, {{"Accept-Encoding", "gzip, br"}}));
        QCOMPARE(reply.header("Content-Encoding"), QByteArray("gzip"));
        QCOMPARE(reply.body, gzipped(script));
    }

    void whatABrowserHasIsNotSentAgain()
    {
        const ScriptDelivery delivery("x=1");
        const QByteArray tag = delivery.deliver(requestTo("/script.js")).header("ETag");
        const Reply same = delivery.deliver(
            requestTo("/script.js", Method::Get, {{"If-None-Match", "\"old\", " + tag}}));
        QCOMPARE(same.status, 304);
        QVERIFY(same.body.isEmpty());
        QCOMPARE(same.header("ETag"), tag);
        QCOMPARE(
            delivery.deliver(requestTo("/script.js", Method::Get, {{"If-None-Match", "\"old\""}}))
                .status,
            200);
        QVERIFY(ScriptDelivery("x=2").deliver(requestTo("/script.js")).header("ETag") != tag);
    }
};

FOOTFALL_TEST_MAIN(TestScriptDelivery)
#include "tst_scriptdelivery.moc"
