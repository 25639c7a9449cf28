// SPDX-License-Identifier: GPL-3.0-or-later
// Hostnames that send themselves as referrers to be found in the lists of others. Immutable; any
// thread.
#pragma once

#include "core/enrich/registrabledomain.h"

#include <QSet>
#include <QString>

namespace footfall::enrich {

class SpamReferrers
{
public:
    /// A hostname a line; "#" begins a remark. Public suffixes are left out, so that a line cannot
    /// take a country's sites away. Missing: there is no spam.
    explicit SpamReferrers(const QString &path);

    /// The hostname itself, or one above it.
    [[nodiscard]] bool contains(QStringView hostname) const;
    [[nodiscard]] qsizetype size() const { return m_hostnames.size(); }

private:
    QSet<QString> m_hostnames;
};

} // namespace footfall::enrich
