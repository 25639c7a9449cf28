// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spool/recordcodec.h"

#include <QtEndian>
#include <algorithm>
#include <array>

namespace footfall::pipeline {

using domain::Hash16;
using domain::Hit;
using domain::Instant;

namespace {

enum class Content : quint8 { Hit = 1, LedgerEntries = 2 };

// No clock of ours shows another time; arithmetic with these cannot overflow.
constexpr long long LatestTime = 253'402'300'800'000; // The year 10000, in milliseconds.
constexpr qsizetype LedgerEntrySize = 8 + 8 + 1 + 8;

class ByteWriter
{
public:
    template <typename Number>
    void number(Number value)
    {
        std::array<char, sizeof(Number)> raw{};
        qToLittleEndian(value, raw.data());
        m_bytes.append(raw.data(), raw.size());
    }
    void text(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        number(static_cast<quint32>(utf8.size()));
        m_bytes.append(utf8);
    }
    void time(Instant time) { number<qint64>(domain::toMilliseconds(time)); }
    void hash(const Hash16 &hash)
    {
        m_bytes.append(reinterpret_cast<const char *>(hash.bytes.data()), hash.bytes.size());
    }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

/// Gives zeros and empty texts once the bytes were too few, and says so at the end.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes) : m_bytes(bytes) {}

    template <typename Number>
    [[nodiscard]] Number number()
    {
        const QByteArrayView raw = take(sizeof(Number));
        return raw.isEmpty() ? Number{} : qFromLittleEndian<Number>(raw.data());
    }
    [[nodiscard]] QString text() { return QString::fromUtf8(take(number<quint32>())); }
    [[nodiscard]] Instant time()
    {
        const qint64 milliseconds = number<qint64>();
        m_sound = m_sound && milliseconds >= -LatestTime && milliseconds <= LatestTime;
        return domain::instantFromMilliseconds(m_sound ? milliseconds : 0);
    }
    [[nodiscard]] Hash16 hash()
    {
        Hash16 hash;
        const QByteArrayView raw = take(qsizetype{hash.bytes.size()});
        std::copy(raw.begin(), raw.end(), reinterpret_cast<char *>(hash.bytes.data()));
        return hash;
    }
    void require(bool condition) { m_sound = m_sound && condition; }
    [[nodiscard]] qsizetype left() const { return m_bytes.size(); }
    [[nodiscard]] bool isSound() const { return m_sound; }
    [[nodiscard]] bool endedWell() const { return m_sound && m_bytes.isEmpty(); }

private:
    [[nodiscard]] QByteArrayView take(qsizetype count)
    {
        require(count <= m_bytes.size());
        if (!m_sound)
            return {};
        const QByteArrayView taken = m_bytes.first(count);
        m_bytes = m_bytes.sliced(count);
        return taken;
    }

    QByteArrayView m_bytes;
    bool m_sound = true;
};

void write(ByteWriter &writer, const Hit &hit)
{
    // Does not compile when a hit gets another field: it must be kept here, by a higher version.
    const auto &[kind, site, time, day, hour, visit, previousVisit, seen, page, hostname, pathname,
                 referrer, source, channel, utm, country, client, language, screen, event, goals,
                 visibleTime, visibleTimeIs] = hit;
    writer.number(static_cast<quint8>(kind));
    writer.number(site.value);
    writer.time(time);
    writer.number<qint64>(day.toJulianDay());
    writer.time(hour);
    writer.hash(visit);
    writer.number<quint8>(previousVisit ? 1 : 0);
    if (previousVisit)
        writer.hash(*previousVisit);
    writer.hash(seen);
    writer.hash(page);
    writer.text(hostname);
    writer.text(pathname);
    writer.text(referrer);
    writer.text(source);
    writer.number(static_cast<quint16>(country.number()));
    writer.text(language);
    writer.text(screen);
    writer.text(event.name);
    writer.number<qint64>(visibleTime ? visibleTime->count() : -1);
}

Hit readHit(ByteReader &reader)
{
    Hit hit;
    const auto kind = reader.number<quint8>();
    reader.require(kind <= static_cast<quint8>(domain::HitKind::Leave));
    hit.kind = static_cast<domain::HitKind>(reader.isSound() ? kind : 0);
    hit.site.value = reader.number<qint64>();
    reader.require(hit.site.isValid());
    hit.time = reader.time();
    const auto day = reader.number<qint64>();
    hit.day = QDate::fromJulianDay(day);
    reader.require(hit.day.isValid() && hit.day.toJulianDay() == day);
    hit.hour = reader.time();
    hit.visit = reader.hash();
    const auto hasPrevious = reader.number<quint8>();
    reader.require(hasPrevious <= 1);
    if (hasPrevious == 1)
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
    hit.event.name = reader.text();
    const auto visible = reader.number<qint64>();
    reader.require(visible >= -1 && visible <= LatestTime);
    if (visible >= 0)
        hit.visibleTime = std::chrono::milliseconds(visible);
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
    const auto count = reader.number<quint32>();
    // Before anything is allocated for them.
    reader.require(qsizetype{count} * LedgerEntrySize == reader.left());
    for (quint32 i = 0; i < count && reader.isSound(); ++i) {
        domain::LedgerEntry entry;
        entry.site.value = reader.number<qint64>();
        entry.minute = reader.time();
        const auto reason = static_cast<domain::Rejection>(reader.number<quint8>());
        entry.reason = reason;
        entry.items = reader.number<qint64>();
        reader.require(!nameOf(reason).isEmpty() && entry.items >= 0 && entry.site.value >= 0);
        entries.push_back(entry);
    }
    return entries;
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
    }
    return writer.take();
}

std::optional<DecodedRecord> decode(QByteArrayView bytes, quint64 sequence)
{
    ByteReader reader(bytes);
    DecodedRecord decoded;
    decoded.epoch = reader.text();
    decoded.record.sequence = sequence;
    switch (static_cast<Content>(reader.number<quint8>())) {
    case Content::Hit: decoded.record.content = readHit(reader); break;
    case Content::LedgerEntries: decoded.record.content = readEntries(reader); break;
    default: return std::nullopt;
    }
    if (!reader.endedWell())
        return std::nullopt;
    return decoded;
}

} // namespace footfall::pipeline
