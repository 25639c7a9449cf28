// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of CSV as RFC 4180 has them, safe to open in a spreadsheet. Any thread; needs libcsv.
#pragma once

#include <QByteArray>
#include <QString>
#include <variant>
#include <vector>

namespace footfall::queries {

/// Nothing, a text, or one of our own numbers. Only texts can be formulas: one that a spreadsheet
/// would take for a formula gets a leading apostrophe.
using CsvCell = std::variant<std::monostate, QString, qint64, double>;

/// One record with its CRLF, in UTF-8.
[[nodiscard]] QByteArray csvRecord(const std::vector<CsvCell> &cells);

} // namespace footfall::queries
