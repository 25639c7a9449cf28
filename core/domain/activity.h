// SPDX-License-Identifier: GPL-3.0-or-later
// What the Collector page shows of the last minutes: rates, waiting times, the newest requests. In
// memory only; no address and no user agent. Any thread; values.
#pragma once

#include "core/domain/ledger.h"

#include <QJsonObject>
#include <optional>

namespace footfall::domain {

/// Five seconds of collecting.
struct ActivitySlot {
    Instant start{};
    int received = 0;
    int stored = 0;  ///< Answered after a commit.
    int spooled = 0; ///< Answered after the spool's fsync.
    int rejected = 0;
    int refused = 0;
    int deepestQueue = 0;           ///< Accepted and not yet answered, at most.
    double commitMilliseconds = 0;  ///< From accepting to the receipt, the mean of those stored.
    double slowestMilliseconds = 0; ///< The longest of them.
    bool operator==(const ActivitySlot &) const = default;
};

enum class ItemOutcome { Stored, Spooled, Rejected, Refused };

struct RecentRequest {
    Instant time{};
    QString site;     ///< Its tracking code; empty: unknown.
    QString pathname; ///< As far as it was understood.
    ItemOutcome outcome = ItemOutcome::Stored;
    std::optional<Rejection> reason;
    std::optional<double> milliseconds; ///< From accepting to the receipt.
    bool operator==(const RecentRequest &) const = default;
};

/// Something that hindered keeping views, in words.
struct ProblemRecord {
    Instant since{};
    std::optional<Instant> solved;
    QString title; ///< "The disk did not answer for 28 seconds"
    QString text;  ///< What happened, how many views waited, what to do.
    bool operator==(const ProblemRecord &) const = default;
};

struct CollectorActivity {
    std::vector<ActivitySlot> intervals; ///< The last hour, the oldest first, without gaps.
    std::vector<RecentRequest> recent;   ///< The newest first, at most 100.
    std::vector<ProblemRecord> problems; ///< The newest first, at most 20.
    qint64 queueCapacity = 0;
    qint64 waitingInSpool = 0;
    bool operator==(const CollectorActivity &) const = default;
};

/// How the collector sees whoever sent a test request, and why.
struct AddressExplanation {
    QString address;       ///< The visitor's, as counted.
    QString peer;          ///< Who opened the connection.
    QString header;        ///< "X-Forwarded-For", "Forwarded", "X-Real-IP"; empty: the connection.
    QString trustedRange;  ///< That the peer lies in; empty: it is not trusted.
    QString ignoredHeader; ///< A forwarding header that was sent but not believed.
    QString country;       ///< ISO 3166-1 alpha-2, or empty.
    bool operator==(const AddressExplanation &) const = default;
};

[[nodiscard]] QJsonObject toJson(const CollectorActivity &activity);
[[nodiscard]] CollectorActivity activityFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const AddressExplanation &explanation);
[[nodiscard]] AddressExplanation explanationFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const LedgerCounts &counts);
[[nodiscard]] LedgerCounts countsFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const Ledger &ledger);
[[nodiscard]] Ledger ledgerFromJson(const QJsonObject &object);

} // namespace footfall::domain
