// SPDX-License-Identifier: GPL-3.0-or-later
// What a check of the database has found. Any thread; a value.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace footfall::domain {

struct IntegrityReport {
    QStringList problems;    ///< Sentences; the first few. Empty: it is whole.
    qint64 segments = 0;     ///< Of facts, that were looked at.
    qint64 facts = 0;        ///< In them.
    bool isComplete = false; ///< Everything was looked at.
    bool operator==(const IntegrityReport &) const = default;
};

[[nodiscard]] inline QJsonObject toJson(const IntegrityReport &report)
{
    return {{QStringLiteral("problems"), QJsonArray::fromStringList(report.problems)},
            {QStringLiteral("segments"), report.segments},
            {QStringLiteral("facts"), report.facts},
            {QStringLiteral("complete"), report.isComplete}};
}

} // namespace footfall::domain
