// SPDX-License-Identifier: GPL-3.0-or-later
// A segment of facts: of any bytes comes an error, or rows that can be encoded and merged. The
// input is the head and the parts, each as its number (head: 0xffffffff) and length, four bytes
// each, lowest first, and its bytes.
#include "core/storage/facts/factmerge.h"
#include "core/storage/facts/segmentcodec.h"
#include "tests/fuzz/fuzz.h"

#include <QtEndian>

using namespace footfall;
using namespace storage;

namespace {

constexpr quint32 HeadPart = 0xffffffff;
/// More are as good as none, and take too long.
constexpr size_t MostFuzzedRows = 150'000;

EncodedSegment segmentFrom(QByteArrayView bytes)
{
    EncodedSegment segment;
    while (bytes.size() >= 8) {
        const auto part = qFromLittleEndian<quint32>(bytes.data());
        const auto size =
            std::min<qsizetype>(qFromLittleEndian<quint32>(bytes.data() + 4), bytes.size() - 8);
        const QByteArray data = bytes.sliced(8, size).toByteArray();
        bytes = bytes.sliced(8 + size);
        if (part == HeadPart)
            segment.head = data;
        else
            segment.blobs.push_back({part, data});
    }
    std::stable_sort(segment.blobs.begin(), segment.blobs.end(),
                     [](const auto &a, const auto &b) { return a.part < b.part; });
    return segment;
}

/// As a query reads it: part by part, whether or not the others are sound.
void readParts(const EncodedSegment &segment, const SegmentHead &head)
{
    std::vector<EncodedSegment::Blob> parts = segment.blobs;
    if (head.isWhole) {
        auto whole = unpackWhole(head, findPart(segment.blobs, WholePart));
        if (!whole)
            return;
        parts = *std::move(whole);
    }
    static std::vector<quint8> flags(ChunkRows);
    static std::vector<quint32> places(ChunkRows);
    for (size_t index = 0; index < FactGroups; ++index) {
        const auto group = static_cast<FactGroup>(index);
        const auto dictionary =
            decodeDictionary(head, group, findPart(parts, dictionaryPart(group)));
        FUZZ_CHECK(!dictionary || dictionary->size == head[group].entries);
        for (const SumsOf of : {SumsOf::All, SumsOf::EntryViews, SumsOf::Exits}) {
            const auto sums = decodeSums(head, group, findPart(parts, sumsPart(group, of)));
            FUZZ_CHECK(!sums || sums->size() == head[group].entries);
        }
        for (size_t chunk = 0; chunk < head.chunks(); ++chunk) {
            const bool hasFlags = head[FactGroup::Flags].width == 1 &&
                                  decodeChunk(head, FactGroup::Flags, chunk,
                                              findPart(parts, columnPart(FactGroup::Flags, chunk)),
                                              nullptr, flags.data())
                                      .has_value();
            if (!decodeChunk(head, group, chunk, findPart(parts, columnPart(group, chunk)),
                             hasFlags ? flags.data() : nullptr, places.data()))
                continue;
            const size_t width = memoryWidth(head[group].width);
            for (size_t row = 0; width > 0 && row < head.rowsOfChunk(chunk); ++row) {
                quint32 place = 0;
                std::memcpy(&place, reinterpret_cast<const char *>(places.data()) + row * width,
                            width);
                FUZZ_CHECK(qFromLittleEndian(place) < head[group].entries);
            }
        }
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    EncodedSegment segment = segmentFrom(fuzz::view(data, size));
    const auto head = decodeHead(segment.head);
    if (!head || head->rows > MostFuzzedRows)
        return 0;
    segment.rows = head->rows; // As the database would say.
    readParts(segment, *head);
    const auto table = decodeTable(segment);
    const auto merged = merge({segment});
    // Nothing is read for a table without rows; a merge reads the dictionaries all the same.
    FUZZ_CHECK(table.has_value() == merged.has_value() || (table && head->rows == 0));
    if (!table)
        return 0;
    FUZZ_CHECK(table->rows == head->rows);
    const EncodedSegment again = encode(*table);
    FUZZ_CHECK(again.rows == head->rows);
    FUZZ_CHECK(decodeTable(again).has_value());
    return 0;
}
