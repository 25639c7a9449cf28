// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filter/statscommand.h"

#include <algorithm>

namespace footfall::app {

using domain::Comparison;
using domain::Period;
using domain::PeriodPreset;

namespace {

QString daysArgument(const Period &period)
{
    return QStringLiteral("%1..%2").arg(period.from.toString(Qt::ISODate),
                                        period.to.toString(Qt::ISODate));
}

QString comparisonArgument(const domain::StatsRequest &request)
{
    if (request.comparedWith)
        return daysArgument(*request.comparedWith);
    switch (request.comparison) {
    case Comparison::None: break;
    case Comparison::Previous: return QStringLiteral("previous");
    case Comparison::Weekday: return QStringLiteral("weekday");
    case Comparison::Year: return QStringLiteral("year");
    }
    return {};
}

} // namespace

QString periodArgument(const domain::PeriodChoice &choice)
{
    if (const auto *period = std::get_if<Period>(&choice))
        return daysArgument(*period);
    switch (std::get<PeriodPreset>(choice)) {
    case PeriodPreset::Today: return QStringLiteral("today");
    case PeriodPreset::Yesterday: return QStringLiteral("yesterday");
    case PeriodPreset::Last7Days: return QStringLiteral("7d");
    case PeriodPreset::Last30Days: return QStringLiteral("30d");
    case PeriodPreset::Last90Days: return QStringLiteral("90d");
    case PeriodPreset::ThisMonth: return QStringLiteral("month");
    case PeriodPreset::LastMonth: return QStringLiteral("last-month");
    case PeriodPreset::Last12Months: return QStringLiteral("12mo");
    case PeriodPreset::AllTime: return QStringLiteral("all");
    }
    return {};
}

QString shellQuoted(const QString &argument)
{
    const bool isSafe =
        !argument.isEmpty() && std::all_of(argument.begin(), argument.end(), [](QChar c) {
            return (c.unicode() < 128 && c.isLetterOrNumber()) ||
                   QStringView(u"._-=/:,+@%").contains(c);
        });
    if (isSafe)
        return argument;
    QString text = argument;
    // What a terminal would act on, a value may not bring along.
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QStringLiteral("'\\''")) +
           QLatin1Char('\'');
}

QString statsCommand(const domain::Site &site, const domain::StatsRequest &request,
                     const QString &dataDirectory)
{
    QStringList words{QStringLiteral("footfall-server"), QStringLiteral("stats"),
                      QStringLiteral("--site"),          site.trackingCode,
                      QStringLiteral("--period"),        periodArgument(request.period)};
    if (request.interval)
        words << QStringLiteral("--interval") << domain::intervalName(*request.interval);
    if (const QString compared = comparisonArgument(request); !compared.isEmpty())
        words << QStringLiteral("--compare") << compared;
    for (const QString &condition : domain::toTexts(request.filter))
        words << QStringLiteral("--filter") << condition;
    if (!dataDirectory.isEmpty())
        words << QStringLiteral("--data-dir") << dataDirectory;
    for (QString &word : words)
        word = shellQuoted(word);
    return words.join(QLatin1Char(' '));
}

} // namespace footfall::app
