// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/commandline.h"

#include <QDir>

namespace footfall::instance::cli {

namespace {

std::vector<Command> allCommands()
{
    std::vector<Command> commands{serveCommand()};
    for (Command &command : siteCommands())
        commands.push_back(std::move(command));
    commands.push_back(statsCommand());
    commands.push_back(snippetCommand());
    commands.push_back(foldCommand());
    commands.push_back(statusCommand());
    commands.push_back(checkCommand());
    return commands;
}

/// Takes every "--data-dir DIR" out of the words, wherever it stands; nothing: its value is
/// missing.
std::optional<QString> takeDataDirectory(QStringList &words)
{
    QString directory = defaultDataDirectory();
    for (qsizetype i = 0; i < words.size();) {
        if (words[i] == QStringLiteral("--")) {
            break;
        } else if (words[i] == QStringLiteral("--data-dir")) {
            if (i + 1 >= words.size() || words[i + 1].isEmpty())
                return std::nullopt;
            directory = words[i + 1];
            words.remove(i, 2);
        } else if (words[i].startsWith(QStringLiteral("--data-dir="))) {
            directory = words.takeAt(i).mid(qsizetype(sizeof "--data-dir=" - 1));
            if (directory.isEmpty())
                return std::nullopt;
        } else {
            ++i;
        }
    }
    return QDir::cleanPath(QDir(directory).absolutePath());
}

QString overview(const std::vector<Command> &commands, const QString &group)
{
    QString text =
        QStringLiteral("Footfall %1: privacy-first web analytics.\n\nUsage: footfall-server "
                       "COMMAND [--data-dir DIR] [options]\n\nCommands:\n")
            .arg(QStringLiteral(FOOTFALL_VERSION));
    std::vector<std::pair<QString, QString>> lines;
    qsizetype width = 0;
    for (const Command &command : commands) {
        if (!QString::fromLatin1(command.table.name).startsWith(group))
            continue;
        const QString left = QStringLiteral("%1 %2").arg(QLatin1String(command.table.name),
                                                         QLatin1String(command.table.operands));
        width = std::max(width, left.size());
        lines.emplace_back(left, QString::fromUtf8(command.table.summary));
    }
    for (const auto &[left, summary] : lines)
        text += QStringLiteral("  %1  %2\n").arg(left.leftJustified(width), summary);
    text += QStringLiteral("\nEach has --help. Exit codes: 0 done, 1 failed, 2 wrong usage.\n");
    return text;
}

bool isHelp(const QString &word)
{
    return word == QStringLiteral("--help") || word == QStringLiteral("-h");
}

} // namespace

int run(QStringList words, const Environment &environment, QTextStream &out, QTextStream &err)
{
    const auto finish = [&](ExitCode code) {
        out.flush();
        err.flush();
        return static_cast<int>(code);
    };
    const std::optional<QString> dataDirectory = takeDataDirectory(words);
    const Context context{environment, dataDirectory.value_or(QString()), out, err};
    if (!dataDirectory)
        return finish(
            context.wrongUsage(QStringLiteral("--data-dir needs a directory: --data-dir DIR.")));

    const std::vector<Command> commands = allCommands();
    if (words.isEmpty())
        return finish(context.wrongUsage(
            QStringLiteral("Say what to do: serve, site, stats, snippet, fold, status or check.")));
    if (words.first() == QStringLiteral("--version")) {
        out << "footfall-server " << FOOTFALL_VERSION << Qt::endl;
        return finish(ExitCode::Done);
    }
    if (isHelp(words.first()) || words.first() == QStringLiteral("help")) {
        out << overview(commands, {});
        return finish(ExitCode::Done);
    }

    QString name = words.takeFirst();
    if (name == QStringLiteral("site")) {
        if (words.isEmpty())
            return finish(
                context.wrongUsage(QStringLiteral("Say what to do with sites: add, list, edit, "
                                                  "remove, goal, segment, inference or token.")));
        if (isHelp(words.first())) {
            out << overview(commands, QStringLiteral("site "));
            return finish(ExitCode::Done);
        }
        name += QLatin1Char(' ') + words.takeFirst();
    }
    for (const Command &command : commands) {
        if (name != QLatin1String(command.table.name))
            continue;
        if (std::any_of(words.begin(), words.end(), isHelp)) {
            out << helpOf(command.table);
            return finish(ExitCode::Done);
        }
        const auto arguments = parse(command.table, words);
        return finish(arguments ? command.run(context, *arguments)
                                : context.wrongUsage(arguments.error()));
    }
    return finish(
        context.wrongUsage(QStringLiteral("There is no command “%1”.").arg(name.left(80))));
}

} // namespace footfall::instance::cli
