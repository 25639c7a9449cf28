// SPDX-License-Identifier: GPL-3.0-or-later
// AES-256-GCM for the spool: what is sealed can be read, and found unchanged, with the key alone. A
// Seal belongs to one thread at a time; a key is shared.
#pragma once

#include <QByteArray>
#include <array>
#include <memory>
#include <optional>

struct evp_cipher_ctx_st;

namespace footfall::pipeline {

/// Its bytes are overwritten when the last holder lets go.
class SpoolKey
{
public:
    static constexpr int Size = 32;

    SpoolKey() = default;
    SpoolKey(const SpoolKey &) = delete;
    SpoolKey &operator=(const SpoolKey &) = delete;
    ~SpoolKey();

    std::array<unsigned char, Size> bytes{};
};

using Nonce = std::array<unsigned char, 12>;

/// Nonces that no other series has: eight random bytes, and a counter.
class NonceSeries
{
public:
    NonceSeries();
    /// Never the same again, even if what it was for was thrown away.
    [[nodiscard]] Nonce next();

private:
    Nonce m_next{};
    quint32 m_counter = 0;
};

class Seal
{
public:
    static constexpr int TagSize = 16;

    explicit Seal(std::shared_ptr<const SpoolKey> key);
    ~Seal();
    Seal(const Seal &) = delete;
    Seal &operator=(const Seal &) = delete;

    [[nodiscard]] const std::shared_ptr<const SpoolKey> &key() const { return m_key; }
    /// Appends the sealed bytes and the tag. The associated bytes are not hidden, but cannot be
    /// changed without breaking the seal.
    [[nodiscard]] bool close(const Nonce &nonce, QByteArrayView associated, QByteArrayView plain,
                             QByteArray &to);
    /// Nothing where key, nonce, associated or sealed bytes are not those that it was closed with.
    [[nodiscard]] std::optional<QByteArray> open(const Nonce &nonce, QByteArrayView associated,
                                                 QByteArrayView sealed);

private:
    struct Free {
        void operator()(evp_cipher_ctx_st *context) const;
    };
    std::shared_ptr<const SpoolKey> m_key;
    std::unique_ptr<evp_cipher_ctx_st, Free> m_closing;
    std::unique_ptr<evp_cipher_ctx_st, Free> m_opening;
};

} // namespace footfall::pipeline
