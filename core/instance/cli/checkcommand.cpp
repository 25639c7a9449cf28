// SPDX-License-Identifier: GPL-3.0-or-later
// check: whether the database is whole.
#include "core/instance/cli/command.h"
#include "core/instance/holding.h"
#include "core/queries/integrity.h"

#include <QJsonDocument>

namespace footfall::instance::cli {

namespace {

ExitCode check(const Context &context, const Arguments &arguments)
{
    const auto report = queries::checkDatabase(databasePathIn(context.dataDirectory));
    if (!report)
        return context.fail(report.error());
    if (arguments.has("--json")) {
        context.out << QString::fromUtf8(
            QJsonDocument(domain::toJson(*report)).toJson(QJsonDocument::Indented));
    } else if (report->problems.isEmpty()) {
        context.out << "The database is whole: the file, and " << report->facts << " facts in "
                    << report->segments << " segments.\n";
    }
    context.out.flush();
    if (report->problems.isEmpty())
        return ExitCode::Done;
    return context.fail(
        {domain::ErrorKind::Storage,
         QStringLiteral("The database is damaged. Restore a backup, or keep a copy before anything "
                        "else.\n%1")
             .arg(report->problems.join(QLatin1Char('\n')))});
}

} // namespace

Command checkCommand()
{
    return {{"check",
             "",
             "Look through the whole database for damage; changes nothing.",
             {{"--json", nullptr, "As JSON."}},
             {},
             "Reads everything, also while a server runs. Exit code 1: something is damaged.\n"},
            check};
}

} // namespace footfall::instance::cli
