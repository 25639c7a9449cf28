// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scriptdelivery.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

namespace footfall::server {

namespace {

/// The check sum of gzip: CRC-32, reflected, as in RFC 1952.
quint32 checkSum(const QByteArray &data)
{
    quint32 sum = ~quint32(0);
    for (const char byte : data) {
        sum ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1) ? 0xedb88320u : 0u);
    }
    return ~sum;
}

void appendLittleEndian(QByteArray &bytes, quint32 number)
{
    const quint32 ordered = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char *>(&ordered), sizeof ordered);
}

} // namespace

QByteArray gzipped(const QByteArray &data)
{
    // qCompress gives a length of 4 bytes, then zlib's form: 2 bytes of header, deflated data and 4
    // bytes of check sum. Gzip wraps the same data differently.
    const QByteArray compressed = qCompress(data, 9);
    QByteArray bytes = QByteArray::fromHex("1f8b08000000000002ff");
    bytes += compressed.mid(6, compressed.size() - 10);
    appendLittleEndian(bytes, checkSum(data));
    appendLittleEndian(bytes, static_cast<quint32>(data.size()));
    return bytes;
}

ScriptDelivery::ScriptDelivery(const QByteArray &script)
    : m_script(script)
    , m_gzipped(gzipped(script))
    , m_entityTag("W/\"" +
                  QCryptographicHash::hash(script, QCryptographicHash::Sha256).toHex().left(16) +
                  '"')
    , m_headerLines("ETag: " + m_entityTag +
                    "\r\n"
                    "Cache-Control: public, max-age=3600\r\n"
                    "Vary: Accept-Encoding\r\n"
                    "Access-Control-Allow-Origin: *\r\n"
                    "Cross-Origin-Resource-Policy: cross-origin\r\n"
                    "X-Content-Type-Options: nosniff\r\n")
{
}

ScriptDelivery ScriptDelivery::builtIn()
{
    QFile file(QStringLiteral(":/footfall/tracker/script.js"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return ScriptDelivery(isOpen ? file.readAll() : QByteArray());
}

Reply ScriptDelivery::deliver(const RequestView &request) const
{
    Reply reply{200, m_headerLines, {}};
    if (request.header("If-None-Match").contains(m_entityTag)) {
        reply.status = 304;
        return reply;
    }
    reply.addHeader("Content-Type", "text/javascript; charset=utf-8");
    if (request.header("Accept-Encoding").toByteArray().toLower().contains("gzip")) {
        reply.addHeader("Content-Encoding", "gzip");
        reply.body = m_gzipped;
    } else {
        reply.body = m_script;
    }
    return reply;
}

} // namespace footfall::server
