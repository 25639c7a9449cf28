// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scriptdelivery.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <array>

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

constexpr std::array<QByteArrayView, 5> Names{"script.js", "script.plus.js", "umami.js",
                                              "tracker.js", "count.js"};

QByteArray compiledIn(QByteArrayView name)
{
    QFile file(QStringLiteral(":/footfall/tracker/") + QString::fromLatin1(name));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll() : QByteArray();
}

/// The last part of a path, and the name of the folder that it is in.
struct Place {
    QByteArrayView folder;
    QByteArrayView name;
};

Place placeOf(QByteArrayView path)
{
    const qsizetype slash = path.lastIndexOf('/');
    const QByteArrayView before = path.first(std::max<qsizetype>(slash, 0));
    return {before.sliced(before.lastIndexOf('/') + 1), path.sliced(slash + 1)};
}

bool isPlausible(const Place &place)
{
    if (place.folder != "js" || !place.name.endsWith(".js"))
        return false;
    const QByteArrayView stem = place.name.chopped(3);
    return stem == "script" || stem == "plausible" || stem.startsWith("script.") ||
           stem.startsWith("plausible.") || (stem.startsWith("pa-") && stem.size() > 3);
}

/// Where the names of Plausible's scripts say more than that they are.
constexpr QByteArrayView FeaturesPlace = "@features@";
constexpr std::array<QByteArrayView, 5> Features{"hash", "outbound-links", "file-downloads",
                                                 "manual", "local"};

/// "script.outbound-links.hash.js" can "hash.outbound-links"; "pa-1234.js" is a "pa".
QByteArray featuresOf(QByteArrayView name)
{
    if (name.startsWith("pa-"))
        return QByteArrayLiteral("pa");
    const QByteArray dotted = '.' + name.toByteArray();
    QByteArray features;
    for (const QByteArrayView feature : Features)
        if (dotted.contains('.' + feature.toByteArray() + '.'))
            features += (features.isEmpty() ? "" : ".") + feature.toByteArray();
    return features;
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

Script::Script(const QByteArray &text)
    : m_text(text)
    , m_gzipped(gzipped(text))
    , m_entityTag("W/\"" +
                  QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16) + '"')
    , m_headerLines("ETag: " + m_entityTag +
                    "\r\n"
                    "Cache-Control: public, max-age=3600\r\n"
                    "Vary: Accept-Encoding\r\n"
                    "Access-Control-Allow-Origin: *\r\n"
                    "Cross-Origin-Resource-Policy: cross-origin\r\n"
                    "X-Content-Type-Options: nosniff\r\n")
{
}

Reply Script::deliver(const RequestView &request) const
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
        reply.body = m_text;
    }
    return reply;
}

ScriptDelivery::ScriptDelivery() : m_plausibleTemplate(compiledIn("plausible.js"))
{
    for (const QByteArrayView name : Names)
        m_scripts.push_back({name.toByteArray(), Script(compiledIn(name))});
}

bool ScriptDelivery::isScriptPath(QByteArrayView path)
{
    const Place place = placeOf(path);
    return isPlausible(place) || std::find(Names.begin(), Names.end(), place.name) != Names.end();
}

std::optional<Reply> ScriptDelivery::deliver(const RequestView &request)
{
    const Place place = placeOf(request.path);
    // Before our own: the script in the folder "js" is Plausible's.
    if (isPlausible(place)) {
        const QByteArray features = featuresOf(place.name);
        auto made = m_plausible.find(features);
        if (made == m_plausible.end())
            made = m_plausible.emplace(features, Script(plausibleWith(features))).first;
        return made->second.deliver(request);
    }
    if (const Script *script = find(place.name))
        return script->deliver(request);
    return std::nullopt;
}

QByteArray ScriptDelivery::scriptAt(QByteArrayView path) const
{
    const Place place = placeOf(path);
    if (isPlausible(place))
        return plausibleWith(featuresOf(place.name));
    const Script *script = find(place.name);
    return script ? script->text() : QByteArray();
}

const Script *ScriptDelivery::find(QByteArrayView name) const
{
    const auto found = std::find_if(m_scripts.begin(), m_scripts.end(),
                                    [name](const Named &one) { return one.name == name; });
    return found == m_scripts.end() ? nullptr : &found->script;
}

QByteArray ScriptDelivery::plausibleWith(const QByteArray &features) const
{
    QByteArray text = m_plausibleTemplate;
    return text.replace(FeaturesPlace, features);
}

} // namespace footfall::server
