// SPDX-License-Identifier: GPL-3.0-or-later
// Makes ids of a filter's names, for the facts engine. The thread of the connection.
#pragma once

#include "core/queries/facts/factquestion.h"
#include "core/queries/namesearch.h"

namespace footfall::queries {

class FilterResolver
{
public:
    /// The database outlives it.
    explicit FilterResolver(storage::Database &database);

    /// At most two sets a dimension: what includes and what excludes. A name that nobody has is a
    /// set without values, which nothing is in. Invalid where an expression cannot be read;
    /// stopped: ErrorKind::Unavailable with an empty message.
    [[nodiscard]] domain::Result<ValueFilter>
    resolve(domain::SiteId site, const domain::Filter &filter, const std::stop_token &stop);
    /// The values of a dimension that contain a text; rising.
    [[nodiscard]] domain::Result<std::vector<quint32>> search(domain::SiteId site,
                                                              domain::Dimension dimension,
                                                              const QString &text,
                                                              const std::stop_token &stop);

private:
    [[nodiscard]] domain::Result<std::vector<quint32>>
    valuesOf(domain::SiteId site, const domain::Condition &condition, const std::stop_token &stop);

    storage::NameReader m_names;
    NameSearch m_search;
};

} // namespace footfall::queries
