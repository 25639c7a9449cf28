// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/arguments.h"

#include <algorithm>

namespace footfall::instance::cli {

std::optional<QString> Arguments::value(const char *option) const
{
    const QStringList values = all(option);
    return values.isEmpty() ? std::nullopt : std::optional(values.last());
}

bool Arguments::hasOnly(std::initializer_list<const char *> options) const
{
    const QStringList given = m_values.keys();
    return std::all_of(given.begin(), given.end(), [&](const QString &name) {
        return std::any_of(options.begin(), options.end(),
                           [&](const char *option) { return name == QLatin1String(option); });
    });
}

tl::expected<Arguments, QString> parse(const CommandTable &table, const QStringList &words)
{
    Arguments arguments;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (optionsEnded || !word.startsWith(QStringLiteral("--"))) {
            arguments.m_operands.append(word);
            continue;
        }
        if (word == QStringLiteral("--")) {
            optionsEnded = true;
            continue;
        }
        const QString name = word.section(QLatin1Char('='), 0, 0);
        const auto isNamed = [&name](const char *known) { return name == QLatin1String(known); };
        if (std::any_of(table.later.begin(), table.later.end(), isNamed))
            return tl::unexpected(
                QStringLiteral("%1 comes with a later release of Footfall.").arg(name));
        const auto option =
            std::find_if(table.options.begin(), table.options.end(),
                         [&isNamed](const Option &known) { return isNamed(known.name); });
        if (option == table.options.end())
            return tl::unexpected(QStringLiteral("There is no option %1.").arg(name));
        QString value;
        if (option->value) {
            if (name.size() < word.size())
                value = word.mid(name.size() + 1);
            else if (i + 1 < words.size())
                value = words[++i];
            else
                return tl::unexpected(QStringLiteral("%1 needs a value: %1 %2.")
                                          .arg(name, QLatin1String(option->value)));
        } else if (name.size() < word.size()) {
            return tl::unexpected(QStringLiteral("%1 takes no value.").arg(name));
        }
        arguments.m_values[name].append(value);
    }
    const QStringList wanted =
        QString::fromLatin1(table.operands).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const qsizetype given = arguments.m_operands.size();
    if (given < wanted.size() && !wanted[given].startsWith(QLatin1Char('[')))
        return tl::unexpected(QStringLiteral("%1 is missing.").arg(wanted[given]));
    const bool takesMore = !wanted.isEmpty() && wanted.last().contains(QStringLiteral("..."));
    if (given > wanted.size() && !takesMore)
        return tl::unexpected(
            QStringLiteral("“%1” is too much.").arg(arguments.m_operands[wanted.size()].left(80)));
    return arguments;
}

QString helpOf(const CommandTable &table)
{
    QString text = QStringLiteral("Usage: footfall-server %1%2%3 [options]\n%4\n%5\nOptions:\n")
                       .arg(QLatin1String(table.name), QLatin1String(*table.operands ? " " : ""),
                            QLatin1String(table.operands), QString::fromUtf8(table.summary),
                            QString::fromUtf8(table.details));
    const auto line = [&text](const Option &option) {
        QString left = QLatin1String(option.name);
        if (option.value)
            left += QLatin1Char(' ') + QLatin1String(option.value);
        text += QStringLiteral("  %1  %2\n").arg(left, -34).arg(QString::fromUtf8(option.help));
    };
    for (const Option &option : table.options)
        line(option);
    line({"--data-dir", "DIR", "The data directory; else the platform's."});
    line({"--help", nullptr, "This text."});
    return text;
}

} // namespace footfall::instance::cli
