// SPDX-License-Identifier: GPL-3.0-or-later
// A TLS handshake over a real connection, and what came of it. One thread, with an event loop.
#pragma once

#include "server/tls.h"

#include <QHostAddress>
#include <QSignalSpy>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

namespace footfall::kit {

/// One end of a handshake, over a real connection.
class Greeter : public QTcpServer
{
public:
    explicit Greeter(server::Tls &tls) : m_tls(tls) {}

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSslConfiguration(m_tls.configuration());
        if (socket->setSocketDescriptor(descriptor))
            socket->startServerEncryption();
    }

private:
    server::Tls &m_tls;
};

struct Handshake {
    bool isDone = false;
    QString name; ///< The certificate's.
    QSsl::SslProtocol protocol = QSsl::UnknownProtocol;
    QByteArray nextProtocol;
    QString cipher;
};

[[nodiscard]] inline Handshake shakeHands(server::Tls &tls,
                                          QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater,
                                          const QList<QSslCipher> &ciphers = {})
{
    Greeter greeter(tls);
    if (!greeter.listen(QHostAddress::LocalHost))
        return {};
    QSslSocket client;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(protocol);
    configuration.setAllowedNextProtocols({"h2", "http/1.1"});
    if (!ciphers.isEmpty())
        configuration.setCiphers(ciphers);
    client.setSslConfiguration(configuration);
    QSignalSpy encrypted(&client, &QSslSocket::encrypted);
    QSignalSpy failed(&client, &QAbstractSocket::errorOccurred);
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), greeter.serverPort());
    (void)QTest::qWaitFor([&] { return !encrypted.isEmpty() || !failed.isEmpty(); }, 10'000);
    return {client.isEncrypted(),
            client.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0),
            client.sessionProtocol(), client.sslConfiguration().nextNegotiatedProtocol(),
            client.sessionCipher().name()};
}

} // namespace footfall::kit
