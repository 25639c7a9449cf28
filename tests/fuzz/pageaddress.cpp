// SPDX-License-Identifier: GPL-3.0-or-later
// What a tracker says the viewed page is: what is kept of it is safe to show, bounded, and does not
// change when it is cleaned again.
#include "core/enrich/pageaddress.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    for (const QString &sent : fuzz::textsOf(data, size)) {
        if (const auto hostname = enrich::cleanHostname(sent)) {
            FUZZ_CHECK(!hostname->isEmpty() && hostname->size() <= 255);
            FUZZ_CHECK(!enrich::hasUnsafeCharacters(*hostname));
            // As it stands in an address.
            const QString again =
                hostname->contains(u':') ? QStringLiteral("[%1]").arg(*hostname) : *hostname;
            FUZZ_CHECK(enrich::cleanHostname(again) == hostname);
        }
        if (const auto pathname = enrich::cleanPathname(sent)) {
            FUZZ_CHECK(pathname->startsWith(u'/') && pathname->size() <= enrich::LongestPathname);
            FUZZ_CHECK(!enrich::hasUnsafeCharacters(*pathname));
            FUZZ_CHECK(enrich::cleanPathname(*pathname) == pathname);
        }
    }
    return 0;
}
