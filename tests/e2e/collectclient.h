// SPDX-License-Identifier: GPL-3.0-or-later
// A tracker by hand: requests as our script sends them, on kept connections, one at a time each.
#pragma once

#include <QTcpSocket>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

#include <optional>

namespace footfall::e2e {

/// Who looks, and at what; becomes one request.
struct View {
    QString code;
    QString pathname = QStringLiteral("/");
    QString visitor = QStringLiteral("198.51.100.1"); ///< As a trusted proxy would tell.
    QString referrer;
    QByteArray userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    QList<std::pair<QString, QString>> more; ///< Further parameters: name, dp, vt, qs.
    QByteArray method = "GET";
    QByteArray headers; ///< Whole lines.
};

[[nodiscard]] inline QByteArray requestOf(const View &view)
{
    QUrlQuery query{{QStringLiteral("h"), QStringLiteral("https://example.com")},
                    {QStringLiteral("p"), view.pathname},
                    {QStringLiteral("r"), view.referrer},
                    {QStringLiteral("sid"), view.code}};
    for (const auto &[name, value] : view.more)
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    return view.method + " /?" + query.toString(QUrl::FullyEncoded).toLatin1() +
           " HTTP/1.1\r\nHost: stats.example.com\r\n" + "User-Agent: " + view.userAgent +
           "\r\nX-Forwarded-For: " + view.visitor.toLatin1() + "\r\n" +
           (view.method == "POST" ? "Content-Length: 0\r\n" : "") + view.headers + "\r\n";
}

struct Answer {
    int status = 0;
    QByteArray headers;
    QByteArray body;
};

/// The first whole answer in the bytes, which it is taken from.
[[nodiscard]] inline std::optional<Answer> takeAnswer(QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    Answer answer;
    answer.headers = bytes.left(end + 2);
    answer.status = answer.headers.mid(9, 3).toInt();
    qsizetype length = 0;
    const qsizetype lengthAt = answer.headers.toLower().indexOf("content-length:");
    if (lengthAt >= 0)
        length = answer.headers
                     .mid(lengthAt + 15, answer.headers.indexOf('\r', lengthAt) - lengthAt - 15)
                     .trimmed()
                     .toLongLong();
    if (bytes.size() < end + 4 + length)
        return std::nullopt;
    answer.body = bytes.mid(end + 4, length);
    bytes.remove(0, end + 4 + length);
    return answer;
}

/// Asks and waits; for tests that go step by step.
class CollectClient
{
public:
    explicit CollectClient(quint16 port) : m_port(port) {}

    [[nodiscard]] Answer ask(const QByteArray &request)
    {
        if (m_socket.state() != QTcpSocket::ConnectedState) {
            m_bytes.clear();
            m_socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
            if (!m_socket.waitForConnected(10'000))
                return {};
        }
        m_socket.write(request);
        while (true) {
            if (auto answer = takeAnswer(m_bytes))
                return *answer;
            if (!m_socket.waitForReadyRead(20'000))
                return {};
            m_bytes += m_socket.readAll();
        }
    }
    [[nodiscard]] Answer send(const View &view) { return ask(requestOf(view)); }
    [[nodiscard]] Answer get(const QByteArray &path)
    {
        return ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

private:
    quint16 m_port;
    QTcpSocket m_socket;
    QByteArray m_bytes;
};

} // namespace footfall::e2e
