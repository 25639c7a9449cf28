// SPDX-License-Identifier: GPL-3.0-or-later
// The examples in the OpenAPI file, which openapi/lint.mjs has checked and written as JSON: the
// program accepts the requests, and gives the answers.
#include "server/protocols/serverapi.h"
#include "tests/kit/testmain.h"
#include "tests/server/requests.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace footfall;
using namespace footfall::server;
using domain::Rejection;

namespace {

QJsonObject examples()
{
    QFile file(QStringLiteral(FOOTFALL_OPENAPI_EXAMPLES));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

tl::expected<Found, Refusal> understand(const QJsonObject &body)
{
    return serverapi::understand(kit::posted("/api/v1/views", QJsonDocument(body).toJson(),
                                             {{"Authorization", "Bearer token"}}));
}

} // namespace

class TestOpenApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theRequestsAreAccepted()
    {
        const QJsonArray requests = examples().value(QStringLiteral("requests")).toArray();
        QVERIFY(!requests.isEmpty());
        for (const QJsonValue &request : requests) {
            const auto found = understand(request.toObject());
            QVERIFY2(found, found ? "" : found.error().text.constData());
            QCOMPARE(found->items.size(), request[QStringLiteral("items")].toArray().size());
            for (const Item &item : found->items) {
                QVERIFY2(!item.fault, item.fault ? item.fault->text.constData() : "");
                QVERIFY(item.visitor);
                QVERIFY(!item.hit.userAgent.isEmpty() && !item.hit.pathname.isEmpty());
                QVERIFY((item.hit.kind == domain::HitKind::Event) == !item.hit.eventName.isEmpty());
            }
        }
    }

    void theAnswersAreOurs()
    {
        const auto json = [](const Reply &reply) {
            return QJsonObject{
                {QStringLiteral("status"), reply.status},
                {QStringLiteral("body"), QJsonDocument::fromJson(reply.body).object()}};
        };
        const auto answer = [](const std::vector<Outcome> &outcomes) {
            return serverapi::answer(AnswerShape::List, outcomes);
        };
        QJsonObject noUrl{{QStringLiteral("type"), QStringLiteral("view")}};
        const auto withoutUrl = understand({{QStringLiteral("items"), QJsonArray{noUrl}}});
        QVERIFY(withoutUrl && withoutUrl->items.front().fault);
        const Refusal fault = *withoutUrl->items.front().fault;
        const auto nothing = understand({});
        QVERIFY(!nothing);
        const QJsonArray ours{
            json(answer({{}, {}})), json(answer({{Rejection::BotSearch, {}}, {}})),
            json(serverapi::refused(nothing.error())), json(answer({{fault.reason, fault.text}}))};
        const QJsonArray told = examples().value(QStringLiteral("answers")).toArray();
        QVERIFY2(ours == told, QJsonDocument(ours).toJson().constData());
    }
};

FOOTFALL_TEST_MAIN(TestOpenApi)
#include "tst_openapi.moc"
