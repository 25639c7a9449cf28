// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/statustext.h"

#include "core/instance/settings.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>
#include <QTextStream>
#include <algorithm>

namespace footfall::instance::cli {

namespace {

using State = domain::CollectorStatus::State;

/// "search" of "bot-search"; those of no kind known are "other".
QString kindOfBot(domain::Rejection reason)
{
    return reason == domain::Rejection::Bot ? QStringLiteral("other")
                                            : nameOf(reason).section(QLatin1Char('-'), 1);
}

/// "9 bot (6 search, 3 other), 2 address-excluded".
QString reasonsText(const domain::LedgerCounts &counts)
{
    QStringList reasons;
    QStringList kinds;
    qint64 bots = 0;
    for (const domain::Rejection reason : domain::Rejections) {
        const auto rejected = counts.rejected.find(reason);
        if (rejected == counts.rejected.end())
            continue;
        const QString items = QString::number(rejected->second);
        if (!domain::isBot(reason)) {
            reasons.append(QStringLiteral("%1 %2").arg(items, nameOf(reason)));
            continue;
        }
        bots += rejected->second;
        kinds.append(QStringLiteral("%1 %2").arg(items, kindOfBot(reason)));
    }
    if (!kinds.isEmpty())
        reasons.prepend(QStringLiteral("%1 bot (%2)")
                            .arg(QString::number(bots), kinds.join(QStringLiteral(", "))));
    return reasons.join(QStringLiteral(", "));
}

QStringList ledgerLine(const QString &name, const domain::LedgerCounts &counts)
{
    return {name,
            QString::number(counts.received()),
            QString::number(counts.stored),
            QString::number(counts.waiting),
            QString::number(counts.rejectedInAll()),
            QString::number(counts.refused),
            reasonsText(counts)};
}

} // namespace

QString momentText(domain::Instant moment)
{
    return QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(moment), Qt::UTC)
        .toString(Qt::ISODate);
}

QString holderText(const domain::InstanceStatus &status)
{
    QString text;
    QTextStream out(&text);
    const domain::CollectorStatus &collector = status.collector;
    if (status.processId == 0)
        out << "No Footfall runs on " << status.dataDirectory << ".\n";
    else
        out << status.program << ' ' << status.version << " (process " << status.processId
            << ") holds " << status.dataDirectory << ".\n";
    if (collector.isRefusing)
        out << "Refusing page views on " << webAddressOf(collector) << ".\n";
    else if (collector.state == State::Collecting)
        out << "Collecting on " << webAddressOf(collector) << " since "
            << momentText(collector.since) << ".\n";
    else if (collector.state == State::Paused)
        out << "Collecting is paused.\n";
    else if (status.processId != 0)
        out << "Not collecting.\n";
    for (const QString &problem : {collector.problem, status.store.problem}) {
        if (!problem.isEmpty())
            out << "Problem: " << problem << '\n';
    }
    if (!status.store.wasOpened)
        out << "The database could not be opened since the start: page views are kept in the "
               "spool.\n";
    if (status.store.checkpointOverdue)
        out << "Problem: a long reading of the database holds up the erasing of old hashes.\n";
    if (status.store.isChecking)
        out << "The last run did not end as it should, or found damage: the database is being "
               "checked.\n";
    if (!status.store.damage.isEmpty())
        out << "Problem: a check of the database found damage. Restore a backup.\n"
            << status.store.damage << '\n';
    out.flush();
    return text;
}

QString ledgerText(const domain::Ledger &ledger)
{
    std::vector<QStringList> lines{{QStringLiteral("Site"), QStringLiteral("Received"),
                                    QStringLiteral("Stored"), QStringLiteral("Waiting"),
                                    QStringLiteral("Rejected"), QStringLiteral("Refused"),
                                    QStringLiteral("Rejected because")}};
    for (const domain::SiteLedger &site : ledger.sites)
        lines.push_back(ledgerLine(
            site.site.isValid() ? site.trackingCode : QStringLiteral("(none)"), site.total));
    lines.push_back(ledgerLine(QStringLiteral("All"), ledger.total()));

    std::vector<qsizetype> widths(size_t(lines.front().size()), 0);
    for (const QStringList &line : lines) {
        for (size_t column = 0; column < widths.size(); ++column)
            widths[column] = std::max(widths[column], line.at(qsizetype(column)).size());
    }
    QString text;
    for (const QStringList &line : lines) {
        QString row = line.front().leftJustified(widths.front());
        for (size_t column = 1; column + 1 < widths.size(); ++column)
            row += QStringLiteral("  ") + line.at(qsizetype(column)).rightJustified(widths[column]);
        if (!line.back().isEmpty())
            row += QStringLiteral("  ") + line.back();
        text += row + QLatin1Char('\n');
    }
    return text;
}

QString spoolText(const domain::StoreStatus &store)
{
    if (store.spooled == 0)
        return QStringLiteral("Spool: empty.\n");
    return QStringLiteral("Spool: %1 waiting, %2 on the disk, the oldest of %3.\n")
        .arg(QString::number(store.spooled), QLocale::c().formattedDataSize(store.spoolBytes),
             momentText(store.oldestWaiting));
}

QString offTimesText(const std::vector<domain::OffTime> &offTimes)
{
    QString text;
    for (const domain::OffTime &off : offTimes)
        text += QStringLiteral("Off: %1 to %2, %3 minutes.\n")
                    .arg(momentText(off.from), momentText(off.to),
                         QString::number(
                             std::chrono::round<std::chrono::minutes>(off.to - off.from).count()));
    return text;
}

} // namespace footfall::instance::cli
