// SPDX-License-Identifier: GPL-3.0-or-later
// A prepared statement of one connection: bind by position, run, read. Bound to its thread.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/result.h"

#include <QSqlQuery>
#include <QString>
#include <functional>

namespace footfall::storage {

/// Asked before each statement of a connection runs: a test answers with the error that it wants to
/// happen there.
using StatementGate = std::function<std::optional<domain::Error>()>;

/// Parameters are written @name in sql/ files and may be used several times; their positions count
/// from 0 in the order in which they first appear. (Qt rewrites :name and ?1, which then may not be
/// repeated.)
class Statement
{
public:
    /// The gate, if any, outlives the statement.
    explicit Statement(QSqlQuery query, QString databasePath = {},
                       const StatementGate *gate = nullptr);

    Statement &bind(int position, qint64 value);
    Statement &bind(int position, const QString &value);
    Statement &bind(int position, const domain::Hash16 &value);
    Statement &bindNull(int position);

    /// Runs to the end and resets.
    [[nodiscard]] domain::Result<domain::Done> run();
    /// Runs; rows follow by next(), which resets after the last. finish() resets early.
    [[nodiscard]] domain::Result<domain::Done> start();
    [[nodiscard]] bool next();
    /// After next() said false: whether the rows ended, or reading them failed.
    [[nodiscard]] domain::Result<domain::Done> outcome() const;
    void finish();

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::optional<domain::Hash16> hash(int column) const;
    [[nodiscard]] qint64 rowsChanged() const;
    [[nodiscard]] qint64 lastInsertId() const;

private:
    QSqlQuery m_query;
    QString m_databasePath;
    const StatementGate *m_gate;
    std::optional<domain::Error> m_readError;
    qint64 m_rowsChanged = 0;
    qint64 m_lastInsertId = 0;
};

} // namespace footfall::storage
