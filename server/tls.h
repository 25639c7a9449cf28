// SPDX-License-Identifier: GPL-3.0-or-later
// The certificate that connections are served with. The files are looked at every few seconds, when
// somebody asks anyway: a new certificate is in force for the next connection, and a bad one leaves
// the old in force and says why. Either is logged once. Any thread.
#pragma once

#include "server/tlsidentity.h"

#include <QSslConfiguration>

#include <memory>
#include <mutex>

namespace footfall::server {

class Tls
{
public:
    /// The clock outlives it.
    [[nodiscard]] static domain::Result<std::shared_ptr<Tls>> open(const TlsFiles &files,
                                                                   const domain::Clock &clock);

    /// For the next connection: TLS 1.2 or later, ephemeral keys, authenticated ciphers, HTTP/1.1.
    [[nodiscard]] QSslConfiguration configuration();
    /// What the owner should know and do: a new certificate cannot be used, or the present one ends
    /// soon or has ended. Empty where all is well.
    [[nodiscard]] QString problem();

private:
    /// What changes when a file is written or replaced.
    struct Stamp {
        quint64 device = 0;
        quint64 node = 0;
        qint64 seconds = 0;
        qint64 nanoseconds = 0;
        qint64 size = 0;
        bool operator==(const Stamp &) const = default;
    };
    [[nodiscard]] static Stamp stampOf(const QString &path);

    Tls(const TlsFiles &files, const domain::Clock &clock);
    [[nodiscard]] domain::Result<domain::Done> read(domain::Instant now);
    void look(domain::Instant now);
    void readAgainIfChanged(domain::Instant now);
    [[nodiscard]] QString problemAt(domain::Instant now) const;
    void logProblem(domain::Instant now);

    const TlsFiles m_files;
    const domain::Clock &m_clock;

    std::mutex m_mutex; ///< Over all that follows.
    QSslConfiguration m_configuration;
    domain::Instant m_validUntil{};
    QString m_readProblem; ///< Why the newest files cannot be used.
    QString m_loggedProblem;
    domain::Instant m_lastLook{};
    Stamp m_certificateStamp;
    Stamp m_keyStamp;
};

} // namespace footfall::server
