// SPDX-License-Identifier: GPL-3.0-or-later
// Which names of a site a condition or a search finds, remembered until there are more. Names are
// gone through page by page, so that millions of them neither fill the memory nor hold up whoever
// wants to stop. The thread of the connection.
#pragma once

#include "core/domain/dimension.h"
#include "core/domain/filter.h"
#include "core/storage/namereader.h"

#include <list>
#include <stop_token>

namespace footfall::queries {

/// None for countries, which have no names.
[[nodiscard]] std::optional<storage::NameKind> nameKindOf(domain::Dimension dimension);

class NameSearch
{
public:
    /// The database outlives it.
    explicit NameSearch(storage::Database &database);

    struct Question {
        domain::SiteId site;
        storage::NameKind kind = storage::NameKind::Pathname;
        domain::FilterOperator by = domain::FilterOperator::Contains;
        QString value;
        bool operator==(const Question &) const = default;
    };
    using Ids = std::vector<quint32>; ///< Rising.
    /// The pointer is good until the next question. What is not set has no name, and no pattern
    /// finds it. Stopped: ErrorKind::Unavailable with an empty message.
    [[nodiscard]] domain::Result<const Ids *> find(const Question &question,
                                                   const std::stop_token &stop);

private:
    struct Found {
        Question question;
        storage::NameReader::Witness newest; ///< Names up to this one were looked at.
        Ids ids;
    };
    [[nodiscard]] domain::Result<Found> readAll(const Question &question,
                                                const std::stop_token &stop);
    [[nodiscard]] domain::Result<domain::Done> addNew(Found &found);
    void dropSome();

    storage::NameReader m_names;
    std::list<Found> m_found; ///< The last asked first.
};

} // namespace footfall::queries
