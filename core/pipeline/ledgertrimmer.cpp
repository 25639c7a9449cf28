// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/ledgertrimmer.h"

namespace footfall::pipeline {

using domain::Done;
using domain::Instant;
using domain::Rejection;
using domain::Result;
using storage::Transaction;

LedgerTrimmer::LedgerTrimmer(storage::Database &database) : m_database(database), m_store(database)
{
}

Result<LedgerTrimmer::Progress> LedgerTrimmer::trimSome(Instant now)
{
    struct Age {
        std::optional<Rejection> reason;
        Instant before;
    };
    const auto hourBefore = [&](auto kept) {
        return Instant(std::chrono::floor<std::chrono::hours>(now - kept));
    };
    std::vector<Age> ages{{std::nullopt, hourBefore(StoredKept)},
                          {Rejection::Unavailable, hourBefore(DecisionsKept)}};
    for (const Rejection reason : domain::Rejections)
        ages.push_back({reason, hourBefore(DecisionsKept)});

    for (const Age &age : ages) {
        const Result<std::optional<Instant>> oldest = m_store.oldestMinute(age.reason);
        if (!oldest)
            return tl::unexpected(oldest.error());
        if (!*oldest || **oldest >= age.before)
            continue;
        auto transaction = Transaction::begin(m_database, Transaction::Kind::Immediate);
        if (!transaction)
            return tl::unexpected(transaction.error());
        const Instant hour = std::chrono::floor<std::chrono::hours>(**oldest);
        Result<Done> done = m_store.mergeBefore(
            age.reason, std::min<Instant>(age.before, hour + std::chrono::hours(1)));
        if (done)
            done = transaction->commit();
        return done.map([](Done) { return Progress::More; });
    }
    return Progress::Complete;
}

} // namespace footfall::pipeline
