// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sidequestions.h"

#include "core/queries/queryservice.h"

namespace footfall::app {

SideQuestions::SideQuestions(const QString &databasePath, const domain::Clock &clock,
                             qint64 cacheBytes, QObject *parent)
    : QObject(parent), m_databasePath(databasePath), m_clock(clock), m_cacheBytes(cacheBytes)
{
}

SideQuestions::~SideQuestions() = default;

void SideQuestions::ask(const domain::StatsRequest &request, QObject *asker, Answer answer)
{
    if (!m_service) {
        m_service = std::make_unique<queries::QueryService>(
            m_databasePath, m_clock, nullptr, m_cacheBytes, queries::AheadLimits{.mostViews = 0});
        connect(m_service.get(), &queries::QueryService::answered, this,
                [this](const domain::StatsResult &result) { give(result.id, result); });
        connect(
            m_service.get(), &queries::QueryService::failed, this,
            [this](quint64 id, const domain::Error &error) { give(id, tl::unexpected(error)); });
    }
    m_waiting.push_back({request, asker, std::move(answer)});
    if (m_waiting.size() == 1)
        askNext();
}

void SideQuestions::askNext()
{
    while (!m_waiting.empty() && !m_waiting.front().asker)
        m_waiting.pop_front();
    if (!m_waiting.empty())
        m_asked = m_service->ask(m_waiting.front().request);
}

void SideQuestions::give(quint64 id, const domain::Result<domain::StatsResult> &result)
{
    if (m_waiting.empty() || id != m_asked)
        return;
    const Question answered = std::move(m_waiting.front());
    m_waiting.pop_front();
    askNext();
    if (answered.asker)
        answered.answer(result);
}

} // namespace footfall::app
