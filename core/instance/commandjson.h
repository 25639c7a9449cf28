// SPDX-License-Identifier: GPL-3.0-or-later
// The values of domain::Commands as JSON, for the control socket. Any thread. What comes in was
// sent by a program of a user who may write the directory; still, nothing of it is believed
// unchecked.
#pragma once

#include "core/domain/commands.h"
#include "core/domain/sitejson.h"

namespace footfall::instance {

/// What is said where an answer is no such value.
[[nodiscard]] tl::unexpected<domain::Error> senselessAnswer();

[[nodiscard]] domain::Result<domain::Site> siteFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const domain::SiteDraft &draft);
[[nodiscard]] domain::SiteDraft draftFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const domain::ListenSettings &settings);
[[nodiscard]] domain::Result<domain::ListenSettings> listenFromJson(const QJsonObject &object);

[[nodiscard]] QString nameOf(domain::CollectorControl::Flow flow);
[[nodiscard]] std::optional<domain::CollectorControl::Flow> flowFromName(const QString &name);

[[nodiscard]] QJsonObject toJson(const domain::FoldReport &report);
[[nodiscard]] domain::Result<domain::FoldReport> foldReportFromJson(const QJsonObject &object);

// Whether an answer of the holder has the shape of what was asked for; the values are domain's.
[[nodiscard]] domain::Result<domain::CollectorStatus>
collectorStatusFromJson(const QJsonObject &object);
[[nodiscard]] domain::Result<domain::InstanceStatus>
instanceStatusFromJson(const QJsonObject &object);
[[nodiscard]] domain::Result<domain::CollectorActivity> activityFromJson(const QJsonObject &object);
[[nodiscard]] domain::Result<domain::AddressExplanation>
explanationFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const domain::Error &error);
[[nodiscard]] domain::Error errorFromJson(const QJsonObject &object);

} // namespace footfall::instance
