// SPDX-License-Identifier: GPL-3.0-or-later
// The least that the same HTTP server can do: an empty 202 to every request. What the collector
// does in comparison is the figure that means something on another machine. Prints its port.
//   bench_baseline [--threads N] | --free-port
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHttpServer>
#include <QTcpServer>
#include <QThread>

#include <arpa/inet.h>
#include <cstdio>
#include <memory>
#include <sys/socket.h>
#include <vector>

namespace {

/// A listening descriptor on the loopback that others may share; port 0 takes a free one.
int listeningSocket(quint16 port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
        listen(descriptor, 1024) != 0)
        return -1;
    return descriptor;
}

class Server
{
public:
    /// In the calling thread, which runs an event loop.
    explicit Server(int descriptor)
    {
        m_server.route(QStringLiteral("/"), [] {
            return QHttpServerResponse(QHttpServerResponse::StatusCode::Accepted);
        });
        auto *listener = new QTcpServer(&m_server);
        listener->setSocketDescriptor(descriptor);
        m_server.bind(listener);
    }

private:
    QHttpServer m_server;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("threads"), QStringLiteral("How many servers share the port."),
          QStringLiteral("n"), QStringLiteral("1")},
         {QStringLiteral("free-port"), QStringLiteral("Finds a port and ends.")}});
    parser.process(application);

    QTcpServer finder;
    if (!finder.listen(QHostAddress::LocalHost)) {
        std::fputs("No port is free.\n", stderr);
        return 1;
    }
    const quint16 port = finder.serverPort();
    finder.close();
    std::vector<int> descriptors;
    const bool isOnlyAsked = parser.isSet(QStringLiteral("free-port"));
    for (int left = parser.value(QStringLiteral("threads")).toInt(); left > 0 && !isOnlyAsked;
         --left)
        descriptors.push_back(listeningSocket(port));
    std::printf("%d\n", port);
    std::fflush(stdout);
    if (isOnlyAsked)
        return 0;

    std::vector<std::unique_ptr<QThread>> threads;
    for (size_t i = 1; i < descriptors.size(); ++i) {
        threads.emplace_back(QThread::create([descriptor = descriptors[i]] {
            const Server server(descriptor);
            QEventLoop().exec();
        }));
        threads.back()->start();
    }
    const Server server(descriptors.front());
    const int code = QCoreApplication::exec();
    std::_Exit(code); // The others are told by nobody; there is nothing to keep.
}
