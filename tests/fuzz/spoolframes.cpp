// SPDX-License-Identifier: GPL-3.0-or-later
// A segment of the spool: of any bytes come frames and gaps, which follow each other without a
// hole and end.
#include "core/pipeline/spool/frame.h"
#include "tests/fuzz/fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

using namespace footfall;
using pipeline::FrameReader;

namespace {

enum class Seals { AllSound, EverySecondBroken };

/// A "broken" frame is passed over from its head on, as when its seal cannot be opened.
void readThrough(int file, qint64 size, Seals seals)
{
    FrameReader reader(file, 0);
    qint64 position = 0;
    for (int step = 0;; ++step) {
        FrameReader::Step found = reader.next(size);
        if (const auto *frame = std::get_if<FrameReader::Frame>(&found)) {
            FUZZ_CHECK(frame->offset == position && frame->bytes.size() == frame->size);
            FUZZ_CHECK(frame->size == pipeline::FrameHeadSize + qint64{frame->head.length});
            if (seals == Seals::EverySecondBroken && step % 2 == 1)
                found = reader.gapFrom(frame->offset, size);
            else
                position += frame->size;
        }
        if (const auto *gap = std::get_if<FrameReader::Gap>(&found)) {
            FUZZ_CHECK(gap->offset == position && gap->size > 0);
            position += gap->size;
        }
        FUZZ_CHECK(!std::holds_alternative<FrameReader::Unreadable>(found));
        if (const auto *end = std::get_if<FrameReader::End>(&found)) {
            FUZZ_CHECK(end->offset == position && position <= size);
            return;
        }
        FUZZ_CHECK(reader.offset() == position);
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const int file = ::memfd_create("segment", MFD_CLOEXEC);
    FUZZ_CHECK(::ftruncate(file, 0) == 0);
    FUZZ_CHECK(::pwrite(file, data, size, 0) == static_cast<ssize_t>(size));
    readThrough(file, static_cast<qint64>(size), Seals::AllSound);
    readThrough(file, static_cast<qint64>(size), Seals::EverySecondBroken);
    return 0;
}
