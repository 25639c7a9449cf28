// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLite refused, as words a person can act on. Any thread.
#pragma once

#include "core/domain/result.h"

#include <QSqlError>

namespace footfall::storage {

/// Unavailable where trying again may help (the file is busy), Invalid where the values are at
/// fault, else Storage. Never holds the values
/// of the statement. path: the database file.
[[nodiscard]] domain::Error errorFrom(const QSqlError &error, const QString &path);

/// The same for one of SQLite's own result codes; detail is its English text.
[[nodiscard]] domain::Error errorFromCode(int code, const QString &detail, const QString &path);

} // namespace footfall::storage
