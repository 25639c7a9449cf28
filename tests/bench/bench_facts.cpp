// SPDX-License-Identifier: GPL-3.0-or-later
// How many rows a second become a segment, are merged, and are read, on one thread, and how many
// bytes each column takes. Prints markdown tables.
#include "core/storage/facts/factmerge.h"
#include "core/storage/facts/segmentcodec.h"
#include "tests/bench/viewfacts.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <ctime>
#include <map>

using namespace footfall;
using namespace storage;

namespace {

constexpr qint64 FirstDay = 2'461'000;
constexpr int Month = 30;

void print(const QString &line)
{
    std::fputs(qPrintable(line + QLatin1Char('\n')), stdout);
    std::fflush(stdout);
}

constexpr std::array GroupNames{
    "country",  "client",   "acquisition", "hostname", "flags",  "path",     "hour",  "duration",
    "referrer", "language", "screen",      "terms",    "target", "property", "money", "counts",
};

/// Millions a second of the processor's time, whatever else runs.
template <typename Run>
double rate(size_t things, Run run)
{
    const std::clock_t before = std::clock();
    run();
    const double seconds =
        static_cast<double>(std::max<std::clock_t>(std::clock() - before, 1)) / CLOCKS_PER_SEC;
    return static_cast<double>(things) / seconds / 1e6;
}

struct Sizes {
    double all = 0;
    std::map<QString, double> parts;
};

Sizes sizesOf(const EncodedSegment &segment)
{
    Sizes sizes;
    const auto add = [&](const QString &part, qsizetype bytes) {
        const double each = static_cast<double>(bytes) / static_cast<double>(segment.rows);
        sizes.parts[part] += each;
        sizes.all += each;
    };
    add(QStringLiteral("head"), segment.head.size());
    for (const auto &blob : segment.blobs) {
        if (blob.part == WholePart)
            add(QStringLiteral("in one"), blob.data.size());
        else if (blob.part >= sumsPart(FactGroup::Country))
            add(QStringLiteral("pre-sums"), blob.data.size());
        else if (blob.part >= dictionaryPart(FactGroup::Country))
            add(QStringLiteral("dictionaries"), blob.data.size());
        else
            add(QLatin1String(GroupNames[(blob.part >> 16) - 1]), blob.data.size());
    }
    return sizes;
}

double readRate(const EncodedSegment &segment)
{
    const SegmentHead head = decodeHead(segment.head).value();
    const auto parts = head.isWhole ? unpackWhole(head, findPart(segment.blobs, WholePart)).value()
                                    : segment.blobs;
    std::vector<quint32> memory(ChunkRows);
    std::vector<std::vector<quint8>> flags;
    for (size_t chunk = 0; chunk < head.chunks(); ++chunk)
        if (!decodeChunk(head, FactGroup::Flags, chunk,
                         findPart(parts, columnPart(FactGroup::Flags, chunk)), nullptr,
                         flags.emplace_back(head.rowsOfChunk(chunk)).data()))
            qFatal("What was encoded cannot be decoded.");
    size_t places = 0;
    const double segments = rate(1'000'000, [&] {
        for (size_t group = 0; group < FactGroups; ++group)
            for (size_t chunk = 0; chunk < head.chunks(); ++chunk) {
                const auto one = static_cast<FactGroup>(group);
                if (!hasColumn(head, one, chunk))
                    continue;
                if (!decodeChunk(head, one, chunk, findPart(parts, columnPart(one, chunk)),
                                 flags[chunk].data(), memory.data()))
                    qFatal("What was encoded cannot be decoded.");
                places += head.rowsOfChunk(chunk);
            }
    });
    return segments * static_cast<double>(places) / 1e6;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rowsOption(QStringLiteral("rows"),
                                        QStringLiteral("Of the largest year."),
                                        QStringLiteral("N"), QStringLiteral("3300000"));
    parser.addOption(rowsOption);
    parser.addHelpOption();
    parser.process(application);
    const auto most = static_cast<size_t>(std::max(1'000, parser.value(rowsOption).toInt()));

    std::mt19937_64 random(1);
    std::map<QString, Sizes> sizes;
    print(
        QStringLiteral("| page views | days | paths | encoded, M rows/s | merged from days | read, "
                       "M values/s | bytes a row |\n|---|---|---|---|---|---|---|"));
    struct Case {
        QString name;
        size_t rows;
        int days;
        quint32 paths;
        Effort effort = Effort::Lasting;
    };
    for (const Case &one :
         {Case{QStringLiteral("year, 10 k paths"), most, 365, 10'000, Effort::Most},
          Case{QStringLiteral("year, 5 M paths"), most, 365, 5'000'000, Effort::Most},
          Case{QStringLiteral("month, 10 k paths"), most / 10, Month, 10'000},
          Case{QStringLiteral("month, 5 M paths"), most / 10, Month, 5'000'000},
          Case{QStringLiteral("small site's year"), 7'300, 365, 500, Effort::Most},
          Case{QStringLiteral("small site's month"), 600, Month, 500},
          Case{QStringLiteral("fold"), 1'000, 1, 10'000, Effort::Quick},
          Case{QStringLiteral("small fold"), 20, 1, 10'000, Effort::Quick}}) {
        const bench::ViewFacts facts{.paths = one.paths};
        std::vector<FactTable> tables;
        std::vector<EncodedSegment> days;
        size_t rows = 0;
        const int parts = std::min(one.days, Month);
        for (int part = 0; part < parts; ++part) {
            tables.push_back(facts.made(random, FirstDay + part * (one.days / parts),
                                        one.days / parts, one.rows / static_cast<size_t>(parts)));
            rows += tables.back().rows;
        }
        const double encoding = rate(rows, [&] {
            for (const FactTable &table : tables)
                days.push_back(encode(table));
        });
        MergeRules rules;
        rules.effort = one.effort;
        EncodedSegment merged;
        const double merging = rate(rows, [&] { merged = merge(days, rules).value(); });
        sizes[one.name] = sizesOf(merged);
        print(QStringLiteral("| %L1 | %2 | %L3 | %4 | %5 | %6 | %7 |")
                  .arg(merged.rows)
                  .arg(one.days)
                  .arg(one.paths)
                  .arg(encoding, 0, 'f', 1)
                  .arg(merging, 0, 'f', 1)
                  .arg(readRate(merged), 0, 'f', 0)
                  .arg(sizes[one.name].all, 0, 'f', 2));
    }
    QStringList names;
    for (const auto &[name, its] : sizes)
        for (const auto &[part, bytes] : its.parts)
            if (!names.contains(part))
                names.append(part);
    QString header = QStringLiteral("\n| bytes a row |");
    QString line = QStringLiteral("|---|");
    for (const auto &[name, its] : sizes) {
        header += QStringLiteral(" %1 |").arg(name);
        line += QStringLiteral("---|");
    }
    print(header + QLatin1Char('\n') + line);
    for (const QString &part : names) {
        QString row = QStringLiteral("| %1 |").arg(part);
        for (auto &[name, its] : sizes)
            row += QStringLiteral(" %1 |").arg(its.parts[part], 0, 'f', 3);
        print(row);
    }
    print(QString());
    return 0;
}
