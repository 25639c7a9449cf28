// SPDX-License-Identifier: GPL-3.0-or-later
// A database file with sites and page views as the pipeline would have left them; it goes away with
// the object. The thread that made it.
#pragma once

#include "core/domain/statsresult.h"
#include "core/storage/migrator.h"
#include "core/storage/namestore.h"
#include "tests/queries/model.h"

#include <QTemporaryDir>

namespace footfall::model {

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

    domain::SiteId addSite(const QTimeZone &zone); ///< With the model's goals.
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
