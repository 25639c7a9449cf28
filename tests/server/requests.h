// SPDX-License-Identifier: GPL-3.0-or-later
// Requests without a socket, for tests of the room's pure parts.
#pragma once

#include "server/requestview.h"

#include <QMap>

namespace footfall::kit {

using Headers = QMap<QByteArray, QByteArray>;

/// target: "/?sid=ABCDEFGH&p=%2F".
[[nodiscard]] inline server::RequestView requestTo(const QByteArray &target,
                                                   server::Method method = server::Method::Get,
                                                   const Headers &headers = {})
{
    server::RequestView request;
    request.method = method;
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.left(mark);
    request.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
    request.peer = QHostAddress(QStringLiteral("203.0.113.7"));
    request.header = [headers](const QByteArray &name) {
        for (auto header = headers.begin(); header != headers.end(); ++header)
            if (header.key().compare(name, Qt::CaseInsensitive) == 0)
                return header.value();
        return QByteArray();
    };
    return request;
}

} // namespace footfall::kit
