// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/occurrencemodel.h"

#include "app/format/filterwords.h"
#include "app/format/money.h"
#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/format/valuewords.h"

#include <utility>

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
    const domain::Exactness before = std::exchange(m_exactness, occurrences.conversions);
    m_reason = m_exactness == domain::Exactness::Exact ? QString() : occurrences.atMost;
    if (!isSameQuestion(occurrences.request, m_request)) {
        beginResetModel();
        m_request = occurrences.request;
        replaceRows(std::move(next));
        endResetModel();
        return;
    }
    m_request = occurrences.request;
    follow(next, [](const OccurrenceLine &row) { return row.value; });
    if (m_exactness != before)
        noteColumn(0);
}

void OccurrenceModel::sumUp(const domain::Occurrences &occurrences)
{
    m_sums = {};
    m_sums.otherRows = occurrences.otherRows;
    m_sums.other = m_sums.all = occurrences.other;
    for (const domain::OccurrenceRow &row : occurrences.rows)
        m_sums.all += row.counters;
    m_sums.otherExactness = domain::conversionsOf(occurrences.request, occurrences.otherRows);
    m_sums.allExactness = domain::conversionsOf(occurrences.request, m_total);
}

void OccurrenceModel::clear()
{
    m_total = 0;
    m_sums = {};
    // At once: row by row, the one that is chosen would hand over to its neighbours.
    beginResetModel();
    replaceRows({});
    endResetModel();
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

QStringList OccurrenceModel::moneyTexts() const
{
    QStringList texts{amountsInShort(m_sums.other.amounts), amountsInShort(m_sums.all.amounts)};
    for (const OccurrenceLine &row : rows())
        texts.append(amountsInShort(row.counters.amounts));
    texts.removeAll(QString());
    return texts;
}

QString OccurrenceModel::nameOf(const OccurrenceLine &row) const
{
    return m_request.by == By::Dimension ? valueName(m_request.dimension, row.value)
                                         : plainName(row.value);
}

QString OccurrenceModel::sentenceOf(const OccurrenceLine &row) const
{
    const bool isExact = m_exactness == domain::Exactness::Exact;
    QStringList parts{
        isExact ? countersText(row.counters)
                : tr("at most %1 visitors, %2 times")
                      .arg(numberText(row.counters.conversions), numberText(row.counters.events))};
    if (row.rate && isExact)
        parts.append(tr("%1 of the visitors", "a share").arg(shareText(*row.rate)));
    if (const QString money = amountsText(row.counters.amounts); !money.isEmpty())
        parts.append(money);
    return parts.join(QStringLiteral(", "));
}

QString OccurrenceModel::toolTipOf(const OccurrenceLine &row) const
{
    QStringList lines{nameOf(row), sentenceOf(row)};
    if (!m_reason.isEmpty())
        lines.append(m_reason);
    return plainToolTip(lines.join(QLatin1Char('\n')));
}

QVariant OccurrenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OccurrenceLine &row = rowAt(index);
    switch (role) {
    case Qt::DisplayRole: return nameOf(row);
    case Qt::ToolTipRole: return toolTipOf(row);
    case Qt::AccessibleTextRole: return QStringLiteral("%1, %2").arg(nameOf(row), sentenceOf(row));
    case Qt::AccessibleDescriptionRole: return m_reason;
    case RowRole::Value: return row.value;
    case RowRole::Number: return row.counters.conversions;
    case RowRole::Text:
        return m_exactness == domain::Exactness::Exact
                   ? QVariant()
                   : QVariant(believedText(numberText(row.counters.conversions), m_exactness));
    case RowRole::Share:
        return row.rate && m_exactness == domain::Exactness::Exact ? QVariant(*row.rate)
                                                                   : QVariant();
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
    case RowRole::Extra: return amountsInShort(row.counters.amounts);
    default: return {};
    }
}

} // namespace footfall::app
