// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/routes.h"

#include "server/protocols/fathom.h"
#include "server/protocols/fathomlite.h"
#include "server/protocols/goatcounter.h"
#include "server/protocols/pixel.h"
#include "server/protocols/plausible.h"
#include "server/protocols/serverapi.h"
#include "server/protocols/umami.h"

#include <algorithm>
#include <array>

namespace footfall::server {

namespace {

enum class Methods { Get, Post, Both };

struct Route {
    QByteArrayView ending;
    Methods methods;
    const Protocol *protocol;
};

/// The first that fits serves it. Two may share an ending, each with methods of its own.
constexpr std::array Routes{
    // What there is most of comes first.
    Route{"/", Methods::Both, &fathom::TheProtocol},
    Route{"/collect", Methods::Get, &fathomlite::TheProtocol},
    Route{"/api/event", Methods::Post, &plausible::TheProtocol},
    Route{"/api/send", Methods::Post, &umami::TheProtocol},
    Route{"/api/batch", Methods::Post, &umami::Batch},
    Route{"/api/collect", Methods::Post, &umami::FirstVersion},
    // Before "/count", of which it is one.
    Route{"/api/v0/count", Methods::Post, &goatcounter::Api},
    Route{"/count", Methods::Both, &goatcounter::TheProtocol},
    Route{"/api/v1/views", Methods::Post, &serverapi::TheProtocol},
    Route{"/pixel.gif", Methods::Get, &pixel::TheProtocol},
};

bool takes(const Route &route, Method method)
{
    return (method == Method::Get && route.methods != Methods::Post) ||
           (method == Method::Post && route.methods != Methods::Get);
}

} // namespace

bool isCollectPath(QByteArrayView path)
{
    return std::any_of(Routes.begin(), Routes.end(),
                       [path](const Route &route) { return path.endsWith(route.ending); });
}

const Protocol *protocolFor(QByteArrayView path, Method method)
{
    const auto route = std::find_if(Routes.begin(), Routes.end(), [&](const Route &one) {
        return path.endsWith(one.ending) && takes(one, method);
    });
    return route == Routes.end() ? nullptr : route->protocol;
}

QByteArray methodsAllowedOn(QByteArrayView path)
{
    QByteArray methods;
    if (protocolFor(path, Method::Get))
        methods += "GET, ";
    if (protocolFor(path, Method::Post))
        methods += "POST, ";
    return methods + "OPTIONS";
}

} // namespace footfall::server
