// SPDX-License-Identifier: GPL-3.0-or-later
// Which of many values occur: a bit for each number between two. Any thread; a value.
#pragma once

#include <QtGlobal>
#include <bit>
#include <cstring>
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
    /// Those of the rising values whose byte in isIn is 1, and not 0. REQUIRES: as many of both.
    void add(const std::vector<quint32> &values, const std::vector<quint8> &isIn)
    {
        // Most are looked at eight at a time, and none waits to be guessed.
        const size_t count = values.size();
        size_t i = 0;
        for (; i + 8 <= count; i += 8) {
            quint64 eight = 0;
            std::memcpy(&eight, isIn.data() + i, sizeof eight);
            if (eight == 0)
                continue;
            for (size_t k = i; k < i + 8; ++k)
                addIf(values[k], isIn[k]);
        }
        for (; i < count; ++i)
            addIf(values[i], isIn[i]);
    }
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

    void addIf(quint32 value, quint64 isIn)
    {
        m_words[(value - m_first) / 64] |= isIn << ((value - m_first) % 64);
    }

    quint32 m_first = 0;
    std::vector<quint64> m_words;
};

} // namespace footfall::queries
