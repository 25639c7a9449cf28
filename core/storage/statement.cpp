// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/statement.h"

#include "core/storage/sqlerror.h"

#include <algorithm>
#include <sqlite3.h>

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

// Fails only without memory or with a position that does not exist, which the tests would show.
void check([[maybe_unused]] int code)
{
    Q_ASSERT(code == SQLITE_OK);
}

} // namespace

void Statement::Finalizer::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3_stmt *prepared, QString databasePath, const StatementGate *gate)
    : m_statement(prepared), m_databasePath(std::move(databasePath)), m_gate(gate)
{
}

Statement &Statement::bind(int position, qint64 value)
{
    check(sqlite3_bind_int64(m_statement.get(), position + 1, value));
    return *this;
}

Statement &Statement::bind(int position, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    check(sqlite3_bind_text64(m_statement.get(), position + 1, utf8.constData(),
                              static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
    return *this;
}

Statement &Statement::bind(int position, const domain::Hash16 &value)
{
    check(sqlite3_bind_blob64(m_statement.get(), position + 1, value.bytes.data(),
                              value.bytes.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bind(int position, const QByteArray &value)
{
    check(sqlite3_bind_blob64(m_statement.get(), position + 1, value.constData(),
                              static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bindNull(int position)
{
    check(sqlite3_bind_null(m_statement.get(), position + 1));
    return *this;
}

Result<Done> Statement::run()
{
    if (const Result<Done> started = start(); !started)
        return started;
    while (m_rows != Rows::None) {
        const int code = sqlite3_step(m_statement.get());
        if (code == SQLITE_ROW)
            continue;
        if (code != SQLITE_DONE)
            return tl::unexpected(failed(code));
        finish();
    }
    return Done{};
}

Result<Done> Statement::start()
{
    finish();
    m_readError.reset();
    if (m_gate && *m_gate) {
        if (std::optional<domain::Error> error = (*m_gate)())
            return tl::unexpected(*std::move(error));
    }
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) {
        m_rows = Rows::First;
        return Done{};
    }
    if (code != SQLITE_DONE)
        return tl::unexpected(failed(code));
    sqlite3 *connection = sqlite3_db_handle(m_statement.get());
    m_rowsChanged = sqlite3_changes(connection);
    m_lastInsertId = sqlite3_last_insert_rowid(connection);
    sqlite3_reset(m_statement.get());
    return Done{};
}

bool Statement::next()
{
    if (m_rows == Rows::None)
        return false;
    if (m_rows == Rows::First) {
        m_rows = Rows::Further;
        return true;
    }
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        finish();
    else
        m_readError = failed(code);
    return false;
}

Result<Done> Statement::outcome() const
{
    if (m_readError)
        return tl::unexpected(*m_readError);
    return Done{};
}

void Statement::finish()
{
    if (m_rows == Rows::None)
        return;
    m_rows = Rows::None;
    sqlite3_reset(m_statement.get());
}

domain::Error Statement::failed(int code)
{
    // Read before reset(), which may change them.
    const QString detail = QString::fromUtf8(sqlite3_errmsg(sqlite3_db_handle(m_statement.get())));
    m_rows = Rows::None;
    sqlite3_reset(m_statement.get());
    return errorFromCode(code, detail, m_databasePath);
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QString Statement::text(int column) const
{
    const auto *utf8 =
        reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement.get(), column));
}

std::string_view Statement::view(int column) const
{
    const auto *utf8 =
        reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return {utf8, static_cast<size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

QByteArray Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return {data, sqlite3_column_bytes(m_statement.get(), column)};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::optional<domain::Hash16> Statement::hash(int column) const
{
    domain::Hash16 hash;
    const auto *data = static_cast<const quint8 *>(sqlite3_column_blob(m_statement.get(), column));
    if (size_t(sqlite3_column_bytes(m_statement.get(), column)) != hash.bytes.size())
        return std::nullopt;
    std::copy_n(data, hash.bytes.size(), hash.bytes.begin());
    return hash;
}

qint64 Statement::rowsChanged() const
{
    return m_rowsChanged;
}

qint64 Statement::lastInsertId() const
{
    return m_lastInsertId;
}

} // namespace footfall::storage
