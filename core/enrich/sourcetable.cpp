// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/sourcetable.h"

#include "core/domain/hostname.h"
#include "core/enrich/channel.h"
#include "core/enrich/datafile.h"

#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>

namespace footfall::enrich {

namespace {

Q_LOGGING_CATEGORY(log, "footfall.enrich.sources")

constexpr qsizetype LongestSource = 100;

/// "/imgres" holds "/imgres" and "/imgres/a", not "/imgresult".
bool isWithin(QStringView path, QStringView entry)
{
    if (!path.startsWith(entry))
        return false;
    return path.size() == entry.size() || entry.endsWith(u'/') || path[entry.size()] == u'/';
}

/// One line of whole, printable characters.
QString tidied(const QString &text)
{
    const QStringView sent = QStringView(text).first(std::min(text.size(), 4 * LongestSource));
    QString tidy;
    tidy.reserve(sent.size());
    for (qsizetype i = 0; i < sent.size(); ++i) {
        if (!sent[i].isSurrogate()) {
            tidy.append(sent[i].isPrint() ? sent[i] : QChar(u' '));
        } else if (sent[i].isHighSurrogate() && i + 1 < sent.size() &&
                   sent[i + 1].isLowSurrogate()) {
            tidy.append(sent.sliced(i, 2));
            ++i;
        }
    }
    tidy = tidy.simplified().toCaseFolded().left(LongestSource);
    if (!tidy.isEmpty() && tidy.back().isHighSurrogate())
        tidy.chop(1);
    return tidy;
}

} // namespace

SourceTable::SourceTable(const QStringList &files)
{
    for (const QString &file : files)
        read(file);
}

void SourceTable::read(const QString &path)
{
    const QJsonObject table =
        readJson(path, log(), QStringLiteral("more sources are shown by their hostname")).object();
    for (auto entry = table.begin(); entry != table.end(); ++entry) {
        const QJsonObject values = entry.value().toObject();
        const QString name = values.value(QLatin1String("source")).toString();
        const QString medium = values.value(QLatin1String("medium")).toString();
        if (!name.isEmpty())
            add(entry.key().toLower(), {name.left(LongestSource), channelOfTableMedium(medium)});
    }
}

void SourceTable::add(const QString &key, const Source &source)
{
    m_byShortName.insert(source.name.toCaseFolded(), source);
    if (key.endsWith(QLatin1String(".*"))) {
        m_byLabel.insert(key.chopped(2), source);
        return;
    }
    const qsizetype slash = key.indexOf(QLatin1Char('/'));
    const QString hostname = domain::withoutWww(slash < 0 ? key : key.left(slash));
    if (!hostname.contains(QLatin1Char('.'))) {
        m_byShortName.insert(hostname.toCaseFolded(), source);
        return;
    }
    put(hostname, Entry{slash < 0 ? QString() : key.mid(slash), source});
}

void SourceTable::put(const QString &hostname, const Entry &entry)
{
    std::vector<Entry> &entries = m_byHostname[hostname];
    const auto same = std::find_if(entries.begin(), entries.end(),
                                   [&](const Entry &e) { return e.path == entry.path; });
    if (same != entries.end()) {
        same->source = entry.source;
        return;
    }
    const auto shorter = std::find_if(entries.begin(), entries.end(), [&](const Entry &e) {
        return e.path.size() < entry.path.size();
    });
    entries.insert(shorter, entry);
}

Source SourceTable::findAt(QStringView hostname, QStringView path) const
{
    const auto found = m_byHostname.constFind(hostname.toString());
    if (found == m_byHostname.constEnd())
        return {};
    for (const Entry &entry : *found)
        if (isWithin(path, entry.path))
            return entry.source;
    return {};
}

Source SourceTable::find(const ReferrerAddress &referrer) const
{
    const QStringView hostname(referrer.hostname);
    if (referrer.kind == ReferrerKind::App)
        return findAt(hostname, {});
    const QStringView registrable = m_domains.of(hostname);
    // From the whole hostname up to what can be registered: an entry for a parent names its
    // children.
    for (QStringView candidate = hostname; candidate.size() >= registrable.size();) {
        if (Source source = findAt(candidate, referrer.path); !source.name.isEmpty())
            return source;
        const qsizetype dot = candidate.indexOf(u'.');
        if (dot < 0)
            break;
        candidate = candidate.sliced(dot + 1);
    }
    return m_byLabel.value(m_domains.labelOf(registrable).toString());
}

Source SourceTable::sourceOf(const ReferrerAddress &referrer) const
{
    if (Source known = find(referrer); !known.name.isEmpty())
        return known;
    // Package names run the other way round: the whole name is the app's.
    const bool isApp = referrer.kind == ReferrerKind::App;
    return {isApp ? referrer.hostname : m_domains.of(referrer.hostname).toString(), {}};
}

Source SourceTable::campaignSource(const QString &sent) const
{
    const QString text = tidied(sent);
    if (text.isEmpty())
        return {};
    if (Source known = m_byShortName.value(text); !known.name.isEmpty())
        return known;
    if (text.contains(QLatin1Char('.')) && !text.contains(QLatin1Char(' '))) {
        const QString scheme =
            text.contains(QLatin1String("://")) ? QString() : QStringLiteral("https://");
        if (const auto address = cleanReferrer(QString(scheme + text)))
            if (Source known = find(*address); !known.name.isEmpty())
                return known;
    }
    return {text, {}};
}

} // namespace footfall::enrich
