// SPDX-License-Identifier: GPL-3.0-or-later
// Which of many values occur: a bit for each number between two. Any thread; a value.
#pragma once

#include <QtGlobal>
#include <bit>
#include <vector>

namespace footfall::queries {

class ValueBits
{
public:
    ValueBits() = default;
    /// Both included.
    ValueBits(quint32 first, quint32 last)
        : m_first(first), m_words((quint64{last} - first) / 64 + 1)
    {
    }

    /// REQUIRES: one of its numbers.
    void add(quint32 value) { m_words[(value - m_first) / 64] |= bit(value); }
    /// REQUIRES: of the same numbers, or empty.
    void add(const ValueBits &other)
    {
        if (m_words.empty()) {
            *this = other;
            return;
        }
        for (size_t i = 0; i < other.m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
    }
    [[nodiscard]] bool contains(quint32 value) const
    {
        return value >= m_first && (value - m_first) / 64 < m_words.size() &&
               (m_words[(value - m_first) / 64] & bit(value)) != 0;
    }
    [[nodiscard]] qint64 count() const
    {
        qint64 count = 0;
        for (const quint64 word : m_words)
            count += std::popcount(word);
        return count;
    }
    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }
    [[nodiscard]] qint64 bytes() const
    {
        return static_cast<qint64>(m_words.size() * sizeof(quint64));
    }

private:
    [[nodiscard]] quint64 bit(quint32 value) const
    {
        return quint64{1} << ((value - m_first) % 64);
    }

    quint32 m_first = 0;
    std::vector<quint64> m_words;
};

} // namespace footfall::queries
