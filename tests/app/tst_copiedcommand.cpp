// SPDX-License-Identifier: GPL-3.0-or-later
// The command that is copied for what the window shows: the command line reads it as it is meant.
#include "app/filter/statscommand.h"
#include "tests/app/guitest.h"
#include "tests/app/samplestats.h"

using namespace footfall;
using domain::Dimension;
using domain::FilterOperator;
using domain::FilterSense;

class TestCopiedCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnGuiWarnings(); }
    void commands_data();
    void commands();
};

void TestCopiedCommand::commands_data()
{
    QTest::addColumn<domain::StatsRequest>("request");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("expected");
    domain::StatsRequest request;
    QTest::newRow("plain") << request << QString()
                           << QStringLiteral("footfall-server stats --site SITE1 --period 30d");
    request.interval = domain::Interval::Day;
    request.comparison = domain::Comparison::Weekday;
    request.filter =
        *domain::filterFromTexts({QStringLiteral("country=DE"), QStringLiteral("page@/docs/*")});
    QTest::newRow("filters")
        << request << QStringLiteral("/srv/my data")
        << QStringLiteral("footfall-server stats --site SITE1 --period 30d --interval day "
                          "--compare weekday --filter country=DE --filter 'page@/docs/*' "
                          "--data-dir '/srv/my data'");
    domain::StatsRequest hostile;
    hostile.period = domain::Period{QDate(2026, 1, 1), QDate(2026, 1, 31)};
    hostile.comparedWith = domain::Period{QDate(2025, 1, 1), QDate(2025, 1, 31)};
    hostile.filter.conditions.push_back({Dimension::Page, FilterOperator::Is, FilterSense::Includes,
                                         QStringLiteral("/'; rm -rf ~; \u001b[2J'")});
    QTest::newRow("what a visitor sent stays one word")
        << hostile << QString()
        << QStringLiteral("footfall-server stats --site SITE1 --period 2026-01-01..2026-01-31 "
                          "--compare 2025-01-01..2025-01-31 --filter "
                          "'page=/'\\''; rm -rf ~; [2J'\\'''");
}

void TestCopiedCommand::commands()
{
    QFETCH(domain::StatsRequest, request);
    QFETCH(QString, folder);
    QFETCH(QString, expected);
    QCOMPARE(app::statsCommand(test::sampleSite(1, QStringLiteral("a.example")), request, folder),
             expected);
    // What is written is what the command line reads.
    for (const auto preset : {domain::PeriodPreset::Today, domain::PeriodPreset::Yesterday,
                              domain::PeriodPreset::Last7Days, domain::PeriodPreset::Last90Days,
                              domain::PeriodPreset::ThisMonth, domain::PeriodPreset::LastMonth,
                              domain::PeriodPreset::Last12Months, domain::PeriodPreset::AllTime})
        QVERIFY(*domain::periodFromText(app::periodArgument(preset)) ==
                domain::PeriodChoice(preset));
}

QTEST_MAIN(TestCopiedCommand)
#include "tst_copiedcommand.moc"
