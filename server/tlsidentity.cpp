// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tlsidentity.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslSocket>
#include <QTimeZone>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace footfall::server {

using domain::ErrorKind;
using domain::Result;

namespace {

constexpr qint64 LargestFile = 1024 * 1024;
constexpr int FewestSecurityBits = 112; ///< RSA with 2048 bits; OpenSSL serves with nothing less.

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Server)
};

struct Free {
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
using Bio = std::unique_ptr<BIO, Free>;
using Certificate = std::unique_ptr<X509, Free>;
using Key = std::unique_ptr<EVP_PKEY, Free>;

tl::unexpected<domain::Error> invalid(const QString &message)
{
    ERR_clear_error(); // What the library says of it is said in our words.
    return domain::failure(ErrorKind::Invalid, message);
}

Result<QByteArray> contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return invalid(Words::tr("%1 cannot be read: %2. Give its path, and let this user read it.")
                           .arg(path, file.errorString()));
    QByteArray contents = file.read(LargestFile + 1);
    if (contents.isEmpty())
        return invalid(Words::tr("%1 is empty.").arg(path));
    if (contents.size() > LargestFile)
        return invalid(Words::tr("%1 is too large for a certificate or a key.").arg(path));
    return contents;
}

Bio reader(const QByteArray &pem)
{
    return Bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

/// Asks nobody for a password.
int noPassword(char *, int, int, void *)
{
    return 0;
}

Result<Key> keyIn(const QByteArray &pem, const QString &path)
{
    if (!pem.contains("PRIVATE KEY-----")) {
        if (pem.contains("-----BEGIN CERTIFICATE-----"))
            return invalid(Words::tr("%1 holds a certificate and no key: perhaps the two files "
                                     "were exchanged.")
                               .arg(path));
        return invalid(
            Words::tr("%1 holds no private key in PEM form (“BEGIN PRIVATE KEY”).").arg(path));
    }
    if (pem.contains("ENCRYPTED"))
        return invalid(Words::tr("The key in %1 is protected by a password, and nobody is there to "
                                 "type it. Write it without one: openssl pkey -in OLD -out NEW.")
                           .arg(path));
    Key key(PEM_read_bio_PrivateKey(reader(pem).get(), nullptr, noPassword, nullptr));
    if (!key)
        return invalid(
            Words::tr("The key in %1 is damaged, or of a kind that is not known here.").arg(path));
    if (EVP_PKEY_get_security_bits(key.get()) < FewestSecurityBits)
        return invalid(Words::tr("The key in %1 is too weak. Make one with at least 2048 bits "
                                 "(RSA) or 256 bits (elliptic curves).")
                           .arg(path));
    return key;
}

/// All certificates of the file, checked by the library that will use them.
Result<std::vector<Certificate>> certificatesIn(const QByteArray &pem, const QString &path)
{
    std::vector<Certificate> certificates;
    const Bio bio = reader(pem);
    while (X509 *certificate = PEM_read_bio_X509(bio.get(), nullptr, noPassword, nullptr))
        certificates.emplace_back(certificate);
    const bool isAtEnd = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (!certificates.empty() && isAtEnd)
        return certificates;
    if (pem.contains("-----BEGIN CERTIFICATE-----") ||
        pem.contains("-----BEGIN TRUSTED CERTIFICATE-----"))
        return invalid(Words::tr("A certificate in %1 is damaged.").arg(path));
    if (pem.contains("PRIVATE KEY-----"))
        return invalid(Words::tr("%1 holds a key and no certificate: perhaps the two files were "
                                 "exchanged.")
                           .arg(path));
    return invalid(
        Words::tr("%1 holds no certificate in PEM form (“BEGIN CERTIFICATE”).").arg(path));
}

QString mismatchText(const std::vector<Certificate> &certificates, EVP_PKEY *key,
                     const TlsFiles &files)
{
    for (size_t i = 1; i < certificates.size(); ++i)
        if (X509_check_private_key(certificates[i].get(), key) == 1)
            return Words::tr("The server's own certificate must stand first in %1, before those "
                             "that vouch for it.")
                .arg(files.certificate);
    return Words::tr("The key in %1 does not belong to the certificate in %2.")
        .arg(files.key, files.certificate);
}

} // namespace

Result<TlsIdentity> readTlsIdentity(const TlsFiles &files, domain::Instant now)
{
    if (files.certificate.isEmpty() || files.key.isEmpty())
        return invalid(Words::tr("HTTPS needs both a certificate and its key."));
    if (!QSslSocket::supportsSsl())
        return domain::failure(
            ErrorKind::Unavailable,
            Words::tr("This computer's Qt cannot do HTTPS. Install its TLS plugin, or let a proxy "
                      "(Caddy, nginx) do it."));
    const Result<QByteArray> certificatePem = contentsOf(files.certificate);
    if (!certificatePem)
        return tl::unexpected(certificatePem.error());
    Result<std::vector<Certificate>> certificates =
        certificatesIn(*certificatePem, files.certificate);
    if (!certificates)
        return tl::unexpected(certificates.error());
    const Result<QByteArray> keyPem = contentsOf(files.key);
    if (!keyPem)
        return tl::unexpected(keyPem.error());
    Result<Key> key = keyIn(*keyPem, files.key);
    if (!key)
        return tl::unexpected(key.error());
    if (X509_check_private_key(certificates->front().get(), key->get()) != 1)
        return invalid(mismatchText(*certificates, key->get(), files));

    TlsIdentity identity;
    identity.chain = QSslCertificate::fromData(*certificatePem, QSsl::Pem);
    if (identity.chain.isEmpty())
        return invalid(Words::tr("A certificate in %1 is damaged.").arg(files.certificate));
    identity.key = QSslKey(static_cast<Qt::HANDLE>(key->release()), QSsl::PrivateKey);
    const QSslCertificate &own = identity.chain.front();
    identity.validFrom = domain::instantFromMilliseconds(own.effectiveDate().toMSecsSinceEpoch());
    identity.validUntil = domain::instantFromMilliseconds(own.expiryDate().toMSecsSinceEpoch());
    if (now >= identity.validUntil)
        return invalid(Words::tr("The certificate in %1 expired on %2. Renew it.")
                           .arg(files.certificate, dateText(identity.validUntil)));
    if (now < identity.validFrom)
        return invalid(Words::tr("The certificate in %1 is valid from %2 on only. Compare this "
                                 "computer's clock.")
                           .arg(files.certificate, dateText(identity.validFrom)));
    return identity;
}

QString dateText(domain::Instant time)
{
    return QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(time), QTimeZone::utc())
        .date()
        .toString(Qt::ISODate);
}

} // namespace footfall::server
