// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands about parts of a site share: "CODE add|list|remove [OPERAND]", and goals,
// segments, tokens and whole sites as text and as JSON. Any thread.
#pragma once

#include "core/domain/site.h"
#include "core/instance/cli/command.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace footfall::instance::cli {

struct PartAction {
    enum class Verb { Add, List, Remove };
    Verb verb = Verb::List;
    QString trackingCode;
    QString operand; ///< Not empty, but for List.

    /// The error says what is wrong with the usage.
    [[nodiscard]] static tl::expected<PartAction, QString> from(const Arguments &arguments);
};

/// "list": one line a part or, with --json, as JSON.
template <typename Part>
[[nodiscard]] ExitCode listParts(const Context &context, const Arguments &arguments,
                                 std::vector<Part> domain::Site::*parts,
                                 QString (*text)(const Part &),
                                 QJsonArray (*json)(const std::vector<Part> &))
{
    const auto site = readSite(context, arguments.operands().first());
    if (!site)
        return context.fail(site.error());
    if (arguments.has("--json")) {
        context.out << QString::fromUtf8(
            QJsonDocument(json((*site).*parts)).toJson(QJsonDocument::Indented));
    } else {
        for (const Part &part : (*site).*parts)
            context.out << text(part) << '\n';
    }
    context.out.flush();
    return ExitCode::Done;
}

[[nodiscard]] QString goalText(const domain::Goal &goal);
[[nodiscard]] QJsonArray goalsJson(const std::vector<domain::Goal> &goals);

[[nodiscard]] QString segmentText(const domain::SavedFilter &saved);
[[nodiscard]] QJsonArray segmentsJson(const std::vector<domain::SavedFilter> &saved);

// Without its hash, which is nobody's concern.
[[nodiscard]] QString tokenText(const domain::ApiToken &token);
[[nodiscard]] QJsonArray tokensJson(const std::vector<domain::ApiToken> &tokens);

/// The lines of what is set for a site, but for what "site list" has in its columns; empty ones are
/// left out.
[[nodiscard]] QStringList settingLines(const domain::Site &site);
[[nodiscard]] QJsonObject siteJson(const domain::Site &site);

} // namespace footfall::instance::cli
