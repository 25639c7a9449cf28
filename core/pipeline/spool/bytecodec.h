// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, texts, times and hashes as bytes of a record, and back: whatever the bytes are, nothing
// is read beyond them. Any thread; values.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/hash16.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace footfall::pipeline {

/// No clock of ours shows another time, and arithmetic with these cannot overflow: the year 10000,
/// in milliseconds.
inline constexpr long long LatestTime = 253'402'300'800'000;

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
    void time(domain::Instant time) { number<qint64>(domain::toMilliseconds(time)); }
    void hash(const domain::Hash16 &hash)
    {
        m_bytes.append(reinterpret_cast<const char *>(hash.bytes.data()),
                       static_cast<qsizetype>(hash.bytes.size()));
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
    [[nodiscard]] domain::Instant time()
    {
        const qint64 milliseconds = number<qint64>();
        m_sound = m_sound && milliseconds >= -LatestTime && milliseconds <= LatestTime;
        return domain::instantFromMilliseconds(m_sound ? milliseconds : 0);
    }
    [[nodiscard]] domain::Hash16 hash()
    {
        domain::Hash16 hash;
        const QByteArrayView raw = take(static_cast<qsizetype>(hash.bytes.size()));
        std::copy(raw.begin(), raw.end(), reinterpret_cast<char *>(hash.bytes.data()));
        return hash;
    }
    /// How many parts follow, which have at least so many bytes each: nothing is allocated for
    /// more.
    [[nodiscard]] quint32 count(qsizetype leastBytes)
    {
        const auto count = number<quint32>();
        require(qsizetype{count} <= left() / leastBytes);
        return m_sound ? count : 0;
    }
    /// 0 or 1.
    [[nodiscard]] bool flag()
    {
        const auto value = number<quint8>();
        require(value <= 1);
        return value == 1;
    }
    [[nodiscard]] QDate date()
    {
        const auto day = number<qint64>();
        const QDate date = QDate::fromJulianDay(day);
        require(date.isValid() && date.toJulianDay() == day);
        return date;
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

} // namespace footfall::pipeline
