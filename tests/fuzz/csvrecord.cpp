// SPDX-License-Identifier: GPL-3.0-or-later
// Names that visitors sent, exported as CSV: libcsv reads back the cells that went in, and none of
// them is a formula.
#include "core/queries/csvwriter.h"

#include "tests/fuzz/fuzz.h"

#include <QStringList>
#include <csv.h>

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    for (const QString &text : fuzz::textsOf(data, size)) {
        const QStringList texts = text.split(QChar(u'\0'));
        const QByteArray record =
            queries::csvRecord(std::vector<queries::CsvCell>(texts.begin(), texts.end()));
        struct Read {
            QByteArrayList cells;
            int records = 0;
        } read;
        csv_parser parser;
        FUZZ_CHECK(csv_init(&parser, CSV_STRICT) == 0);
        const auto length = static_cast<size_t>(record.size());
        FUZZ_CHECK(csv_parse(
                       &parser, record.constData(), length,
                       [](void *cell, size_t bytes, void *to) {
                           static_cast<Read *>(to)->cells << QByteArray(
                               static_cast<const char *>(cell), static_cast<qsizetype>(bytes));
                       },
                       [](int, void *to) { ++static_cast<Read *>(to)->records; }, &read) == length);
        csv_free(&parser);
        FUZZ_CHECK(read.records == 1 && read.cells.size() == texts.size());
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const QByteArray sent = texts[i].toUtf8();
            const QByteArray &cell = read.cells[i];
            FUZZ_CHECK(cell == sent || cell == '\'' + sent);
            FUZZ_CHECK(cell.isEmpty() || !QByteArrayView("=+-@\t\r\n").contains(cell.front()));
        }
    }
    return 0;
}
