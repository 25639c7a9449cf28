// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/differences.h"

namespace footfall::reference {

using namespace domain;

QString words(const Counters &c)
{
    return QStringLiteral("[visitors %1, page visitors %2, views %3, visits %4, bounces %5, exits "
                          "%6, ms %7 of %8]")
        .arg(c.visitors)
        .arg(c.pageVisitors)
        .arg(c.pageViews)
        .arg(c.visits)
        .arg(c.bounces)
        .arg(c.exits)
        .arg(c.durationMs)
        .arg(c.durationViews);
}

QString words(const Knowledge &k)
{
    return QStringLiteral("[visitors %1, views %2, time %3, visit %4, by page %5]")
        .arg(int(k.visitors))
        .arg(int(k.pageViews))
        .arg(int(k.timeOnPage))
        .arg(int(k.visitDuration))
        .arg(int(k.visitorsByPage));
}

QString words(const OccurrenceCounters &c)
{
    QString text = QStringLiteral("[events %1, conversions %2").arg(c.events).arg(c.conversions);
    for (const auto &[currency, cents] : c.amounts)
        text += QStringLiteral(", '%1' %2").arg(currency).arg(cents);
    return text + QLatin1Char(']');
}

Counters masked(Counters counters, const Knowledge &known)
{
    if (known.pageViews == Exactness::Unknown)
        counters.pageViews = 0;
    if (known.timeOnPage == Exactness::Unknown && known.visitDuration == Exactness::Unknown)
        counters.durationMs = counters.durationViews = 0;
    return counters;
}

Counters told(Counters counters, const Knowledge &known)
{
    if (known.visitorsByPage)
        counters.visitors = counters.pageVisitors;
    return masked(counters, known);
}

bool contains(const QString &value, const QString &search)
{
    return value.toCaseFolded().contains(search.toCaseFolded());
}

} // namespace footfall::reference
