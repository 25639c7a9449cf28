// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded requests of each tracker's clients, through the real parser: what is found in them, and
// what their clients are answered.
#include "tests/kit/testmain.h"
#include "tests/server/fixture.h"
#include "tests/server/itemjson.h"

using namespace footfall;
using namespace footfall::server;
using domain::Rejection;

namespace {

QJsonObject json(const Reply &reply)
{
    QJsonObject headers;
    for (const QByteArray &line : reply.headerLines.split('\n')) {
        const qsizetype colon = line.indexOf(": ");
        if (colon > 0)
            headers.insert(QString::fromLatin1(line.left(colon)),
                           QString::fromLatin1(line.mid(colon + 2).trimmed()));
    }
    const bool isPicture = reply.body.startsWith("GIF89a");
    return {{QStringLiteral("status"), reply.status},
            {QStringLiteral("body"), isPicture ? QString::fromLatin1(reply.body.toHex())
                                               : QString::fromUtf8(reply.body.trimmed())},
            {QStringLiteral("headers"), headers}};
}

/// What is expected of an answer is told as far as it matters.
void compareAnswer(const QJsonObject &expected, const Reply &reply)
{
    const QJsonObject actual = json(reply);
    QCOMPARE(actual.value(QStringLiteral("status")), expected.value(QStringLiteral("status")));
    if (expected.contains(QStringLiteral("body")))
        QCOMPARE(actual.value(QStringLiteral("body")).toString(),
                 expected.value(QStringLiteral("body")).toString());
    const QJsonObject headers = expected.value(QStringLiteral("headers")).toObject();
    const QJsonObject given = actual.value(QStringLiteral("headers")).toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        QCOMPARE(given.value(header.key()).toString(), header.value().toString());
}

Reply answerTo(const Protocol &protocol, const Found &found, std::optional<Rejection> reason)
{
    std::vector<Outcome> outcomes;
    for (const Item &item : found.items) {
        if (item.fault)
            outcomes.push_back({item.fault->reason, item.fault->text});
        else
            outcomes.push_back({item.isIgnored ? std::nullopt : reason, {}});
    }
    return protocol.answer(found.shape, outcomes);
}

} // namespace

class TestProtocols : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void recordedRequests_data()
    {
        QTest::addColumn<QString>("file");
        const auto files = kit::fixtureFiles(QStringLiteral(FOOTFALL_FIXTURES));
        QVERIFY(!files.empty());
        for (const auto &[name, file] : files)
            QTest::newRow(qPrintable(name)) << file;
    }
    void recordedRequests()
    {
        QFETCH(QString, file);
        QFile opened(file);
        QVERIFY(opened.open(QIODevice::ReadOnly));
        const kit::Fixture fixture = kit::fixtureFrom(opened.readAll());
        QVERIFY2(!fixture.expected.isEmpty(), "what is expected is no JSON");
        const kit::ParsedRequest request(fixture.bytes);
        QVERIFY(request.isWhole);
        QVERIFY(isCollectPath(request.view.path));
        const Protocol *protocol = protocolFor(request.view.path, request.view.method);
        QVERIFY(protocol);
        const auto found = protocol->understand(request.view);
        if (fixture.expected.contains(QStringLiteral("refused"))) {
            QVERIFY(!found);
            compareAnswer(fixture.expected.value(QStringLiteral("refused")).toObject(),
                          protocol->refused(found.error()));
            return;
        }
        QVERIFY2(found, found ? "" : found.error().text.constData());
        QJsonArray items;
        for (const Item &item : found->items)
            items.append(kit::itemJson(item, request.view.header("User-Agent").toByteArray()));
        const QJsonArray expected = fixture.expected.value(QStringLiteral("items")).toArray();
        QVERIFY2(items == expected, QJsonDocument(items).toJson().constData());
        compareAnswer(fixture.expected.value(QStringLiteral("kept")).toObject(),
                      answerTo(*protocol, *found, std::nullopt));
        if (fixture.expected.contains(QStringLiteral("dropped")))
            compareAnswer(fixture.expected.value(QStringLiteral("dropped")).toObject(),
                          answerTo(*protocol, *found, Rejection::BotSearch));
    }
};

FOOTFALL_TEST_MAIN(TestProtocols)
#include "tst_protocols.moc"
