// SPDX-License-Identifier: GPL-3.0-or-later
// How long a dashboard waits for its numbers, with N page views of one site over a year, folded by
// the real fold. Prints a markdown table.
#include "core/pipeline/pipeline.h"
#include "core/queries/statsreader.h"
#include "tests/bench/viewrows.h"
#include "tests/kit/fixedclock.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <sqlite3.h>

using namespace footfall;
using namespace std::chrono_literals;
using domain::PeriodPreset;

namespace {

constexpr int Days = 365;

void print(const QString &line)
{
    std::fputs(qPrintable(line + QLatin1Char('\n')), stdout);
    std::fflush(stdout);
}

int fail(const QString &message)
{
    std::fputs(qPrintable(message + QLatin1Char('\n')), stderr);
    return 1;
}

struct Question {
    QString name;
    domain::StatsRequest request;
    int repetitions;
};

std::vector<Question> questions(domain::SiteId site)
{
    std::vector<Question> all;
    const auto add = [&](const QString &period, PeriodPreset preset, int repetitions) {
        domain::StatsRequest totals;
        totals.site = site;
        totals.period = preset;
        totals.comparison = domain::Comparison::Previous;
        totals.interval =
            preset == PeriodPreset::AllTime ? domain::Interval::Week : domain::Interval::Day;
        all.push_back({period + QStringLiteral(": cards and chart, with the period before"), totals,
                       repetitions});
        domain::StatsRequest window = totals;
        for (const domain::Dimension dimension : domain::AllDimensions)
            window.breakdowns.push_back({.dimension = dimension, .limit = 10, .search = {}});
        all.push_back(
            {period +
                 QStringLiteral(": the same and all %1 panels").arg(domain::AllDimensions.size()),
             window, repetitions});
        domain::StatsRequest search = totals;
        search.breakdowns.push_back(
            {.dimension = domain::Dimension::Page, .limit = 0, .search = QStringLiteral("/77")});
        all.push_back({period + QStringLiteral(": cards, chart, and a search in all pages"), search,
                       repetitions});
    };
    add(QStringLiteral("30 days"), PeriodPreset::Last30Days, 40);
    add(QStringLiteral("All time (a year)"), PeriodPreset::AllTime, 15);
    return all;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption viewsOption(QStringLiteral("views"), QStringLiteral("Page views."),
                                         QStringLiteral("N"), QStringLiteral("1000000"));
    const QCommandLineOption directoryOption(
        QStringLiteral("data-dir"), QStringLiteral("Made, and left."), QStringLiteral("DIR"));
    const QCommandLineOption versionsOption(QStringLiteral("versions"),
                                            QStringLiteral("Of Qt and SQLite."));
    parser.addOptions({viewsOption, directoryOption, versionsOption});
    parser.addHelpOption();
    parser.process(application);
    if (parser.isSet(versionsOption)) {
        print(QStringLiteral("%1, SQLite %2")
                  .arg(QLatin1String(qVersion()), QLatin1String(sqlite3_libversion())));
        return 0;
    }
    const qint64 wanted = parser.value(viewsOption).toLongLong();
    const QDir directory(parser.value(directoryOption));
    if (wanted < Days || parser.value(directoryOption).isEmpty() ||
        !directory.mkpath(QStringLiteral(".")))
        return fail(
            QStringLiteral("Give --views, at least 365, and a --data-dir that can be made."));
    const QString path = directory.filePath(QStringLiteral("footfall.db"));

    kit::FixedClock clock(kit::at("2026-06-30T20:00:00Z"));
    auto pipeline = pipeline::Pipeline::open({.databasePath = path, .foldInterval = 0ms}, clock);
    if (!pipeline)
        return fail(pipeline.error().message);
    const auto site = (*pipeline)
                          ->addSite({.hostname = QStringLiteral("bench.example"),
                                     .name = {},
                                     .timeZone = QStringLiteral("Europe/Berlin"),
                                     .trackingCode = {}})
                          .result();
    if (!site)
        return fail(site.error().message);

    QElapsedTimer timer;
    timer.start();
    qint64 foldMs = 0;
    const QDate last = site->calendar.dayOf(clock.now());
    bench::ViewRows rows(path, *site);
    qint64 written = 0;
    qint64 unfolded = 0;
    for (int day = 0; day < Days; ++day) {
        const auto views = static_cast<int>(wanted * (day + 1) / Days - wanted * day / Days);
        rows.appendDay(last.addDays(day - Days + 1), views);
        written += views;
        unfolded += views;
        if (unfolded < 100'000 && day < Days - 1)
            continue;
        unfolded = 0;
        QElapsedTimer foldTimer;
        foldTimer.start();
        const auto report = (*pipeline)->fold().result();
        if (!report)
            return fail(report.error().message);
        if (report->open != 0)
            return fail(
                QStringLiteral("%1 page views were left open by the fold.").arg(report->open));
        foldMs += foldTimer.elapsed();
    }
    (*pipeline)->close();
    const double seconds = static_cast<double>(timer.elapsed()) / 1000.0;
    const double bytes = static_cast<double>(QFileInfo(path).size());

    auto reader = queries::StatsReader::open(path, clock);
    if (!reader)
        return fail(reader.error().message);
    print(QStringLiteral(
              "%L1 page views of one site over %2 days, 10,000 pages; made in %3 s, of which the "
              "fold took %4 s (%L5 page views a second); %6 bytes a page view.\n")
              .arg(written)
              .arg(Days)
              .arg(seconds, 0, 'f', 0)
              .arg(static_cast<double>(foldMs) / 1000.0, 0, 'f', 0)
              .arg(static_cast<double>(written) * 1000.0 /
                       static_cast<double>(std::max<qint64>(foldMs, 1)),
                   0, 'f', 0)
              .arg(bytes / static_cast<double>(written), 0, 'f', 0));
    print(QStringLiteral("| question | p50 ms | p95 ms |\n|---|---|---|"));
    for (const Question &question : questions(site->id)) {
        std::vector<double> times;
        for (int repetition = 0; repetition < question.repetitions; ++repetition) {
            QElapsedTimer answerTimer;
            answerTimer.start();
            const auto answer = (*reader)->answer(question.request);
            times.push_back(static_cast<double>(answerTimer.nsecsElapsed()) / 1e6);
            if (!answer)
                return fail(answer.error().message);
            if (std::holds_alternative<PeriodPreset>(question.request.period) &&
                std::get<PeriodPreset>(question.request.period) == PeriodPreset::AllTime &&
                answer->totals.pageViews != written)
                return fail(QStringLiteral("%1 page views were written, but %2 are counted.")
                                .arg(written)
                                .arg(answer->totals.pageViews));
        }
        std::sort(times.begin(), times.end());
        print(QStringLiteral("| %1 | %2 | %3 |")
                  .arg(question.name)
                  .arg(times[times.size() / 2], 0, 'f', 1)
                  .arg(times[times.size() * 95 / 100], 0, 'f', 1));
    }
    print(QString());
    return 0;
}
