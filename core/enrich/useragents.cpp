// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/useragents.h"

#include "core/enrich/botlist.h"
#include "core/enrich/clientnames.h"
#include "core/enrich/keyedhash.h"

#include <QLoggingCategory>

#include <future>

namespace footfall::enrich {

using domain::Rejection;

namespace {

Q_LOGGING_CATEGORY(log, "footfall.enrich.clients")

// Some 300 bytes each.
constexpr qsizetype RememberedAgents = 8192;

} // namespace

struct UserAgents::Data {
    std::unique_ptr<const UserAgentPatterns> patterns;
    std::unique_ptr<const ClientNames> names;
    std::unique_ptr<const BotList> bots;
};

UserAgents::UserAgents(UserAgentFiles files) : m_files(std::move(files)), m_known(RememberedAgents)
{
}

UserAgents::~UserAgents() = default;

const UserAgents::Data &UserAgents::data()
{
    std::call_once(m_read, [this] {
        const auto readPatterns = [this] {
            return std::make_unique<const UserAgentPatterns>(m_files.patterns);
        };
        auto data = std::make_unique<Data>();
        std::future<std::unique_ptr<const UserAgentPatterns>> patterns;
        try {
            patterns = std::async(std::launch::async, readPatterns);
        } catch (const std::system_error &) {
            qCInfo(log, "There is no thread to spare: the data is read one after the other.");
        }
        data->names = std::make_unique<const ClientNames>(m_files.names);
        data->bots = std::make_unique<const BotList>(m_files.bots);
        data->patterns = patterns.valid() ? patterns.get() : readPatterns();
        m_data = std::move(data);
    });
    return *m_data;
}

std::shared_ptr<const Understood> UserAgents::ask(QByteArrayView userAgent)
{
    const Data &known = data();
    auto understood = std::make_shared<Understood>();
    understood->bot = known.bots->find(userAgent);
    if (!understood->bot)
        understood->client = known.names->clientOf(known.patterns->parse(userAgent), userAgent);
    return understood;
}

std::shared_ptr<const Understood> UserAgents::understand(QByteArrayView userAgent)
{
    const QByteArrayView said = userAgent.trimmed();
    if (said.isEmpty()) {
        static const auto nameless = std::make_shared<const Understood>(
            Understood{{}, TurnedAway{Rejection::BotNameless, {}}});
        return nameless;
    }
    const std::optional<domain::Hash16> key = keyedHash(said);
    if (key) {
        const std::lock_guard lock(m_mutex);
        if (const auto *known = m_known.object(*key))
            return *known;
    }
    std::shared_ptr<const Understood> understood = ask(said);
    if (key) {
        const std::lock_guard lock(m_mutex);
        m_known.insert(*key, new std::shared_ptr<const Understood>(understood));
    }
    return understood;
}

} // namespace footfall::enrich
