// SPDX-License-Identifier: GPL-3.0-or-later
// Holds connections open that do nothing, as browsers do between two pages: each sends one request
// and reads its answer first. Prints how many it holds, and waits until it is killed.
//   bench_hold PORT COUNT
#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    if (argc != 3) {
        std::fputs("Usage: bench_hold PORT COUNT\n", stderr);
        return 2;
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<in_port_t>(std::atoi(argv[1])));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    constexpr char Request[] = "GET /health HTTP/1.1\r\nHost: stats.example\r\n\r\n";
    int held = 0;
    for (int left = std::atoi(argv[2]); left > 0; --left) {
        const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
        char answer[4096];
        if (descriptor < 0 ||
            connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) !=
                0 ||
            write(descriptor, Request, std::strlen(Request)) < 0 ||
            read(descriptor, answer, sizeof answer) <= 0)
            break;
        ++held;
    }
    std::printf("%d\n", held);
    std::fflush(stdout);
    pause();
    return 0;
}
