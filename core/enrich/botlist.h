// SPDX-License-Identifier: GPL-3.0-or-later
// Which user agents are programs', what kind of program, and what it is called: by the patterns of
// crawler-user-agents and our own. Immutable; any thread.
#pragma once

#include "core/enrich/rawhit.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <QByteArrayView>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

class QJsonObject;

namespace footfall::enrich {

/// "Googlebot" from "Googlebot\/": what can be read of a regular expression, at most 60 characters.
[[nodiscard]] QString readableName(QStringView pattern);

class BotList
{
public:
    /// In the format of crawler-user-agents: [{"pattern": "...", "tags": ["..."], "name": "..."}],
    /// the name only where the pattern does not tell it; or "excuses": the name of a bot whose
    /// pattern is mistaken where this one matches ("HTC Butterfly" is no Butterfly). One that is
    /// missing or broken is left out.
    explicit BotList(const QStringList &files);

    /// The most telling pattern that matches; nothing where none does.
    [[nodiscard]] std::optional<TurnedAway> find(QByteArrayView userAgent) const;

    [[nodiscard]] size_t size() const { return m_bots.size(); }

private:
    struct Bot {
        TurnedAway what;
        int weight = 0;  ///< How telling its pattern is.
        QString excuses; ///< Not a bot, but what that bot's pattern is mistaken about.
    };

    void read(const QString &file);
    void add(const QJsonObject &entry);
    [[nodiscard]] bool isExcused(const Bot &bot, const std::vector<int> &found) const;

    std::unique_ptr<re2::RE2::Set> m_patterns; ///< Null where there are none.
    std::vector<Bot> m_bots;                   ///< In the order of the patterns.
};

} // namespace footfall::enrich
