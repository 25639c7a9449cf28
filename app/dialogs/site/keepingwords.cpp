// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/keepingwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace footfall::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeepingWords)
};

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString bytes(qint64 value)
{
    return QLocale().formattedDataSize(value, 1, QLocale::DataSizeSIFormat);
}

} // namespace

QString inferenceWords(const domain::InferenceShare &inference)
{
    if (inference.visits == 0)
        return Words::tr("In the last 30 days no visit saw several pages.");
    return Words::tr("Of %1 visits that saw several pages in the last 30 days, about %2 % stand "
                     "alone: in their hour nobody else came from the same source and country with "
                     "the same browser and device. Nothing links their views, but whoever has the "
                     "database could infer that they belong together.")
        .arg(number(inference.visits), QLocale().toString(inference.share() * 100, 'f', 0));
}

QString changedStrictWords(const domain::Keeping &before, const domain::Keeping &after)
{
    if (domain::raisesStrict(before, after))
        return Words::tr("Days that were closed with fewer than %1 visits are closed anew and lose "
                         "more details.")
            .arg(after.strictVisits);
    if (domain::lowersStrict(before, after))
        return Words::tr("Days that are closed already stay as they are: %1 visits hold for days "
                         "that close from now on.")
            .arg(after.strictVisits);
    return {};
}

QStringList pendingWords(const domain::Keeping &keeping, domain::Instant now)
{
    const auto moment = [](domain::Instant instant) {
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(instant)),
                                  QLocale::ShortFormat);
    };
    QStringList lines;
    if (keeping.strictAppliesFrom > now)
        lines.append(
            Words::tr("The stricter setting holds for days that are over from %1 on; until "
                      "then it can be taken back here.")
                .arg(moment(keeping.strictAppliesFrom)));
    if (keeping.appliesFrom > now)
        lines.append(Words::tr("Days and hours that are there already go on %1 at the earliest; "
                               "until then that can be taken back here.")
                         .arg(moment(keeping.appliesFrom)));
    return lines;
}

QString previewWords(const domain::KeepingPreview &preview)
{
    QStringList parts;
    if (preview.days > 0)
        parts.append(
            Words::tr("Deletes %1 page views and %2 events of %3 days before %4, about %5.")
                .arg(number(preview.pageViews), number(preview.events), number(preview.days),
                     QLocale().toString(preview.keptFrom, QLocale::ShortFormat),
                     bytes(preview.factBytes)));
    if (preview.strictFacts > 0)
        parts.append(Words::tr("Takes details that too few visits share from about %1 past page "
                               "views and events.")
                         .arg(number(preview.strictFacts)));
    if (preview.hourlyFacts > 0)
        parts.append(Words::tr("Gives up the hour of %1 page views and events.")
                         .arg(number(preview.hourlyFacts)));
    if (parts.isEmpty())
        return Words::tr("Nothing that is there now would go.");
    parts.append(Words::tr("That begins a day after it is saved; until then it can be taken back, "
                           "afterwards not."));
    return parts.join(u' ');
}

QString sizesWords(const domain::SiteSizes &sizes)
{
    return Words::tr("%1 page views and events in %2, %3 names in %4, %5 rows of sums.")
        .arg(number(sizes.facts), bytes(sizes.factBytes), number(sizes.names),
             bytes(sizes.nameBytes), number(sizes.sums));
}

QString integrityWords(const domain::IntegrityReport &report)
{
    if (report.problems.isEmpty())
        return report.isComplete
                   ? Words::tr("The database is whole.")
                   : Words::tr("The check was stopped before everything had been read.");
    return Words::tr("The database is damaged: %1 Keep a copy, and restore a backup.")
        .arg(report.problems.first());
}

} // namespace footfall::app
