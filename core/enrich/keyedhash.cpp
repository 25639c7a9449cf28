// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/keyedhash.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>

namespace footfall::enrich {

namespace {

struct MacDeleter {
    void operator()(EVP_MAC *mac) const { EVP_MAC_free(mac); }
    void operator()(EVP_MAC_CTX *context) const { EVP_MAC_CTX_free(context); }
};

struct Key {
    Key() : isDrawn(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1) {}

    std::array<unsigned char, 16> bytes{};
    bool isDrawn;
};

const Key &key()
{
    static const Key key;
    return key;
}

EVP_MAC *sipHash()
{
    static const std::unique_ptr<EVP_MAC, MacDeleter> mac(
        EVP_MAC_fetch(nullptr, "SIPHASH", nullptr));
    return mac.get();
}

std::unique_ptr<EVP_MAC_CTX, MacDeleter> &threadContext()
{
    thread_local std::unique_ptr<EVP_MAC_CTX, MacDeleter> context;
    return context;
}

} // namespace

void releaseThreadKeyedHashing()
{
    threadContext().reset();
}

std::optional<domain::Hash16> keyedHash(QByteArrayView text)
{
    std::unique_ptr<EVP_MAC_CTX, MacDeleter> &context = threadContext();
    if (!context && sipHash())
        context.reset(EVP_MAC_CTX_new(sipHash()));
    domain::Hash16 hash;
    size_t length = 0;
    const bool ok =
        context && key().isDrawn &&
        EVP_MAC_init(context.get(), key().bytes.data(), key().bytes.size(), nullptr) == 1 &&
        EVP_MAC_update(context.get(), reinterpret_cast<const unsigned char *>(text.data()),
                       static_cast<size_t>(text.size())) == 1 &&
        EVP_MAC_final(context.get(), hash.bytes.data(), &length, hash.bytes.size()) == 1 &&
        length == hash.bytes.size();
    return ok ? std::optional(hash) : std::nullopt;
}

} // namespace footfall::enrich
