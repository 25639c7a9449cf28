// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/target.h"

#include <algorithm>

namespace footfall::server::guard {

namespace {

bool beginsWith(QByteArrayView text, QByteArrayView beginning)
{
    return text.size() >= beginning.size() && isSame(text.first(beginning.size()), beginning);
}

} // namespace

bool isHost(QByteArrayView value)
{
    return std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               QByteArrayView("-._~!$&'()*+;=:[]%").contains(c);
    });
}

std::optional<Target> parsedTarget(QByteArrayView target, Method method)
{
    const bool isPlain = std::all_of(target.begin(), target.end(),
                                     [](char c) { return c > ' ' && c < '\x7f' && c != '#'; });
    if (!isPlain || target.isEmpty())
        return std::nullopt;
    if (target.front() != '/') {
        // What proxies are asked; we are none, but HTTP/1.1 has us understand it.
        const qsizetype scheme = beginsWith(target, "http://")    ? 7
                                 : beginsWith(target, "https://") ? 8
                                                                  : 0;
        if (scheme == 0 && (target != "*" || method != Method::Options))
            return std::nullopt;
        if (scheme > 0) {
            const char *const end = std::find_if(target.begin() + scheme, target.end(),
                                                 [](char c) { return c == '/' || c == '?'; });
            const qsizetype authority = end - target.data() - scheme;
            if (authority == 0 || !isHost(target.sliced(scheme, authority)))
                return std::nullopt;
            target = target.sliced(scheme + authority);
        }
    }
    const qsizetype mark = target.indexOf('?');
    Target parsed;
    parsed.path = mark < 0 ? target : target.first(mark);
    parsed.query = mark < 0 ? QByteArrayView() : target.sliced(mark + 1);
    if (parsed.path.isEmpty())
        parsed.path = "/";
    return parsed;
}

} // namespace footfall::server::guard
