// SPDX-License-Identifier: GPL-3.0-or-later
// DIR/control.sock as plain descriptors. Any thread. A socket's address holds 107 bytes at most,
// and data directories may be deeper, so the directory is opened and named by its descriptor in
// /proc.
#pragma once

#include "core/domain/result.h"

namespace footfall::instance {

/// An open descriptor; closed at the end.
class Descriptor
{
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    Descriptor(Descriptor &&other) noexcept : m_number(other.release()) {}
    Descriptor &operator=(Descriptor &&other) noexcept;
    ~Descriptor();
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] int release();

private:
    int m_number;
};

struct ListeningSocket {
    Descriptor directory; ///< Keep it open while listening: the socket's name goes through it.
    Descriptor socket;
};

/// For those who may write the directory, from the first moment on. A file that a killed holder
/// left is replaced. REQUIRES: the directory's lock is held.
[[nodiscard]] domain::Result<ListeningSocket> listenIn(const QString &dataDirectory);
void removeSocketFrom(const Descriptor &directory);

struct ConnectedSocket {
    Descriptor socket;
    qint64 peerUserId = -1;
};
/// Unavailable where nobody listens.
[[nodiscard]] domain::Result<ConnectedSocket> connectTo(const QString &dataDirectory);

} // namespace footfall::instance
