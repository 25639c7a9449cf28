// SPDX-License-Identifier: GPL-3.0-or-later
// A database file with sites and page views as the pipeline would have left them; it goes away with
// the object. The thread that made it.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/statsresult.h"
#include "core/storage/migrator.h"
#include "core/storage/namestore.h"

#include <QTemporaryDir>

namespace footfall::model {

/// What is known of a view or of something that happened.
struct Arrival {
    domain::Instant time;
    QString hostname;
    QString pathname;
    QString referrer;
    QString source;
    QString channel;
    domain::Utm utm;
    domain::Country country;
    domain::Client client;
    QString language;
    QString screen;
    domain::Event event; ///< Of events; nobody's hashes are set here.
};

struct View {
    Arrival arrival;
    QDate day;
    domain::Instant hour;
    bool isEntry = false;
    bool isVisitor = false;
    bool isPageVisitor = false;
    bool isBounce = false;
    bool isExit = false;
    bool isNewest = false; ///< Nothing followed, so nobody knows yet that it is the exit.
    std::optional<std::chrono::milliseconds> duration;
};

/// An event, or a goal that an event or a view met.
struct Happening {
    Arrival arrival;
    QDate day;
    domain::Instant hour;
    QString goal;                ///< The name; empty: it is the event itself.
    bool isFirst = false;        ///< Of that person that day.
    bool isOfOldRelease = false; ///< Before 0.4: nothing tells where its properties came from.
    QStringList firstProperties; ///< Keys whose value that person had for the first time that day.
};

/// The first view of a new visitor, in UTC.
[[nodiscard]] View viewAt(domain::Instant time, const QString &pathname);

class Filled
{
public:
    explicit Filled(const QTimeZone &zone);

    [[nodiscard]] QString path() const
    {
        return m_directory.filePath(QStringLiteral("footfall.db"));
    }
    [[nodiscard]] QString directory() const { return m_directory.path(); }
    [[nodiscard]] domain::SiteId site() const { return m_site; } ///< The first.

    domain::SiteId addSite(const QTimeZone &zone); ///< With some goals.
    void insert(const std::vector<View> &views) { insert(views, m_site); }
    void insert(const std::vector<View> &views, domain::SiteId site);
    void insert(const std::vector<Happening> &happenings) { insert(happenings, m_site); }
    void insert(const std::vector<Happening> &happenings, domain::SiteId site);
    void insert(QDate day, const std::vector<domain::BotRow> &bots);
    /// Events too.
    void fold(domain::Instant silentSince, qint64 limit);
    /// All segments of facts of a site, and of a kind, become one.
    void merge();

private:
    QTemporaryDir m_directory;
    std::unique_ptr<storage::Database> m_database;
    storage::NameStore m_names;
    domain::SiteId m_site;
    qint64 m_lastId = 0;
};

} // namespace footfall::model
