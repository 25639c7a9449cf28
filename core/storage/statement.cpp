// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/statement.h"

#include "core/storage/sqlerror.h"

#include <QSqlError>
#include <QVariant>
#include <algorithm>

namespace footfall::storage {

using domain::Done;
using domain::Result;

Statement::Statement(QSqlQuery query, QString databasePath, const StatementGate *gate)
    : m_query(std::move(query)), m_databasePath(std::move(databasePath)), m_gate(gate)
{
}

Statement &Statement::bind(int position, qint64 value)
{
    m_query.bindValue(position, value);
    return *this;
}

Statement &Statement::bind(int position, const QString &value)
{
    // A null QString would become NULL; an empty text is a text here.
    m_query.bindValue(position, value.isNull() ? QLatin1String("") : value);
    return *this;
}

Statement &Statement::bind(int position, const domain::Hash16 &value)
{
    m_query.bindValue(position, QByteArray(reinterpret_cast<const char *>(value.bytes.data()),
                                           qsizetype(value.bytes.size())));
    return *this;
}

Statement &Statement::bindNull(int position)
{
    m_query.bindValue(position, QVariant());
    return *this;
}

Result<Done> Statement::run()
{
    if (const Result<Done> started = start(); !started)
        return started;
    // A statement is at its end only after its last row (INSERT ... RETURNING, PRAGMA).
    while (m_query.isSelect() && m_query.next()) {
    }
    m_rowsChanged = m_query.numRowsAffected();
    m_lastInsertId = m_query.isSelect() ? 0 : m_query.lastInsertId().toLongLong();
    m_query.finish();
    return Done{};
}

Result<Done> Statement::start()
{
    m_readError.reset();
    if (m_gate && *m_gate) {
        if (std::optional<domain::Error> error = (*m_gate)())
            return tl::unexpected(*std::move(error));
    }
    if (m_query.exec())
        return Done{};
    const QSqlError error = m_query.lastError();
    m_query.finish();
    return tl::unexpected(errorFrom(error, m_databasePath));
}

bool Statement::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        m_readError = errorFrom(m_query.lastError(), m_databasePath);
    m_query.finish();
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
    m_query.finish();
}

qint64 Statement::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

QString Statement::text(int column) const
{
    return m_query.value(column).toString();
}

bool Statement::isNull(int column) const
{
    return m_query.isNull(column);
}

std::optional<domain::Hash16> Statement::hash(int column) const
{
    const QByteArray bytes = m_query.value(column).toByteArray();
    domain::Hash16 hash;
    if (bytes.size() != qsizetype(hash.bytes.size()))
        return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char *>(hash.bytes.data()));
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
