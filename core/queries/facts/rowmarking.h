// SPDX-License-Identifier: GPL-3.0-or-later
// From the places of rows to what they fail, in the forms in which a processor looks that up
// quickly. Any thread; plain memory.
#pragma once

#include "core/storage/facts/segment.h"

#include <array>
#include <optional>
#include <vector>

namespace footfall::queries {

/// What places in a dictionary fail: bits, by place.
class FailTable
{
public:
    explicit FailTable(std::vector<quint8> byPlace);

    [[nodiscard]] const std::vector<quint8> &byPlace() const { return m_byPlace; }

    /// Where all but a few ranges of places fail the same: what a row is compared with. A value of
    /// a dictionary's first column has neighbouring places.
    struct Exception {
        quint32 first = 0; ///< Place.
        quint32 more = 0;  ///< How many others follow it.
        quint8 fails = 0;
    };
    static constexpr size_t MostExceptions = 3;
    struct FewExceptions {
        quint8 usual = 0;
        std::array<Exception, MostExceptions> exceptions;
        size_t count = 0;
    };
    [[nodiscard]] const std::optional<FewExceptions> &exceptions() const { return m_exceptions; }

    /// Of columns of bytes: the places that fail one bit, a bit each.
    struct PlacesOfBit {
        quint8 bit = 0;
        std::array<quint8, 32> places{};
    };
    [[nodiscard]] const std::vector<PlacesOfBit> &bits() const { return m_bits; }

private:
    void findExceptions();
    void findBits();

    std::vector<quint8> m_byPlace;
    std::optional<FewExceptions> m_exceptions;
    std::vector<PlacesOfBit> m_bits; ///< None where places need more than a byte.
};

/// So many rows are marked together.
inline constexpr size_t MarkedRows = 64;

/// The rows of a frame by blocks: what each row fails, and the blocks that are looked at.
struct MarkedFrame {
    static constexpr size_t Blocks = storage::FrameRows / MarkedRows;

    size_t rows = 0;
    /// Behind the rows, to the end of their last block, all bits.
    std::array<quint8, storage::FrameRows> fails;
    std::array<quint16, Blocks> open; ///< Rising.
    size_t openCount = 0;
};

/// To what each row of the open blocks fails, what its place fails.
void markPlaces(const quint8 *places, const FailTable &table, MarkedFrame *frame);
void markPlaces(const quint16 *places, const FailTable &table, MarkedFrame *frame);
void markPlaces(const quint32 *places, const FailTable &table, MarkedFrame *frame);

/// Closes blocks all of whose rows fail one of these bits, or two others.
void closeBlocks(quint8 lost, MarkedFrame *frame);

} // namespace footfall::queries
