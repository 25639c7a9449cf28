// SPDX-License-Identifier: GPL-3.0-or-later
// Page views from their arrival until they are folded. The thread of the connection.
#pragma once

#include "core/domain/country.h"
#include "core/domain/hit.h"
#include "core/storage/database.h"

#include <vector>

namespace footfall::storage {

/// What may still change about a row.
struct PageViewState {
    std::optional<domain::Hash16> visitorHash; ///< Only while it is that visitor's newest view.
    domain::Instant time;                      ///< When finished, the start of its hour.
    bool isBounce = false;
    bool isExit = false;
    std::optional<std::chrono::milliseconds> duration;
    bool finished = false;
    bool operator==(const PageViewState &) const = default;
};

/// What later views of a visit have from its entry.
struct Origin {
    domain::NameId source;
    domain::NameId channel;
    domain::NameId utmSource;
    domain::NameId utmMedium;
    domain::NameId utmCampaign;
    bool operator==(const Origin &) const = default;
};

/// What a view was looked at with.
struct ClientNames {
    domain::NameId browser;
    domain::NameId browserVersion;
    domain::NameId system;
    domain::NameId device;
    bool operator==(const ClientNames &) const = default;
};

struct PageViewRow {
    domain::PageViewId id;
    domain::SiteId site;
    domain::Instant hour;
    QDate day;
    domain::NameId hostname;
    domain::NameId pathname;
    Origin origin;
    domain::Country country;
    ClientNames client;
    domain::NameId referrer; ///< This and the next four on entry views only.
    domain::NameId language;
    domain::NameId screen;
    domain::NameId utmTerm;
    domain::NameId utmContent;
    bool isEntry = false;
    bool isVisitor = false;
    bool isPageVisitor = false;
    PageViewState state;
};

/// A visitor's newest view, as it is found again at the start.
struct OpenPageView {
    domain::PageViewId id;
    domain::SiteId site;
    domain::Instant hour;
    domain::NameId hostname;
    domain::NameId pathname;
    Origin origin;
    bool isEntry = false;
    PageViewState state;
};

class PageViewStore
{
public:
    /// The database outlives it.
    explicit PageViewStore(Database &database);

    // The caller's transaction surrounds these.
    [[nodiscard]] domain::Result<domain::Done> insert(const PageViewRow &row);
    [[nodiscard]] domain::Result<domain::Done> update(domain::PageViewId id,
                                                      const PageViewState &state);

    [[nodiscard]] domain::Result<std::vector<OpenPageView>> open();
    [[nodiscard]] domain::Result<domain::PageViewId> lastId();
    [[nodiscard]] domain::Result<qint64> count();

private:
    Database &m_database;
};

} // namespace footfall::storage
