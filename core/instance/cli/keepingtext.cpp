// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/keepingtext.h"

#include "core/instance/cli/statustext.h"

#include <QLocale>

namespace footfall::instance::cli {

namespace {

QString number(qint64 value)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(value);
}

} // namespace

QString bytesText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString sizesText(const domain::SiteSizes &sizes)
{
    return QStringLiteral("on the disk: %1 facts in %2, %3 names in %4, %5 rows of sums")
        .arg(number(sizes.facts), bytesText(sizes.factBytes), number(sizes.names),
             bytesText(sizes.nameBytes), number(sizes.sums));
}

QString inferenceText(const domain::InferenceShare &inference, const domain::Keeping &keeping)
{
    const QString strict =
        keeping.strictVisits > 0
            ? QStringLiteral("Strict is on: when a day is closed, details are given up that fewer "
                             "than %1 visits share.\n")
                  .arg(keeping.strictVisits)
            : QStringLiteral("Strict is off; “site edit CODE --strict on” gives up such details "
                             "when a day is closed.\n");
    if (inference.visits == 0)
        return QStringLiteral("No visit of the last %1 days had several views.\n")
                   .arg(domain::InferenceDays) +
               strict;
    return QStringLiteral(
               "Of %1 visits with several views in the last %2 days, about %3 (%4 %) stand "
               "alone:\nin their hour no other came from the same source and country with the "
               "same browser, system and\ndevice. Nothing links their views, but whoever has the "
               "database could infer that they belong together.\n")
               .arg(number(inference.visits))
               .arg(domain::InferenceDays)
               .arg(number(inference.alone))
               .arg(inference.share() * 100, 0, 'f', 1) +
           strict;
}

QString changedStrictText(const domain::Keeping &before, const domain::Keeping &after)
{
    if (domain::raisesStrict(before, after))
        return QStringLiteral("Days that were closed with fewer than %1 visits are closed anew and "
                              "lose more details, beginning a day after it is set.\n")
            .arg(after.strictVisits);
    if (domain::lowersStrict(before, after))
        return QStringLiteral("Days that are closed already stay as they are: %1 visits hold for "
                              "days that close from now on.\n")
            .arg(after.strictVisits);
    return {};
}

QString pendingText(const domain::Keeping &keeping, domain::Instant now)
{
    QString text;
    if (keeping.appliesFrom > now)
        text += QStringLiteral("Days and hours that are there already stay until %1; until then "
                               "this can be taken back.\n")
                    .arg(momentText(keeping.appliesFrom));
    if (keeping.strictAppliesFrom > now)
        text +=
            QStringLiteral("The stricter setting holds for days that are over from %1 on; until "
                           "then it can be taken back.\n")
                .arg(momentText(keeping.strictAppliesFrom));
    return text;
}

QString previewText(const domain::KeepingPreview &preview)
{
    QString text;
    if (preview.days > 0)
        text += QStringLiteral("Deleted: %1 days before %2 with %3 page views and %4 events, about "
                               "%5 of facts.\n")
                    .arg(number(preview.days), preview.keptFrom.toString(Qt::ISODate),
                         number(preview.pageViews), number(preview.events),
                         bytesText(preview.factBytes));
    if (preview.strictFacts > 0)
        text += QStringLiteral("Made strict: about %1 facts of days that are over. Details that "
                               "too few visits share are given up.\n")
                    .arg(number(preview.strictFacts));
    if (preview.hourlyFacts > 0)
        text += QStringLiteral("Hours given up: of %1 facts.\n").arg(number(preview.hourlyFacts));
    if (text.isEmpty())
        return QStringLiteral("Nothing would go.\n");
    return text + QStringLiteral("That cannot be undone, but it begins a day after it is set, and "
                                 "can be taken back until then.\n");
}

} // namespace footfall::instance::cli
