// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/ledgermodel.h"

#include "app/collector/reasons.h"
#include "app/collector/tableroles.h"
#include "app/format/names.h"
#include "app/format/numbers.h"

namespace footfall::app {

using domain::LedgerCounts;
using Kind = TableRole::Kind;
using Tone = TableRole::Tone;

namespace {

qint64 number(const LedgerCounts &counts, int column)
{
    switch (column) {
    case LedgerModel::Received: return counts.received();
    case LedgerModel::Stored: return counts.stored;
    case LedgerModel::Waiting: return counts.waiting;
    case LedgerModel::Rejected: return counts.rejectedInAll();
    case LedgerModel::Refused: return counts.refused;
    default: return 0;
    }
}

} // namespace

QString ledgerSentence(const LedgerCounts &counts)
{
    return LedgerModel::tr("%1 received = %2 stored + %3 waiting + %4 rejected + %5 refused")
        .arg(numberText(counts.received()), numberText(counts.stored), numberText(counts.waiting),
             numberText(counts.rejectedInAll()), numberText(counts.refused));
}

QString rejectedLines(const LedgerCounts &counts)
{
    QStringList lines;
    for (const domain::Rejection reason : domain::Rejections) {
        const auto found = counts.rejected.find(reason);
        if (found != counts.rejected.end() && found->second > 0)
            lines.append(LedgerModel::tr("%1: %2", "a reason and how many")
                             .arg(reasonName(reason), numberText(found->second)));
    }
    return lines.join(QLatin1Char('\n'));
}

LedgerModel::LedgerModel(QObject *parent) : RowModel(parent) {}

void LedgerModel::setLedger(const domain::Ledger &ledger)
{
    std::vector<LedgerRow> next;
    for (const domain::SiteLedger &site : ledger.sites)
        next.push_back(
            {site.trackingCode.isEmpty() ? LedgerRow::Kind::Nameless : LedgerRow::Kind::Site,
             site.trackingCode, site.total});
    if (!next.empty())
        next.push_back({LedgerRow::Kind::Total, {}, ledger.total()});
    follow(next, [](const LedgerRow &row) {
        return std::pair(static_cast<int>(row.kind), row.trackingCode);
    });
}

void LedgerModel::setSiteNames(const QHash<QString, QString> &names)
{
    m_names = names;
    noteColumn(Site);
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QString LedgerModel::nameOf(const LedgerRow &row) const
{
    if (row.kind == LedgerRow::Kind::Total)
        return tr("All together");
    if (row.kind == LedgerRow::Kind::Nameless)
        return tr("Requests without a site");
    return valueName(domain::Dimension::Hostname,
                     m_names.value(row.trackingCode, row.trackingCode));
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LedgerRow &row = rowAt(index);
    const int column = index.column();
    const bool isNumber = column != Site;
    switch (role) {
    case Qt::DisplayRole: return isNumber ? numberText(number(row.counts, column)) : nameOf(row);
    case Qt::ToolTipRole: {
        if (column == Rejected && row.counts.rejectedInAll() > 0)
            return plainToolTip(rejectedLines(row.counts));
        if (column == Site && row.kind == LedgerRow::Kind::Nameless)
            return plainToolTip(tr("Requests that could not be understood, or named a tracking "
                                   "code that no site has."));
        return plainToolTip(column == Site ? nameOf(row) : ledgerSentence(row.counts));
    }
    case Qt::AccessibleTextRole:
        return column == Site
                   ? QStringLiteral("%1: %2").arg(nameOf(row), ledgerSentence(row.counts))
                   : QVariant();
    case Qt::TextAlignmentRole:
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case TableRole::ToneRole:
        if (column == Refused && row.counts.refused > 0)
            return static_cast<int>(Tone::Bad);
        if (column == Waiting && row.counts.waiting > 0)
            return static_cast<int>(Tone::Warning);
        if (isNumber && number(row.counts, column) == 0)
            return static_cast<int>(Tone::Quiet);
        return static_cast<int>(Tone::Plain);
    case TableRole::KindRole:
        if (row.kind == LedgerRow::Kind::Total)
            return static_cast<int>(isNumber ? Kind::TotalNumber : Kind::Total);
        return static_cast<int>(isNumber ? Kind::Number : Kind::Words);
    default: return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Site ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Site: return tr("Site");
    case Received: return tr("Received");
    case Stored: return tr("= Stored");
    case Waiting: return tr("+ Waiting");
    case Rejected: return tr("+ Rejected");
    case Refused: return tr("+ Refused");
    default: return {};
    }
}

} // namespace footfall::app
