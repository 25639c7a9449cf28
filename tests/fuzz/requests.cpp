// SPDX-License-Identifier: GPL-3.0-or-later
// A tracker's request behind a proxy: the first line is the query, the others are headers. What is
// understood keeps the promises that the enricher builds on, and nobody is believed without trust.
#include "core/domain/hostname.h"
#include "core/domain/site.h"
#include "server/clientaddress.h"
#include "server/protocols/fathom.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <vector>

using namespace footfall;
using namespace footfall::server;

namespace {

bool isClean(const QString &text)
{
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return c < u' ' || c == QChar(0x7f); });
}

void checkUnderstood(const fathom::Found &found)
{
    const enrich::RawHit &hit = found.hit;
    FUZZ_CHECK(domain::isValidTrackingCode(found.trackingCode));
    FUZZ_CHECK(hit.hostname.isEmpty() || domain::normalisedHostname(hit.hostname));
    FUZZ_CHECK(hit.pathname.isEmpty() || hit.pathname.startsWith(QLatin1Char('/')));
    FUZZ_CHECK(isClean(hit.hostname) && isClean(hit.pathname) && isClean(hit.referrer));
    FUZZ_CHECK(isClean(hit.eventName));
    FUZZ_CHECK(hit.pathname.size() <= 2048 && hit.referrer.size() <= 4096);
    FUZZ_CHECK(hit.campaignSource.size() <= 500);
    if (hit.kind == domain::HitKind::PageView)
        FUZZ_CHECK(!hit.hostname.isEmpty() && !hit.pathname.isEmpty());
    FUZZ_CHECK((hit.kind == domain::HitKind::Event) == !hit.eventName.isEmpty());
    if (hit.visibleTime)
        FUZZ_CHECK(hit.visibleTime->count() >= 0 && *hit.visibleTime <= domain::VisitTimeout);
}

void checkAddress(const RequestView &request)
{
    static const ClientAddress none;
    static const ClientAddress proxies =
        *ClientAddress::trusting({QStringLiteral("10.0.0.0/8"), QStringLiteral("2001:db8:1::/48")});
    FUZZ_CHECK(none.of(request) == request.peer);
    FUZZ_CHECK(none.explain(request).header.isEmpty());

    const Address client = proxies.of(request);
    const domain::AddressExplanation explanation = proxies.explain(request);
    FUZZ_CHECK(explanation.address == client.toString());
    FUZZ_CHECK(explanation.trustedRange == QStringLiteral("10.0.0.0/8"));
    if (explanation.header.isEmpty())
        FUZZ_CHECK(client == request.peer);
    else
        FUZZ_CHECK(isForwarded(request) && explanation.header != explanation.ignoredHeader);
    const std::optional<Address> again = Address::parsed(explanation.address.toLatin1());
    FUZZ_CHECK(again && *again == client);
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    QByteArrayView rest = fuzz::view(data, size);
    const auto line = [&rest] {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView first = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        return first;
    };
    RequestView request;
    request.path = "/";
    request.query = line();
    request.peer = *Address::parsed("10.1.2.3");
    std::vector<HeaderField> headers;
    while (!rest.isEmpty()) {
        const QByteArrayView field = line();
        const qsizetype colon = field.indexOf(':');
        if (colon > 0)
            headers.push_back({field.first(colon), field.sliced(colon + 1).trimmed()});
    }
    request.headers = headers;

    if (const auto found = fathom::understand(request)) {
        checkUnderstood(*found);
    } else {
        const Reply reply = fathom::refused(found.error());
        FUZZ_CHECK(reply.status >= 400 && reply.status < 500);
        FUZZ_CHECK(!reply.header("Access-Control-Allow-Origin").isEmpty());
    }
    checkAddress(request);
    return 0;
}
