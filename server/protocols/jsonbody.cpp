// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/jsonbody.h"

#include <QJsonDocument>

#include <cmath>

namespace footfall::server {

namespace {

constexpr int WidestScreen = 100'000;

QJsonDocument documentIn(const RequestView &request)
{
    return QJsonDocument::fromJson(
        QByteArray::fromRawData(request.body.data(), request.body.size()));
}

tl::unexpected<Refusal> notJson(const char *what)
{
    return tl::unexpected(Refusal{domain::Rejection::Malformed, 400,
                                  QByteArrayLiteral("Not counted: the body is not ") + what + '.'});
}

} // namespace

tl::expected<QJsonObject, Refusal> objectIn(const RequestView &request)
{
    const QJsonDocument document = documentIn(request);
    if (!document.isObject())
        return notJson("a JSON object");
    return document.object();
}

tl::expected<QJsonArray, Refusal> arrayIn(const RequestView &request)
{
    const QJsonDocument document = documentIn(request);
    if (!document.isArray())
        return notJson("a JSON list");
    return document.array();
}

QJsonValue valueOf(const QJsonObject &object, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (const auto found = object.find(QLatin1String(name)); found != object.end())
            return *found;
    return QJsonValue(QJsonValue::Undefined);
}

QString textOf(const QJsonObject &object, std::initializer_list<const char *> names)
{
    return valueOf(object, names).toString();
}

QJsonObject objectOrText(const QJsonValue &value)
{
    return value.isString() ? QJsonDocument::fromJson(value.toString().toUtf8()).object()
                            : value.toObject();
}

std::optional<int> screenWidthFrom(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    double width = value.toDouble();
    if (value.isString())
        width = value.toString().section(u'x', 0, 0).section(u',', 0, 0).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(width) || width < 1 || width > WidestScreen)
        return std::nullopt;
    return static_cast<int>(width);
}

} // namespace footfall::server
