// SPDX-License-Identifier: GPL-3.0-or-later
// A spooled record of any version, as it is once its seal was opened: of any bytes a record comes,
// or none; and what comes can be kept again without a change.
#include "core/pipeline/spool/recordcodec.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    for (quint16 version = pipeline::OldestRecordVersion; version <= pipeline::RecordVersion;
         ++version) {
        const auto decoded = pipeline::decode(fuzz::view(data, size), 7, version);
        if (!decoded)
            continue;
        const QByteArray bytes = pipeline::encode(decoded->record, decoded->epoch);
        const auto again = pipeline::decode(bytes, 7);
        FUZZ_CHECK(again);
        FUZZ_CHECK(pipeline::encode(again->record, again->epoch) == bytes);
    }
    return 0;
}
