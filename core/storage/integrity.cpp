// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/integrity.h"

#include "core/storage/eachrow.h"
#include "core/storage/facts/factcheck.h"

#include <QCoreApplication>

namespace footfall::storage {

using domain::Done;
using domain::IntegrityReport;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

constexpr qsizetype MostProblems = 20;

/// What is wrong may be a phrase, or an error's whole sentence.
QString asSentence(const QString &text)
{
    return text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

Result<Done> checkFile(Database &database, IntegrityReport &report)
{
    const Result<Statement *> statement = database.statement("integrity_quick");
    if (!statement)
        return tl::unexpected(statement.error());
    return forEachRow(**statement, [&](const Statement &row) {
        if (const QString said = row.text(0); said != QLatin1String("ok"))
            report.problems.append(asSentence(Words::tr("The file: %1").arg(said)));
    });
}

/// None: it was merged with others meanwhile, or its site is being removed. Its parts go a few at a
/// time then, which is no fault.
Result<std::optional<EncodedSegment>> readOne(Database &database, SegmentId id)
{
    const auto transaction = Transaction::begin(database, Transaction::Kind::Deferred);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<Statement *> statement = database.statement("fact_segment_stays");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, id.value);
    bool stays = false;
    const Result<Done> looked = forEachRow(**statement, [&](const Statement &) { stays = true; });
    if (!looked)
        return tl::unexpected(looked.error());
    if (!stays)
        return std::nullopt;
    return FactStore(database).read(id).map(
        [](EncodedSegment segment) { return std::optional(std::move(segment)); });
}

} // namespace

Result<IntegrityReport> checkIntegrity(const QString &databasePath, const std::stop_token &stop,
                                       const CheckProgress &progress)
{
    const auto database = Database::open(databasePath, OpenMode::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    IntegrityReport report;
    if (stop.stop_possible())
        (*database)->stopWhen([&stop] { return stop.stop_requested(); });
    if (const Result<Done> done = checkFile(**database, report); !done) {
        if (stop.stop_requested())
            return report;
        return tl::unexpected(done.error());
    }
    const auto segments = FactStore(**database).allSegments();
    if (!segments && stop.stop_requested())
        return report;
    if (!segments)
        return tl::unexpected(segments.error());
    for (size_t i = 0; i < segments->size(); ++i) {
        const SegmentInfo &info = (*segments)[i];
        if (progress)
            progress(qint64(i), qint64(segments->size()));
        const Result<std::optional<EncodedSegment>> segment = readOne(**database, info.id);
        if (segment && !*segment)
            continue;
        const Result<Done> checked = segment ? checkSegment(info, **segment, stop)
                                             : Result<Done>(tl::unexpected(segment.error()));
        if (stop.stop_requested())
            return report;
        ++report.segments;
        report.facts += info.rows;
        if (!checked && report.problems.size() < MostProblems)
            report.problems.append(
                asSentence(Words::tr("Facts of site %1 from %2 to %3: %4")
                               .arg(info.site.value)
                               .arg(QDate::fromJulianDay(info.firstDay).toString(Qt::ISODate),
                                    QDate::fromJulianDay(info.lastDay).toString(Qt::ISODate),
                                    checked.error().message)));
    }
    report.isComplete = true;
    return report;
}

} // namespace footfall::storage
