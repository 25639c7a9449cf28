// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/factengine.h"

#include "core/queries/facts/eventunit.h"
#include "core/queries/facts/factanswer.h"
#include "core/queries/facts/openfacts.h"
#include "core/storage/facts/packing.h"
#include "core/storage/facts/segmentcodec.h"

#include <QCoreApplication>
#include <QDate>
#include <algorithm>
#include <exception>

namespace footfall::queries {

using namespace storage;
using domain::Result;

namespace {

/// No segment has such a part: the decoded head in the cache.
constexpr quint32 HeadPart = 0xffff'ffff;

qint64 bytesIn(const SegmentHead &head)
{
    size_t bytes = sizeof head + head.hours.capacity() * sizeof(FactHour);
    for (const SegmentHead::Group &group : head.groups)
        bytes += group.zones.capacity() * sizeof(FrameZone) +
                 static_cast<size_t>(group.dictionary.size());
    return static_cast<qint64>(bytes);
}

/// Whether a head says what the segment's row says, so that a damaged one is not counted.
bool isOf(const SegmentHead &head, const SegmentInfo &info)
{
    return static_cast<qint64>(head.rows) == info.rows && head.kind == info.kind &&
           !head.hours.empty() && head.hours.front().day == info.firstDay &&
           head.hours.back().day == info.lastDay;
}

/// For a person who looks for what is wrong.
QByteArray daysOf(const SegmentInfo &info)
{
    const auto text = [](qint64 day) {
        return QDate::fromJulianDay(day).toString(Qt::ISODate).toLatin1();
    };
    return text(info.firstDay) + ".." + text(info.lastDay);
}

tl::unexpected<domain::Error> tooMuch()
{
    return domain::failure(
        domain::ErrorKind::Unavailable,
        QCoreApplication::translate("FactEngine", "There is not enough memory to answer. Ask for "
                                                  "a shorter period."));
}

} // namespace

struct FactEngine::Private {
    Private(Database &theDatabase, std::shared_ptr<FactCache> theCache)
        : store(theDatabase), cache(std::move(theCache)), open(theDatabase)
    {
    }

    [[nodiscard]] Result<std::shared_ptr<const SegmentHead>> headOf(const SegmentInfo &info,
                                                                    quint64 question);
    [[nodiscard]] Result<FactSources> sources(domain::SiteId site, FactKind kind,
                                              const domain::Period &period, const Asking &asking);

    FactStore store;
    std::shared_ptr<FactCache> cache;
    OpenFacts open;
    FactWorkers workers;
};

Result<std::shared_ptr<const SegmentHead>> FactEngine::Private::headOf(const SegmentInfo &info,
                                                                       quint64 question)
{
    const FactCacheKey key{info.id, HeadPart};
    if (const auto kept = cache->find(key, question))
        return std::static_pointer_cast<const SegmentHead>(kept);
    const Result<QByteArray> bytes = store.head(info.id);
    if (!bytes)
        return tl::unexpected(bytes.error());
    Result<SegmentHead> head = decodeHead(*bytes);
    if (!head)
        return tl::unexpected(head.error());
    if (!isOf(*head, info))
        return damaged(daysOf(info).constData());
    auto shared = std::make_shared<const SegmentHead>(*std::move(head));
    cache->insert(key, question, shared, bytesIn(*shared));
    return shared;
}

/// The newest first: what the cache has no room for is what is asked for least.
Result<FactSources> FactEngine::Private::sources(domain::SiteId site, FactKind kind,
                                                 const domain::Period &period, const Asking &asking)
{
    FactSources sources;
    Result<std::shared_ptr<const EncodedSegment>> openOnes = open.of(site, kind, period);
    if (!openOnes)
        return tl::unexpected(openOnes.error());
    if ((*openOnes)->rows > 0) {
        Result<SegmentHead> head = decodeHead((*openOnes)->head);
        if (!head)
            return tl::unexpected(head.error());
        sources.segments.push_back({{},
                                    std::make_shared<const SegmentHead>(*std::move(head)),
                                    *std::move(openOnes),
                                    false});
    }
    const Result<std::vector<SegmentInfo>> segments = store.segments(site, kind, period);
    if (!segments)
        return tl::unexpected(segments.error());
    const quint64 question = cache->beginQuestion(asking.urgency);
    for (auto info = segments->rbegin(); info != segments->rend(); ++info) {
        Result<std::shared_ptr<const SegmentHead>> head = headOf(*info, question);
        if (!head)
            return tl::unexpected(head.error());
        sources.segments.push_back(
            {info->id, *std::move(head), nullptr, info->level >= FactLevel::Day});
    }
    sources.readBytes = [this, &asking](SegmentId id, quint32 part) -> Result<QByteArray> {
        if (asking.beforeRead)
            if (const Result<domain::Done> ready = asking.beforeRead(); !ready)
                return tl::unexpected(ready.error());
        return store.blob(id, part);
    };
    return sources;
}

FactEngine::FactEngine(Database &database, std::shared_ptr<FactCache> cache)
    : d(std::make_unique<Private>(database, std::move(cache)))
{
}

FactEngine::~FactEngine() = default;

Result<FactAnswer> FactEngine::answer(const FactQuestion &question, const Asking &asking)
{
    try {
        const Result<FactSources> sources =
            d->sources(question.site, FactKind::PageViews, question.period, asking);
        if (!sources)
            return tl::unexpected(sources.error());
        return answerViews(question, *sources, *d->cache, d->workers, asking);
    } catch (const std::exception &) { // Out of memory, or of threads.
        return tooMuch();
    }
}

Result<std::vector<EventRow>> FactEngine::answer(const EventQuestion &question,
                                                 const Asking &asking)
{
    try {
        const Result<FactSources> sources =
            d->sources(question.site, FactKind::Events, question.period, asking);
        if (!sources)
            return tl::unexpected(sources.error());
        return answerEvents(question, *sources, *d->cache, d->workers, asking);
    } catch (const std::exception &) {
        return tooMuch();
    }
}

} // namespace footfall::queries
