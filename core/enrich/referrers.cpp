// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/referrers.h"

#include <algorithm>

namespace footfall::enrich {

namespace {

constexpr qsizetype RememberedReferrers = 4096;
constexpr qsizetype LongestRemembered = 500; // 4 MiB at most, whatever is sent.

} // namespace

Referrers::Referrers(const QStringList &tables) : m_table(tables), m_known(RememberedReferrers) {}

Referrer Referrers::understand(const QString &sent)
{
    const auto end =
        std::find_if(sent.begin(), sent.end(), [](QChar c) { return c == u'?' || c == u'#'; });
    const QString key = sent.left(end - sent.begin());
    if (key.isEmpty())
        return {};
    {
        const std::lock_guard lock(m_mutex);
        if (const Referrer *known = m_known.object(key))
            return *known;
    }
    Referrer referrer;
    if (const auto address = cleanReferrer(key))
        referrer = {address->hostname, address->text(), m_table.sourceOf(*address)};
    if (key.size() <= LongestRemembered) {
        const std::lock_guard lock(m_mutex);
        m_known.insert(key, new Referrer(referrer));
    }
    return referrer;
}

} // namespace footfall::enrich
