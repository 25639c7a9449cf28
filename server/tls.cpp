// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QSslCipher>
#include <QSslSocket>

#include <sys/stat.h>

#include <algorithm>

namespace footfall::server {

using domain::Done;
using domain::Result;

namespace {

Q_LOGGING_CATEGORY(tlsLog, "footfall.tls", QtInfoMsg)

constexpr std::chrono::seconds BetweenLooks{2};
constexpr std::chrono::hours Warning{14 * 24};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Server)
};

bool isModern(const QSslCipher &cipher)
{
    if (cipher.protocol() == QSsl::TlsV1_3)
        return true;
    const QString name = cipher.name();
    return name.startsWith(QStringLiteral("ECDHE-")) && !name.contains(QStringLiteral("PSK")) &&
           (name.contains(QStringLiteral("GCM")) || name.contains(QStringLiteral("CHACHA20")));
}

QList<QSslCipher> modernCiphers()
{
    QList<QSslCipher> modern;
    for (const QSslCipher &cipher : QSslConfiguration::supportedCiphers())
        if (isModern(cipher))
            modern.append(cipher);
    return modern;
}

QSslConfiguration configurationFor(const TlsIdentity &identity)
{
    QSslConfiguration configuration;
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setCiphers(modernCiphers());
    configuration.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // Visitors have no certificates.
    configuration.setLocalCertificateChain(identity.chain);
    configuration.setPrivateKey(identity.key);
    return configuration;
}

} // namespace

Tls::Tls(const TlsFiles &files, const domain::Clock &clock) : m_files(files), m_clock(clock) {}

Result<std::shared_ptr<Tls>> Tls::open(const TlsFiles &files, const domain::Clock &clock)
{
    std::shared_ptr<Tls> tls(new Tls(files, clock));
    const domain::Instant now = clock.now();
    tls->m_lastLook = now;
    tls->m_certificateStamp = stampOf(files.certificate);
    tls->m_keyStamp = stampOf(files.key);
    if (const Result<Done> done = tls->read(now); !done)
        return tl::unexpected(done.error());
    tls->logProblem(now);
    return tls;
}

QSslConfiguration Tls::configuration()
{
    const std::scoped_lock lock(m_mutex);
    look(m_clock.now());
    return m_configuration;
}

QString Tls::problem()
{
    const std::scoped_lock lock(m_mutex);
    const domain::Instant now = m_clock.now();
    look(now);
    return problemAt(now);
}

QString Tls::problemAt(domain::Instant now) const
{
    if (!m_readProblem.isEmpty())
        return now < m_validUntil
                   ? Words::tr("The new certificate cannot be used; the one before stays in force "
                               "until %1. %2")
                         .arg(dateText(m_validUntil), m_readProblem)
                   : Words::tr("The certificate expired on %1, and the new one cannot be used. %2")
                         .arg(dateText(m_validUntil), m_readProblem);
    if (now >= m_validUntil)
        return Words::tr("The certificate in %1 expired on %2: browsers refuse it, and visits are "
                         "not counted. Renew it; the new one is taken at once.")
            .arg(m_files.certificate, dateText(m_validUntil));
    if (now + Warning > m_validUntil)
        return Words::tr("The certificate in %1 expires on %2. Renew it; the new one is taken at "
                         "once.")
            .arg(m_files.certificate, dateText(m_validUntil));
    return {};
}

void Tls::look(domain::Instant now)
{
    const auto sinceLook = now - m_lastLook;
    if (sinceLook >= std::chrono::seconds(0) && sinceLook < BetweenLooks)
        return;
    m_lastLook = now;
    readAgainIfChanged(now);
    logProblem(now);
}

void Tls::logProblem(domain::Instant now)
{
    const QString problem = problemAt(now);
    if (problem == m_loggedProblem)
        return;
    m_loggedProblem = problem;
    if (!problem.isEmpty())
        qCWarning(tlsLog).noquote() << problem;
}

void Tls::readAgainIfChanged(domain::Instant now)
{
    const Stamp certificate = stampOf(m_files.certificate);
    const Stamp key = stampOf(m_files.key);
    // What could not be read is tried again: half a file may have become a whole one within the
    // same moment.
    if (certificate == m_certificateStamp && key == m_keyStamp && m_readProblem.isEmpty())
        return;
    m_certificateStamp = certificate;
    m_keyStamp = key;
    const Result<Done> done = read(now);
    m_readProblem = done ? QString() : done.error().message;
    if (done)
        qCInfo(tlsLog).noquote() << "The certificate in" << m_files.certificate
                                 << "was read again: it is in force until"
                                 << dateText(m_validUntil) + QLatin1Char('.');
}

Result<Done> Tls::read(domain::Instant now)
{
    const Result<TlsIdentity> identity = readTlsIdentity(m_files, now);
    if (!identity)
        return tl::unexpected(identity.error());
    m_configuration = configurationFor(*identity);
    m_validUntil = identity->validUntil;
    return Done{};
}

Tls::Stamp Tls::stampOf(const QString &path)
{
    // Through links: certbot's are replaced, and point to the newest.
    struct stat file {
    };
    if (::stat(QFile::encodeName(path).constData(), &file) != 0)
        return {};
    return {file.st_dev, file.st_ino, file.st_mtim.tv_sec, file.st_mtim.tv_nsec, file.st_size};
}

} // namespace footfall::server
