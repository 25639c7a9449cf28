// SPDX-License-Identifier: GPL-3.0-or-later
// Commands for a program that wants one thing done: through the holder where there is one, else by
// holding the directory for the moment, without a collector. Main thread.
#pragma once

#include "core/domain/statsrequest.h"
#include "core/instance/controlclient.h"
#include "core/instance/holding.h"

namespace footfall::instance {

class OneShot
{
public:
    /// Waits a few seconds for somebody else's moment to pass.
    [[nodiscard]] static domain::Result<std::unique_ptr<OneShot>> open(const QString &dataDirectory,
                                                                       const domain::Clock &clock);

    [[nodiscard]] domain::Commands &commands();

private:
    std::unique_ptr<Holding> m_holding;
    std::unique_ptr<ControlClient> m_client;
};

/// The connection to the holder; null where nobody holds the directory. Does not make or write it.
[[nodiscard]] domain::Result<std::unique_ptr<ControlClient>>
connectToHolder(const QString &dataDirectory);

/// For the moment, to read what only the holder may; null where somebody else has it, or this user
/// may not. Never makes the file: it would belong to whoever asks.
[[nodiscard]] std::unique_ptr<DirectoryLock> lockForAMoment(const QString &dataDirectory);

/// Whether a collector takes requests for that directory, as far as can be told at once.
[[nodiscard]] domain::CollectorIs collectorOn(const QString &dataDirectory);

} // namespace footfall::instance
