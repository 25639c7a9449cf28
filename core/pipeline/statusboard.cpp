// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/statusboard.h"

#include <QLoggingCategory>
#include <utility>

namespace footfall::pipeline {

namespace {

Q_LOGGING_CATEGORY(pipelineLog, "footfall.pipeline", QtInfoMsg)

/// But for numbers: each try to append may begin another segment.
bool isTheSame(QString one, QString other)
{
    const auto isDigit = [](QChar character) { return character.isDigit(); };
    return one.removeIf(isDigit) == other.removeIf(isDigit);
}

} // namespace

domain::StoreStatus StatusBoard::status() const
{
    const std::lock_guard lock(m_mutex);
    domain::StoreStatus status = m_status;
    if (!status.problem.isEmpty() && !m_spoolProblem.isEmpty())
        status.problem += QLatin1Char(' ') + m_spoolProblem;
    return status;
}

bool StatusBoard::hasProblem() const
{
    const std::lock_guard lock(m_mutex);
    return !m_status.problem.isEmpty();
}

void StatusBoard::noteCommit()
{
    QString before;
    update([&](domain::StoreStatus &status) { before = std::exchange(status.problem, {}); });
    if (!before.isEmpty())
        qCInfo(pipelineLog) << "The database can be written again.";
}

void StatusBoard::noteProblem(const domain::Error &error)
{
    QString before;
    update([&](domain::StoreStatus &status) {
        before = std::exchange(status.problem, error.message);
    });
    if (!isTheSame(before, error.message))
        qCWarning(pipelineLog).noquote() << error.message;
}

void StatusBoard::noteChecked(domain::Instant when, const QString &damage)
{
    update([&](domain::StoreStatus &status) {
        status.isChecking = false;
        status.lastCheck = when;
        status.damage = damage;
    });
    if (damage.isEmpty())
        qCInfo(pipelineLog) << "The database was checked: it is whole.";
    else
        qCWarning(pipelineLog).noquote() << "The database is damaged:" << damage;
}

void StatusBoard::noteSpooled()
{
    const std::lock_guard lock(m_mutex);
    m_spoolProblem.clear();
}

void StatusBoard::noteSpoolProblem(const domain::Error &error)
{
    QString before;
    update([&](domain::StoreStatus &) { before = std::exchange(m_spoolProblem, error.message); });
    if (!isTheSame(before, error.message))
        qCWarning(pipelineLog).noquote() << error.message;
}

} // namespace footfall::pipeline
