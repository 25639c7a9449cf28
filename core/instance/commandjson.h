// SPDX-License-Identifier: GPL-3.0-or-later
// The values of domain::Commands as JSON, for the control socket. Any thread. What comes in was
// sent by a program of a user who may write the directory; still, nothing of it is believed
// unchecked.
#pragma once

#include "core/domain/commands.h"

namespace footfall::instance {

[[nodiscard]] QJsonObject toJson(const domain::Site &site);
[[nodiscard]] domain::Result<domain::Site> siteFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const domain::SiteDraft &draft);
[[nodiscard]] domain::SiteDraft draftFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const domain::SiteEdit &edit);
[[nodiscard]] domain::SiteEdit editFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const domain::ListenSettings &settings);
[[nodiscard]] domain::ListenSettings listenFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const domain::FoldReport &report);
[[nodiscard]] domain::FoldReport foldReportFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const domain::Error &error);
[[nodiscard]] domain::Error errorFromJson(const QJsonObject &object);

} // namespace footfall::instance
