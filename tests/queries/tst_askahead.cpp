// SPDX-License-Identifier: GPL-3.0-or-later
// A click is answered from what was asked while nobody asked, and whoever asks comes first.
#include "core/queries/queryservice.h"
#include "core/storage/database.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/queries/filled.h"

#include <QSignalSpy>

using namespace footfall::domain;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::model::Filled;
using footfall::model::View;
using footfall::model::viewAt;
using footfall::queries::AheadLimits;
using footfall::queries::QueryService;
using footfall::queries::UsualFactBytes;

namespace {

const Instant Now = at("2026-01-01T12:00:00Z");

QString inWords(const StatsResult &result)
{
    QString words = QString::number(result.totals.pageViews);
    for (const Breakdown &breakdown : result.breakdowns)
        for (const BreakdownRow &row : breakdown.rows)
            words += QStringLiteral(" %1:%2").arg(row.value).arg(row.counters.pageViews);
    return words;
}

} // namespace

class TestAskAhead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void aClickIsAnsweredFromWhatWasAskedAhead_data()
    {
        QTest::addColumn<qint64>("leastViews");
        QTest::addColumn<bool>("isAnswered");
        QTest::newRow("asked ahead") << qint64{100} << true;
        QTest::newRow("nothing is") << qint64{1'000'000} << false;
    }
    /// Once it has been asked ahead, nothing has to be read for it.
    void aClickIsAnsweredFromWhatWasAskedAhead()
    {
        QFETCH(qint64, leastViews);
        QFETCH(bool, isAnswered);
        Filled filled(QTimeZone::utc());
        std::vector<View> views;
        for (int i = 0; i < 17'000; ++i) { // So many that the segment has sums.
            views.push_back(viewAt(Now - std::chrono::hours(48), QStringLiteral("/%1").arg(i % 3)));
            views.back().arrival.source = i % 2 == 0 ? QString() : QStringLiteral("Google");
            views.back().isExit = true;
        }
        filled.insert(views);
        filled.fold(Now, 20'000);
        filled.merge();
        const FixedClock clock(Now);
        QueryService service(
            filled.path(), clock, nullptr, UsualFactBytes,
            AheadLimits{.leastViews = leastViews, .quiet = std::chrono::milliseconds(0)});
        QSignalSpy answered(&service, &QueryService::answered);
        QSignalSpy failed(&service, &QueryService::failed);
        QSignalSpy askedAhead(&service, &QueryService::askedAhead);
        StatsRequest request;
        request.site = filled.site();
        request.period = Period{QDate(2025, 12, 1), QDate(2025, 12, 31)};
        for (const Dimension dimension : {Dimension::Page, Dimension::Source})
            request.breakdowns.push_back(
                {.dimension = dimension, .search = {}, .ownConditions = OwnConditions::Leave});
        service.ask(request);
        QVERIFY(answered.wait());
        if (askedAhead.isEmpty())
            QVERIFY(askedAhead.wait());

        // Now the rows are gone, and what was not looked at cannot be any more.
        const auto database =
            footfall::storage::Database::open(filled.path(), footfall::storage::OpenMode::ReadWrite)
                .value();
        QVERIFY(database->execute("DELETE FROM fact_column"));
        request.filter = filterFromTexts({QStringLiteral("source=Google")}).value();
        service.ask(request);
        QTRY_COMPARE(answered.size() + failed.size(), 2);
        QCOMPARE(failed.isEmpty(), isAnswered);
        if (isAnswered)
            QCOMPARE(inWords(answered.back().front().value<StatsResult>()),
                     QStringLiteral("8500 /1:2834 /0:2833 /2:2833 :8500 Google:8500"));
    }

    /// Whoever asks is answered, however much there is to be asked ahead.
    void whoeverAsksComesFirst()
    {
        Filled filled(QTimeZone::utc());
        std::vector<View> views;
        for (int i = 0; i < 3'000; ++i)
            views.push_back(viewAt(Now, QStringLiteral("/%1").arg(i % 30)));
        filled.insert(views);
        for (int i = 0; i < 30; ++i)
            filled.fold(Now + std::chrono::hours(1), 100); // A segment each.
        const FixedClock clock(Now);
        QueryService service(filled.path(), clock, nullptr, UsualFactBytes,
                             AheadLimits{.leastViews = 1, .quiet = std::chrono::milliseconds(0)});
        QSignalSpy failed(&service, &QueryService::failed);
        QSignalSpy askedAhead(&service, &QueryService::askedAhead);
        StatsRequest request;
        request.site = filled.site();
        request.period = PeriodPreset::Today;
        request.breakdowns.push_back({.dimension = Dimension::Page,
                                      .limit = 30,
                                      .search = {},
                                      .ownConditions = OwnConditions::Leave});
        QSignalSpy answered(&service, &QueryService::answered);
        for (int i = 1; i <= 20; ++i) {
            const quint64 id = service.ask(request);
            QTRY_COMPARE(answered.size(), i);
            QCOMPARE(answered.back().front().value<StatsResult>().id, id);
            QCOMPARE(answered.back().front().value<StatsResult>().totals.pageViews, 3'000);
        }
        if (askedAhead.isEmpty())
            QVERIFY(askedAhead.wait());
        QCOMPARE(answered.size(), 20); // Answers that nobody has asked for are nobody's.
        QVERIFY(failed.isEmpty());
    }
};

FOOTFALL_TEST_MAIN(TestAskAhead)
#include "tst_askahead.moc"
