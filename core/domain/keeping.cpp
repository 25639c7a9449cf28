// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/keeping.h"

#include <QCoreApplication>
#include <QDate>

#include <algorithm>

namespace footfall::domain {

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Domain)
};

constexpr int FewestStrictVisits = 2;
constexpr int MostStrictVisits = 100;

bool isShorter(int days, int before)
{
    return days != 0 && (before == 0 || days < before);
}

} // namespace

Result<Done> checkKeeping(const Keeping &asked)
{
    if (asked.strictVisits != 0 &&
        (asked.strictVisits < FewestStrictVisits || asked.strictVisits > MostStrictVisits))
        return failure(ErrorKind::Invalid,
                       Words::tr("Strict needs a number of visits from %1 to %2, or to be off.")
                           .arg(FewestStrictVisits)
                           .arg(MostStrictVisits));
    for (const int days : {asked.days, asked.hourlyDays})
        if (days != 0 && days < FewestKeptDays)
            return failure(ErrorKind::Invalid,
                           Words::tr("Days and their hours are kept for %1 days at least, or "
                                     "forever.")
                               .arg(FewestKeptDays));
    return Done{};
}

qint64 hoursKeptFrom(qint64 day)
{
    const QDate date = QDate::fromJulianDay(day);
    return QDate(date.year(), date.month(), 1).toJulianDay();
}

Keeping boundedKeeping(Keeping keeping, Instant now)
{
    keeping.appliesFrom = std::min(keeping.appliesFrom, now + KeepingGrace);
    keeping.strictAppliesFrom = std::min(keeping.strictAppliesFrom, now + KeepingGrace);
    return keeping;
}

Keeping keepingAfter(const Keeping &earlier, Keeping asked, Instant now)
{
    const Keeping before = boundedKeeping(earlier, now);
    asked.appliesFrom = before.appliesFrom;
    if (asked.days == 0 && asked.hourlyDays == 0)
        asked.appliesFrom = {};
    else if (isShorter(asked.days, before.days) || isShorter(asked.hourlyDays, before.hourlyDays))
        asked.appliesFrom = now + KeepingGrace;
    const bool isPending = now < before.strictAppliesFrom;
    const int inForce = isPending ? before.strictBefore : before.strictVisits;
    asked.strictAppliesFrom = before.strictAppliesFrom;
    asked.strictBefore = before.strictBefore;
    if (asked.strictVisits > before.strictVisits) {
        asked.strictAppliesFrom = now + KeepingGrace;
        asked.strictBefore = inForce;
    } else if (asked.strictVisits <= inForce) {
        if (isPending || asked.strictVisits == 0)
            asked.strictAppliesFrom = {};
        asked.strictBefore = 0;
    }
    return asked;
}

} // namespace footfall::domain
