// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/requestsmodel.h"

#include "app/collector/reasons.h"
#include "app/collector/tableroles.h"
#include "app/format/durations.h"
#include "app/format/names.h"

#include <algorithm>

namespace footfall::app {

using domain::ItemOutcome;
using domain::RecentRequest;
using Kind = TableRole::Kind;
using Tone = TableRole::Tone;

namespace {

QString outcomeName(ItemOutcome outcome)
{
    switch (outcome) {
    case ItemOutcome::Stored: return RequestsModel::tr("Stored");
    case ItemOutcome::Spooled: return RequestsModel::tr("Spooled");
    case ItemOutcome::Rejected: return RequestsModel::tr("Rejected");
    case ItemOutcome::Refused: return RequestsModel::tr("Refused");
    }
    return {};
}

QString outcomeIcon(ItemOutcome outcome)
{
    switch (outcome) {
    case ItemOutcome::Stored: return QStringLiteral("check");
    case ItemOutcome::Spooled: return QStringLiteral("hard-drive");
    case ItemOutcome::Rejected: return QStringLiteral("ban");
    case ItemOutcome::Refused: return QStringLiteral("triangle-alert");
    }
    return {};
}

Tone outcomeTone(ItemOutcome outcome)
{
    switch (outcome) {
    case ItemOutcome::Stored: return Tone::Good;
    case ItemOutcome::Spooled: return Tone::Warning;
    case ItemOutcome::Rejected: return Tone::Quiet;
    case ItemOutcome::Refused: return Tone::Bad;
    }
    return Tone::Plain;
}

} // namespace

RequestsModel::RequestsModel(QObject *parent) : QAbstractTableModel(parent) {}

void RequestsModel::setRequests(const std::vector<RecentRequest> &newestFirst)
{
    // The old rows without their last ones are what follows after the new ones.
    const auto count = static_cast<std::ptrdiff_t>(newestFirst.size());
    std::ptrdiff_t added = 0;
    while (added < count) {
        const auto kept = std::min(count - added, static_cast<std::ptrdiff_t>(m_requests.size()));
        if (kept > 0 && std::equal(newestFirst.begin() + added, newestFirst.begin() + added + kept,
                                   m_requests.begin()))
            break;
        ++added;
    }
    const auto left = count - added;
    if (const auto old = static_cast<std::ptrdiff_t>(m_requests.size()); old > left) {
        beginRemoveRows({}, static_cast<int>(left), static_cast<int>(old - 1));
        m_requests.resize(static_cast<size_t>(left));
        endRemoveRows();
    }
    if (added > 0) {
        beginInsertRows({}, 0, static_cast<int>(added - 1));
        m_requests.insert(m_requests.begin(), newestFirst.begin(), newestFirst.begin() + added);
        endInsertRows();
    }
}

void RequestsModel::setSiteNames(const QHash<QString, QString> &names)
{
    m_names = names;
    if (!m_requests.empty())
        Q_EMIT dataChanged(index(0, Site), index(rowCount() - 1, Site));
}

int RequestsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_requests.size());
}

int RequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QString RequestsModel::text(const RecentRequest &request, int column) const
{
    const QString nothing = QStringLiteral("—");
    switch (column) {
    case Time: return clockWithSeconds(request.time);
    case Site:
        return request.site.isEmpty() ? nothing
                                      : valueName(domain::Dimension::Hostname,
                                                  m_names.value(request.site, request.site));
    case Page:
        return request.pathname.isEmpty() ? nothing
                                          : valueName(domain::Dimension::Page, request.pathname);
    case Result: return outcomeName(request.outcome);
    case Reason: return request.reason ? reasonName(*request.reason) : QString();
    case Commit: return request.milliseconds ? waitingText(*request.milliseconds) : QString();
    default: return {};
    }
}

QVariant RequestsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RecentRequest &request = m_requests[static_cast<size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(request, column);
    case Qt::ToolTipRole: {
        if (column == Reason && request.reason)
            return plainToolTip(reasonMeaning(*request.reason));
        const bool mayBeCut = column == Site || column == Page;
        return mayBeCut ? plainToolTip(text(request, column)) : QVariant();
    }
    case Qt::TextAlignmentRole:
        return int((column == Commit ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case TableRole::IconRole: return column == Result ? outcomeIcon(request.outcome) : QVariant();
    case TableRole::ToneRole:
        if (column == Result)
            return static_cast<int>(outcomeTone(request.outcome));
        return static_cast<int>(column == Site || column == Page ? Tone::Plain : Tone::Quiet);
    case TableRole::KindRole:
        return static_cast<int>(column == Time || column == Commit ? Kind::Number
                                : column == Page                   ? Kind::Path
                                                                   : Kind::Words);
    default: return {};
    }
}

QVariant RequestsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Commit ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Site: return tr("Site");
    case Page: return tr("Page");
    case Result: return tr("Result");
    case Reason: return tr("Reason");
    case Commit: return tr("Commit");
    default: return {};
    }
}

} // namespace footfall::app
