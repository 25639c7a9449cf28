// SPDX-License-Identifier: GPL-3.0-or-later
// The address of the referring page, as browsers and others send it: what is kept has no query, no
// fragment, nothing unsafe, and an end.
#include "core/enrich/referreraddress.h"

#include "core/enrich/pageaddress.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    for (const QString &sent : fuzz::textsOf(data, size)) {
        const auto address = enrich::cleanReferrer(sent);
        if (!address)
            continue;
        const QString text = address->text();
        FUZZ_CHECK(!address->hostname.isEmpty());
        FUZZ_CHECK(!text.isEmpty() && text.size() <= 500);
        FUZZ_CHECK(!enrich::hasUnsafeCharacters(text));
        FUZZ_CHECK(!text.contains(u'?') && !text.contains(u'#'));
        FUZZ_CHECK(address->path.isEmpty() || !address->path.endsWith(u'/'));
    }
    return 0;
}
