// SPDX-License-Identifier: GPL-3.0-or-later
// The least that the same HTTP server can do: an empty 204 to every request. What the collector
// does in comparison is the figure that means something on another machine. Prints its port; with
// --free-port only finds one and ends.
#include <QCoreApplication>
#include <QHttpServer>
#include <QTcpServer>

#include <cstdio>

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QHttpServer server;
    server.route(QStringLiteral("/"),
                 [] { return QHttpServerResponse(QHttpServerResponse::StatusCode::NoContent); });
    auto *listener = new QTcpServer(&application);
    if (!listener->listen(QHostAddress::LocalHost)) {
        std::fputs("No port is free.\n", stderr);
        return 1;
    }
    std::printf("%d\n", listener->serverPort());
    std::fflush(stdout);
    if (QCoreApplication::arguments().contains(QStringLiteral("--free-port")))
        return 0;
    server.bind(listener);
    return QCoreApplication::exec();
}
