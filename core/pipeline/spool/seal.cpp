// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spool/seal.h"

#include <QtEndian>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <limits>

namespace footfall::pipeline {

namespace {

constexpr int RandomBytes = 8;

const unsigned char *unsignedBytes(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

} // namespace

SpoolKey::~SpoolKey()
{
    OPENSSL_cleanse(bytes.data(), bytes.size());
}

NonceSeries::NonceSeries()
{
    // Without randomness nothing may be sealed; OpenSSL has it, or does not start.
    if (RAND_bytes(m_next.data(), RandomBytes) != 1)
        qFatal("The system has no random numbers.");
}

Nonce NonceSeries::next()
{
    if (m_counter == std::numeric_limits<quint32>::max())
        *this = NonceSeries();
    qToLittleEndian(m_counter++, m_next.data() + RandomBytes);
    return m_next;
}

void Seal::Free::operator()(evp_cipher_ctx_st *context) const
{
    EVP_CIPHER_CTX_free(context);
}

Seal::Seal(std::shared_ptr<const SpoolKey> key)
    : m_key(std::move(key)), m_closing(EVP_CIPHER_CTX_new()), m_opening(EVP_CIPHER_CTX_new())
{
    const unsigned char *bytes = m_key->bytes.data();
    if (EVP_EncryptInit_ex(m_closing.get(), EVP_aes_256_gcm(), nullptr, bytes, nullptr) != 1 ||
        EVP_DecryptInit_ex(m_opening.get(), EVP_aes_256_gcm(), nullptr, bytes, nullptr) != 1)
        qFatal("OpenSSL has no AES-256-GCM.");
}

Seal::~Seal() = default;

bool Seal::close(const Nonce &nonce, QByteArrayView associated, QByteArrayView plain,
                 QByteArray &to)
{
    EVP_CIPHER_CTX *context = m_closing.get();
    const qsizetype start = to.size();
    to.resize(start + plain.size() + TagSize);
    auto *out = reinterpret_cast<unsigned char *>(to.data() + start);
    int done = 0;
    return EVP_EncryptInit_ex(context, nullptr, nullptr, nullptr, nonce.data()) == 1 &&
           EVP_EncryptUpdate(context, nullptr, &done, unsignedBytes(associated),
                             static_cast<int>(associated.size())) == 1 &&
           EVP_EncryptUpdate(context, out, &done, unsignedBytes(plain),
                             static_cast<int>(plain.size())) == 1 &&
           EVP_EncryptFinal_ex(context, out + done, &done) == 1 &&
           EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, TagSize, out + plain.size()) == 1;
}

std::optional<QByteArray> Seal::open(const Nonce &nonce, QByteArrayView associated,
                                     QByteArrayView sealed)
{
    const qsizetype length = sealed.size() - TagSize;
    if (length < 0)
        return std::nullopt;
    EVP_CIPHER_CTX *context = m_opening.get();
    QByteArray plain(length, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(plain.data());
    std::array<unsigned char, TagSize> tag{};
    std::copy_n(unsignedBytes(sealed) + length, TagSize, tag.begin());
    int done = 0;
    if (EVP_DecryptInit_ex(context, nullptr, nullptr, nullptr, nonce.data()) != 1 ||
        EVP_DecryptUpdate(context, nullptr, &done, unsignedBytes(associated),
                          static_cast<int>(associated.size())) != 1 ||
        EVP_DecryptUpdate(context, out, &done, unsignedBytes(sealed), static_cast<int>(length)) !=
            1 ||
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, TagSize, tag.data()) != 1 ||
        EVP_DecryptFinal_ex(context, out + done, &done) != 1)
        return std::nullopt;
    return plain;
}

} // namespace footfall::pipeline
