// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/factmerge.h"

#include "core/storage/facts/factdictionaries.h"
#include "core/storage/facts/segmentreader.h"
#include "core/storage/facts/segmentwriter.h"

#include <QCoreApplication>

namespace footfall::storage {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

/// Of each segment's entries the places in the dictionary of all.
using NewPlaces = std::vector<std::vector<quint32>>;

struct United {
    std::vector<FactHour> hours;
    std::array<FactDictionary, FactGroups> dictionaries;
    std::array<NewPlaces, FactGroups> newPlaces;
};

Result<United> unite(const std::vector<SegmentReader> &readers)
{
    United united;
    for (size_t index = 0; index < FactGroups; ++index) {
        const auto group = static_cast<FactGroup>(index);
        if (group == FactGroup::Time) {
            std::vector<const std::vector<FactHour> *> hours;
            for (const SegmentReader &reader : readers)
                hours.push_back(&reader.head().hours);
            UnitedHours all = unite(hours);
            united.hours = std::move(all.hours);
            united.dictionaries[index].size = united.hours.size();
            united.newPlaces[index] = std::move(all.places);
            continue;
        }
        std::vector<FactDictionary> dictionaries;
        for (const SegmentReader &reader : readers) {
            Result<FactDictionary> dictionary = reader.dictionary(group);
            if (!dictionary)
                return tl::unexpected(dictionary.error());
            dictionaries.push_back(*std::move(dictionary));
        }
        std::vector<const FactDictionary *> pointers;
        for (const FactDictionary &dictionary : dictionaries)
            pointers.push_back(&dictionary);
        UnitedDictionary all = unite(group, pointers);
        united.dictionaries[index] = std::move(all.dictionary);
        united.newPlaces[index] = std::move(all.places);
    }
    return united;
}

Result<Done> addRows(PackedRows &rows, size_t first, const SegmentReader &reader, FactGroup group,
                     const std::vector<quint32> &newPlaces, std::vector<quint32> &memory)
{
    for (size_t chunk = 0; chunk < reader.head().chunks(); ++chunk) {
        if (const Result<Done> read = reader.places(group, chunk, memory.data()); !read)
            return read;
        rows.add(group, first + chunk * ChunkRows, reader.head().rowsOfChunk(chunk),
                 [&](size_t row) { return newPlaces[memory[row]]; });
    }
    return Done{};
}

} // namespace

Result<EncodedSegment> merge(const std::vector<EncodedSegment> &segments)
{
    std::vector<SegmentReader> readers;
    size_t count = 0;
    for (const EncodedSegment &segment : segments) {
        Result<SegmentReader> reader = SegmentReader::open(segment);
        if (!reader)
            return tl::unexpected(reader.error());
        count += reader->head().rows;
        readers.push_back(*std::move(reader));
        if (count > MostRows || readers.back().head().kind != readers.front().head().kind)
            return domain::failure(
                ErrorKind::Invalid,
                Words::tr("These facts cannot be merged: they are too many, or of two kinds."));
    }
    Result<United> united = unite(readers);
    if (!united)
        return tl::unexpected(united.error());
    std::array<size_t, FactGroups> entries{};
    for (size_t group = 0; group < FactGroups; ++group)
        entries[group] = united->dictionaries[group].size;
    SegmentRows rows{.kind = readers.empty() ? FactKind::PageViews : readers.front().head().kind,
                     .hours = std::move(united->hours),
                     .dictionaries = std::move(united->dictionaries),
                     .rows = PackedRows(count, entries)};
    std::vector<quint32> memory(ChunkRows);
    size_t first = 0;
    for (size_t index = 0; index < readers.size(); ++index) {
        for (size_t group = 0; group < FactGroups; ++group)
            if (entries[group] > 1)
                if (const Result<Done> done =
                        addRows(rows.rows, first, readers[index], static_cast<FactGroup>(group),
                                united->newPlaces[group][index], memory);
                    !done)
                    return tl::unexpected(done.error());
        first += readers[index].head().rows;
    }
    return writeSegment(std::move(rows));
}

} // namespace footfall::storage
