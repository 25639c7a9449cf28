// SPDX-License-Identifier: GPL-3.0-or-later
// A request behind a proxy: the first line is the query, the others are headers. Nobody is believed
// without trust.
#include "server/clientaddress.h"
#include "tests/fuzz/fuzz.h"

#include <vector>

using namespace footfall;
using namespace footfall::server;

namespace {

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

    checkAddress(request);
    return 0;
}
