// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/writer/insertonly.h"

#include <stdexcept>

namespace footfall::bench {

namespace {

void expect(bool isRight, const char *what)
{
    if (!isRight)
        throw std::runtime_error(what);
}

} // namespace

InsertOnly::InsertOnly(const QString &path)
{
    expect(sqlite3_open(qPrintable(path), &m_database) == SQLITE_OK, "open");
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = FULL");
    execute("PRAGMA secure_delete = ON");
    execute("PRAGMA cache_size = -16000");
    execute("PRAGMA wal_autocheckpoint = 4000");
    expect(
        sqlite3_prepare_v2(m_database,
                           "INSERT INTO page_view VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
                           "?,?,?,?,?,?,?,?,?,?)",
                           -1, &m_insert, nullptr) == SQLITE_OK,
        sqlite3_errmsg(m_database));
}

InsertOnly::~InsertOnly()
{
    sqlite3_finalize(m_insert);
    sqlite3_close(m_database);
}

void InsertOnly::write(const std::vector<pipeline::Item> &items)
{
    execute("BEGIN IMMEDIATE");
    for (const pipeline::Item &item : items) {
        const domain::Hit &hit = *item.record.hit();
        const qint64 before[] = {qint64(item.record.sequence), hit.site.value};
        const qint64 after[] = {domain::toMilliseconds(hit.time),
                                domain::toSeconds(hit.hour),
                                hit.day.toJulianDay(),
                                1,
                                qint64(hit.pathname.size()) * 50,
                                hit.source.size(),
                                hit.country.number(),
                                hit.referrer.size(),
                                3,
                                2,
                                1,
                                1,
                                1,
                                1,
                                0};
        int column = 1;
        for (const qint64 value : before)
            sqlite3_bind_int64(m_insert, column++, value);
        sqlite3_bind_blob(m_insert, column++, hit.visit.bytes.data(), int(hit.visit.bytes.size()),
                          SQLITE_STATIC);
        for (const qint64 value : after)
            sqlite3_bind_int64(m_insert, column++, value);
        sqlite3_bind_null(m_insert, column++);
        sqlite3_bind_int64(m_insert, column++, 0);
        for (const QString *text :
             {&hit.channel, &hit.client.browser, &hit.client.browserVersion, &hit.client.system,
              &hit.client.device, &hit.utm.source, &hit.utm.medium, &hit.utm.campaign,
              &hit.utm.term, &hit.utm.content})
            sqlite3_bind_int64(m_insert, column++, text->size());
        expect(sqlite3_step(m_insert) == SQLITE_DONE, "insert");
        sqlite3_reset(m_insert);
    }
    execute("COMMIT");
}

void InsertOnly::execute(const char *sql)
{
    expect(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
}

} // namespace footfall::bench
