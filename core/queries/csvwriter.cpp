// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/csvwriter.h"

#include <csv.h>

namespace footfall::queries {

namespace {

bool looksLikeFormula(const QString &text)
{
    static const QString Starts = QStringLiteral("=+-@\t\r\n");
    return !text.isEmpty() && Starts.contains(text.front());
}

QByteArray quoted(const QString &text)
{
    const QByteArray plain = (looksLikeFormula(text) ? QLatin1Char('\'') + text : text).toUtf8();
    const auto size = static_cast<size_t>(plain.size());
    QByteArray field(static_cast<qsizetype>(csv_write2(nullptr, 0, plain.constData(), size, '"')),
                     Qt::Uninitialized);
    csv_write2(field.data(), static_cast<size_t>(field.size()), plain.constData(), size, '"');
    return field;
}

struct CellText {
    QByteArray operator()(std::monostate) const { return {}; }
    QByteArray operator()(const QString &text) const { return quoted(text); }
    QByteArray operator()(qint64 number) const { return QByteArray::number(number); }
    QByteArray operator()(double number) const { return QByteArray::number(number, 'g', 10); }
};

} // namespace

QByteArray csvRecord(const std::vector<CsvCell> &cells)
{
    QByteArray record;
    for (size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            record += ',';
        record += std::visit(CellText{}, cells[i]);
    }
    return record += "\r\n";
}

} // namespace footfall::queries
