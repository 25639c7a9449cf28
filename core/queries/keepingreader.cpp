// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/keepingreader.h"

#include "core/queries/facts/inference.h"
#include "core/queries/inpool.h"
#include "core/queries/readydatabase.h"
#include "core/storage/facts/factstore.h"
#include "core/storage/facts/segmentcodec.h"
#include "core/storage/facts/segmentreader.h"
#include "core/storage/keptstore.h"

#include <algorithm>

namespace footfall::queries {

using domain::Keeping;
using domain::KeepingPreview;
using domain::Result;
using domain::Site;
using storage::Database;
using storage::FactKind;
using storage::SegmentInfo;

namespace {

using Segments = std::vector<SegmentInfo>;

/// Nobody waits for it any more.
tl::unexpected<domain::Error> stopped()
{
    return domain::failure(domain::ErrorKind::Unavailable, QString());
}

Result<Segments> segmentsOf(Database &database, domain::SiteId site)
{
    Result<Segments> all = storage::FactStore(database).allSegments();
    if (all)
        std::erase_if(*all, [site](const SegmentInfo &segment) { return segment.site != site; });
    return all;
}

/// The views of these days that Inference counts, a small part of all. None of a segment that was
/// merged with others meanwhile: those are read in its place.
Result<storage::FactTable> countedViews(Database &database, storage::SegmentId id, qint64 firstDay,
                                        qint64 lastDay)
{
    const auto transaction =
        storage::Transaction::begin(database, storage::Transaction::Kind::Deferred);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const storage::RowChoice choice{
        {storage::FactGroup::Flags}, [](const storage::FactTable &table) {
            std::vector<quint32> rows;
            for (size_t row = 0; row < table.rows; ++row)
                if (Inference::counts(table.value(storage::FactColumn::Flags, row)))
                    rows.push_back(static_cast<quint32>(row));
            return rows;
        }};
    return storage::FactStore(database).read(id).and_then(
        [&](const storage::EncodedSegment &segment) {
            return storage::decodeDays(segment, firstDay, lastDay, choice);
        });
}

/// How much of a segment's days are before that one; 0 to 1.
double partBefore(const SegmentInfo &segment, qint64 day)
{
    const double days = double(segment.lastDay - segment.firstDay + 1);
    return std::clamp(double(day - segment.firstDay) / days, 0.0, 1.0);
}

/// Rows of a segment's days from first on, but before end. Counted where only some of its days are:
/// by their times alone, four bytes a row.
Result<qint64> rowsOfDays(Database &database, const SegmentInfo &segment, qint64 first, qint64 end)
{
    if (first >= end || segment.lastDay < first || segment.firstDay >= end)
        return 0;
    if (segment.firstDay >= first && segment.lastDay < end)
        return segment.rows;
    const auto transaction =
        storage::Transaction::begin(database, storage::Transaction::Kind::Deferred);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto bytes = storage::FactStore(database).read(segment.id);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto reader = storage::SegmentReader::open(*bytes);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto times = reader->places(storage::FactGroup::Time);
    if (!times)
        return tl::unexpected(times.error());
    const std::vector<storage::FactHour> &hours = reader->head().hours;
    return std::count_if(times->begin(), times->end(), [&](quint32 time) {
        return hours[time].day >= first && hours[time].day < end;
    });
}

/// The first day that is kept.
qint64 keptFrom(const Site &site, int days, domain::Instant now)
{
    return site.calendar.dayOf(now).toJulianDay() - days;
}

/// As of the instants from which it would apply, each: days and months end until then.
Result<KeepingPreview> previewOnce(Database &database, const Site &site, const Keeping &asked,
                                   domain::Instant now, const std::stop_token &stop)
{
    const Keeping keeping = domain::keepingAfter(site.keeping, asked, now);
    const domain::Instant goesAt = std::max(now, keeping.appliesFrom);
    const domain::Instant closesAt = std::max(now, keeping.strictAppliesFrom);
    const Result<Segments> segments = segmentsOf(database, site.id);
    if (!segments)
        return tl::unexpected(segments.error());
    KeepingPreview taken;
    qint64 first = 0; // Of what stays.
    if (keeping.days > 0) {
        first = keptFrom(site, keeping.days, goesAt);
        const QDate day = QDate::fromJulianDay(first);
        const Result<storage::OldSums> sums = storage::KeptStore(database).sumsBefore(site.id, day);
        if (!sums)
            return tl::unexpected(sums.error());
        taken.days = sums->days;
        taken.pageViews = sums->pageViews;
        taken.events = sums->events;
        if (taken.days > 0)
            taken.keptFrom = day;
    }
    const qint64 openDay = site.calendar.dayOf(closesAt).toJulianDay();
    for (const SegmentInfo &segment : *segments) {
        if (stop.stop_requested())
            return stopped();
        const double deleted = keeping.days > 0 ? partBefore(segment, first) : 0;
        taken.factBytes += qint64(deleted * double(segment.bytes));
        const double over = std::max(partBefore(segment, openDay) - deleted, 0.0);
        if (segment.closedVisits < keeping.strictVisits)
            taken.strictFacts += qint64(over * double(segment.rows));
        if (keeping.hourlyDays == 0)
            continue;
        const qint64 hourly = domain::hoursKeptFrom(keptFrom(site, keeping.hourlyDays, goesAt));
        const auto facts =
            rowsOfDays(database, segment, std::max(first, segment.hourlyFrom), hourly);
        if (!facts)
            return tl::unexpected(facts.error());
        taken.hourlyFacts += *facts;
    }
    return taken;
}

/// Where a segment is merged with others meanwhile: from the start again.
constexpr int Tries = 3;

Result<KeepingPreview> preview(Database &database, const Site &site, const Keeping &keeping,
                               domain::Instant now, const std::stop_token &stop)
{
    Result<KeepingPreview> taken = KeepingPreview{};
    for (int i = 0; i < Tries; ++i) {
        taken = previewOnce(database, site, keeping, now, stop);
        if (taken || taken.error().kind != domain::ErrorKind::NotFound)
            break;
    }
    return taken;
}

Result<domain::SiteSizes> sizes(Database &database, domain::SiteId site)
{
    const Result<Segments> segments = segmentsOf(database, site);
    if (!segments)
        return tl::unexpected(segments.error());
    return storage::KeptStore(database).sizes(site).map([&](domain::SiteSizes sizes) {
        for (const SegmentInfo &segment : *segments) {
            sizes.facts += segment.rows;
            sizes.factBytes += segment.bytes;
        }
        return sizes;
    });
}

Result<domain::InferenceShare> inference(Database &database, const Site &site, domain::Instant now,
                                         const std::stop_token &stop)
{
    const qint64 today = site.calendar.dayOf(now).toJulianDay();
    const qint64 first = today - domain::InferenceDays + 1;
    const domain::Period period{QDate::fromJulianDay(first), QDate::fromJulianDay(today)};
    Result<domain::InferenceShare> share = domain::InferenceShare{};
    for (int i = 0; i < Tries; ++i) {
        const auto segments =
            storage::FactStore(database).segments(site.id, FactKind::PageViews, period);
        if (!segments)
            return tl::unexpected(segments.error());
        Inference inference;
        share = domain::InferenceShare{};
        for (const SegmentInfo &segment : *segments) {
            if (stop.stop_requested())
                return stopped();
            const auto table = countedViews(database, segment.id, first, today);
            if (!table) {
                share = tl::unexpected(table.error());
                break;
            }
            inference.add(*table);
        }
        if (share)
            return inference.share();
        if (share.error().kind != domain::ErrorKind::NotFound)
            break;
    }
    return share;
}

/// Reads what, from a connection of its own.
template <typename Read>
auto reading(const QString &databasePath, const std::stop_token &stop, Read read)
    -> decltype(read(std::declval<Database &>()))
{
    if (stop.stop_requested())
        return stopped();
    const auto database = openReady(databasePath);
    if (!database)
        return tl::unexpected(database.error());
    // Sums and sizes are one statement each, which may last.
    (*database)->stopWhen([&stop] { return stop.stop_requested(); });
    auto answer = read(**database);
    // An interrupted statement is no error that anybody should be told.
    if (!answer && stop.stop_requested())
        return stopped();
    return answer;
}

} // namespace

Result<domain::SiteSizes> readSizes(const QString &databasePath, domain::SiteId site)
{
    return reading(databasePath, {}, [&](Database &database) { return sizes(database, site); });
}

Result<domain::InferenceShare> readInference(const QString &databasePath, const Site &site,
                                             domain::Instant now, const std::stop_token &stop)
{
    return reading(databasePath, stop,
                   [&](Database &database) { return inference(database, site, now, stop); });
}

Result<KeepingPreview> previewKeeping(const QString &databasePath, const Site &site,
                                      const Keeping &keeping, domain::Instant now,
                                      const std::stop_token &stop)
{
    return reading(databasePath, stop,
                   [&](Database &database) { return preview(database, site, keeping, now, stop); });
}

QFuture<Result<domain::KeepingReport>> askForKeeping(const QString &databasePath, const Site &site,
                                                     const Keeping &keeping, domain::Instant now,
                                                     const std::stop_token &stop)
{
    return inPool<domain::KeepingReport>([=]() -> Result<domain::KeepingReport> {
        return reading(databasePath, stop,
                       [&](Database &database) -> Result<domain::KeepingReport> {
                           const auto itsSizes = sizes(database, site.id);
                           if (!itsSizes)
                               return tl::unexpected(itsSizes.error());
                           const auto share = inference(database, site, now, stop);
                           if (!share)
                               return tl::unexpected(share.error());
                           return preview(database, site, keeping, now, stop)
                               .map([&](const KeepingPreview &taken) {
                                   return domain::KeepingReport{*itsSizes, *share, taken};
                               });
                       });
    });
}

QFuture<Result<KeepingPreview>> askForPreview(const QString &databasePath, const Site &site,
                                              const Keeping &keeping, domain::Instant now,
                                              const std::stop_token &stop)
{
    return inPool<KeepingPreview>(
        [=] { return previewKeeping(databasePath, site, keeping, now, stop); });
}

} // namespace footfall::queries
