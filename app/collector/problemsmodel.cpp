// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/problemsmodel.h"

#include "app/collector/tableroles.h"
#include "app/format/durations.h"
#include "app/format/names.h"

#include <QDateTime>

namespace footfall::app {

using domain::ProblemRecord;
using Tone = TableRole::Tone;

namespace {

QString isoTime(domain::Instant moment)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(moment));
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

} // namespace

QString problemDetails(const ProblemRecord &problem)
{
    QStringList lines{problem.title, problem.text};
    lines.append(ProblemsModel::tr("Since: %1").arg(isoTime(problem.since)));
    lines.append(problem.solved ? ProblemsModel::tr("Solved: %1").arg(isoTime(*problem.solved))
                                : ProblemsModel::tr("Not solved yet"));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

ProblemsModel::ProblemsModel(QObject *parent) : RowModel(parent) {}

void ProblemsModel::setProblems(const std::vector<ProblemRecord> &newestFirst, domain::Instant now)
{
    // The words of one that lasts change, its beginning does not. Of those that began in the same
    // millisecond one is enough.
    const auto keyOf = [](const ProblemRecord &problem) {
        return domain::toMilliseconds(problem.since);
    };
    std::vector<ProblemRecord> next;
    QSet<qint64> seen;
    for (const ProblemRecord &problem : newestFirst) {
        if (!seen.contains(keyOf(problem)))
            next.push_back(problem);
        seen.insert(keyOf(problem));
    }
    follow(next, keyOf);
    m_now = now;
    noteColumn(Lasted); // Those that are not solved last.
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QString ProblemsModel::text(const ProblemRecord &problem, int column) const
{
    switch (column) {
    case Since: return momentText(problem.since, m_now);
    case Lasted:
        return problem.solved ? durationText(*problem.solved - problem.since)
                              : tr("%1 so far").arg(durationText(m_now - problem.since));
    case Problem: return problem.title;
    case Text: return problem.text;
    default: return {};
    }
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProblemRecord &problem = rowAt(index);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(problem, column);
    case Qt::ToolTipRole: return plainToolTip(problem.title + QLatin1Char('\n') + problem.text);
    case TableRole::IconRole:
        if (column != Problem)
            return {};
        return problem.solved ? QStringLiteral("circle-check") : QStringLiteral("triangle-alert");
    case TableRole::ToneRole:
        if (column == Problem)
            return static_cast<int>(problem.solved ? Tone::Plain : Tone::Bad);
        return static_cast<int>(Tone::Quiet);
    case TableRole::KindRole:
        return static_cast<int>(column == Since ? TableRole::Kind::Number : TableRole::Kind::Words);
    default: return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Since: return tr("Since");
    case Lasted: return tr("Lasted");
    case Problem: return tr("Problem");
    case Text: return tr("What happened");
    default: return {};
    }
}

} // namespace footfall::app
