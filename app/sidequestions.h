// SPDX-License-Identifier: GPL-3.0-or-later
// Questions of dialogs and of the collector's page, beside the dashboard's: those displace each
// other by design, these are all answered, one after the other. GUI thread; never waits.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/statsresult.h"

#include <QObject>
#include <QPointer>
#include <deque>
#include <functional>
#include <memory>

namespace footfall::queries {
class QueryService;
}

namespace footfall::app {

class SideQuestions : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const domain::Result<domain::StatsResult> &)>;

    /// The clock outlives it. Its thread and connection begin with the first question. cacheBytes:
    /// of facts that are kept.
    SideQuestions(const QString &databasePath, const domain::Clock &clock, qint64 cacheBytes,
                  QObject *parent = nullptr);
    ~SideQuestions() override;

    /// The answer is given unless the asker is gone by then.
    void ask(const domain::StatsRequest &request, QObject *asker, Answer answer);

private:
    struct Question {
        domain::StatsRequest request;
        QPointer<QObject> asker;
        Answer answer;
    };
    void askNext();
    void give(quint64 id, const domain::Result<domain::StatsResult> &result);

    QString m_databasePath;
    const domain::Clock &m_clock;
    const qint64 m_cacheBytes;
    std::unique_ptr<queries::QueryService> m_service;
    std::deque<Question> m_waiting; ///< The first is being answered.
    quint64 m_asked = 0;
};

} // namespace footfall::app
