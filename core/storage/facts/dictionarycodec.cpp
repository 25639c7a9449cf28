// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/dictionarycodec.h"

#include "core/storage/facts/bytes.h"
#include "core/storage/facts/packing.h"

#include <limits>

namespace footfall::storage {

namespace {

/// Of a number of 64 bits.
constexpr quint64 LongestNumber = 10;

bool isRising(const FactDictionary &dictionary)
{
    const auto isLess = [&](size_t i, size_t j) {
        for (const std::vector<quint32> &column : dictionary.columns)
            if (column[i] != column[j])
                return column[i] < column[j];
        return !dictionary.amounts.empty() && dictionary.amounts[i] < dictionary.amounts[j];
    };
    for (size_t entry = 1; entry < dictionary.size; ++entry)
        if (!isLess(entry - 1, entry))
            return false;
    return true;
}

} // namespace

QByteArray dictionaryBytes(const FactDictionary &dictionary)
{
    ByteWriter writer;
    for (const std::vector<quint32> &column : dictionary.columns) {
        qint64 last = 0;
        for (const quint32 value : column) {
            writer.signedNumber(qint64{value} - last);
            last = value;
        }
    }
    // Whole: the difference of two of them may not fit.
    for (const qint64 amount : dictionary.amounts)
        writer.signedNumber(amount);
    return writer.take();
}

domain::Result<FactDictionary> readDictionary(FactGroup group, size_t entries,
                                              QByteArrayView packedBytes)
{
    const std::vector<FactColumn> &columns = columnsOf(group);
    const size_t numbers = columns.size() + (group == FactGroup::Money ? 1 : 0);
    const domain::Result<QByteArray> bytes =
        unpack(packedBytes, LongestNumber * numbers * quint64{entries});
    if (!bytes)
        return tl::unexpected(bytes.error());
    ByteReader reader(*bytes);
    if (reader.left() < quint64{entries} * numbers)
        return damaged("dictionary");
    FactDictionary dictionary;
    dictionary.size = entries;
    for (size_t column = 0; column < columns.size(); ++column) {
        std::vector<quint32> &values = dictionary.columns.emplace_back(entries);
        quint64 value = 0; // Wraps around where the bytes are no differences.
        for (quint32 &place : values) {
            value += static_cast<quint64>(reader.signedNumber());
            if (value > std::numeric_limits<quint32>::max())
                return damaged("dictionary");
            place = static_cast<quint32>(value);
        }
    }
    if (group == FactGroup::Money) {
        dictionary.amounts.resize(entries);
        for (qint64 &amount : dictionary.amounts)
            amount = reader.signedNumber();
    }
    if (!reader.isDone() || !isRising(dictionary))
        return damaged("dictionary");
    if (group == FactGroup::Flags && entries > 0 && dictionary.columns[0].back() > AllFactFlags)
        return damaged("flags");
    return dictionary;
}

} // namespace footfall::storage
