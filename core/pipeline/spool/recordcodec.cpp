// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spool/recordcodec.h"

#include "core/pipeline/spool/bytecodec.h"

#include <algorithm>

namespace footfall::pipeline {

using domain::Hit;

namespace {

enum class Content : quint8 { Hit = 1, LedgerEntries = 2 };

constexpr qsizetype LedgerEntrySize = 8 + 8 + 1 + 8;
// With empty texts.
constexpr qsizetype LeastProperty = 4 + 4 + 16;
constexpr qsizetype LeastGoal = 8 + 16;
constexpr qsizetype LeastSighting = 8 + 8 + 1 + 4 + 4 + 8;

void write(ByteWriter &writer, const domain::Event &event)
{
    const auto &[name, seen, interactivity, properties, amount] = event;
    writer.text(name);
    writer.hash(seen);
    writer.number<quint8>(interactivity == domain::Interactivity::Passive ? 1 : 0);
    writer.number(static_cast<quint32>(properties.size()));
    for (const auto &[key, value, seenWith] : properties) {
        writer.text(key);
        writer.text(value);
        writer.hash(seenWith);
    }
    writer.number<quint8>(amount ? 1 : 0);
    if (amount) {
        writer.text(amount->currency);
        writer.number(amount->cents);
    }
}

domain::Event readEvent(ByteReader &reader)
{
    domain::Event event;
    event.name = reader.text();
    event.seen = reader.hash();
    event.interactivity =
        reader.flag() ? domain::Interactivity::Passive : domain::Interactivity::Interactive;
    for (quint32 left = reader.count(LeastProperty); left > 0 && reader.isSound(); --left) {
        domain::Property &property = event.properties.emplace_back();
        property.key = reader.text();
        property.value = reader.text();
        property.seen = reader.hash();
    }
    if (reader.flag()) {
        event.amount.emplace();
        event.amount->currency = reader.text();
        event.amount->cents = reader.number<qint64>();
    }
    return event;
}

/// What hits have had from the first version on, but for an event's name and the visible time.
void writeCore(ByteWriter &writer, const Hit &hit)
{
    writer.number(static_cast<quint8>(hit.kind));
    writer.number(hit.site.value);
    writer.time(hit.time);
    writer.number<qint64>(hit.day.toJulianDay());
    writer.time(hit.hour);
    writer.hash(hit.visit);
    writer.number<quint8>(hit.previousVisit ? 1 : 0);
    if (hit.previousVisit)
        writer.hash(*hit.previousVisit);
    writer.hash(hit.seen);
    writer.hash(hit.page);
    writer.text(hit.hostname);
    writer.text(hit.pathname);
    writer.text(hit.referrer);
    writer.text(hit.source);
    writer.number(static_cast<quint16>(hit.country.number()));
    writer.text(hit.language);
    writer.text(hit.screen);
}

Hit readCore(ByteReader &reader)
{
    Hit hit;
    const auto kind = reader.number<quint8>();
    reader.require(kind <= static_cast<quint8>(domain::HitKind::Leave));
    hit.kind = static_cast<domain::HitKind>(reader.isSound() ? kind : 0);
    hit.site.value = reader.number<qint64>();
    reader.require(hit.site.isValid());
    hit.time = reader.time();
    hit.day = reader.date();
    hit.hour = reader.time();
    hit.visit = reader.hash();
    if (reader.flag())
        hit.previousVisit = reader.hash();
    hit.seen = reader.hash();
    hit.page = reader.hash();
    hit.hostname = reader.text();
    hit.pathname = reader.text();
    hit.referrer = reader.text();
    hit.source = reader.text();
    const auto country = reader.number<quint16>();
    hit.country = domain::Country::fromNumber(country);
    reader.require(hit.country.number() == country);
    hit.language = reader.text();
    hit.screen = reader.text();
    return hit;
}

void readVisibleTime(ByteReader &reader, Hit &hit)
{
    const auto visible = reader.number<qint64>();
    reader.require(visible >= -1 && visible <= LatestTime);
    if (visible >= 0)
        hit.visibleTime = std::chrono::milliseconds(visible);
}

void write(ByteWriter &writer, const Hit &hit)
{
    // Does not compile when a hit gets another field: it must be kept here, by a higher version.
    [[maybe_unused]] const auto &[kind, site, time, day, hour, visit, previousVisit, seen, page,
                                  hostname, pathname, referrer, source, channel, utm, country,
                                  client, language, screen, event, goals, visibleTime,
                                  visibleTimeIs] = hit;
    writeCore(writer, hit);
    writer.text(channel);
    for (const QString *text :
         {&utm.source, &utm.medium, &utm.campaign, &utm.term, &utm.content, &client.browser,
          &client.browserVersion, &client.system, &client.device})
        writer.text(*text);
    write(writer, event);
    writer.number(static_cast<quint32>(goals.size()));
    for (const auto &[goal, seenToMeet] : goals) {
        writer.number(goal.value);
        writer.hash(seenToMeet);
    }
    writer.number<qint64>(visibleTime ? visibleTime->count() : -1);
    writer.number<quint8>(visibleTimeIs == domain::VisibleTime::Added ? 1 : 0);
}

Hit readHit(ByteReader &reader)
{
    Hit hit = readCore(reader);
    hit.channel = reader.text();
    for (QString *text :
         {&hit.utm.source, &hit.utm.medium, &hit.utm.campaign, &hit.utm.term, &hit.utm.content,
          &hit.client.browser, &hit.client.browserVersion, &hit.client.system, &hit.client.device})
        *text = reader.text();
    hit.event = readEvent(reader);
    for (quint32 left = reader.count(LeastGoal); left > 0 && reader.isSound(); --left) {
        domain::GoalMet &met = hit.goals.emplace_back();
        met.goal.value = reader.number<qint64>();
        met.seen = reader.hash();
        reader.require(met.goal.isValid());
    }
    readVisibleTime(reader, hit);
    hit.visibleTimeIs = reader.flag() ? domain::VisibleTime::Added : domain::VisibleTime::Whole;
    return hit;
}

Hit readHitOfVersion1(ByteReader &reader)
{
    Hit hit = readCore(reader);
    hit.event.name = reader.text();
    readVisibleTime(reader, hit);
    return hit;
}

void write(ByteWriter &writer, const LedgerEntries &entries)
{
    writer.number(static_cast<quint32>(entries.size()));
    for (const auto &[site, minute, reason, items] : entries) {
        writer.number(site.value);
        writer.time(minute);
        writer.number(static_cast<quint8>(reason));
        writer.number(items);
    }
}

LedgerEntries readEntries(ByteReader &reader)
{
    LedgerEntries entries;
    for (quint32 left = reader.count(LedgerEntrySize); left > 0 && reader.isSound(); --left) {
        domain::LedgerEntry &entry = entries.emplace_back();
        entry.site.value = reader.number<qint64>();
        entry.minute = reader.time();
        entry.reason = static_cast<domain::Rejection>(reader.number<quint8>());
        entry.items = reader.number<qint64>();
        reader.require(!nameOf(entry.reason).isEmpty() && entry.items >= 0 &&
                       entry.site.value >= 0);
    }
    return entries;
}

void write(ByteWriter &writer, const BotSightings &sightings)
{
    writer.number(static_cast<quint32>(sightings.size()));
    for (const auto &[site, day, reason, bot, pathname, pageViews] : sightings) {
        writer.number(site.value);
        writer.number<qint64>(day.toJulianDay());
        writer.number(static_cast<quint8>(reason));
        writer.text(bot);
        writer.text(pathname);
        writer.number(pageViews);
    }
}

BotSightings readSightings(ByteReader &reader)
{
    BotSightings sightings;
    for (quint32 left = reader.count(LeastSighting); left > 0 && reader.isSound(); --left) {
        BotSighting &sighting = sightings.emplace_back();
        sighting.site.value = reader.number<qint64>();
        sighting.day = reader.date();
        sighting.reason = static_cast<domain::Rejection>(reader.number<quint8>());
        sighting.bot = reader.text();
        sighting.pathname = reader.text();
        sighting.pageViews = reader.number<qint64>();
        reader.require(!nameOf(sighting.reason).isEmpty() && sighting.site.isValid() &&
                       sighting.pageViews >= 0);
    }
    return sightings;
}

} // namespace

QByteArray encode(const Record &record, const QString &epoch)
{
    ByteWriter writer;
    writer.text(epoch);
    if (const Hit *hit = record.hit()) {
        writer.number(static_cast<quint8>(Content::Hit));
        write(writer, *hit);
    } else {
        writer.number(static_cast<quint8>(Content::LedgerEntries));
        write(writer, *record.entries());
        write(writer, record.sightings);
    }
    return writer.take();
}

std::optional<DecodedRecord> decode(QByteArrayView bytes, quint64 sequence, quint16 version)
{
    if (version < OldestRecordVersion || version > RecordVersion)
        return std::nullopt;
    const bool isFirst = version == OldestRecordVersion;
    ByteReader reader(bytes);
    DecodedRecord decoded;
    decoded.epoch = reader.text();
    decoded.record.sequence = sequence;
    switch (static_cast<Content>(reader.number<quint8>())) {
    case Content::Hit:
        decoded.record.content = isFirst ? readHitOfVersion1(reader) : readHit(reader);
        break;
    case Content::LedgerEntries:
        decoded.record.content = readEntries(reader);
        if (!isFirst)
            decoded.record.sightings = readSightings(reader);
        break;
    default: return std::nullopt;
    }
    if (!reader.endedWell())
        return std::nullopt;
    return decoded;
}

} // namespace footfall::pipeline
