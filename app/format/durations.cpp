// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format/durations.h"

#include "app/format/numbers.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cmath>

namespace footfall::app {

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Durations)
};

QDateTime localTime(domain::Instant moment)
{
    return QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(moment));
}

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

} // namespace

QString durationText(std::chrono::milliseconds duration)
{
    const qint64 seconds = std::max<qint64>(0, duration.count() / 1000);
    if (seconds < Minute)
        return Words::tr("%1 s", "seconds").arg(numberText(seconds));
    if (seconds < Hour)
        return Words::tr("%1 min").arg(numberText(seconds / Minute));
    const auto both = [](const QString &large, const QString &small, qint64 rest) {
        return rest > 0 ? large + QLatin1Char(' ') + small : large;
    };
    if (seconds < Day) {
        const qint64 rest = seconds % Hour / Minute;
        return both(Words::tr("%1 h", "hours").arg(numberText(seconds / Hour)),
                    Words::tr("%1 min").arg(numberText(rest)), rest);
    }
    const qint64 rest = seconds % Day / Hour;
    return both(Words::tr("%1 d", "days").arg(numberText(seconds / Day)),
                Words::tr("%1 h", "hours").arg(numberText(rest)), rest);
}

QString agoText(domain::Instant moment, domain::Instant now)
{
    const qint64 seconds = domain::toSeconds(now) - domain::toSeconds(moment);
    if (seconds < Minute)
        return Words::tr("just now");
    if (seconds < Hour)
        return Words::tr("%n minute(s) ago", nullptr, static_cast<int>(seconds / Minute));
    if (seconds < Day)
        return Words::tr("%n hour(s) ago", nullptr, static_cast<int>(seconds / Hour));
    return Words::tr("%n day(s) ago", nullptr, static_cast<int>(seconds / Day));
}

WaitingTime waitingTime(double milliseconds)
{
    const QLocale locale;
    if (milliseconds >= 9'999.5)
        return {locale.toString(milliseconds / 1000, 'f', 0), Words::tr("s", "seconds")};
    if (milliseconds >= 999.5)
        return {locale.toString(milliseconds / 1000, 'f', 1), Words::tr("s", "seconds")};
    return {locale.toString(milliseconds, 'f', milliseconds < 9.95 ? 1 : 0),
            Words::tr("ms", "milliseconds")};
}

QString waitingText(double milliseconds)
{
    const WaitingTime time = waitingTime(milliseconds);
    return QStringLiteral("%1 %2").arg(time.number, time.unit);
}

QString waitingAxisText(double milliseconds)
{
    return milliseconds < 1000 ? QStringLiteral("%1 %2").arg(axisText(milliseconds),
                                                             Words::tr("ms", "milliseconds"))
                               : QStringLiteral("%1 %2").arg(axisText(milliseconds / 1000),
                                                             Words::tr("s", "seconds"));
}

QString clockText(domain::Instant moment)
{
    return clockText(localTime(moment).time());
}

QString clockText(QTime time)
{
    // Some locales write seconds even when they are short.
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    format.remove(QStringLiteral(":ss"));
    return QLocale().toString(time, format);
}

QString clockWithSeconds(domain::Instant moment)
{
    return QLocale().toString(localTime(moment).time(), QStringLiteral("HH:mm:ss"));
}

QString momentText(domain::Instant moment, domain::Instant now)
{
    const QDateTime local = localTime(moment);
    if (local.date() == localTime(now).date())
        return clockWithSeconds(moment);
    return QLocale().toString(local, Words::tr("d MMM, HH:mm", "a day and a time"));
}

} // namespace footfall::app
