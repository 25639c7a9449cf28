// SPDX-License-Identifier: GPL-3.0-or-later
// A site as JSON: for the control socket, and for the spool, which must know the sites where the
// database is away. Any thread. Nothing of what comes in is believed unchecked.
#pragma once

#include "core/domain/siteedit.h"

#include <QJsonObject>
#include <optional>

namespace footfall::domain {

[[nodiscard]] QJsonObject toJson(const Site &site);
/// Nothing where it is no site.
[[nodiscard]] std::optional<Site> siteFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const SiteEdit &edit);
[[nodiscard]] SiteEdit editFromJson(const QJsonObject &object);

} // namespace footfall::domain
