// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of visits (design section 4): which view begins a visit, and what an arrival makes of
// the visitor's view before it. Times on pages are stored as domain::keptTime() has them: open rows,
// rollups and facts are the same to the millisecond. Memory only, no SQL. The writer's thread.
#pragma once

#include "core/domain/hit.h"
#include "core/storage/pageviewstore.h"
#include "core/storage/rollupstore.h"

#include <cstring>
#include <unordered_map>
#include <vector>

namespace footfall::pipeline {

class VisitTracker
{
public:
    /// A stored view whose state is another one now.
    struct Change {
        domain::PageViewId id;
        storage::PageViewState state;
    };
    struct Arrival {
        bool isEntry = true;
        storage::Origin origin; ///< Of the visit, where it goes on.
        std::optional<Change> previous;
    };

    /// A page view came: ends the visitor's newest view. REQUIRES: open() follows.
    [[nodiscard]] Arrival arrive(const domain::Hit &hit);
    /// This is the visitor's newest view now. REQUIRES: it has a hash.
    void open(const storage::OpenPageView &view);
    /// The visitor's newest view, where the visit goes on; until the tracker is changed.
    [[nodiscard]] const storage::OpenPageView *openVisit(const domain::Hit &hit) const;
    /// An interactive event ends the bounce of the visitor's open visit; nothing where that changes
    /// nothing.
    [[nodiscard]] std::optional<Change> interact(const domain::Hit &hit);
    /// A leave report gives the newest view its visible time, or adds to it; nothing where it is
    /// about another one.
    [[nodiscard]] std::optional<Change> leave(const domain::Hit &hit, domain::NameId pathname);

    /// Everything since the last commit() or rollback() is in force, or never happened.
    void commit();
    void rollback();

    /// These were folded: nothing is known of them any more.
    void forgetFolded(const std::vector<storage::RollupStore::Silent> &views);
    void forgetSite(domain::SiteId site);
    [[nodiscard]] size_t openViews() const { return m_newest.size(); }

private:
    struct Visitor {
        domain::SiteId site;
        domain::Hash16 visit;
        bool operator==(const Visitor &) const = default;
    };
    struct VisitorHash {
        size_t operator()(const Visitor &visitor) const
        {
            // Its bytes are those of a digest: evenly spread, and nobody can choose them.
            size_t word = 0;
            std::memcpy(&word, visitor.visit.bytes.data(), sizeof word);
            return word ^ static_cast<size_t>(visitor.site.value);
        }
    };
    struct Undo {
        Visitor visitor;
        std::optional<storage::OpenPageView> before;
    };
    using Newest = std::unordered_map<Visitor, storage::OpenPageView, VisitorHash>;

    [[nodiscard]] Newest::const_iterator newestOf(const domain::Hit &hit) const;
    [[nodiscard]] Newest::iterator newestOf(const domain::Hit &hit);

    Newest m_newest;
    std::vector<Undo> m_undo;
};

} // namespace footfall::pipeline
