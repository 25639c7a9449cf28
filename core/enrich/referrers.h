// SPDX-License-Identifier: GPL-3.0-or-later
// Referrers cleaned and grouped, remembered for the next visitor who comes the same way. Any
// thread.
#pragma once

#include "core/enrich/sourcetable.h"

#include <QCache>
#include <mutex>

namespace footfall::enrich {

struct Referrer {
    QString hostname;
    QString address; ///< As kept; empty where there is none.
    QString source;  ///< Empty where there is no address.
};

class Referrers
{
public:
    explicit Referrers(const QStringList &tables);

    [[nodiscard]] Referrer understand(const QString &sent);
    [[nodiscard]] QString campaignSource(const QString &sent) const
    {
        return m_table.campaignSource(sent);
    }

private:
    const SourceTable m_table;
    std::mutex m_mutex;
    QCache<QString, Referrer>
        m_known; ///< By what was sent, up to its query: bounded, least used out.
};

} // namespace footfall::enrich
