// SPDX-License-Identifier: GPL-3.0-or-later
// A prepared statement of one connection: bind by position, run, read. Bound to its thread.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/result.h"

#include <QSqlQuery>
#include <QString>

namespace footfall::storage {

class Statement
{
public:
    explicit Statement(QSqlQuery query);

    Statement &bind(int position, qint64 value); ///< Positions count from 0.
    Statement &bind(int position, const QString &value);
    Statement &bind(int position, const domain::Hash16 &value);
    Statement &bindNull(int position);

    /// Runs to the end and resets.
    [[nodiscard]] domain::Result<domain::Done> run();
    /// Runs; rows follow by next(), which resets after the last. finish() resets early.
    [[nodiscard]] domain::Result<domain::Done> start();
    [[nodiscard]] bool next();
    void finish();

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::optional<domain::Hash16> hash(int column) const;
    [[nodiscard]] qint64 rowsChanged() const;
    [[nodiscard]] qint64 lastInsertId() const;

private:
    QSqlQuery m_query;
};

} // namespace footfall::storage
