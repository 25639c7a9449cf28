// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/segmentcodec.h"

#include "core/storage/facts/bytes.h"
#include "core/storage/facts/dictionarycodec.h"
#include "core/storage/facts/factdictionaries.h"
#include "core/storage/facts/packing.h"
#include "core/storage/facts/segmentreader.h"
#include "core/storage/facts/segmentwriter.h"

#include <limits>
#include <numeric>

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

/// Only those hours that have a row, and the rows' places in them.
void keepOccurring(PlacedGroup &times, std::vector<FactHour> &hours)
{
    std::vector<FactHour> kept;
    kept.reserve(times.dictionary.size);
    for (const quint32 place : times.dictionary.columns[0])
        kept.push_back(hours[place]);
    hours = std::move(kept);
}

/// From the place of each row's hour to the numbers of those rows that are of these days.
void rowsOfDays(const std::vector<FactHour> &hours, qint64 firstDay, qint64 lastDay,
                std::vector<quint32> *rows)
{
    size_t kept = 0;
    for (size_t row = 0; row < rows->size(); ++row) {
        const qint64 day = hours[(*rows)[row]].day;
        if (day >= firstDay && day <= lastDay)
            (*rows)[kept++] = static_cast<quint32>(row);
    }
    rows->resize(kept);
}

/// The columns of a group, of these rows of the segment.
Result<Done> decodeGroup(const SegmentReader &reader, FactGroup group,
                         const std::vector<quint32> &rows, FactTable *table)
{
    const Result<FactDictionary> dictionary = reader.dictionary(group);
    if (!dictionary)
        return tl::unexpected(dictionary.error());
    const Result<std::vector<quint32>> places = reader.places(group);
    if (!places)
        return tl::unexpected(places.error());
    const auto valuesOf = [&](const auto &entries) {
        std::remove_cvref_t<decltype(entries)> values;
        if (std::all_of(entries.begin(), entries.end(), [](auto value) { return value == 0; }))
            return values;
        values.reserve(rows.size());
        for (const quint32 row : rows)
            values.push_back(entries[(*places)[row]]);
        return values;
    };
    for (size_t column = 0; column < dictionary->columns.size(); ++column)
        (*table)[columnsOf(group)[column]] = valuesOf(dictionary->columns[column]);
    if (group == FactGroup::Money)
        table->amounts = valuesOf(dictionary->amounts);
    return Done{};
}

} // namespace

EncodedSegment encode(const FactTable &table, Effort effort, const std::stop_token &stop)
{
    std::array<PlacedGroup, FactGroups> groups;
    std::array<size_t, FactGroups> entries{};
    for (size_t group = 0; group < FactGroups; ++group) {
        if (stop.stop_requested())
            return {};
        groups[group] = placesOf(table, static_cast<FactGroup>(group));
        entries[group] = groups[group].dictionary.size;
    }
    SegmentRows rows{.kind = table.kind,
                     .hours = table.hours,
                     .dictionaries = {},
                     .rows = PackedRows(table.rows, entries)};
    keepOccurring(groups[static_cast<size_t>(FactGroup::Time)], rows.hours);
    for (size_t group = 0; group < FactGroups; ++group) {
        const std::vector<quint32> places = std::move(groups[group].places);
        rows.rows.add(static_cast<FactGroup>(group), 0, places.size(),
                      [&](size_t row) { return places[row]; });
        rows.dictionaries[group] = std::move(groups[group].dictionary);
    }
    return writeSegment(std::move(rows), effort, stop);
}

Result<FactTable> decodeTable(const EncodedSegment &segment)
{
    return decodeDays(segment, std::numeric_limits<qint64>::min(),
                      std::numeric_limits<qint64>::max());
}

Result<FactTable> decodeDays(const EncodedSegment &segment, qint64 firstDay, qint64 lastDay,
                             const RowChoice &choice)
{
    Result<SegmentReader> reader = SegmentReader::open(segment);
    if (!reader)
        return tl::unexpected(reader.error());
    Result<std::vector<quint32>> rows = reader->places(FactGroup::Time);
    if (!rows)
        return tl::unexpected(rows.error());
    rowsOfDays(reader->head().hours, firstDay, lastDay, &*rows);
    FactTable table;
    table.kind = reader->head().kind;
    table.rows = rows->size();
    table.hours = reader->head().hours;
    const auto isOfChoice = [&](FactGroup group) {
        return choice.rows &&
               (group == FactGroup::Time || std::find(choice.groups.begin(), choice.groups.end(),
                                                      group) != choice.groups.end());
    };
    if (choice.rows) {
        for (size_t group = 0; group < FactGroups; ++group)
            if (isOfChoice(static_cast<FactGroup>(group)))
                if (const Result<Done> done =
                        decodeGroup(*reader, static_cast<FactGroup>(group), *rows, &table);
                    !done)
                    return tl::unexpected(done.error());
        const std::vector<quint32> chosen = choice.rows(table);
        table = onlyRows(chosen, std::move(table));
        for (size_t i = 0; i < chosen.size(); ++i)
            (*rows)[i] = (*rows)[chosen[i]];
        rows->resize(chosen.size());
    }
    for (size_t group = 0; group < FactGroups && table.rows > 0; ++group)
        if (!isOfChoice(static_cast<FactGroup>(group)))
            if (const Result<Done> done =
                    decodeGroup(*reader, static_cast<FactGroup>(group), *rows, &table);
                !done)
                return tl::unexpected(done.error());
    return table;
}

Result<FactDictionary> decodeDictionary(const SegmentHead &head, FactGroup group,
                                        QByteArrayView bytes)
{
    const SegmentHead::Group &about = head[group];
    if (group == FactGroup::Time) {
        FactDictionary dictionary;
        dictionary.size = about.entries;
        dictionary.columns.emplace_back(about.entries);
        std::iota(dictionary.columns[0].begin(), dictionary.columns[0].end(), 0);
        return dictionary;
    }
    return readDictionary(group, about.entries,
                          about.dictionary.isEmpty() ? bytes : QByteArrayView(about.dictionary));
}

Result<std::vector<EncodedSegment::Blob>> unpackWhole(const SegmentHead &head, QByteArrayView bytes)
{
    // Places and dictionaries of a small segment; the zones are in the head.
    constexpr quint64 MostBytesOfRow = 256;
    constexpr quint64 MostBytesBeside = 4'096;
    const Result<QByteArray> plain = unpack(bytes, MostBytesOfRow * head.rows + MostBytesBeside);
    if (!plain)
        return tl::unexpected(plain.error());
    ByteReader reader(*plain);
    std::vector<EncodedSegment::Blob> parts;
    while (reader.left() > 0) {
        const quint64 part = reader.number();
        const QByteArrayView data = reader.block();
        if (!reader.isSound() || part >= sumsPart(static_cast<FactGroup>(FactGroups)) ||
            (!parts.empty() && part <= parts.back().part))
            return damaged("parts");
        parts.push_back({static_cast<quint32>(part), data.toByteArray()});
    }
    if (!reader.isDone())
        return damaged("parts");
    return parts;
}

QByteArrayView findPart(const std::vector<EncodedSegment::Blob> &parts, quint32 part)
{
    const auto found =
        std::lower_bound(parts.begin(), parts.end(), part,
                         [](const EncodedSegment::Blob &blob, quint32 p) { return blob.part < p; });
    if (found == parts.end() || found->part != part)
        return {};
    return found->data;
}

} // namespace footfall::storage
