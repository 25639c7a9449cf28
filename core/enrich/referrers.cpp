// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/referrers.h"

#include "core/enrich/keyedhash.h"

#include <algorithm>

namespace footfall::enrich {

namespace {

constexpr qsizetype RememberedReferrers = 4096; // 500 characters at most each, as they are kept.
constexpr qsizetype RememberedCampaigns = 1024;

/// The text's own bytes: nothing is made anew to be looked up.
QByteArrayView bytesOf(QStringView text)
{
    return {reinterpret_cast<const char *>(text.utf16()),
            text.size() * static_cast<qsizetype>(sizeof(char16_t))};
}

/// What the cache holds, else what asking answers, which the cache then holds.
template <typename Value, typename Ask>
Value remembered(std::mutex &mutex, QCache<domain::Hash16, Value> &cache, QStringView text, Ask ask)
{
    const std::optional<domain::Hash16> key = keyedHash(bytesOf(text));
    if (key) {
        const std::lock_guard lock(mutex);
        if (const Value *known = cache.object(*key))
            return *known;
    }
    Value value = ask();
    if (key) {
        const std::lock_guard lock(mutex);
        cache.insert(*key, new Value(value));
    }
    return value;
}

} // namespace

Referrers::Referrers(const QStringList &tables, const QString &spamFile)
    : m_table(tables)
    , m_spam(spamFile)
    , m_referrers(RememberedReferrers)
    , m_campaigns(RememberedCampaigns)
{
}

Referrer Referrers::ask(const QString &address) const
{
    const std::optional<ReferrerAddress> clean = cleanReferrer(address);
    if (!clean)
        return {};
    return {clean->hostname, clean->text(), m_table.sourceOf(*clean),
            m_spam.contains(clean->hostname)};
}

Referrer Referrers::understand(const QString &sent)
{
    const auto end =
        std::find_if(sent.begin(), sent.end(), [](QChar c) { return c == u'?' || c == u'#'; });
    const QStringView address = QStringView(sent).first(end - sent.begin());
    if (address.isEmpty())
        return {};
    return remembered(m_mutex, m_referrers, address, [&] { return ask(address.toString()); });
}

Source Referrers::campaignSource(const QString &sent)
{
    if (sent.isEmpty())
        return {};
    return remembered(m_mutex, m_campaigns, sent, [&] { return m_table.campaignSource(sent); });
}

} // namespace footfall::enrich
