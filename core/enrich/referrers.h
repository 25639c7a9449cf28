// SPDX-License-Identifier: GPL-3.0-or-later
// Referrers cleaned and grouped, remembered for the next visitor who comes the same way. Any
// thread.
#pragma once

#include "core/domain/hash16.h"
#include "core/enrich/sourcetable.h"
#include "core/enrich/spamreferrers.h"

#include <QCache>
#include <mutex>

namespace footfall::enrich {

struct Referrer {
    QString hostname;
    QString address; ///< As kept; empty where there is none.
    Source source;   ///< Nameless where there is no address.
    bool isSpam = false;
};

class Referrers
{
public:
    Referrers(const QStringList &tables, const QString &spamFile);

    [[nodiscard]] Referrer understand(const QString &sent);
    /// Of a campaign's link.
    [[nodiscard]] Source campaignSource(const QString &sent);

private:
    [[nodiscard]] Referrer ask(const QString &address) const;

    const SourceTable m_table;
    const SpamReferrers m_spam;
    std::mutex m_mutex;
    // By keyed hashes of what was sent; bounded, the least used go.
    QCache<domain::Hash16, Referrer> m_referrers;
    QCache<domain::Hash16, Source> m_campaigns;
};

} // namespace footfall::enrich
