// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate with its chain and key, read from PEM files and checked: or what is wrong with
// which file, and what to do. A value. Any thread. Needs OpenSSL.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/result.h"

#include <QSslCertificate>
#include <QSslKey>

namespace footfall::server {

struct TlsFiles {
    QString certificate; ///< The server's own first, then those that vouch for it.
    QString key;
    bool operator==(const TlsFiles &) const = default;
};

struct TlsIdentity {
    QList<QSslCertificate> chain;
    QSslKey key;
    domain::Instant validFrom{};
    domain::Instant validUntil{};
};

[[nodiscard]] domain::Result<TlsIdentity> readTlsIdentity(const TlsFiles &files,
                                                          domain::Instant now);

/// "2026-12-01", in UTC.
[[nodiscard]] QString dateText(domain::Instant time);

} // namespace footfall::server
