// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/statstable.h"

#include "core/domain/currency.h"
#include "core/queries/resulttable.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace footfall::queries {

using namespace domain;

namespace {

using Lines = std::vector<QStringList>;

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

/// Names come from strangers: a control character would reach the terminal.
QString printable(QString text)
{
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = QChar::ReplacementCharacter;
    return text;
}

QString percent(double rate)
{
    return QString::number(rate * 100, 'f', 1) + QStringLiteral(" %");
}

QString duration(double inSeconds)
{
    const auto whole = static_cast<qint64>(std::llround(inSeconds));
    return whole < 60
               ? Words::tr("%1 s").arg(whole)
               : Words::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

/// The first column to the left, the numbers to the right, two spaces between.
QString aligned(const Lines &lines)
{
    std::vector<qsizetype> widths;
    for (const QStringList &line : lines) {
        widths.resize(std::max(widths.size(), static_cast<size_t>(line.size())));
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[static_cast<size_t>(i)] =
                std::max(widths[static_cast<size_t>(i)], line.at(i).size());
    }
    QString text;
    for (const QStringList &line : lines) {
        QString row;
        for (qsizetype i = 0; i < line.size(); ++i) {
            const qsizetype width = widths[static_cast<size_t>(i)];
            row += i == 0 ? line.at(i).leftJustified(width)
                          : QStringLiteral("  ") + line.at(i).rightJustified(width);
        }
        while (row.endsWith(QLatin1Char(' ')))
            row.chop(1);
        text += row + QLatin1Char('\n');
    }
    return text;
}

Lines totalsLines(const StatsResult &result)
{
    const auto line = [&result](const QString &name, auto value) {
        QStringList cells{name, value(result.totals)};
        if (result.before)
            cells << value(*result.before);
        return cells;
    };
    Lines lines;
    if (result.before)
        lines.push_back({QString(), Words::tr("Now"), Words::tr("Before")});
    const auto number = [](qint64 Counters::*member) {
        return [member](const Counters &counters) { return QString::number(counters.*member); };
    };
    lines.push_back(line(Words::tr("Visitors"), number(&Counters::visitors)));
    lines.push_back(line(Words::tr("Page views"), number(&Counters::pageViews)));
    lines.push_back(line(Words::tr("Visits"), number(&Counters::visits)));
    lines.push_back(
        line(Words::tr("Bounce rate"), [](const Counters &c) { return percent(c.bounceRate()); }));
    lines.push_back(line(Words::tr("Visit duration"),
                         [](const Counters &c) { return duration(c.averageVisitDuration()); }));
    lines.push_back(line(Words::tr("Time on page"),
                         [](const Counters &c) { return duration(c.averageTimeOnPage()); }));
    lines.push_back({Words::tr("Live visitors"), QString::number(result.live.visitors)});
    return lines;
}

Lines seriesLines(const StatsResult &result)
{
    Lines lines{{Words::tr("Start"), Words::tr("Visitors"), Words::tr("Page views"),
                 Words::tr("Visits"), Words::tr("Bounces")}};
    for (const SeriesPoint &point : result.series)
        lines.push_back(
            {result.site.calendar.toIso(point.bucket.start),
             QString::number(point.counters.visitors), QString::number(point.counters.pageViews),
             QString::number(point.counters.visits), QString::number(point.counters.bounces)});
    return lines;
}

QStringList breakdownLine(Dimension dimension, const QString &name, const Counters &counters,
                          qint64 totalVisitors)
{
    const qint64 visitors = rowVisitors(dimension, counters);
    QStringList line{name, QString::number(visitors), percent(shareOf(visitors, totalVisitors))};
    if (!isEntryOnly(dimension))
        line << QString::number(counters.pageViews);
    line << QString::number(counters.visits) << QString::number(counters.bounces);
    if (!isEntryOnly(dimension))
        line << duration(counters.averageTimeOnPage());
    if (dimension == Dimension::ExitPage)
        line << QString::number(counters.exits);
    return line;
}

Lines breakdownLines(const Breakdown &breakdown, qint64 totalVisitors)
{
    const Dimension dimension = breakdown.request.dimension;
    QStringList heading{dimensionName(dimension), Words::tr("Visitors"), Words::tr("Share")};
    if (!isEntryOnly(dimension))
        heading << Words::tr("Page views");
    heading << Words::tr("Visits") << Words::tr("Bounces");
    if (!isEntryOnly(dimension))
        heading << Words::tr("Time on page");
    if (dimension == Dimension::ExitPage)
        heading << Words::tr("Exits");
    Lines lines{heading};
    for (const BreakdownRow &row : breakdown.rows)
        lines.push_back(breakdownLine(
            dimension, row.value.isEmpty() ? Words::tr("(none)") : printable(row.value),
            row.counters, totalVisitors));
    if (breakdown.otherRows > 0)
        lines.push_back(breakdownLine(dimension, Words::tr("(%1 more)").arg(breakdown.otherRows),
                                      breakdown.other, totalVisitors));
    return lines;
}

/// "9.90 EUR, 5.00 USD"; money without a currency is a bare number.
QString money(const OccurrenceCounters &counters)
{
    QStringList amounts;
    for (const auto &[currency, cents] : counters.amounts) {
        const QString amount = plainAmount(currency, cents);
        amounts.append(currency.isEmpty() ? amount
                                          : amount + QLatin1Char(' ') + printable(currency));
    }
    return amounts.join(QStringLiteral(", "));
}

Lines occurrenceLines(const Occurrences &list)
{
    const auto line = [](const QString &name, const OccurrenceCounters &counters,
                         const std::optional<double> &rate) {
        return QStringList{name, QString::number(counters.events),
                           QString::number(counters.conversions), rate ? percent(*rate) : QString(),
                           money(counters)};
    };
    Lines lines{{printable(listName(list.request)), Words::tr("Events"), Words::tr("Conversions"),
                 Words::tr("Rate"), Words::tr("Amount")}};
    for (const OccurrenceRow &row : list.rows)
        lines.push_back(line(row.value.isEmpty() ? Words::tr("(none)") : printable(row.value),
                             row.counters, row.conversionRate));
    if (list.otherRows > 0)
        lines.push_back(line(Words::tr("(%1 more)").arg(list.otherRows), list.other, std::nullopt));
    return lines;
}

Lines botLines(const StatsResult &result)
{
    Lines lines{{Words::tr("Bot"), Words::tr("Kind"), Words::tr("Page"), Words::tr("Page views")}};
    for (const BotRow &row : result.bots)
        lines.push_back({row.bot.isEmpty() ? Words::tr("(none)") : printable(row.bot),
                         nameOf(row.reason), printable(row.pathname),
                         QString::number(row.pageViews)});
    if (*result.otherBotViews > 0)
        lines.push_back({Words::tr("(others)"), {}, {}, QString::number(*result.otherBotViews)});
    return lines;
}

} // namespace

QString toTable(const StatsResult &result)
{
    QString text = QStringLiteral("%1  %2..%3  %4\n\n")
                       .arg(printable(result.site.name), result.period.from.toString(Qt::ISODate),
                            result.period.to.toString(Qt::ISODate),
                            QString::fromLatin1(result.site.timeZone().id()));
    text += aligned(totalsLines(result));
    if (result.interval)
        text += QLatin1Char('\n') + aligned(seriesLines(result));
    for (const Breakdown &breakdown : result.breakdowns)
        text += QLatin1Char('\n') + aligned(breakdownLines(breakdown, result.totals.visitors));
    for (const Occurrences &list : result.occurrences)
        text += QLatin1Char('\n') + aligned(occurrenceLines(list));
    if (result.otherBotViews)
        text += QLatin1Char('\n') + aligned(botLines(result));
    return text;
}

QByteArray toCsv(const StatsResult &result)
{
    QByteArray csv;
    if (!result.breakdowns.empty()) {
        const Breakdown &breakdown = result.breakdowns.front();
        csv = csvRecord(breakdownColumns(breakdown.request.dimension));
        for (const BreakdownRow &row : breakdown.rows)
            csv +=
                csvRecord(breakdownCells(breakdown.request.dimension, row, result.totals.visitors));
    } else if (!result.occurrences.empty()) {
        const Occurrences &list = result.occurrences.front();
        csv = csvRecord(occurrenceColumns(list.request));
        for (const OccurrenceRow &row : list.rows)
            csv += csvRecord(occurrenceCells(row));
    } else if (result.otherBotViews) {
        csv = csvRecord(botColumns());
        for (const BotRow &row : result.bots)
            csv += csvRecord(botCells(row));
    } else if (result.interval) {
        csv = csvRecord(seriesColumns());
        for (const SeriesPoint &point : result.series)
            csv += csvRecord(seriesCells(point, result.site.calendar));
    } else {
        csv = csvRecord(totalsColumns()) + csvRecord(totalsCells(result.period, result.totals));
    }
    return csv;
}

} // namespace footfall::queries
