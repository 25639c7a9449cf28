// SPDX-License-Identifier: GPL-3.0-or-later
// Answers questions from one read-only connection. Bound to the thread that opened it; needs the
// database file. Each answer is one read transaction, so that its numbers agree; where facts do not
// fit the cache, it is renewed every two seconds at most, so that checkpoints get through.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/statsresult.h"
#include "core/queries/facts/urgency.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace footfall::queries {

/// Bytes of facts that are kept for the next question.
inline constexpr qint64 UsualFactBytes = qint64(512) << 20;

struct AnswerControl {
    std::stop_token stop; ///< Stopped: ErrorKind::Unavailable with an empty message.
    /// Called on the thread that asked, with first numbers (StatsResult::percent), where they take
    /// a while.
    std::function<void(const domain::StatsResult &)> soFar{};
    /// The read transaction is renewed where facts are still to be read after so long.
    std::chrono::milliseconds renewAfter{1'000};
    Urgency urgency = Urgency::Now;
};

struct WholeList;

class StatsReader
{
public:
    /// Unavailable while there is no database of this program's schema yet; Newer for a later one.
    [[nodiscard]] static domain::Result<std::unique_ptr<StatsReader>>
    open(const QString &databasePath, const domain::Clock &clock,
         qint64 factBytes = UsualFactBytes);
    ~StatsReader();

    /// Invalid, with the reason, where an expression of a filter cannot be read. Any thread.
    [[nodiscard]] static domain::Result<domain::Done> check(const domain::Filter &filter);

    [[nodiscard]] domain::Result<std::vector<domain::Site>> sites();
    /// What was folded and what is still open together: a committed view is counted at once. Only
    /// exits wait for the fold, or for the visitor's next visit: before, nobody knows.
    [[nodiscard]] domain::Result<domain::StatsResult> answer(const domain::StatsRequest &request,
                                                             const AnswerControl &control = {});
    [[nodiscard]] domain::Result<std::vector<domain::SiteSummary>> summaries();
    /// Times between in which no collector ran; the oldest first.
    [[nodiscard]] domain::Result<std::vector<domain::OffTime>>
    offTimes(domain::Instant from, domain::Instant to, domain::CollectorIs collector);
    /// Changes whenever another connection has committed (PRAGMA data_version).
    [[nodiscard]] domain::Result<qint64> dataVersion();

    /// All rows of the first breakdown, without their names; its limit does not count.
    [[nodiscard]] domain::Result<WholeList> wholeList(const domain::StatsRequest &request,
                                                      const AnswerControl &control);
    /// Some of them with their names; ties among these by name.
    [[nodiscard]] domain::Result<std::vector<domain::BreakdownRow>>
    rowsOf(const WholeList &list, size_t from, size_t count);

private:
    struct Private;
    explicit StatsReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace footfall::queries
