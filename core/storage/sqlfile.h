// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of this program, by name: sql/NAME.sql, compiled in. Any thread.
#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QStringList>
#include <vector>

namespace footfall::storage {

/// REQUIRES: the file exists; a test prepares all of them.
[[nodiscard]] QByteArray sqlFile(const char *name);
[[nodiscard]] QStringList sqlFileNames();

struct MigrationFile {
    int number = 0;
    QByteArray script;
};
/// Rising from 1 without a gap.
[[nodiscard]] std::vector<MigrationFile> migrationFiles();

/// A script's statements, split at semicolons outside of quotes and comments: the QSQLITE driver
/// takes one at a time.
[[nodiscard]] std::vector<QByteArray> splitStatements(const QByteArray &script);

} // namespace footfall::storage
