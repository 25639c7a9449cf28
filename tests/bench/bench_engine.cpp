// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the facts engine answers a whole dashboard: cards, days and twelve panels, unfiltered
// and under random filters, with a warm cache and with a cold one. Three years, merged as they are
// when they are over; and a month long ago.
// Prints a markdown table; wall time, and the processor's time of all threads.
//   bench_engine --file FILE [--views N] [--paths N] [--questions N] [--year-rows N] [--cache MB]
//     [--profile PANEL [--cold]] [--profile-random CONDITIONS]
// A file that is there already is asked as it is.
#include "core/pipeline/mergepolicy.h"
#include "core/queries/facts/factengine.h"
#include "tests/bench/engine/asker.h"
#include "tests/bench/engine/fill.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <set>
#include <stdexcept>

using namespace footfall;
using bench::Asker;
using bench::First;
using bench::Months;
using bench::Times;
using domain::Dimension;
using queries::FactAnswer;
using queries::FactQuestion;

namespace {

constexpr std::array Panels{Dimension::Page,     Dimension::EntryPage, Dimension::ExitPage,
                            Dimension::Referrer, Dimension::Source,    Dimension::Channel,
                            Dimension::Country,  Dimension::Language,  Dimension::Browser,
                            Dimension::System,   Dimension::Device,    Dimension::UtmCampaign};

FactQuestion dashboard()
{
    FactQuestion question;
    question.site = domain::SiteId{1};
    question.period = {First, First.addMonths(Months).addDays(-1)};
    question.times = queries::Times::Days;
    for (const Dimension dimension : Panels) {
        queries::PanelQuestion panel;
        panel.dimension = dimension;
        panel.ownConditions = domain::OwnConditions::Leave;
        question.panels.push_back(panel);
    }
    return question;
}

/// Conditions that somebody clicks: on the shown rows of different panels.
FactQuestion filtered(const FactAnswer &all, size_t conditions, std::mt19937_64 &random)
{
    FactQuestion question = dashboard();
    std::set<size_t> panels;
    while (panels.size() < conditions)
        panels.insert(random() % Panels.size());
    for (const size_t panel : panels) {
        const auto &rows = all.panels[panel].rows;
        const size_t row = random() % std::min<size_t>(rows.size(), 10);
        question.filter.push_back(
            {Panels[panel],
             random() % 6 == 0 ? domain::FilterSense::Excludes : domain::FilterSense::Includes,
             {rows[row].value}});
    }
    if (random() % 8 == 0)
        question.visitorsByPage = true;
    return question;
}

/// Names other values, too, that do not occur: no answer to it is kept, nor are they so few that it
/// is put together from what is.
FactQuestion neverAsked(FactQuestion question)
{
    static quint32 unused = 0xf000'0000;
    for (int i = 0; i < 10; ++i)
        question.filter.front().values.push_back(unused++);
    return question;
}

/// Of the first year's sixth month.
FactQuestion ofOneMonth(FactQuestion question)
{
    question.period = {First.addMonths(5), First.addMonths(6).addDays(-1)};
    return question;
}

QElapsedTimer started()
{
    QElapsedTimer timer;
    timer.start();
    return timer;
}

} // namespace

int main(int argc, char *argv[])
try {
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const auto number = [](const char *name, const char *what, const char *usual) {
        return QCommandLineOption(QLatin1String(name), QLatin1String(what), QStringLiteral("n"),
                                  QLatin1String(usual));
    };
    parser.addOptions(
        {{QStringLiteral("file"), QStringLiteral("The database."), QStringLiteral("FILE")},
         number("views", "How many page views, where the file is made.", "10000000"),
         number("paths", "How many pathnames.", "10000"),
         number("questions", "Random questions of each kind.", "40"),
         number("cache", "Megabytes.", "2048"),
         number("year-rows", "Of a piece of a year at most, where the file is made.",
                qPrintable(QString::number(pipeline::MergeLimits().yearRows))),
         number("profile", "Asks for ten seconds: under the first row of that panel.", "-1"),
         number("profile-random", "Asks for ten seconds: under so many random conditions.", "0"),
         {QStringLiteral("cold"), QStringLiteral("Each of these with nothing cached.")}});
    parser.process(application);
    const QString path = parser.value(QStringLiteral("file"));
    if (path.isEmpty())
        throw std::runtime_error("Give --file.");
    if (!QFileInfo::exists(path))
        bench::fill(path, parser.value(QStringLiteral("views")).toLongLong(),
                    parser.value(QStringLiteral("paths")).toUInt(),
                    parser.value(QStringLiteral("year-rows")).toLongLong());
    Asker asker(path, parser.value(QStringLiteral("cache")).toLongLong() << 20);
    const int questions = parser.value(QStringLiteral("questions")).toInt();

    Times cold;
    FactAnswer all = asker.ask(dashboard(), &cold);
    for (int i = 0; i < 4; ++i) {
        asker.forget();
        all = asker.ask(dashboard(), &cold);
    }
    if (parser.isSet(QStringLiteral("profile"))) {
        const auto panel = static_cast<size_t>(parser.value(QStringLiteral("profile")).toInt());
        FactQuestion question = dashboard();
        question.filter.push_back({Panels.at(panel),
                                   domain::FilterSense::Includes,
                                   {all.panels.at(panel).rows.front().value}});
        Times times;
        for (const QElapsedTimer timer = started(); timer.elapsed() < 10'000;) {
            if (parser.isSet(QStringLiteral("cold")))
                asker.forget();
            (void)asker.ask(neverAsked(question), &times);
        }
        times.print("profile");
        return 0;
    }
    if (const size_t conditions = parser.value(QStringLiteral("profile-random")).toUInt();
        conditions > 0) {
        Times times;
        std::mt19937_64 random(conditions + 30);
        for (const QElapsedTimer timer = started(); timer.elapsed() < 10'000;)
            (void)asker.ask(neverAsked(filtered(all, conditions, random)), &times);
        times.print("profile");
        return 0;
    }
    std::printf("%lld page views, %.2f bytes each on disk, %lld pathnames.\n\n",
                static_cast<long long>(all.totals.pageViews),
                static_cast<double>(QFileInfo(path).size()) /
                    static_cast<double>(all.totals.pageViews),
                static_cast<long long>(all.panels.front().values));
    std::printf(
        "| dashboard | wall p50 ms | p95 | processor p50 ms | p95 |\n|---|---|---|---|---|\n");
    cold.print("cold, no filter");
    Times warm;
    for (int i = 0; i < 10; ++i)
        asker.askWarm(dashboard(), &warm);
    warm.print("warm, no filter");
    for (const size_t conditions : {1, 2, 4}) {
        Times times;
        std::mt19937_64 random(conditions);
        for (int i = 0; i < questions; ++i)
            asker.askWarm(filtered(all, conditions, random), &times);
        times.print(qPrintable(QStringLiteral("asked again, %1 random").arg(conditions)));
    }
    // No answer to these is kept; the columns are there.
    for (const size_t conditions : {1, 2, 4}) {
        Times times;
        std::mt19937_64 random(conditions + 30);
        for (int i = 0; i < 3 * questions; ++i)
            (void)asker.ask(neverAsked(filtered(all, conditions, random)),
                            i < questions ? nullptr : &times);
        times.print(qPrintable(QStringLiteral("asked once, %1 random").arg(conditions)));
    }
    for (const auto &[name, panel, row] : {std::tuple("warm, first country", 6, 0),
                                           {"warm, first device", 10, 0},
                                           {"warm, second browser", 8, 1},
                                           {"warm, tenth page", 0, 9}}) {
        FactQuestion question = dashboard();
        question.filter.push_back({Panels[size_t(panel)],
                                   domain::FilterSense::Includes,
                                   {all.panels[size_t(panel)].rows[size_t(row)].value}});
        Times times;
        for (int i = 0; i < 5; ++i)
            asker.askWarm(question, &times);
        times.print(name);
    }
    for (const size_t conditions : {1, 2}) {
        Times times;
        std::mt19937_64 random(conditions + 10);
        for (int i = 0; i < 8; ++i) {
            asker.forget();
            (void)asker.ask(filtered(all, conditions, random), &times);
        }
        times.print(qPrintable(QStringLiteral("cold, %1 random").arg(conditions)));
    }
    for (const size_t conditions : {0, 1}) {
        Times coldTimes;
        Times warmTimes;
        std::mt19937_64 random(conditions + 20);
        for (int i = 0; i < 8; ++i) {
            const FactQuestion question = ofOneMonth(filtered(all, conditions, random));
            asker.forget();
            (void)asker.ask(question, &coldTimes);
            asker.askWarm(question, &warmTimes);
        }
        const QString name = QStringLiteral("an old month, %2, %1 random").arg(conditions);
        coldTimes.print(qPrintable(name.arg(QStringLiteral("cold"))));
        warmTimes.print(qPrintable(name.arg(QStringLiteral("warm"))));
    }
    return 0;
} catch (const std::exception &error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
