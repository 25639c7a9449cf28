// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers to bytes and back: seven bits a byte, the lowest first. What is read may be anything.
// Any thread; values.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace footfall::storage {

class ByteWriter
{
public:
    void byte(quint8 value) { m_bytes.append(static_cast<char>(value)); }
    void number(quint64 value)
    {
        for (; value >= 0x80; value >>= 7)
            byte(static_cast<quint8>(value | 0x80));
        byte(static_cast<quint8>(value));
    }
    /// Small where the value is near 0, on either side.
    void signedNumber(qint64 value)
    {
        const quint64 sign = value < 0 ? ~quint64{0} : 0;
        number((static_cast<quint64>(value) << 1) ^ sign);
    }
    void bits(quint64 value)
    {
        for (int shift = 0; shift < 64; shift += 8)
            byte(static_cast<quint8>(value >> shift));
    }
    /// With its length before it.
    void block(QByteArrayView bytes)
    {
        number(static_cast<quint64>(bytes.size()));
        m_bytes.append(bytes);
    }
    void reserve(qsizetype size) { m_bytes.reserve(size); }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

/// After the first number that is not there, or is too long, it gives zeros and isSound() is false.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_at(reinterpret_cast<const quint8 *>(bytes.data())), m_end(m_at + bytes.size())
    {
    }

    [[nodiscard]] quint8 byte()
    {
        if (m_at == m_end)
            return broken();
        return *m_at++;
    }
    [[nodiscard]] quint64 number()
    {
        if (m_at != m_end && *m_at < 0x80)
            return *m_at++;
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (m_at == m_end)
                return broken();
            const quint64 next = *m_at++;
            if (shift == 63 && next > 1)
                return broken();
            value |= (next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
        return broken();
    }
    [[nodiscard]] qint64 signedNumber()
    {
        const quint64 value = number();
        return static_cast<qint64>((value >> 1) ^ (~(value & 1) + 1));
    }
    [[nodiscard]] quint64 bits()
    {
        if (left() < 8)
            return broken();
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 8)
            value |= quint64{*m_at++} << shift;
        return value;
    }
    [[nodiscard]] QByteArrayView block()
    {
        const quint64 size = number();
        if (size > left()) {
            broken();
            return {};
        }
        const QByteArrayView bytes(m_at, static_cast<qsizetype>(size));
        m_at += size;
        return bytes;
    }

    [[nodiscard]] quint64 left() const { return static_cast<quint64>(m_end - m_at); }
    [[nodiscard]] bool isSound() const { return m_isSound; }
    /// Everything was read, and nothing was missing.
    [[nodiscard]] bool isDone() const { return m_isSound && m_at == m_end; }

private:
    quint8 broken()
    {
        m_isSound = false;
        m_at = m_end;
        return 0;
    }

    const quint8 *m_at;
    const quint8 *m_end;
    bool m_isSound = true;
};

} // namespace footfall::storage
