// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/sendertraces.h"

#include <QByteArrayView>
#include <QUrl>
#include <algorithm>
#include <arpa/inet.h>

namespace footfall::enrich {

namespace {

/// Shorter ones ("curl/8.5") tell nothing and stand in ordinary texts.
constexpr qsizetype ShortestUserAgent = 12;

enum class Boundary { Any, Address };

struct Trace {
    QString text;
    Boundary boundary = Boundary::Any;
};

bool isOfAddress(QChar c)
{
    return c.isLetterOrNumber() || c == u'.' || c == u':';
}

/// Where the trace stands by itself: 10.0.0.1 is not in 110.0.0.12.
qsizetype find(QStringView text, const Trace &trace, qsizetype from)
{
    while ((from = text.indexOf(trace.text, from, Qt::CaseInsensitive)) >= 0) {
        const qsizetype end = from + trace.text.size();
        const bool isPart = trace.boundary == Boundary::Address &&
                            ((from > 0 && isOfAddress(text[from - 1]) && text[from - 1] != u':') ||
                             (end < text.size() && text[end].isLetterOrNumber()));
        if (!isPart)
            return from;
        ++from;
    }
    return -1;
}

class Traces
{
public:
    explicit Traces(const RawHit &raw) : m_raw(raw) {}

    void removeFrom(QString &text)
    {
        if (!mayHoldOne(text))
            return;
        for (const Trace &trace : traces())
            for (qsizetype at = 0; (at = find(text, trace, at)) >= 0; at += Removed.size())
                text.replace(at, trace.text.size(), Removed.data(), Removed.size());
    }
    /// Of an address on the web or a part of one; what replaces it where the trace is encoded.
    void removeFromEncoded(QString &text, QStringView instead)
    {
        removeFrom(text);
        if (!text.contains(u'%') && !text.contains(u'+'))
            return;
        QString decoded = text;
        decoded.replace(u'+', u' ');
        decoded = QUrl::fromPercentEncoding(decoded.toUtf8());
        if (mayHoldOne(decoded) &&
            std::any_of(traces().begin(), traces().end(),
                        [&](const Trace &trace) { return find(decoded, trace, 0) >= 0; }))
            text = instead.toString();
    }

private:
    /// Cheap, and true of hardly any text without a trace.
    [[nodiscard]] bool mayHoldOne(const QString &text) const
    {
        const qsizetype agent = m_raw.userAgent.size();
        return (agent >= ShortestUserAgent && text.size() >= agent) ||
               std::count(text.begin(), text.end(), u'.') >= 3 ||
               std::count(text.begin(), text.end(), u':') >= 2;
    }
    [[nodiscard]] const std::vector<Trace> &traces()
    {
        if (!m_traces.empty())
            return m_traces;
        if (m_raw.userAgent.size() >= ShortestUserAgent)
            m_traces.push_back({QString::fromUtf8(m_raw.userAgent), Boundary::Any});
        char written[INET6_ADDRSTRLEN] = {};
        const auto *bytes = m_raw.address.data();
        const bool isIPv4 = std::equal(bytes, bytes + 12, MappedPrefix.begin());
        if (isIPv4)
            inet_ntop(AF_INET, bytes + 12, written, sizeof written);
        else
            inet_ntop(AF_INET6, bytes, written, sizeof written);
        if (isLoopback(isIPv4))
            return m_traces;
        m_traces.push_back({QString::fromLatin1(written), Boundary::Address});
        if (!isIPv4)
            m_traces.push_back({inFull(), Boundary::Address});
        return m_traces;
    }
    /// Everybody's own computer: it tells nothing, and stands in the addresses of local pages.
    [[nodiscard]] bool isLoopback(bool isIPv4) const
    {
        const auto &bytes = m_raw.address;
        return isIPv4 ? bytes[12] == 127
                      : bytes[15] == 1 && std::all_of(bytes.begin(), bytes.end() - 1,
                                                      [](quint8 byte) { return byte == 0; });
    }
    [[nodiscard]] QString inFull() const
    {
        const QByteArray hex =
            QByteArray(reinterpret_cast<const char *>(m_raw.address.data()), 16).toHex();
        QString text;
        for (qsizetype i = 0; i < hex.size(); i += 4) {
            if (i > 0)
                text += u':';
            text += QLatin1String(hex.mid(i, 4));
        }
        return text;
    }

    static constexpr std::array<quint8, 12> MappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    const RawHit &m_raw;
    std::vector<Trace> m_traces; ///< Made when the first text may hold one.
};

} // namespace

void removeSender(RawHit &raw)
{
    Traces traces(raw);
    traces.removeFromEncoded(raw.pathname, u"/(removed)");
    traces.removeFromEncoded(raw.query, {});
    traces.removeFromEncoded(raw.referrer, {});
    for (QString *text : {&raw.campaignSource, &raw.utm.source, &raw.utm.medium, &raw.utm.campaign,
                          &raw.utm.term, &raw.utm.content, &raw.eventName})
        traces.removeFrom(*text);
    for (RawProperty &property : raw.properties) {
        traces.removeFrom(property.key);
        traces.removeFrom(property.value);
    }
}

} // namespace footfall::enrich
