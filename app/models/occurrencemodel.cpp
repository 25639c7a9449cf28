// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/occurrencemodel.h"

#include "app/format/money.h"
#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/format/valuewords.h"

namespace footfall::app {

using By = domain::OccurrenceRequest::By;

namespace {

bool isSameQuestion(const domain::OccurrenceRequest &a, const domain::OccurrenceRequest &b)
{
    return a.by == b.by && a.dimension == b.dimension && a.property == b.property &&
           a.event == b.event && a.goal == b.goal;
}

QString iconOf(const domain::OccurrenceRequest &request, const QString &value,
               const domain::Site &site)
{
    switch (request.by) {
    case By::Event: return eventIcon(value);
    case By::Goal:
        for (const domain::Goal &goal : site.goals)
            if (goal.name == value)
                return goalIcon(goal);
        return QStringLiteral("target");
    case By::Dimension: return classIcon(request.dimension, value);
    case By::PropertyKey:
    case By::PropertyValue: break;
    }
    return {};
}

} // namespace

QString eventIcon(const QString &name)
{
    const auto says = [&name](QLatin1String word) {
        return name.contains(word, Qt::CaseInsensitive);
    };
    if (says(QLatin1String("outbound")))
        return QStringLiteral("external-link");
    if (says(QLatin1String("download")))
        return QStringLiteral("download");
    if (says(QLatin1String("404")))
        return QStringLiteral("circle-alert");
    if (says(QLatin1String("form")))
        return QStringLiteral("file-text");
    return QStringLiteral("zap");
}

QString goalIcon(const domain::Goal &goal)
{
    return goal.kind == domain::GoalKind::Page ? QStringLiteral("file-text")
                                               : eventIcon(goal.pattern);
}

QString countersText(const domain::OccurrenceCounters &counters)
{
    return OccurrenceModel::tr("%1 visitors, %2 times")
        .arg(numberText(counters.conversions), numberText(counters.events));
}

void OccurrenceModel::setOccurrences(const domain::Occurrences &occurrences,
                                     const domain::Site &site)
{
    std::vector<OccurrenceLine> next;
    next.reserve(occurrences.rows.size());
    qint64 largest = 0;
    for (const domain::OccurrenceRow &row : occurrences.rows) {
        next.push_back({row.value, row.counters, row.conversionRate, 0,
                        iconOf(occurrences.request, row.value, site)});
        largest = std::max(largest, row.counters.conversions);
    }
    for (OccurrenceLine &row : next)
        row.bar = largest > 0 ? double(row.counters.conversions) / double(largest) : 0;
    m_total = static_cast<qint64>(next.size()) + occurrences.otherRows;
    sumUp(occurrences);
    if (!isSameQuestion(occurrences.request, m_request)) {
        beginResetModel();
        m_request = occurrences.request;
        replaceRows(std::move(next));
        endResetModel();
        return;
    }
    m_request = occurrences.request;
    follow(next, [](const OccurrenceLine &row) { return row.value; });
}

void OccurrenceModel::sumUp(const domain::Occurrences &occurrences)
{
    using domain::Exactness;
    m_sums = {};
    m_sums.otherRows = occurrences.otherRows;
    m_sums.other = m_sums.all = occurrences.other;
    for (const domain::OccurrenceRow &row : occurrences.rows)
        m_sums.all += row.counters;
    // By a dimension, each conversion is in one row: that of the first time of that day.
    const auto exactnessOf = [&](qint64 rows) {
        return occurrences.request.by == By::Dimension || rows <= 1 ? Exactness::Exact
                                                                    : Exactness::AtMost;
    };
    m_sums.otherExactness = exactnessOf(occurrences.otherRows);
    m_sums.allExactness = exactnessOf(m_total);
}

void OccurrenceModel::clear()
{
    m_total = 0;
    m_sums = {};
    follow({}, [](const OccurrenceLine &row) { return row.value; });
}

const OccurrenceLine *OccurrenceModel::find(const QString &value) const
{
    const int row = rowOf(value);
    return row < 0 ? nullptr : &rows()[static_cast<size_t>(row)];
}

int OccurrenceModel::rowOf(const QString &value) const
{
    const auto found = std::find_if(rows().begin(), rows().end(),
                                    [&](const OccurrenceLine &row) { return row.value == value; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

bool OccurrenceModel::hasMoney() const
{
    return !m_sums.other.amounts.empty() ||
           std::any_of(rows().begin(), rows().end(),
                       [](const OccurrenceLine &row) { return !row.counters.amounts.empty(); });
}

QString OccurrenceModel::nameOf(const OccurrenceLine &row) const
{
    return m_request.by == By::Dimension ? valueName(m_request.dimension, row.value)
                                         : plainName(row.value);
}

QString OccurrenceModel::sentenceOf(const OccurrenceLine &row) const
{
    QStringList parts{countersText(row.counters)};
    if (row.rate)
        parts.append(tr("%1 of the visitors", "a share").arg(shareText(*row.rate)));
    if (const QString money = amountsText(row.counters.amounts); !money.isEmpty())
        parts.append(money);
    return parts.join(QStringLiteral(", "));
}

QVariant OccurrenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OccurrenceLine &row = rowAt(index);
    switch (role) {
    case Qt::DisplayRole: return nameOf(row);
    case Qt::ToolTipRole: return plainToolTip(nameOf(row) + QLatin1Char('\n') + sentenceOf(row));
    case Qt::AccessibleTextRole: return QStringLiteral("%1, %2").arg(nameOf(row), sentenceOf(row));
    case RowRole::Value: return row.value;
    case RowRole::Number: return row.counters.conversions;
    case RowRole::Share: return row.rate ? QVariant(*row.rate) : QVariant();
    case RowRole::Bar: return row.bar;
    case RowRole::Mark: {
        const bool hasIcon = m_request.by == By::Event || m_request.by == By::Goal;
        const ValueMark mark = hasIcon                         ? ValueMark::Icon
                               : m_request.by == By::Dimension ? valueMark(m_request.dimension)
                                                               : ValueMark::None;
        return static_cast<int>(mark);
    }
    case RowRole::Icon: return row.icon;
    case RowRole::Writing:
        return static_cast<int>(m_request.by == By::Dimension &&
                                        m_request.dimension == domain::Dimension::Page
                                    ? RowWriting::Path
                                    : RowWriting::Words);
    case RowRole::Extra: return amountsText(row.counters.amounts);
    default: return {};
    }
}

} // namespace footfall::app
