// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/health.h"

#include <QJsonDocument>

namespace footfall::server {

using State = domain::CollectorStatus::State;

namespace {

struct Verdict {
    int status = 200;
    QString word;
    QString reason; ///< For anybody: names nothing of this computer.
};

Verdict verdictOn(const HealthFacts &facts)
{
    if (facts.state == State::Paused)
        return {503, QStringLiteral("paused"), QStringLiteral("Collecting is paused.")};
    if (facts.state == State::Failed || facts.state == State::Stopped)
        return {503, QStringLiteral("stopped"), QStringLiteral("The collector does not listen.")};
    if (!facts.saltProblem.isEmpty())
        return {503, QStringLiteral("refusing"),
                QStringLiteral("Views are refused: the day's salts cannot be kept.")};
    if (!facts.store.wasOpened)
        return {503, facts.lastWasRefused ? QStringLiteral("refusing") : QStringLiteral("spooling"),
                QStringLiteral("The database could not be opened since the start: views of sites "
                               "that are known are kept in the spool, where it can be written.")};
    if (facts.lastWasRefused && !facts.store.problem.isEmpty())
        return {503, QStringLiteral("refusing"),
                QStringLiteral("Views are refused: they can be written neither to the database nor "
                               "to the spool.")};
    if (!facts.store.problem.isEmpty() || facts.store.spooled > 0)
        return {200, QStringLiteral("spooling"),
                QStringLiteral("Views wait in the spool until the database takes them: nothing is "
                               "lost.")};
    if (facts.store.checkpointOverdue)
        return {200, QStringLiteral("collecting"),
                QStringLiteral("A checkpoint is overdue: a reader holds up the erasing of old "
                               "hashes.")};
    if (!facts.store.damage.isEmpty())
        return {200, QStringLiteral("collecting"),
                QStringLiteral("A check of the database found damage: views are kept, but some "
                               "numbers may be wrong.")};
    return {200, QStringLiteral("collecting"), {}};
}

} // namespace

bool isRefusing(const HealthFacts &facts)
{
    return verdictOn(facts).word == QStringLiteral("refusing");
}

Reply healthReply(const HealthFacts &facts, HealthDetail detail)
{
    const Verdict verdict = verdictOn(facts);
    QJsonObject health{
        {QStringLiteral("status"), verdict.word},
        {QStringLiteral("version"), QStringLiteral(FOOTFALL_VERSION)},
        {QStringLiteral("waiting"), facts.store.waiting},
        {QStringLiteral("spooled"), facts.store.spooled},
        {QStringLiteral("checkpointOverdue"), facts.store.checkpointOverdue},
    };
    if (!verdict.reason.isEmpty())
        health.insert(QStringLiteral("reason"), verdict.reason);
    if (detail == HealthDetail::WithReason) {
        const QString &problem =
            facts.saltProblem.isEmpty() ? facts.store.problem : facts.saltProblem;
        if (!problem.isEmpty())
            health.insert(QStringLiteral("problem"), problem);
        if (!facts.store.damage.isEmpty())
            health.insert(QStringLiteral("damage"), facts.store.damage);
        if (facts.ledger)
            health.insert(QStringLiteral("ledger"), domain::toJson(*facts.ledger));
    }
    return {verdict.status,
            QByteArrayLiteral("Content-Type: application/json\r\nCache-Control: no-store\r\n"),
            QJsonDocument(health).toJson(QJsonDocument::Compact) + '\n'};
}

} // namespace footfall::server
