// SPDX-License-Identifier: GPL-3.0-or-later
// Three years of facts of one site in a database, each month merged when it is over. The thread
// that calls it; throws.
#pragma once

#include <QDate>
#include <QString>

namespace footfall::bench {

inline constexpr int Months = 36;
inline const QDate First(2024, 1, 1);

/// Makes the file; no piece of a year has more than yearRows.
void fill(const QString &path, qint64 views, quint32 paths, qint64 yearRows);

} // namespace footfall::bench
