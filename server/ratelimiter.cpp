// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ratelimiter.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

namespace footfall::server {

namespace {

// A megabyte in all. Where more addresses come than there is room for, those are forgotten that
// have the most tokens left: forgetting these changes least.
constexpr size_t BucketsPerRow = 8;
constexpr size_t Rows = 8192;

constexpr size_t BytesOfNetwork = 8; ///< One household, or one attacker, has a whole /64.
constexpr std::chrono::hours LongestWait{1};

/// Tenths of a second. They begin anew after 13 years; whoever was away for half of that may get
/// too little of one burst.
quint32 ticks(domain::Instant time)
{
    return static_cast<quint32>(domain::toMilliseconds(time) / 100);
}
constexpr double TicksPerSecond = 10;

} // namespace

/// SipHash with a key that is drawn at the start and never leaves this object.
struct RateLimiter::KeyedHash {
    KeyedHash()
        : algorithm(EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_SIPHASH, nullptr))
        , context(EVP_MAC_CTX_new(algorithm))
    {
        isUsable = context && RAND_bytes(key.data(), static_cast<int>(key.size())) == 1;
    }
    ~KeyedHash()
    {
        EVP_MAC_CTX_free(context);
        EVP_MAC_free(algorithm);
    }
    KeyedHash(const KeyedHash &) = delete;
    KeyedHash &operator=(const KeyedHash &) = delete;

    /// Never 0; nothing where the library refuses.
    [[nodiscard]] std::optional<quint64> of(std::span<const quint8> bytes)
    {
        std::array<quint8, 8> hash{};
        size_t length = 0;
        if (!isUsable || EVP_MAC_init(context, key.data(), key.size(), parameters.data()) != 1 ||
            EVP_MAC_update(context, bytes.data(), bytes.size()) != 1 ||
            EVP_MAC_final(context, hash.data(), &length, hash.size()) != 1)
            return std::nullopt;
        quint64 number = 0;
        std::memcpy(&number, hash.data(), sizeof number);
        return std::max<quint64>(number, 1);
    }

    EVP_MAC *algorithm;
    EVP_MAC_CTX *context;
    std::array<quint8, 16> key{};
    size_t hashSize = 8;
    std::array<OSSL_PARAM, 2> parameters{
        OSSL_PARAM_construct_size_t(OSSL_MAC_PARAM_SIZE, &hashSize), OSSL_PARAM_construct_end()};
    bool isUsable = false;
};

RateLimiter::RateLimiter() : m_hash(std::make_unique<KeyedHash>()) {}

RateLimiter::~RateLimiter() = default;

void RateLimiter::setLimits(const domain::Limits &limits)
{
    const std::scoped_lock lock(m_mutex);
    m_ratePerSecond = limits.ratePerSecond;
    m_burst = std::max(1, limits.rateBurst);
}

std::optional<std::chrono::seconds> RateLimiter::take(const Address &visitor, domain::Instant now,
                                                      int items)
{
    const std::scoped_lock lock(m_mutex);
    if (m_ratePerSecond <= 0)
        return std::nullopt;
    std::span<const quint8> bytes = visitor.bytes();
    if (!visitor.isIPv4())
        bytes = bytes.first(BytesOfNetwork);
    const std::optional<quint64> key = m_hash->of(bytes);
    if (!key)
        return std::nullopt; // Counting a visitor matters more than counting requests.
    if (m_buckets.empty())
        m_buckets.resize(Rows * BucketsPerRow);
    const quint32 moment = ticks(now);
    Bucket &bucket = bucketOf(*key, moment);
    bucket.tokens = filled(bucket, moment);
    bucket.moment = moment;
    if (bucket.tokens >= 1) {
        bucket.tokens -= static_cast<float>(items);
        return std::nullopt;
    }
    const double wait = std::ceil((1.0 - static_cast<double>(bucket.tokens)) / m_ratePerSecond);
    return std::chrono::seconds(static_cast<qint64>(
        std::clamp(wait, 1.0, std::chrono::duration<double>(LongestWait).count())));
}

RateLimiter::Bucket &RateLimiter::bucketOf(quint64 key, quint32 moment)
{
    const auto row = std::span(m_buckets).subspan(key % Rows * BucketsPerRow, BucketsPerRow);
    Bucket *fullest = &row.front();
    float most = -1;
    for (Bucket &bucket : row) {
        if (bucket.key == key)
            return bucket;
        const float tokens =
            bucket.key == 0 ? std::numeric_limits<float>::max() : filled(bucket, moment);
        if (tokens > most) {
            most = tokens;
            fullest = &bucket;
        }
    }
    *fullest = {key, static_cast<float>(m_burst), moment};
    return *fullest;
}

float RateLimiter::filled(const Bucket &bucket, quint32 moment) const
{
    // A clock that was set back gives nothing, and takes nothing.
    const qint32 passed = static_cast<qint32>(moment - bucket.moment);
    const double gained = std::max(0, passed) / TicksPerSecond * m_ratePerSecond;
    return static_cast<float>(
        std::min(static_cast<double>(m_burst), static_cast<double>(bucket.tokens) + gained));
}

} // namespace footfall::server
