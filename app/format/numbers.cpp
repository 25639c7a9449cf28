// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format/numbers.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace footfall::app {

using domain::Metric;

namespace {

constexpr double LeastShownPercent = 0.05; ///< Rounded to one digit, less is nothing.

QString translated(const char *text)
{
    return QCoreApplication::translate("Numbers", text);
}

QString oneDigit(double number)
{
    QString text = QLocale().toString(number, 'f', 1);
    const QString zero = QLocale().decimalPoint() + QLocale().zeroDigit();
    if (text.endsWith(zero))
        text.chop(zero.size());
    return text;
}

std::vector<Quantity> durationOf(double seconds)
{
    const qint64 whole = std::llround(std::max(0.0, seconds));
    const QString hour = QCoreApplication::translate("Numbers", "h", "hours");
    const QString minute = QCoreApplication::translate("Numbers", "m", "minutes");
    const QString second = QCoreApplication::translate("Numbers", "s", "seconds");
    if (whole >= 3600)
        return {{numberText(whole / 3600), hour}, {numberText(whole % 3600 / 60), minute}};
    if (whole >= 60)
        return {{numberText(whole / 60), minute}, {numberText(whole % 60), second}};
    return {{numberText(whole), second}};
}

std::vector<Quantity> quantities(Metric metric, double value)
{
    switch (metric) {
    case Metric::BounceRate: return {{oneDigit(value * 100), QLocale().percent()}};
    case Metric::VisitDuration:
    case Metric::TimeOnPage: return durationOf(value);
    default: return {{numberText(std::llround(value)), QString()}};
    }
}

} // namespace

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

QString axisText(double number)
{
    if (number >= 1'000'000)
        return oneDigit(number / 1'000'000) +
               QCoreApplication::translate("Numbers", "M", "millions");
    if (number >= 10'000)
        return oneDigit(number / 1000) + QCoreApplication::translate("Numbers", "k", "thousands");
    if (number == std::floor(number))
        return numberText(std::llround(number));
    return QLocale().toString(number, 'g', 3);
}

QString shareText(double share)
{
    const double percent = share * 100;
    if (percent > 0 && percent < LeastShownPercent)
        return QStringLiteral("<%1%2").arg(QLocale().toString(0.1, 'f', 1), QLocale().percent());
    const int digits = percent < 9.95 && percent > 0 ? 1 : 0;
    return QLocale().toString(percent, 'f', digits) + QLocale().percent();
}

std::vector<Quantity> quantitiesOf(Metric metric, const domain::Counters &counters)
{
    return quantities(metric, metricValue(metric, counters));
}

QString metricText(Metric metric, double value)
{
    QString text;
    for (const Quantity &quantity : quantities(metric, value)) {
        if (!text.isEmpty())
            text += QLatin1Char(' ');
        text += quantity.number + quantity.unit;
    }
    return text;
}

double metricValue(Metric metric, const domain::Counters &counters)
{
    switch (metric) {
    case Metric::Visitors: return double(counters.visitors);
    case Metric::PageViews: return double(counters.pageViews);
    case Metric::Visits: return double(counters.visits);
    case Metric::BounceRate: return counters.bounceRate();
    case Metric::VisitDuration: return counters.averageVisitDuration();
    case Metric::TimeOnPage: return counters.averageTimeOnPage();
    case Metric::Exits: return double(counters.exits);
    }
    return 0;
}

QString metricName(Metric metric)
{
    switch (metric) {
    case Metric::Visitors: return translated(QT_TRANSLATE_NOOP("Numbers", "Visitors"));
    case Metric::PageViews: return translated(QT_TRANSLATE_NOOP("Numbers", "Page views"));
    case Metric::Visits: return translated(QT_TRANSLATE_NOOP("Numbers", "Visits"));
    case Metric::BounceRate: return translated(QT_TRANSLATE_NOOP("Numbers", "Bounce rate"));
    case Metric::VisitDuration: return translated(QT_TRANSLATE_NOOP("Numbers", "Visit duration"));
    case Metric::TimeOnPage: return translated(QT_TRANSLATE_NOOP("Numbers", "Time on page"));
    case Metric::Exits: return translated(QT_TRANSLATE_NOOP("Numbers", "Exits"));
    }
    return {};
}

std::optional<Change> changeOf(Metric metric, double now, double before)
{
    if (before <= 0)
        return std::nullopt;
    const double part = (now - before) / before;
    Change change;
    const double percent = std::abs(part) * 100;
    const bool shown = percent >= LeastShownPercent;
    change.direction = !shown     ? Change::Direction::None
                       : part < 0 ? Change::Direction::Down
                                  : Change::Direction::Up;
    change.text = percent >= 999.5
                      ? QStringLiteral(">%1%2").arg(numberText(999), QLocale().percent())
                  : !shown ? QStringLiteral("0%1").arg(QLocale().percent())
                           : shareText(std::abs(part));
    // Below half a percent nobody should cheer or worry; time is neither good nor bad in itself.
    const bool judged =
        percent >= 0.5 && metric != Metric::VisitDuration && metric != Metric::TimeOnPage;
    if (judged) {
        const bool up = part > 0;
        const bool upIsGood = metric != Metric::BounceRate;
        change.judgement = up == upIsGood ? Change::Judgement::Good : Change::Judgement::Bad;
    }
    return change;
}

} // namespace footfall::app
