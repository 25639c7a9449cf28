// SPDX-License-Identifier: GPL-3.0-or-later
// What settings.ini of a data directory holds. A value; reading and writing touch the file.
#pragma once

#include "core/domain/collectorcontrol.h"

namespace footfall::instance {

/// The least important messages that are still logged.
enum class LogLevel { Debug, Info, Warning, Error };

struct Settings {
    domain::ListenSettings listen;
    QString publicUrl; ///< Where visitors reach the collector, for the snippet; empty: the listen
                       ///< address.
    std::chrono::milliseconds foldInterval{10'000};
    std::chrono::milliseconds longestCommit{500}; ///< A slower batch goes to the spool.
    int inboxCapacity = 10'000;                   ///< Views that may wait in memory.
    int inboxBytes = 32 * 1024 * 1024;            ///< Of memory that they may take.
    int cacheMebibytes = 512; ///< Of memory that facts may take which questions have read.
    /// Of page views: so many are added up at most, after each answer of the window, for what is
    /// likely to be asked next.
    int aheadMillions = 100;
    LogLevel logLevel = LogLevel::Info;
    QString countryDatabase; ///< Empty: the one that came with Footfall.
    [[nodiscard]] qint64 cacheBytes() const { return qint64{cacheMebibytes} << 20; }
    [[nodiscard]] qint64 aheadViews() const { return qint64{aheadMillions} * 1'000'000; }
    bool operator==(const Settings &) const = default;
};

/// What somebody who has corrected the file is to do next.
enum class Afterwards { Start, Reload };
[[nodiscard]] domain::Result<Settings> readSettings(const QString &dataDirectory,
                                                    Afterwards afterwards = Afterwards::Start);
/// Sets what differs from the defaults or stands in the file already; other keys stay as they are.
[[nodiscard]] domain::Result<domain::Done> writeSettings(const QString &dataDirectory,
                                                         const Settings &settings);
/// Keys of settings.ini that this release does not know: mistyped, or another release's.
[[nodiscard]] QStringList unknownSettings(const QString &dataDirectory);

/// What readSettings() and writeSettings() check: addresses, ranges, intervals, and files, which
/// are errors of storage where they cannot be read.
[[nodiscard]] domain::Result<domain::Done> checkSettings(const Settings &settings);

/// "debug", "info", "warning" or "error".
[[nodiscard]] domain::Result<LogLevel> logLevelFromText(const QString &text);
[[nodiscard]] QString nameOf(LogLevel level);

/// "0.0.0.0:80", "[::1]:8080", "localhost:8080", or a port alone.
[[nodiscard]] domain::Result<domain::ListenSettings> listenFromText(const QString &text,
                                                                    domain::ListenSettings base);
/// "http://127.0.0.1:8080", "http://[::1]:8080".
[[nodiscard]] QString webAddressOf(const QString &address, quint16 port);
/// As it is bound: "https://127.0.0.1:8443".
[[nodiscard]] QString webAddressOf(const domain::CollectorStatus &collector);
/// What stands in the snippet: the public URL, or where we listen.
[[nodiscard]] QString publicUrlOf(const Settings &settings);
/// Where this computer reaches who listens there: on all addresses is on 127.0.0.1 too.
[[nodiscard]] QString reachableAddressOf(const domain::CollectorStatus &collector);

/// The platform's data directory for Footfall.
[[nodiscard]] QString defaultDataDirectory();
/// Data that is installed with the program (countries, referrers, flags, icons): beside the
/// executable in ../share/footfall, in the build tree as after installing.
[[nodiscard]] QString installedDataDirectory();

} // namespace footfall::instance
