// SPDX-License-Identifier: GPL-3.0-or-later
// A request's body as JSON, with the short and long names that trackers give to one thing. Pure
// functions; any thread.
#pragma once

#include "server/protocols/protocol.h"

#include <QJsonArray>
#include <QJsonObject>

namespace footfall::server {

/// The object, or the array, that the body holds; why there is none.
[[nodiscard]] tl::expected<QJsonObject, Refusal> objectIn(const RequestView &request);
[[nodiscard]] tl::expected<QJsonArray, Refusal> arrayIn(const RequestView &request);

/// The first of the names that is there; undefined where none is.
[[nodiscard]] QJsonValue valueOf(const QJsonObject &object,
                                 std::initializer_list<const char *> names);
[[nodiscard]] QString textOf(const QJsonObject &object, std::initializer_list<const char *> names);
/// An object, or the text of one; empty where it is neither.
[[nodiscard]] QJsonObject objectOrText(const QJsonValue &value);

/// Of "1920x1080", "1920" or 1920.
[[nodiscard]] std::optional<int> screenWidthFrom(const QJsonValue &value);

} // namespace footfall::server
