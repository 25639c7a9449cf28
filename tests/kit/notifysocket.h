// SPDX-License-Identifier: GPL-3.0-or-later
// What systemd would hear: a datagram socket whose path goes to a program as NOTIFY_SOCKET.
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QStringList>
#include <QTemporaryDir>
#include <functional>

#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace footfall::kit {

class NotifySocket
{
public:
    NotifySocket() : m_path(m_directory.filePath(QStringLiteral("notify")))
    {
        m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(m_path);
        if (name.size() < qsizetype(sizeof address.sun_path))
            std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
        m_isOpen =
            ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~NotifySocket() { ::close(m_socket); }
    NotifySocket(const NotifySocket &) = delete;
    NotifySocket &operator=(const NotifySocket &) = delete;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] QString path() const { return m_path; }

    /// The next message that contains the text, from where the last one was found; nothing after
    /// half a minute.
    [[nodiscard]] QString waitFor(const QString &text)
    {
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(30'000)) {
            const QString message = next(200);
            if (message.contains(text))
                return message;
        }
        return {};
    }
    /// All that has come by now.
    [[nodiscard]] QStringList take()
    {
        QStringList messages;
        for (QString message = next(0); !message.isNull(); message = next(0))
            messages.append(message);
        return messages;
    }

private:
    QString next(int milliseconds)
    {
        pollfd wait{m_socket, POLLIN, 0};
        if (::poll(&wait, 1, milliseconds) != 1)
            return {};
        QByteArray bytes(64 * 1024, '\0');
        const ssize_t size = ::recv(m_socket, bytes.data(), static_cast<size_t>(bytes.size()), 0);
        return size < 0 ? QString() : QString::fromUtf8(bytes.constData(), size);
    }

    QTemporaryDir m_directory;
    QString m_path;
    int m_socket = -1;
    bool m_isOpen = false;
};

} // namespace footfall::kit
