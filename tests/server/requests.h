// SPDX-License-Identifier: GPL-3.0-or-later
// Requests without a socket, for tests of the room's pure parts.
#pragma once

#include "server/requestview.h"

#include <QByteArray>
#include <QList>

#include <utility>
#include <vector>

namespace footfall::kit {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// Somebody at a browser: whoever names none is a bot.
inline const QByteArray Firefox =
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

/// A request that owns what its view looks at.
class TestRequest
{
public:
    TestRequest(const QByteArray &target, server::Method method, const Headers &headers,
                const QByteArray &body = {})
        : m_target(target), m_headers(headers), m_body(body)
    {
        view.body = m_body;
        const qsizetype mark = m_target.indexOf('?');
        view.method = method;
        view.path = QByteArrayView(m_target).first(mark < 0 ? m_target.size() : mark);
        if (mark >= 0)
            view.query = QByteArrayView(m_target).sliced(mark + 1);
        view.peer = QHostAddress(QStringLiteral("203.0.113.7"));
        for (const auto &[name, value] : m_headers)
            m_fields.push_back({name, value});
        view.headers = m_fields;
    }
    TestRequest(const TestRequest &) = delete;
    TestRequest &operator=(const TestRequest &) = delete;

    operator const server::RequestView &() const { return view; }

    server::RequestView view;

private:
    const QByteArray m_target;
    const Headers m_headers;
    const QByteArray m_body;
    std::vector<server::HeaderField> m_fields;
};

/// target: "/?sid=ABCDEFGH&p=%2F".
[[nodiscard]] inline TestRequest posted(const QByteArray &target, const QByteArray &body,
                                        const Headers &headers = {})
{
    return {target, server::Method::Post, headers, body};
}
[[nodiscard]] inline TestRequest requestTo(const QByteArray &target,
                                           server::Method method = server::Method::Get,
                                           const Headers &headers = {})
{
    return {target, method, headers};
}

} // namespace footfall::kit
