// SPDX-License-Identifier: GPL-3.0-or-later
// Writes finished page views into a database as the pipeline leaves them before a fold, but many at
// a time: what measuring millions of them needs. Bound to its thread; the file must be migrated.
#pragma once

#include "core/domain/site.h"
#include "tests/demo/random.h"

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace footfall::bench {

class ViewRows
{
public:
    /// Throws std::runtime_error where the file cannot be written: a benchmark has nobody to tell.
    ViewRows(const QString &databasePath, const domain::Site &site);
    ~ViewRows();

    /// That many page views of one day of the site, in visits, in one transaction.
    void appendDay(QDate day, int views);

private:
    void execute(const char *sql);
    [[nodiscard]] std::vector<qint64> addNames(int kind, const char *pattern, int count);
    /// Up to `views` of them.
    int appendVisit(domain::Instant start, qint64 julianDay, int views);

    const domain::Site &m_site;
    demo::Random m_random{20261123};
    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    std::vector<qint64> m_pathnames;
    std::vector<qint64> m_hostnames;
    std::vector<qint64> m_referrers;
    std::vector<qint64> m_sources;
    std::vector<qint64> m_languages;
    std::vector<qint64> m_screens;
    std::vector<int> m_countries;
    demo::Weights m_pathnameWeights;
    demo::Weights m_referrerWeights;
    demo::Weights m_countryWeights;
};

} // namespace footfall::bench
