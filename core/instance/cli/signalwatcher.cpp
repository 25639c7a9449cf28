// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/signalwatcher.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace footfall::instance::cli {

namespace {

constexpr unsigned StopSeconds = 5;
constexpr std::array Signals{SIGTERM, SIGINT, SIGHUP, SIGALRM};

// A handler may touch little else than these.
std::atomic<int> writeEnd{-1};
std::atomic<bool> isStopping{false};

/// What was answered is on the disk; only the rest of the tidying up is left out.
[[noreturn]] void endNow(const char *why, size_t size)
{
    // The window and the server both end this way.
    std::ignore = ::write(STDERR_FILENO, program_invocation_short_name,
                          std::strlen(program_invocation_short_name));
    std::ignore = ::write(STDERR_FILENO, why, size);
    ::_exit(1);
}

constexpr char ToldAgain[] = ": Ended at once, because it was told again.\n";
constexpr char TooLate[] = ": Ended: five seconds were not enough to end in good order.\n";

extern "C" void footfallHandleSignal(int number)
{
    if (number == SIGALRM)
        endNow(TooLate, sizeof TooLate - 1);
    if (number != SIGHUP) {
        if (isStopping.exchange(true))
            endNow(ToldAgain, sizeof ToldAgain - 1);
        ::alarm(StopSeconds);
    }
    const char wish = number == SIGHUP ? 'r' : 's';
    std::ignore = ::write(writeEnd, &wish, 1);
}

void handle(void (*handler)(int))
{
    struct sigaction action {
    };
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int number : Signals)
        ::sigaction(number, &action, nullptr);
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent) : QObject(parent)
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_reading = Descriptor(ends[0]);
    m_writing = Descriptor(ends[1]);
    writeEnd = ends[1];
    auto *notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char wish = 0;
        while (::read(m_reading.number(), &wish, 1) == 1) {
            if (wish == 's')
                Q_EMIT stopWanted();
            else
                Q_EMIT reloadWanted();
        }
    });
    handle(footfallHandleSignal);
    // A limit on file sizes is a disk that is full, which is reported, and no reason to die.
    std::signal(SIGXFSZ, SIG_IGN);
}

SignalWatcher::~SignalWatcher()
{
    ::alarm(0);
    handle(SIG_DFL);
    writeEnd = -1;
    isStopping = false;
}

} // namespace footfall::instance::cli
