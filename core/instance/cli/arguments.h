// SPDX-License-Identifier: GPL-3.0-or-later
// What was written on the command line, read by a table of what each command takes. Any thread.
#pragma once

#include <QHash>
#include <QStringList>
#include <optional>
#include <tl/expected.hpp>
#include <vector>

namespace footfall::instance::cli {

struct Option {
    const char *name;  ///< "--time-zone".
    const char *value; ///< What its value is called in the help; null: it takes none.
    const char *help;
};

struct CommandTable {
    const char *name;     ///< "site add".
    const char *operands; ///< "HOSTNAME", "" for none; required but for those "[BRACKETED]";
                          ///< the last one may be repeated where it has "...".
    const char *summary;
    std::vector<Option> options; ///< Repeated ones collect; a single value is the last one given.
    std::vector<const char *> later; ///< Options that a later release brings.
    const char *details = "";        ///< What its help says besides.
};

class Arguments
{
public:
    [[nodiscard]] bool has(const char *option) const
    {
        return m_values.contains(QLatin1String(option));
    }
    /// Without any option.
    [[nodiscard]] bool isEmpty() const { return m_values.isEmpty(); }
    /// No option but some of these.
    [[nodiscard]] bool hasOnly(std::initializer_list<const char *> options) const;
    [[nodiscard]] QStringList all(const char *option) const
    {
        return m_values.value(QLatin1String(option));
    }
    [[nodiscard]] std::optional<QString> value(const char *option) const;
    [[nodiscard]] const QStringList &operands() const { return m_operands; }

private:
    friend tl::expected<Arguments, QString> parse(const CommandTable &, const QStringList &);
    QHash<QString, QStringList> m_values;
    QStringList m_operands;
};

/// The error says what is wrong with the usage. "--option value" and "--option=value" are both
/// read;
/// "--" ends the options.
[[nodiscard]] tl::expected<Arguments, QString> parse(const CommandTable &table,
                                                     const QStringList &words);

/// What "footfall-server COMMAND --help" prints.
[[nodiscard]] QString helpOf(const CommandTable &table);

} // namespace footfall::instance::cli
