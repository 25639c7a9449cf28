// SPDX-License-Identifier: GPL-3.0-or-later
// A piece of work on one segment. Any worker, one at a time; whoever owns the connection gives it
// the bytes that it misses.
#pragma once

#include "core/queries/facts/segmentparts.h"
#include "core/queries/facts/viewscan.h"

#include <stop_token>

namespace footfall::queries {

/// A worker's own memory.
struct Workbench {
    ViewScan scan;
};

class FactUnit
{
public:
    explicit FactUnit(SegmentParts parts) : m_parts(std::move(parts)) {}
    virtual ~FactUnit() = default;
    FactUnit(const FactUnit &) = delete;
    FactUnit &operator=(const FactUnit &) = delete;

    enum class Step {
        Done,
        NeedsBytes, ///< parts().missing(); then it is to be worked on again.
        Failed,     ///< error() says why.
        Stopped,
    };
    /// As far as it comes; lets no exception out.
    [[nodiscard]] Step step(Workbench &bench, const std::stop_token &stop);

    [[nodiscard]] SegmentParts &parts() { return m_parts; }
    /// After Failed.
    [[nodiscard]] const domain::Error &error() const { return m_error; }
    /// Rows that it stands for, for whoever tells how far it is.
    [[nodiscard]] virtual size_t rows() const = 0;

protected:
    [[nodiscard]] virtual Step work(Workbench &bench, const std::stop_token &stop) = 0;
    /// Where something could not be had.
    [[nodiscard]] Step pending() const { return m_parts.error() ? Step::Failed : Step::NeedsBytes; }

    SegmentParts m_parts;

private:
    domain::Error m_error;
};

} // namespace footfall::queries
