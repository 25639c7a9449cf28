// SPDX-License-Identifier: GPL-3.0-or-later
// A database file that is moved, copied or replaced while it is in use, what is told of it, and
// what is in it then. Any thread.
#pragma once

#include "tests/pipeline/bench.h"

#include <QFile>
#include <QRegularExpression>

namespace footfall::kit {

inline const auto Moved = QRegularExpression(QStringLiteral("was moved or replaced"));
inline const auto Missing = QRegularExpression(QStringLiteral("is missing"));

inline void moveFile(const QString &from, const QString &to)
{
    if (!QFile::rename(from, to))
        qFatal("cannot move %s", qPrintable(from));
}

/// A whole copy, as a backup tool makes it.
[[nodiscard]] inline QString backUp(const Bench &bench, const char *name)
{
    const QString path = bench.directory() + QLatin1Char('/') + QLatin1String(name);
    if (QProcess::execute(QStringLiteral("python3"),
                          {QStringLiteral("-c"),
                           QStringLiteral("import sqlite3, sys\n"
                                          "sqlite3.connect(sys.argv[1]).backup("
                                          "sqlite3.connect(sys.argv[2]))"),
                           bench.path(), path}) != 0)
        qFatal("cannot back up");
    return path;
}

[[nodiscard]] inline QList<QVariantList> pagesIn(const QString &path)
{
    return rowsOf(path, QStringLiteral("SELECT name.text FROM page_view JOIN name ON "
                                       "name.id = pathname_id ORDER BY page_view.id"));
}

[[nodiscard]] inline QString epochIn(const QString &path)
{
    return rowsOf(path, QStringLiteral("SELECT value FROM instance WHERE key = 'epoch'"))
        .at(0)
        .at(0)
        .toString();
}

} // namespace footfall::kit
