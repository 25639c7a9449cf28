// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/statusboard.h"

#include <QLoggingCategory>
#include <utility>

namespace footfall::pipeline {

namespace {

Q_LOGGING_CATEGORY(pipelineLog, "footfall.pipeline", QtInfoMsg)

} // namespace

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
    if (before != error.message)
        qCWarning(pipelineLog).noquote() << error.message;
}

} // namespace footfall::pipeline
