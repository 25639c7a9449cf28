// SPDX-License-Identifier: GPL-3.0-or-later
// Finished page views of twenty sites over three years, the same ones whenever they are asked for:
// one large site and small ones by Zipf's law, as are pages, sources, countries and what people
// browse with. Bound to its thread.
#pragma once

#include "core/domain/site.h"
#include "core/storage/namestore.h"
#include "tests/bench/query/alias.h"

#include <array>
#include <functional>

namespace footfall::bench {

/// What is known of a view, in ranks from 1 on; 0 is none.
enum class Part {
    Hostname,
    Pathname,
    Source,
    Channel,
    UtmSource,
    UtmMedium,
    UtmCampaign,
    Country,
    Browser,
    BrowserVersion,
    System,
    Device,
    Referrer, ///< This and the next four of entry views only.
    Language,
    Screen,
    UtmTerm,
    UtmContent,
};
inline constexpr size_t Parts = static_cast<size_t>(Part::UtmContent) + 1;
/// As columns are called in other databases.
[[nodiscard]] const char *partName(Part part);
/// None for countries, which have numbers of their own.
[[nodiscard]] std::optional<storage::NameKind> nameKindOf(Part part);
/// What people read; of countries the code.
[[nodiscard]] QString textOf(Part part, uint32_t rank);
[[nodiscard]] QString eventText(uint32_t rank);
/// Its rank; 0 for none.
[[nodiscard]] uint32_t rankOf(Part part, const QString &text);

struct RawView {
    qint64 day = 0;  ///< Julian.
    qint64 hour = 0; ///< Its start in seconds of UTC.
    std::array<uint32_t, Parts> parts{};
    bool isVisitor = false;
    bool isPageVisitor = false;
    bool isEntry = false;
    bool isBounce = false;
    bool isExit = false;
    qint64 durationMs = -1; ///< As it is kept; -1: unknown.
    uint32_t event = 0;     ///< What happened there, by rank; 0: nothing.

    [[nodiscard]] uint32_t operator[](Part part) const { return parts[size_t(part)]; }
    [[nodiscard]] uint32_t &operator[](Part part) { return parts[size_t(part)]; }
};

struct WorldSize {
    qint64 views = 1'000'000;  ///< Of the large site; the others have a tenth of it together.
    size_t pathnames = 10'000; ///< Of the large site.
    static constexpr int Sites = 20;
    static constexpr int Days = 3 * 365 + 1;
    /// Three years end with this day.
    static const QDate LastDay;
};

class ViewSource
{
public:
    explicit ViewSource(const WorldSize &size);

    /// The large one is 0; without ids. Its goals are two of the events.
    [[nodiscard]] static domain::Site siteOf(int number);
    [[nodiscard]] static QDate firstDay();
    /// Page views of that day; number: of the days, from 0.
    [[nodiscard]] qint64 viewsOf(int site, int number) const;
    void draw(int site, int number, const std::function<void(const RawView &)> &take);

private:
    struct Visit;
    [[nodiscard]] Visit drawVisit(demo::Random &random) const;
    void addOrigin(RawView &view, demo::Random &random) const;

    WorldSize m_size;
    std::vector<domain::SiteCalendar> m_calendars;
    std::vector<double> m_weightsUpTo; ///< Of days.
    Alias m_pathnames;
    Alias m_fewPathnames;
    Alias m_sources;
    Alias m_referrers;
    Alias m_countries;
    Alias m_clients;
    Alias m_languages;
    Alias m_campaigns;
    Alias m_hoursOfDay;
};

} // namespace footfall::bench
