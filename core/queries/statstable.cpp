// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/statstable.h"

#include "core/domain/currency.h"
#include "core/queries/resulttable.h"
#include "core/queries/statsfootnotes.h"

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

QString withExactness(const QString &number, Exactness exactness)
{
    switch (exactness) {
    case Exactness::Exact: return number;
    case Exactness::AtMost: return QStringLiteral("≤ ") + number;
    case Exactness::Unknown: return QStringLiteral("–");
    }
    return {};
}

QString count(qint64 number, Exactness exactness)
{
    return withExactness(QString::number(number), exactness);
}

Lines totalsLines(const StatsResult &result)
{
    const Knowledge &known = result.knowledge;
    const auto line = [&result](const QString &name, auto value) {
        QStringList cells{name, value(result.totals)};
        for (const std::optional<Counters> &before : {result.before, result.comparable})
            if (before)
                cells << value(*before);
        return cells;
    };
    const auto number = [](qint64 Counters::*member, Exactness exactness) {
        return [=](const Counters &counters) { return count(counters.*member, exactness); };
    };
    Lines lines;
    if (result.before)
        lines.push_back({QString(), Words::tr("Now"), Words::tr("Before")});
    if (result.before && result.comparable)
        lines.back() << Words::tr("Before, up to this hour");
    lines.push_back(line(Words::tr("Visitors"), number(&Counters::visitors, known.visitors)));
    lines.push_back(line(Words::tr("Page views"), number(&Counters::pageViews, known.pageViews)));
    lines.push_back(line(Words::tr("Visits"), number(&Counters::visits, Exactness::Exact)));
    lines.push_back(
        line(Words::tr("Bounce rate"), [](const Counters &c) { return percent(c.bounceRate()); }));
    lines.push_back(line(Words::tr("Visit duration"), [&known](const Counters &c) {
        return withExactness(duration(c.averageVisitDuration()), known.visitDuration);
    }));
    lines.push_back(line(Words::tr("Time on page"), [&known](const Counters &c) {
        return withExactness(duration(c.averageTimeOnPage()), known.timeOnPage);
    }));
    lines.push_back({Words::tr("Live visitors"), QString::number(result.live.visitors)});
    return lines;
}

Lines livePageLines(const Live &live)
{
    Lines lines{{Words::tr("Page being read"), Words::tr("Visitors")}};
    for (const LivePage &page : live.pages)
        lines.push_back({printable(page.pathname), QString::number(page.visitors)});
    if (live.otherPages > 0)
        lines.push_back(
            {Words::tr("(%1 more)").arg(live.otherPages), QString::number(live.otherVisitors)});
    return lines;
}

Lines seriesLines(const StatsResult &result)
{
    const Knowledge &known = result.knowledge;
    Lines lines{{Words::tr("Start"), Words::tr("Visitors"), Words::tr("Page views"),
                 Words::tr("Visits"), Words::tr("Bounces")}};
    for (const SeriesPoint &point : result.series)
        lines.push_back({result.site.calendar.toIso(point.bucket.start),
                         count(point.counters.visitors, known.visitors),
                         count(point.counters.pageViews, known.pageViews),
                         QString::number(point.counters.visits),
                         QString::number(point.counters.bounces)});
    return lines;
}

QStringList breakdownLine(const RowsOf &of, const QString &name, const Counters &counters)
{
    const std::optional<double> share = shareOf(of, counters.visitors);
    const bool hasViews = !isEntryOnly(of.dimension);
    QStringList line{
        name, count(counters.visitors, of.known.visitors),
        withExactness(percent(share.value_or(0)), share ? of.known.visitors : Exactness::Unknown)};
    if (hasViews)
        line << count(counters.pageViews, of.known.pageViews);
    line << QString::number(counters.visits) << QString::number(counters.bounces);
    if (hasViews)
        line << withExactness(duration(counters.averageTimeOnPage()), of.known.timeOnPage);
    if (of.dimension == Dimension::ExitPage)
        line << count(counters.exits, of.known.pageViews);
    return line;
}

Lines breakdownLines(const Breakdown &breakdown)
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
            rowsOf(breakdown), row.value.isEmpty() ? Words::tr("(none)") : printable(row.value),
            row.counters));
    if (breakdown.otherRows > 0)
        lines.push_back(breakdownLine(
            otherOf(breakdown), Words::tr("(%1 more)").arg(breakdown.otherRows), breakdown.other));
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
                         const std::optional<double> &rate, Exactness conversions) {
        return QStringList{
            name, QString::number(counters.events), count(counters.conversions, conversions),
            rate ? withExactness(percent(*rate), conversions) : QString(), money(counters)};
    };
    Lines lines{{printable(listName(list.request)), Words::tr("Events"), Words::tr("Conversions"),
                 Words::tr("Rate"), Words::tr("Amount")}};
    for (const OccurrenceRow &row : list.rows)
        lines.push_back(line(row.value.isEmpty() ? Words::tr("(none)") : printable(row.value),
                             row.counters, row.conversionRate, list.conversions));
    if (list.otherRows > 0)
        lines.push_back(line(Words::tr("(%1 more)").arg(list.otherRows), list.other, std::nullopt,
                             list.otherConversions));
    return lines;
}

Lines botLines(const StatsResult &result)
{
    Lines lines{{Words::tr("Bot"), Words::tr("Kind"), Words::tr("Page"), Words::tr("Page views")}};
    for (const BotRow &row : result.bots)
        lines.push_back({row.bot.isEmpty() ? Words::tr("(none)") : printable(row.bot),
                         nameOf(row.reason), printable(row.pathname),
                         QString::number(row.pageViews)});
    if (result.otherBotRows > 0)
        lines.push_back({Words::tr("(%1 more)").arg(result.otherBotRows),
                         {},
                         {},
                         QString::number(*result.otherBotViews)});
    return lines;
}

} // namespace

QString toTable(const StatsResult &result)
{
    QString text = QStringLiteral("%1  %2..%3  %4\n\n")
                       .arg(printable(result.site.name), result.period.from.toString(Qt::ISODate),
                            result.period.to.toString(Qt::ISODate),
                            QString::fromLatin1(result.site.timeZone().id()));
    if (result.before && result.comparedWith)
        text.insert(text.size() - 1, Words::tr("compared with %1..%2")
                                             .arg(result.comparedWith->from.toString(Qt::ISODate),
                                                  result.comparedWith->to.toString(Qt::ISODate)) +
                                         QLatin1Char('\n'));
    if (!result.filter.isEmpty())
        text.insert(text.size() - 1, printable(toTexts(result.filter).join(QStringLiteral("  "))) +
                                         QLatin1Char('\n'));
    text += aligned(totalsLines(result));
    // They would stand between the totals and what was asked for besides.
    const bool isAlone = !result.interval && result.breakdowns.empty() &&
                         result.occurrences.empty() && !result.otherBotViews;
    if (isAlone && !result.live.pages.empty())
        text += QLatin1Char('\n') + aligned(livePageLines(result.live));
    if (result.interval)
        text += QLatin1Char('\n') + aligned(seriesLines(result));
    for (const Breakdown &breakdown : result.breakdowns)
        text += QLatin1Char('\n') + aligned(breakdownLines(breakdown));
    for (const Occurrences &list : result.occurrences)
        text += QLatin1Char('\n') + (list.unknown.isEmpty() ? aligned(occurrenceLines(list))
                                                            : list.unknown + QLatin1Char('\n'));
    if (result.otherBotViews)
        text += QLatin1Char('\n') + aligned(botLines(result));
    const QStringList notes = footnotes(result);
    for (const QString &note : notes)
        text += QLatin1Char('\n') + note + QLatin1Char('\n');
    return text;
}

} // namespace footfall::queries
