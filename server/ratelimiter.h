// SPDX-License-Identifier: GPL-3.0-or-later
// How much one visitor's address may send: a token bucket for each (IPv6: for each /64), in memory
// only and under a keyed hash, in a table of fixed size. Any thread. Needs OpenSSL.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/limits.h"
#include "server/address.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace footfall::server {

class RateLimiter
{
public:
    RateLimiter();
    ~RateLimiter();

    void setLimits(const domain::Limits &limits);

    /// Takes a token for each item. Where there is none at all: how long until there is one again.
    /// Where there are too few, the rest is owed.
    [[nodiscard]] std::optional<std::chrono::seconds> take(const Address &visitor,
                                                           domain::Instant now, int items = 1);

private:
    struct Bucket {
        quint64 key = 0; ///< 0: never used.
        float tokens = 0;
        quint32 moment = 0; ///< Of these tokens, in ticks.
    };
    [[nodiscard]] Bucket &bucketOf(quint64 key, quint32 moment);
    [[nodiscard]] float filled(const Bucket &bucket, quint32 moment) const;

    struct KeyedHash;
    std::mutex m_mutex; ///< Over all that follows.
    std::unique_ptr<KeyedHash> m_hash;
    std::vector<Bucket> m_buckets; ///< Made with the first request that is limited.
    double m_ratePerSecond = 0;
    int m_burst = 0;
};

} // namespace footfall::server
