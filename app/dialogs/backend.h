// SPDX-License-Identifier: GPL-3.0-or-later
// What pages and dialogs may ask of the instance, as values that a test can fill in. Main thread.
#pragma once

#include "core/domain/commands.h"
#include "core/domain/integrityreport.h"
#include "core/domain/keepingreport.h"
#include "core/domain/site.h"
#include "core/domain/statsresult.h"
#include "core/instance/settings.h"

#include <QUrl>
#include <functional>
#include <optional>
#include <stop_token>

namespace footfall::instance {
class Instance;
}

namespace footfall::app {

struct Backend {
    domain::Commands *commands = nullptr; ///< Never null, and outlives whoever holds this.
    const domain::Clock *clock = nullptr; ///< The same.
    QString dataDirectory;
    std::function<instance::Settings()> settings;
    std::function<QFuture<domain::Result<domain::CollectorStatus>>(const instance::Settings &)>
        apply;
    /// A port above the given one that this computer could listen on; none where that is unknown.
    std::function<std::optional<quint16>(const QString &address, quint16 above)> freePort;
    /// Numbers, apart from the dashboard's; answered unless the asker is gone by then.
    using Answer = std::function<void(const domain::Result<domain::StatsResult> &)>;
    std::function<void(const domain::StatsRequest &, QObject *asker, Answer)> ask =
        [](const domain::StatsRequest &, QObject *, const Answer &) {};
    // Read from the database elsewhere; nobody to ask where they are empty. Each may take long:
    // whoever asks stops it when the answer is not wanted any more.
    std::function<QFuture<domain::Result<domain::KeepingReport>>(
        const domain::Site &, const domain::Keeping &, const std::stop_token &)>
        keeping;
    std::function<QFuture<domain::Result<domain::KeepingPreview>>(
        const domain::Site &, const domain::Keeping &, const std::stop_token &)>
        previewKeeping;
    /// Its progress is in segments.
    std::function<QFuture<domain::Result<domain::IntegrityReport>>(const std::stop_token &)> check;
    /// Those that are known just now.
    std::function<std::vector<domain::Site>()> sites = [] { return std::vector<domain::Site>(); };
};

/// The instance and the clock outlive the backend and its copies.
[[nodiscard]] Backend backendOf(instance::Instance &instance, const domain::Clock &clock,
                                const QString &dataDirectory);

/// That another site counts the hostname already, in words, or nothing. It is allowed.
[[nodiscard]] QString countedAlready(const Backend &backend, const QString &hostname,
                                     const QString &exceptTrackingCode = {});
/// "127.0.0.1:8080", "[::1]:8080".
[[nodiscard]] QString listenText(const QString &address, quint16 port);
/// Whether only browsers on this computer reach it.
[[nodiscard]] bool isThisComputer(const QString &hostname);
/// The site's first page, as a browser opens it.
[[nodiscard]] QUrl siteUrl(const domain::Site &site);
/// What is wrong with a public address, in words, or nothing. Empty is right: it means the default.
[[nodiscard]] QString publicAddressProblem(const QString &text);

} // namespace footfall::app
