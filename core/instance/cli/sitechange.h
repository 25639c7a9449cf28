// SPDX-License-Identifier: GPL-3.0-or-later
// A change of one site from the command line: through the holder of the data directory, or by
// holding it for the moment. Main thread.
#pragma once

#include "core/instance/cli/command.h"
#include "core/instance/oneshot.h"

namespace footfall::instance::cli {

class SiteChange
{
public:
    /// Reads the site as it is now.
    [[nodiscard]] static domain::Result<SiteChange> begin(const Context &context,
                                                          const QString &trackingCode);

    [[nodiscard]] const domain::Site &before() const { return m_before; }
    /// In force when it returns.
    [[nodiscard]] domain::Result<domain::Site> apply(const domain::SiteEdit &edit);

private:
    SiteChange(std::unique_ptr<OneShot> oneShot, domain::Site before)
        : m_oneShot(std::move(oneShot)), m_before(std::move(before))
    {
    }
    std::unique_ptr<OneShot> m_oneShot;
    domain::Site m_before;
};

/// For commands that change one thing and have nothing to read before.
[[nodiscard]] domain::Result<domain::Site>
changeSite(const Context &context, const QString &trackingCode, const domain::SiteEdit &edit);

} // namespace footfall::instance::cli
