// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/breakdownmodel.h"

#include "app/format/filterwords.h"
#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/format/valuewords.h"

namespace footfall::app {

using domain::Dimension;

namespace {

bool isPath(Dimension dimension)
{
    return dimension == Dimension::Page || dimension == Dimension::EntryPage ||
           dimension == Dimension::ExitPage || dimension == Dimension::Referrer;
}

/// Most visitors come without a campaign: that row would only make the others' bars vanish.
bool leavesOutEmpty(Dimension dimension)
{
    return dimension >= Dimension::UtmSource && dimension <= Dimension::UtmContent;
}

} // namespace

std::vector<BreakdownLine> BreakdownModel::rowsOf(const domain::Breakdown &breakdown,
                                                  const domain::Filter &filter)
{
    using domain::Exactness;
    const Dimension dimension = breakdown.request.dimension;
    const auto numberOf = [&](const domain::Counters &counters) {
        return domain::rowVisitors(dimension, counters);
    };
    const RowMarker marker(filter, dimension);
    m_exactness = breakdown.knowledge.visitors;
    m_reason = inexactReason(domain::Metric::Visitors, m_exactness, filter);
    m_sums = {};
    m_sums.otherRows = breakdown.otherRows;
    m_sums.other = m_sums.all = numberOf(breakdown.other);
    qint64 largest = 0;
    std::vector<BreakdownLine> rows;
    rows.reserve(breakdown.rows.size());
    for (const domain::BreakdownRow &row : breakdown.rows) {
        const qint64 number = numberOf(row.counters);
        m_sums.all += number;
        if (row.value.isEmpty() && leavesOutEmpty(dimension)) {
            // Not a row here, so it is with the others.
            m_sums.other += number;
            ++m_sums.otherRows;
            continue;
        }
        rows.push_back({row.value, number, std::nullopt, 0, marker.standingOf(row.value)});
        largest = std::max(largest, number);
    }
    const auto shareOf = [&](qint64 number, Exactness exactness) -> std::optional<double> {
        if (breakdown.visitors.value_or(0) <= 0 || exactness != Exactness::Exact)
            return std::nullopt;
        return double(number) / double(*breakdown.visitors);
    };
    for (BreakdownLine &row : rows) {
        row.share = shareOf(row.number, m_exactness);
        if (largest > 0 && m_exactness != Exactness::Unknown)
            row.bar = double(row.number) / double(largest);
    }
    m_sums.otherExactness = breakdown.otherKnowledge.visitors;
    // Who saw several of the pages is counted with each.
    const bool sumsPages = breakdown.knowledge.visitorsByPage && rows.size() > 1;
    m_sums.allExactness =
        m_exactness == Exactness::Exact && sumsPages ? Exactness::AtMost : m_exactness;
    m_sums.otherShare = shareOf(m_sums.other, m_sums.otherExactness);
    m_sums.allShare = shareOf(m_sums.all, m_sums.allExactness);
    return rows;
}

void BreakdownModel::setBreakdown(const domain::Breakdown &breakdown, const domain::Filter &filter)
{
    const domain::Exactness before = m_exactness;
    std::vector<BreakdownLine> next = rowsOf(breakdown, filter);
    m_total = static_cast<qint64>(next.size()) + breakdown.otherRows;
    if (breakdown.request.dimension != m_dimension) {
        beginResetModel();
        m_dimension = breakdown.request.dimension;
        replaceRows(std::move(next));
        endResetModel();
        return;
    }
    follow(next, [](const BreakdownLine &row) { return row.value; });
    if (m_exactness != before)
        noteColumn(0);
}

QString BreakdownModel::accessibleText(const BreakdownLine &row) const
{
    const QString name = valueName(m_dimension, row.value);
    QString text;
    switch (m_exactness) {
    case domain::Exactness::Exact:
        text =
            row.share
                ? tr("%1, %2 visitors, %3").arg(name, numberText(row.number), shareText(*row.share))
                : tr("%1, %2 visitors").arg(name, numberText(row.number));
        break;
    case domain::Exactness::AtMost:
        text = tr("%1, at most %2 visitors").arg(name, numberText(row.number));
        break;
    case domain::Exactness::Unknown: text = tr("%1, visitors not known").arg(name); break;
    }
    if (row.standing.choice == RowChoice::Chosen)
        return tr("%1, chosen by the filter").arg(text);
    if (row.standing.choice == RowChoice::LeftOut)
        return tr("%1, left out by the filter").arg(text);
    return text;
}

QVariant BreakdownModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BreakdownLine &row = rowAt(index);
    switch (role) {
    case Qt::DisplayRole: return valueName(m_dimension, row.value);
    case Qt::ToolTipRole: {
        const QString name = valueName(m_dimension, row.value);
        return plainToolTip(m_reason.isEmpty() ? name : name + QLatin1Char('\n') + m_reason);
    }
    case Qt::AccessibleTextRole: return accessibleText(row);
    case Qt::AccessibleDescriptionRole: return m_reason;
    case RowRole::Value: return row.value;
    case RowRole::Number: return row.number;
    case RowRole::Share: return row.share ? QVariant(*row.share) : QVariant();
    case RowRole::Text:
        return m_exactness == domain::Exactness::Exact
                   ? QVariant()
                   : QVariant(believedText(numberText(row.number), m_exactness));
    case RowRole::Choice: return static_cast<int>(row.standing.choice);
    case RowRole::Named: return row.standing.isNamed;
    case RowRole::Bar: return row.bar;
    case RowRole::Mark: return static_cast<int>(valueMark(m_dimension));
    case RowRole::Icon: return classIcon(m_dimension, row.value);
    case RowRole::Writing:
        return static_cast<int>(isPath(m_dimension) ? RowWriting::Path : RowWriting::Words);
    default: return {};
    }
}

} // namespace footfall::app
