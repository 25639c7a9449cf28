// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a segment as whole numbers: the places of all groups side by side, the first group's
// in the highest bits, so that sorting the numbers sorts the segment. Any thread; a value.
#pragma once

#include "core/storage/facts/segment.h"

#include <stop_token>

namespace footfall::storage {

class PackedRows
{
public:
    /// entries: of each group's dictionary.
    PackedRows(size_t rows, const std::array<size_t, FactGroups> &entries);

    [[nodiscard]] size_t rows() const { return m_rows; }

    /// The places of rows from first on; placeAt(i) is asked for i from 0 to count. Once each.
    template <typename PlaceAt>
    void add(FactGroup group, size_t first, size_t count, PlaceAt placeAt)
    {
        const Field field = m_fields[static_cast<size_t>(group)];
        if (field.mask == 0)
            return;
        quint64 *word = m_words.data() + first * m_width + field.word;
        for (size_t i = 0; i < count; ++i, word += m_width)
            *word |= quint64{placeAt(i)} << field.shift;
    }

    /// Once it is stopped, the rows are of no use.
    void sort(const std::stop_token &stop = {});

    /// The places of rows from first on, as many as the memory has room for.
    template <typename Place>
    void read(FactGroup group, size_t first, Place *places, size_t count) const
    {
        const Field field = m_fields[static_cast<size_t>(group)];
        if (field.mask == 0) {
            std::fill_n(places, count, Place{0});
            return;
        }
        const quint64 *word = m_words.data() + first * m_width + field.word;
        for (size_t i = 0; i < count; ++i, word += m_width)
            places[i] = static_cast<Place>((*word >> field.shift) & field.mask);
    }

private:
    struct Field {
        size_t word = 0;
        unsigned shift = 0;
        quint64 mask = 0; ///< 0: one entry at most, no bits.
    };
    template <size_t Width>
    void sortWords(const std::stop_token &stop);

    size_t m_rows;
    size_t m_width = 1; ///< Words of a row.
    std::array<Field, FactGroups> m_fields;
    std::vector<unsigned> m_bits; ///< Used ones of each word, its lowest.
    std::vector<quint64> m_words;
};

} // namespace footfall::storage
