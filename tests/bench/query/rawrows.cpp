// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/query/rawrows.h"

#include <QElapsedTimer>
#include <QFile>
#include <charconv>
#include <memory>
#include <sqlite3.h>
#include <stdexcept>

namespace footfall::bench {

namespace {

constexpr std::array Flags{"visitor", "page_visitor", "entry", "bounce", "exit"};

struct Closer {
    void operator()(sqlite3 *database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Connection = std::unique_ptr<sqlite3, Closer>;
using Prepared = std::unique_ptr<sqlite3_stmt, Closer>;

Connection open(const QString &path)
{
    sqlite3 *database = nullptr;
    if (sqlite3_open(QFile::encodeName(path).constData(), &database) != SQLITE_OK)
        throw std::runtime_error("SQLite cannot open a file");
    return Connection(database);
}

void run(const Connection &database, const QByteArray &sql)
{
    if (sqlite3_exec(database.get(), sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database.get()));
}

Prepared prepare(const Connection &database, const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(database.get(), sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database.get()));
    return Prepared(statement);
}

QByteArrayList columns()
{
    QByteArrayList names{"site", "day", "hour"};
    for (size_t part = 0; part < Parts; ++part)
        names.append(partName(Part(part)));
    for (const char *flag : Flags)
        names.append(flag);
    names.append("duration");
    return names;
}

/// In the order of the columns, but for the last, which may be unknown.
std::vector<qint64> valuesOf(int site, const RawView &view)
{
    std::vector<qint64> values{site, view.day, view.hour};
    values.insert(values.end(), view.parts.begin(), view.parts.end());
    for (const bool flag :
         {view.isVisitor, view.isPageVisitor, view.isEntry, view.isBounce, view.isExit})
        values.push_back(flag);
    return values;
}

} // namespace

void writeCsv(const QString &path, const WorldSize &size)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        throw std::runtime_error("cannot write the rows");
    file.write(columns().join(',') + '\n');
    ViewSource source(size);
    std::string lines;
    std::array<char, 24> digits{};
    const auto append = [&](qint64 value, char end) {
        const auto [to, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        lines.append(digits.data(), to);
        lines.push_back(end);
    };
    for (int day = 0; day < WorldSize::Days; ++day)
        for (int site = 0; site < WorldSize::Sites; ++site) {
            source.draw(site, day, [&](const RawView &view) {
                for (const qint64 value : valuesOf(site, view))
                    append(value, ',');
                if (view.durationMs >= 0)
                    append(view.durationMs, '\n');
                else
                    lines.push_back('\n');
            });
            file.write(lines.data(), qint64(lines.size()));
            lines.clear();
        }
}

void fillSqlite(const QString &path, const WorldSize &size)
{
    if (QFile::exists(path))
        return;
    const QString unfinished = path + QStringLiteral(".part");
    QFile::remove(unfinished);
    {
        const Connection database = open(unfinished);
        run(database, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-500000");
        const QByteArrayList names = columns();
        run(database, "CREATE TABLE view (" + names.join(" INTEGER, ") + " INTEGER)");
        const Prepared insert =
            prepare(database, "INSERT INTO view VALUES (?" +
                                  QByteArray(", ?").repeated(names.size() - 1) + ")");
        ViewSource source(size);
        for (int day = 0; day < WorldSize::Days; ++day) {
            run(database, "BEGIN");
            for (int site = 0; site < WorldSize::Sites; ++site)
                source.draw(site, day, [&](const RawView &view) {
                    int column = 0;
                    for (const qint64 value : valuesOf(site, view))
                        sqlite3_bind_int64(insert.get(), ++column, value);
                    ++column;
                    if (view.durationMs >= 0)
                        sqlite3_bind_int64(insert.get(), column, view.durationMs);
                    else
                        sqlite3_bind_null(insert.get(), column);
                    sqlite3_step(insert.get());
                    sqlite3_reset(insert.get());
                });
            run(database, "COMMIT");
        }
        // One for the lists under filters, and one that holds all that a dashboard needs.
        run(database, "CREATE INDEX view_lists ON view (site, country, browser, pathname, day, "
                      "page_visitor, visitor, entry, bounce, duration)");
        run(database, "CREATE INDEX view_all ON view (site, day, " + names.mid(3).join(", ") + ")");
        run(database, "ANALYZE");
    }
    if (!QFile::rename(unfinished, path))
        throw std::runtime_error("cannot rename the SQLite file");
}

Numbers askSqlite(const QString &path, const Question &question, double &milliseconds)
{
    static const Connection database = [&] {
        Connection opened = open(path);
        run(opened, "PRAGMA cache_size=-500000; PRAGMA mmap_size=8000000000");
        return opened;
    }();
    const Sql sql = sqlOf(question);
    Numbers numbers;
    QElapsedTimer timer;
    timer.start();
    const auto ask = [&](const QString &text, const std::function<void(sqlite3_stmt *)> &take) {
        const Prepared statement = prepare(database, text.toUtf8());
        while (sqlite3_step(statement.get()) == SQLITE_ROW)
            take(statement.get());
    };
    ask(sql.totals, [&](sqlite3_stmt *row) {
        for (int column = 0; column < 6; ++column)
            numbers.push_back(sqlite3_column_int64(row, column));
    });
    if (!sql.chart.isEmpty())
        ask(sql.chart, [](sqlite3_stmt *) {});
    for (const QString &panel : sql.panels)
        ask(panel, [&](sqlite3_stmt *row) { numbers.push_back(sqlite3_column_int64(row, 1)); });
    milliseconds = double(timer.nsecsElapsed()) / 1e6;
    return numbers;
}

std::vector<std::pair<QString, qint64>> bytesByTable(const QString &path)
{
    const Connection database = open(path);
    const Prepared statement =
        prepare(database,
                "SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC");
    std::vector<std::pair<QString, qint64>> all;
    while (sqlite3_step(statement.get()) == SQLITE_ROW)
        all.emplace_back(QString::fromUtf8(reinterpret_cast<const char *>(
                             sqlite3_column_text(statement.get(), 0))),
                         sqlite3_column_int64(statement.get(), 1));
    return all;
}

} // namespace footfall::bench
