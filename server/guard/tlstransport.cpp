// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/tlstransport.h"

#include <QSslSocket>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

namespace footfall::server::guard {

namespace {

/// Each way, of what is not encrypted.
constexpr qint64 MostBuffered = 64 * 1024;
// TLS ends both ways at once. So the client gets time to read before the line is closed.
constexpr std::chrono::milliseconds TimeToRead{500};

} // namespace

TlsTransport::TlsTransport(int descriptor, const QSslConfiguration &configuration,
                           TransportUser &user)
    : m_user(user), m_socket(new QSslSocket)
{
    m_teller.setSingleShot(true);
    m_teller.setInterval(0);
    m_teller.callOnTimeout([this] {
        if (m_wantsInput)
            m_user.readable();
    });
    if (!m_socket->setSocketDescriptor(descriptor)) {
        close(descriptor);
        m_user.gone();
        return;
    }
    m_socket->setReadBufferSize(MostBuffered);
    m_socket->setSslConfiguration(configuration);
    // Browsers would ask their people for a certificate.
    m_socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    QObject::connect(m_socket, &QSslSocket::readyRead, m_socket, [this] {
        if (m_wantsInput)
            m_user.readable();
    });
    QObject::connect(m_socket, &QSslSocket::encryptedBytesWritten, m_socket,
                     [this] { m_user.writable(); });
    QObject::connect(m_socket, &QSslSocket::disconnected, m_socket, [this] { m_user.gone(); });
    m_socket->startServerEncryption();
}

TlsTransport::~TlsTransport()
{
    m_socket->disconnect();
    m_socket->abort();
    m_socket->deleteLater();
}

void TlsTransport::tellLater()
{
    if (m_wantsInput && m_socket->bytesAvailable() > 0)
        m_teller.start();
}

Transport::Received TlsTransport::receive(std::span<char> buffer)
{
    const qint64 size = m_socket->read(buffer.data(), static_cast<qint64>(buffer.size()));
    tellLater();
    if (size > 0)
        return {Received::What::Bytes, size};
    return {size == 0 ? Received::What::Nothing : Received::What::Broken, 0};
}

Transport::Received TlsTransport::discard(std::span<char> buffer)
{
    return receive(buffer);
}

qsizetype TlsTransport::send(QByteArrayView bytes)
{
    const qint64 room = MostBuffered - m_socket->bytesToWrite() - m_socket->encryptedBytesToWrite();
    if (room <= 0)
        return 0;
    return m_socket->write(bytes.data(), std::min<qint64>(bytes.size(), room));
}

void TlsTransport::want(Wanting wanting)
{
    m_wantsInput = wanting == Wanting::Input || wanting == Wanting::Both;
    tellLater();
}

Transport::Leaving TlsTransport::leave()
{
    m_socket->disconnectFromHost();
    return Leaving::UnderWay;
}

Transport::Leaving TlsTransport::linger()
{
    QTimer::singleShot(TimeToRead, m_socket, [socket = m_socket] { socket->disconnectFromHost(); });
    return Leaving::UnderWay;
}

void TlsTransport::cut()
{
    const ::linger now{1, 0};
    setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now,
               sizeof now);
}

} // namespace footfall::server::guard
