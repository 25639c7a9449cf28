// SPDX-License-Identifier: GPL-3.0-or-later
// One HTTP request as the rest of the room sees it: plain, and easy to make in a test. It owns
// nothing, and is valid only while the request is being handled. A value.
#pragma once

#include "server/address.h"

#include <QByteArrayView>

#include <algorithm>
#include <span>

namespace footfall::server {

/// Whether two names are one without regard to the case of ASCII's letters.
[[nodiscard]] inline bool isSame(QByteArrayView one, QByteArrayView other)
{
    const auto areSame = [](char a, char b) {
        const int letter = a | 0x20;
        return a == b || ((a ^ b) == 0x20 && letter >= 'a' && letter <= 'z');
    };
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), areSame);
}

enum class Method { Get, Head, Post, Options, Other };

/// One header line; the value is without spaces around it.
struct HeaderField {
    QByteArrayView name; ///< In any case.
    QByteArrayView value;
};

struct RequestView {
    Method method = Method::Get;
    QByteArrayView path;                    ///< Percent-encoded, "/script.js".
    QByteArrayView query;                   ///< Percent-encoded, without "?".
    Address peer;                           ///< Who opened the connection.
    QByteArrayView body;                    ///< Without what carried it (chunks).
    std::span<const HeaderField> headers{}; ///< In the order in which they came.

    /// The value of the first line of that name, in any case; empty where it is missing.
    [[nodiscard]] QByteArrayView header(QByteArrayView name) const
    {
        for (const HeaderField &field : headers)
            if (isSame(field.name, name))
                return field.value;
        return {};
    }
};

/// Names one request, so that its answer can come later. Never used twice.
using Ticket = quint64;

} // namespace footfall::server
