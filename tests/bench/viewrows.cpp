// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/viewrows.h"

#include "core/domain/country.h"

#include <QFile>

#include <algorithm>
#include <sqlite3.h>
#include <stdexcept>

namespace footfall::bench {

using namespace std::chrono_literals;

namespace {

constexpr int Pathnames = 10'000;
constexpr int Referrers = 2'000;
constexpr int Sources = 120;

void check(sqlite3 *database, int code)
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        throw std::runtime_error(sqlite3_errmsg(database));
}

} // namespace

ViewRows::ViewRows(const QString &databasePath, const domain::Site &site)
    : m_site(site)
    , m_pathnameWeights(demo::Weights::zipf(Pathnames, 1.0))
    , m_referrerWeights(demo::Weights::zipf(Referrers, 1.1))
    , m_countryWeights(demo::Weights::zipf(200, 1.2))
{
    check(m_database, sqlite3_open(QFile::encodeName(databasePath).constData(), &m_database));
    check(m_database, sqlite3_busy_timeout(m_database, 10'000));
    execute("PRAGMA synchronous=OFF");
    execute("BEGIN IMMEDIATE");
    m_pathnames = addNames(1, "/magazine/%1/an-evening-with-a-page", Pathnames);
    m_hostnames = addNames(2, "www%1.bench.example", 3);
    m_referrers = addNames(3, "blog%1.example/links/harbour-towns", Referrers);
    m_sources = addNames(4, "Source %1", Sources);
    m_languages = addNames(5, "x%1-XX", 40);
    m_screens = addNames(6, "class %1", 5);
    execute("COMMIT");
    for (int first = 'A'; first <= 'Z' && m_countries.size() < 200; ++first)
        for (int second = 'A'; second <= 'Z' && m_countries.size() < 200; second += 3) {
            const QChar code[] = {QChar(first), QChar(second)};
            m_countries.push_back(domain::Country::fromAlpha2(QStringView(code, 2)).number());
        }
    check(m_database,
          sqlite3_prepare_v2(
              m_database,
              "INSERT INTO page_view (site_id, visitor_hash, time, hour, day, hostname_id, "
              "pathname_id,"
              " source_id, country, referrer_id, language_id, screen_id, is_entry, is_visitor,"
              " is_page_visitor, is_bounce, is_exit, duration_ms, finished)"
              " VALUES (?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
              -1, &m_insert, nullptr));
}

ViewRows::~ViewRows()
{
    sqlite3_finalize(m_insert);
    sqlite3_close(m_database);
}

void ViewRows::execute(const char *sql)
{
    check(m_database, sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr));
}

std::vector<qint64> ViewRows::addNames(int kind, const char *pattern, int count)
{
    sqlite3_stmt *insert = nullptr;
    check(m_database,
          sqlite3_prepare_v2(m_database, "INSERT INTO name (site_id, kind, text) VALUES (?, ?, ?)",
                             -1, &insert, nullptr));
    std::vector<qint64> ids;
    for (int number = 1; number <= count; ++number) {
        const QByteArray text = QString::fromLatin1(pattern).arg(number).toUtf8();
        sqlite3_bind_int64(insert, 1, m_site.id.value);
        sqlite3_bind_int(insert, 2, kind);
        sqlite3_bind_text(insert, 3, text.constData(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT);
        check(m_database, sqlite3_step(insert));
        ids.push_back(sqlite3_last_insert_rowid(m_database));
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    return ids;
}

int ViewRows::appendVisit(domain::Instant start, qint64 julianDay, int views)
{
    const int length = std::min(views, 1 + (m_random.happens(0.45) ? 0 : m_random.arrivals(2.2)));
    const bool isDirect = m_random.happens(0.4);
    const size_t rank = m_referrerWeights.pick(m_random);
    const qint64 source = isDirect ? 0 : m_sources[rank % m_sources.size()];
    const qint64 referrer = isDirect ? 0 : m_referrers[rank];
    const int country = m_countries[m_countryWeights.pick(m_random)];
    const qint64 hostname = m_hostnames[m_random.happens(0.9) ? 0 : 1 + m_random.below(2)];
    const qint64 language = m_languages[m_random.below(m_random.below(m_languages.size()) + 1)];
    const qint64 screen = m_screens[m_random.below(m_screens.size())];
    const bool isVisitor = m_random.happens(0.8);

    domain::Instant moment = start;
    for (int view = 0; view < length; ++view) {
        const bool isEntry = view == 0;
        const bool isExit = view == length - 1;
        const auto duration =
            static_cast<qint64>(std::min(m_random.logNormal(30'000, 1.0), 1'800'000.0));
        const qint64 hour = domain::toSeconds(m_site.calendar.hourOf(moment));
        const qint64 values[] = {m_site.id.value,
                                 hour * 1000,
                                 hour,
                                 julianDay,
                                 hostname,
                                 m_pathnames[m_pathnameWeights.pick(m_random)],
                                 source,
                                 country,
                                 isEntry ? referrer : 0,
                                 isEntry ? language : 0,
                                 isEntry ? screen : 0,
                                 isEntry,
                                 isEntry && isVisitor,
                                 m_random.happens(0.9),
                                 isEntry && length == 1,
                                 isExit};
        int column = 1;
        for (const qint64 value : values)
            sqlite3_bind_int64(m_insert, column++, value);
        if (isExit && m_random.happens(0.15))
            sqlite3_bind_null(m_insert, column);
        else
            sqlite3_bind_int64(m_insert, column, duration);
        check(m_database, sqlite3_step(m_insert));
        sqlite3_reset(m_insert);
    }
    return length;
}

void ViewRows::appendDay(QDate day, int views)
{
    const domain::Instant start = m_site.calendar.startOfDay(day);
    const auto length = static_cast<uint64_t>((m_site.calendar.endOfDay(day) - start) / 1ms);
    execute("BEGIN IMMEDIATE");
    while (views > 0) {
        const auto within =
            std::chrono::milliseconds(static_cast<long long>(m_random.below(length)));
        views -= appendVisit(start + within, day.toJulianDay(), views);
    }
    execute("COMMIT");
}

} // namespace footfall::bench
