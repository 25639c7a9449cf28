// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/visitorhash.h"

#include <QtEndian>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace footfall::enrich {

namespace {

struct EvpDeleter {
    void operator()(EVP_MD *digest) const { EVP_MD_free(digest); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

/// Fetching takes longer than hashing: once for the process.
const EVP_MD *sha256()
{
    static const std::unique_ptr<EVP_MD, EvpDeleter> digest(
        EVP_MD_fetch(nullptr, "SHA256", nullptr));
    return digest.get();
}

QByteArrayView labelText(HashLabel label)
{
    switch (label) {
    case HashLabel::Visit: return "visit";
    case HashLabel::Seen: return "seen";
    case HashLabel::Page: return "page";
    case HashLabel::Event: return "event";
    case HashLabel::Property: return "property";
    case HashLabel::Goal: return "goal";
    }
    return {};
}

/// The short parts, gathered so that the library is called rarely; overwritten afterwards.
class Prefix
{
public:
    ~Prefix() { OPENSSL_cleanse(m_bytes.data(), m_length); }

    void length(qsizetype size)
    {
        qToLittleEndian(static_cast<quint32>(size), m_bytes.data() + m_length);
        m_length += sizeof(quint32);
    }
    void part(const void *bytes, size_t size)
    {
        length(static_cast<qsizetype>(size));
        std::memcpy(m_bytes.data() + m_length, bytes, size);
        m_length += size;
    }
    [[nodiscard]] bool feed(EVP_MD_CTX *context) const
    {
        return EVP_DigestUpdate(context, m_bytes.data(), m_length) == 1;
    }

private:
    std::array<unsigned char, 128> m_bytes{};
    size_t m_length = 0;
};

std::unique_ptr<EVP_MD_CTX, EvpDeleter> &threadContext()
{
    thread_local std::unique_ptr<EVP_MD_CTX, EvpDeleter> context;
    return context;
}

} // namespace

void releaseThreadHashing()
{
    threadContext().reset();
    OPENSSL_thread_stop();
}

std::optional<domain::Hash16> visitorHash(HashLabel label, const SaltSet &salts,
                                          const Visitor &visitor,
                                          std::initializer_list<QByteArrayView> parts)
{
    std::unique_ptr<EVP_MD_CTX, EvpDeleter> &context = threadContext();
    if (!context)
        context.reset(EVP_MD_CTX_new());
    if (!sha256() || !context || EVP_DigestInit_ex2(context.get(), sha256(), nullptr) != 1)
        return std::nullopt;

    const Salt &salt = salts.salts[visitor.address.back()];
    const QByteArrayView labelBytes = labelText(label);
    const qint64 site = qToLittleEndian(visitor.site.value);
    Prefix prefix;
    prefix.part(salt.data(), salt.size());
    prefix.part(labelBytes.data(), static_cast<size_t>(labelBytes.size()));
    prefix.part(&site, sizeof(site));
    prefix.part(visitor.address.data(), visitor.address.size());
    prefix.length(visitor.userAgent.size());
    bool ok = prefix.feed(context.get()) &&
              EVP_DigestUpdate(context.get(), visitor.userAgent.data(),
                               static_cast<size_t>(visitor.userAgent.size())) == 1;
    for (const QByteArrayView part : parts) {
        const quint32 length = qToLittleEndian(static_cast<quint32>(part.size()));
        ok = ok && EVP_DigestUpdate(context.get(), &length, sizeof(length)) == 1 &&
             EVP_DigestUpdate(context.get(), part.data(), static_cast<size_t>(part.size())) == 1;
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    if (!ok || EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) != 1)
        return std::nullopt;
    domain::Hash16 hash;
    std::copy_n(digest.begin(), hash.bytes.size(), hash.bytes.begin());
    return hash;
}

} // namespace footfall::enrich
