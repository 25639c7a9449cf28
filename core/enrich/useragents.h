// SPDX-License-Identifier: GPL-3.0-or-later
// Who looks: browser, system and device, or a bot's name; remembered by a keyed hash, never with
// the user agent's text. Any thread. The data is read when the first user agent comes, which waits
// for it: what is answered without would be wrong for good, and idle programs stay small.
#pragma once

#include "core/domain/client.h"
#include "core/domain/hash16.h"
#include "core/enrich/rawhit.h"

#include <QCache>
#include <QStringList>
#include <memory>
#include <mutex>
#include <optional>

namespace footfall::enrich {

struct UserAgentFiles {
    QString patterns; ///< uap-core's regexes.yaml; missing: browsers and systems stay unknown.
    QString names;    ///< Our clients.json.
    QStringList bots; ///< crawler-user-agents' and our own.
};

struct Understood {
    domain::Client client;
    std::optional<TurnedAway> bot; ///< If it is one.
};

class UserAgents
{
public:
    explicit UserAgents(UserAgentFiles files);
    ~UserAgents();
    Q_DISABLE_COPY_MOVE(UserAgents)

    /// Never null.
    [[nodiscard]] std::shared_ptr<const Understood> understand(QByteArrayView userAgent);

private:
    struct Data;

    /// Reads it the first time; whoever asks meanwhile waits.
    [[nodiscard]] const Data &data();
    [[nodiscard]] std::shared_ptr<const Understood> ask(QByteArrayView userAgent);

    const UserAgentFiles m_files;
    std::once_flag m_read;
    std::unique_ptr<const Data> m_data;
    std::mutex m_mutex;
    QCache<domain::Hash16, std::shared_ptr<const Understood>> m_known; ///< Least used out.
};

} // namespace footfall::enrich
