// SPDX-License-Identifier: GPL-3.0-or-later
// A query string: values are never longer than what was sent, and are found in any case.
#include "server/querystring.h"

#include "tests/fuzz/fuzz.h"

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArrayView encoded = fuzz::view(data, size);
    const server::QueryString query(encoded);
    for (const char *name : {"h", "p", "r", "sid", "name", "", "p%20", "\xc3\xa4"}) {
        const QByteArrayView view(name);
        const std::optional<QString> value = query.value(view);
        FUZZ_CHECK(value.has_value() == query.has(view));
        FUZZ_CHECK(!value || value->size() <= encoded.size());
        FUZZ_CHECK(query.encodedValue(view).size() <= encoded.size());
        FUZZ_CHECK(!value || !value->isEmpty() || query.encodedValue(view).isEmpty());
    }
    return 0;
}
