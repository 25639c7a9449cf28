// SPDX-License-Identifier: GPL-3.0-or-later
// The sums of the ledger in memory: for each site a total and a ring of minutes, and beside them
// the decisions that are not in the database yet. One thread at a time; nothing is allocated for an
// item but the first of its kind in a while.
#pragma once

#include "core/pipeline/ledgerrows.h"

#include <array>
#include <functional>
#include <map>
#include <unordered_map>

namespace footfall::pipeline {

class LedgerAccounts
{
public:
    /// Minutes older than this are not told apart.
    static constexpr std::chrono::minutes MinutesKept{60};

    /// Stored, each of the reasons, refused.
    static constexpr size_t Outcomes = domain::Rejections.size() + 2;
    struct Counts {
        std::array<qint64, Outcomes> outcomes{};
        qint64 waiting = 0;
    };
    [[nodiscard]] static domain::LedgerCounts ledgerCounts(const Counts &counts);

    void load(const std::vector<LedgerRow> &rows);
    void forget(domain::SiteId site);
    void move(const std::function<std::optional<domain::SiteId>(domain::SiteId)> &siteFor);

    void accepted(const domain::Hit &hit);
    void waiting(domain::SiteId site, domain::Instant minute, qint64 hits);
    void forgetWaiting();
    void settle(const domain::Hit &hit, Receipt receipt);
    /// It is refused, but not to be written yet; then to be written, or not, once for each.
    void holdRefused(const domain::Hit &hit);
    void releaseRefused(const domain::Hit &hit, qint64 items);
    /// It does not wait any more, whatever became of it.
    void drop(const domain::Hit &hit) { (void)takeWaiting(hit); }

    void decide(domain::SiteId site, domain::Instant minute, domain::Rejection reason,
                qint64 items);
    /// True once after the first decision since the last call of take().
    [[nodiscard]] bool mustWake();
    [[nodiscard]] LedgerEntries take();
    void found(const LedgerEntries &entries);
    void putBack(const LedgerEntries &entries);
    void written(const LedgerEntries &entries);
    /// They are known to be in the database otherwise.
    void drop(const LedgerEntries &entries);

    struct Line {
        domain::SiteId site;
        std::optional<domain::Instant> minute; ///< None: the total.
        Counts counts;
    };
    /// Of the minutes up to now that are kept, and the totals; in no order, some of them in parts.
    [[nodiscard]] std::vector<Line> lines(domain::Instant now) const;

private:
    struct Minute {
        qint64 number = -1; ///< Minutes since 1970; -1: empty.
        Counts counts;
    };
    struct Account {
        Counts total;
        std::vector<Minute> ring; ///< Empty until the site has something.

        /// The minute's place, if it has one. An item of now takes it from whatever was there, also
        /// from a minute that lies ahead since the clock was set back; one of before does not.
        enum class Age { Now, Before };
        [[nodiscard]] Counts *minute(qint64 number, Age age);
        void forgetRecorded();
    };
    struct DecisionKey {
        domain::SiteId site;
        qint64 minute;
        size_t outcome;
        auto operator<=>(const DecisionKey &) const = default;
    };
    struct Decision {
        domain::Rejection reason;
        qint64 untaken = 0;
        qint64 taken = 0;
        qint64 held = 0; ///< Not to be taken.

        [[nodiscard]] qint64 all() const { return untaken + taken + held; }
    };

    void record(domain::SiteId site, qint64 minute, size_t outcome, qint64 items);
    [[nodiscard]] bool takeWaiting(const domain::Hit &hit);
    Decision &decision(domain::SiteId site, qint64 minute, domain::Rejection reason);
    void forgetTaken(const domain::LedgerEntry &entry);

    std::unordered_map<qint64, Account> m_accounts; ///< By the site.
    std::map<DecisionKey, Decision> m_decisions;
    bool m_isAwake = false;
    bool m_mustWake = false;
};

} // namespace footfall::pipeline
