// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/query/fill.h"

#include "core/domain/country.h"
#include "core/storage/facts/factfolder.h"
#include "core/storage/migrator.h"
#include "core/storage/rollupstore.h"
#include "core/storage/sitestore.h"
#include "tests/bench/need.h"
#include "tests/bench/query/merging.h"

#include <QElapsedTimer>
#include <future>
#include <unistd.h>

namespace footfall::bench {

using storage::Database;
using storage::FactKey;
using storage::Transaction;

namespace {

/// As many as a busy site has between two folds.
constexpr qint64 FoldViews = 25'000;

constexpr std::array<qint64 FactKey::*, Parts> KeyParts{
    &FactKey::hostname,  &FactKey::pathname,       &FactKey::source,      &FactKey::channel,
    &FactKey::utmSource, &FactKey::utmMedium,      &FactKey::utmCampaign, &FactKey::country,
    &FactKey::browser,   &FactKey::browserVersion, &FactKey::system,      &FactKey::device,
    &FactKey::referrer,  &FactKey::language,       &FactKey::screen,      &FactKey::utmTerm,
    &FactKey::utmContent};

/// Ids of names that are in the database, by rank.
class Names
{
public:
    explicit Names(Database &database) : m_store(database), m_ids(WorldSize::Sites) {}

    qint64 idOf(int place, domain::SiteId site, Part part, uint32_t rank)
    {
        if (rank == 0)
            return 0;
        std::vector<quint32> &ids = m_ids[size_t(place)][size_t(part)];
        if (ids.size() <= rank)
            ids.resize(std::max<size_t>(rank + 1, ids.size() * 2));
        quint32 &id = ids[rank];
        if (id != 0)
            return id;
        const std::optional<storage::NameKind> kind = nameKindOf(part);
        const QString text = textOf(part, rank);
        return id = quint32(kind ? need(m_store.intern(site, *kind, text)).value
                                 : domain::Country::fromAlpha2(text).number());
    }
    qint64 idOfEvent(domain::SiteId site, uint32_t rank)
    {
        return need(m_store.intern(site, storage::NameKind::Event, eventText(rank))).value;
    }
    void keep() { m_store.keep(); }

private:
    storage::NameStore m_store;
    std::vector<std::array<std::vector<quint32>, Parts>> m_ids;
};

class Filling
{
public:
    Filling(Database &database, ViewSource &source)
        : m_database(database)
        , m_source(source)
        , m_names(database)
        , m_folder(database)
        , m_occurrences(database)
        , m_rollups(database)
    {
        addSites();
    }

    /// Days that are there already, from the first on.
    [[nodiscard]] int daysDone()
    {
        storage::FactStore store(m_database);
        qint64 last = 0;
        for (const storage::SegmentInfo &segment : need(store.allSegments()))
            last = std::max(last, segment.lastDay);
        return last == 0 ? 0 : int(last - ViewSource::firstDay().toJulianDay()) + 1;
    }

    /// What visitors do on a day. Any thread, one at a time.
    using DrawnViews = std::vector<std::pair<int, RawView>>;
    [[nodiscard]] DrawnViews draw(int day)
    {
        DrawnViews views;
        for (int place = 0; place < WorldSize::Sites; ++place)
            m_source.draw(place, day,
                          [&](const RawView &view) { views.emplace_back(place, view); });
        return views;
    }
    /// In one transaction, so that a day is there as a whole or not at all.
    void add(const DrawnViews &views)
    {
        auto transaction = need(
            Transaction::begin(m_database, Transaction::Kind::Immediate, Database::Sync::Later));
        for (const auto &[place, view] : views)
            add(place, view);
        fold();
        need(transaction.commit());
        m_names.keep();
    }

    void merge(const QDate &today)
    {
        std::vector<pipeline::SiteMerging> sites;
        for (const domain::Site &site : m_sites)
            sites.push_back({site.id, today.toJulianDay(), 0, {}});
        mergeOnAllCores(m_database, sites);
        need(m_database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    [[nodiscard]] qint64 added() const { return m_added; }

private:
    void addSites()
    {
        storage::SiteStore store(m_database);
        m_sites = need(store.all());
        if (!m_sites.empty())
            return;
        auto transaction = need(Transaction::begin(m_database, Transaction::Kind::Immediate));
        for (int place = 0; place < WorldSize::Sites; ++place)
            (void)need(store.insert(ViewSource::siteOf(place)));
        need(transaction.commit());
        m_sites = need(store.all());
    }

    void add(int place, const RawView &view)
    {
        const domain::SiteId site = m_sites[size_t(place)].id;
        storage::FoldedView folded;
        folded.about.site = site.value;
        folded.about.day = view.day;
        folded.about.hour = view.hour;
        folded.about.isEntry = view.isEntry;
        folded.about.isExit = view.isExit;
        for (size_t part = 0; part < Parts; ++part)
            folded.about.*KeyParts[part] = m_names.idOf(place, site, Part(part), view.parts[part]);
        folded.counters = {view.isVisitor,
                           view.isPageVisitor,
                           1,
                           view.isEntry,
                           view.isBounce,
                           view.isExit,
                           std::max<qint64>(view.durationMs, 0),
                           view.durationMs >= 0};
        m_folder.add(folded);
        if (view.event != 0)
            addEvent(m_sites[size_t(place)], folded.about, view);
        ++m_added;
        if (++m_waiting >= FoldViews)
            fold();
    }
    /// And the goal that it meets.
    void addEvent(const domain::Site &site, const FactKey &about, const RawView &view)
    {
        storage::Occurrence event{{.site = site.id.value,
                                   .kind = qint64(storage::OccurrenceKind::Event),
                                   .target = m_names.idOfEvent(site.id, view.event),
                                   .day = about.day,
                                   .hour = about.hour,
                                   .hostname = about.hostname,
                                   .pathname = about.pathname,
                                   .source = about.source,
                                   .channel = about.channel,
                                   .utmSource = about.utmSource,
                                   .utmMedium = about.utmMedium,
                                   .utmCampaign = about.utmCampaign,
                                   .country = about.country,
                                   .browser = about.browser,
                                   .browserVersion = about.browserVersion,
                                   .system = about.system,
                                   .device = about.device},
                                  {1, view.isPageVisitor, 0}};
        m_happened.push_back(event);
        for (const domain::Goal &goal : site.goals) {
            if (goal.pattern != eventText(view.event))
                continue;
            event.key.kind = qint64(storage::OccurrenceKind::Goal);
            event.key.target = goal.id.value;
            m_happened.push_back(event);
        }
    }
    void fold()
    {
        need(m_folder.write());
        need(m_occurrences.add(std::exchange(m_happened, {})));
        while (need(m_rollups.foldEvents(FoldViews)) == FoldViews) {
        }
        m_waiting = 0;
    }

    Database &m_database;
    ViewSource &m_source;
    Names m_names;
    storage::FactFolder m_folder;
    storage::OccurrenceStore m_occurrences;
    storage::RollupStore m_rollups;
    std::vector<storage::Occurrence> m_happened;
    std::vector<domain::Site> m_sites;
    qint64 m_waiting = 0;
    qint64 m_added = 0;
};

} // namespace

Filled fill(const QString &databasePath, const WorldSize &size)
{
    auto database = need(storage::openMigrated(databasePath));
    ViewSource source(size);
    Filling filling(*database, source);
    Filled filled;
    QElapsedTimer timer;
    timer.start();
    const bool isWatched = ::isatty(STDERR_FILENO) == 1;
    constexpr int MergeDays = 7;
    // To make them up is not what is measured: it is done beside, a day ahead.
    const auto drawn = [&filling](int day) {
        return std::async(std::launch::async, [&filling, day] { return filling.draw(day); });
    };
    const int first = filling.daysDone();
    std::future<Filling::DrawnViews> next;
    if (first < WorldSize::Days)
        next = drawn(first);
    for (int day = first; day < WorldSize::Days; ++day) {
        const Filling::DrawnViews views = next.get();
        if (day + 1 < WorldSize::Days)
            next = drawn(day + 1);
        filling.add(views);
        const bool isLast = day + 1 == WorldSize::Days;
        if ((day + 1) % MergeDays != 0 && !isLast)
            continue;
        QElapsedTimer mergeTimer;
        mergeTimer.start();
        filling.merge(ViewSource::firstDay().addDays(day + 1));
        filled.mergeSeconds += double(mergeTimer.elapsed()) / 1'000.0;
        if (isWatched)
            std::fprintf(stderr, "\r%s: %lld page views, %.0f a second ",
                         qPrintable(ViewSource::firstDay().addDays(day).toString(Qt::ISODate)),
                         static_cast<long long>(filling.added()),
                         double(filling.added()) * 1'000.0 / double(timer.elapsed() + 1));
    }
    if (isWatched)
        std::fputs("\n", stderr);
    filled.added = filling.added();
    filled.seconds = double(timer.elapsed()) / 1'000.0;
    for (int day = 0; day < WorldSize::Days; ++day)
        for (int site = 0; site < WorldSize::Sites; ++site) {
            filled.views += source.viewsOf(site, day);
            filled.viewsOfLarge += site == 0 ? source.viewsOf(site, day) : 0;
        }
    return filled;
}

} // namespace footfall::bench
