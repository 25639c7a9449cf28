// SPDX-License-Identifier: GPL-3.0-or-later
// Commands for a program that wants one thing done: through the holder where there is one, else by
// holding the directory for the moment, without a collector. Main thread.
#pragma once

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

} // namespace footfall::instance
