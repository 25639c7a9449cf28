// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/yearpieces.h"

#include <algorithm>

namespace footfall::pipeline {

using storage::FactLevel;
using storage::SegmentInfo;
using Segments = std::vector<SegmentInfo>;

std::vector<Segments> yearPieces(Segments segments, qint64 mostRows)
{
    std::erase_if(segments, [mostRows](const SegmentInfo &segment) {
        return segment.level == FactLevel::Year && segment.rows > mostRows / 2;
    });
    std::sort(segments.begin(), segments.end(), [](const SegmentInfo &a, const SegmentInfo &b) {
        return std::pair(a.firstDay, a.id) < std::pair(b.firstDay, b.id);
    });
    qint64 rows = 0;
    for (const SegmentInfo &segment : segments)
        rows += segment.rows;
    const qint64 count = (rows + mostRows - 1) / mostRows;
    const qint64 wanted = count > 0 ? rows / count : 0;
    std::vector<Segments> pieces;
    qint64 ofPiece = 0;
    for (const SegmentInfo &segment : segments) {
        // Ends where that comes nearest to what each should have.
        if (pieces.empty() || ofPiece + segment.rows / 2 > wanted ||
            ofPiece + segment.rows > mostRows) {
            pieces.emplace_back();
            ofPiece = 0;
        }
        pieces.back().push_back(segment);
        ofPiece += segment.rows;
    }
    return pieces;
}

} // namespace footfall::pipeline
