// SPDX-License-Identifier: GPL-3.0-or-later
// One HTTP request as the rest of the room sees it: plain, and easy to make in a test. Valid only
// while the request is being handled. A value.
#pragma once

#include <QByteArray>
#include <QHostAddress>

#include <functional>

namespace footfall::server {

enum class Method { Get, Head, Post, Options, Other };

struct RequestView {
    Method method = Method::Get;
    QByteArray path;  ///< Percent-encoded, "/script.js".
    QByteArray query; ///< Percent-encoded, without "?".
    QHostAddress peer;
    qsizetype bodySize = 0;
    std::function<QByteArray(const QByteArray &name)>
        header; ///< Any case; empty where it is missing.
};

/// Names one request, so that its answer can come later. Never used twice.
using Ticket = quint64;

} // namespace footfall::server
