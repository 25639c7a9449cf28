// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/packedrows.h"

#include <bit>
#include <utility>

namespace footfall::storage {

namespace {

/// Fewer rows are sorted by comparing them.
constexpr size_t FewRows = 2'000;
constexpr unsigned DigitBits = 8;
constexpr size_t Digits = size_t{1} << DigitBits;

template <size_t Width>
using Row = std::array<quint64, Width>;

/// One pass of a radix sort; false where all rows have the same digit.
template <size_t Width>
bool sortByDigit(const Row<Width> *from, Row<Width> *to, size_t rows, size_t word, unsigned shift)
{
    std::array<size_t, Digits> starts{};
    for (size_t row = 0; row < rows; ++row)
        ++starts[(from[row][word] >> shift) % Digits];
    size_t start = 0;
    for (size_t &digit : starts) {
        if (digit == rows)
            return false;
        start += std::exchange(digit, start);
    }
    for (size_t row = 0; row < rows; ++row)
        to[starts[(from[row][word] >> shift) % Digits]++] = from[row];
    return true;
}

} // namespace

PackedRows::PackedRows(size_t rows, const std::array<size_t, FactGroups> &entries) : m_rows(rows)
{
    m_bits.push_back(0);
    for (size_t group = 0; group < FactGroups; ++group) {
        if (entries[group] <= 1)
            continue;
        const auto bits = static_cast<unsigned>(std::bit_width(entries[group] - 1));
        if (m_bits.back() + bits > 64)
            m_bits.push_back(0);
        m_fields[group] = {m_bits.size() - 1, m_bits.back(), (quint64{1} << bits) - 1};
        m_bits.back() += bits;
    }
    // Filled from the lowest bit; the first group of a word goes on top.
    for (Field &field : m_fields)
        if (field.mask != 0)
            field.shift = m_bits[field.word] - field.shift -
                          static_cast<unsigned>(std::bit_width(field.mask));
    m_width = m_bits.size();
    m_words.resize(m_rows * m_width);
}

template <size_t Width>
void PackedRows::sortWords(const std::stop_token &stop)
{
    static_assert(sizeof(Row<Width>) == Width * sizeof(quint64));
    const auto rowsIn = [](std::vector<quint64> &words) {
        return reinterpret_cast<Row<Width> *>(words.data());
    };
    if (m_rows < FewRows) {
        std::sort(rowsIn(m_words), rowsIn(m_words) + m_rows);
        return;
    }
    std::vector<quint64> spare(m_words.size());
    for (size_t word = Width; word-- > 0;)
        for (unsigned shift = 0; shift < m_bits[word] && !stop.stop_requested(); shift += DigitBits)
            if (sortByDigit(rowsIn(m_words), rowsIn(spare), m_rows, word, shift))
                m_words.swap(spare);
}

void PackedRows::sort(const std::stop_token &stop)
{
    switch (m_width) {
    case 1: return sortWords<1>(stop);
    case 2: return sortWords<2>(stop);
    case 3: return sortWords<3>(stop);
    case 4: return sortWords<4>(stop);
    case 5: return sortWords<5>(stop);
    case 6: return sortWords<6>(stop);
    case 7: return sortWords<7>(stop);
    default: return sortWords<8>(stop); // 16 groups of at most 32 bits, at least two in a word.
    }
}

} // namespace footfall::storage
