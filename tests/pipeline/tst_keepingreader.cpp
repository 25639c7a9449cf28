// SPDX-License-Identifier: GPL-3.0-or-later
// What a window reads of a site's past beside its numbers: which days the share of visits that
// could be inferred is about, and that whoever leaves is not waited for.
#include "core/queries/keepingreader.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/keptdays.h"

using namespace footfall;
using kit::addRow;
using kit::emptyTable;
using kit::Kept;
using storage::FactColumn;

namespace {

/// The first of April, in the evening; 30 days before it, the third of March is the first.
constexpr const char *Evening = "2025-04-01T20:00:00Z";
const qint64 Today = QDate(2025, 4, 1).toJulianDay();
constexpr qint64 DaysBack = domain::InferenceDays - 1;

/// Of one hour of a day: two visits that look alike and one that does not, each with a later view;
/// and a bounce.
void addDay(Kept &kept, qint64 day)
{
    storage::FactTable views = emptyTable(storage::FactKind::PageViews, day);
    const auto view = [&views](quint32 browser, quint32 flags) {
        addRow(views, {{FactColumn::Time, 7},
                       {FactColumn::Browser, browser},
                       {FactColumn::Hostname, 3},
                       {FactColumn::Pathname, 10},
                       {FactColumn::Flags, flags}});
    };
    for (const quint32 browser : {50U, 50U, 51U}) {
        view(browser, storage::IsEntry | storage::IsVisitor);
        view(browser, storage::IsExit);
    }
    view(52U, storage::IsEntry | storage::IsBounce | storage::IsExit);
    kept.in([&] {
        if (!storage::FactStore(kept.database()).append(kept.site.id, views))
            qFatal("not added");
    });
}

template <typename T>
[[nodiscard]] bool isStopped(const domain::Result<T> &result)
{
    return !result && result.error() == domain::Error{domain::ErrorKind::Unavailable, QString()};
}

} // namespace

class TestKeepingReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void inferenceIsOfTheLastDays_data()
    {
        QTest::addColumn<qint64>("firstDay");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("isMerged");
        QTest::addColumn<int>("counted"); // Days.
        for (const bool isMerged : {false, true}) {
            const char *how = isMerged ? "merged" : "by day";
            const auto row = [&](const char *name, qint64 firstDay, int days, int counted) {
                QTest::addRow("%s, %s", name, how) << firstDay << days << isMerged << counted;
            };
            row("all of them", Today - DaysBack, 30, 30);
            row("earlier ones", Today - DaysBack - 5, 10, 5);
            row("too old", Today - DaysBack - 5, 5, 0);
            row("later ones, by a clock that was ahead", Today - 1, 5, 2);
        }
    }
    void inferenceIsOfTheLastDays()
    {
        QFETCH(qint64, firstDay);
        QFETCH(int, days);
        QFETCH(bool, isMerged);
        QFETCH(int, counted);
        Kept kept;
        for (qint64 day = firstDay; day < firstDay + days; ++day)
            addDay(kept, day);
        if (isMerged)
            (void)kept.merge(kept.upTo(Today + 60));
        const auto share = queries::readInference(kept.path(), kept.site, kit::at(Evening));
        QVERIFY(share.has_value());
        QCOMPARE(*share, (domain::InferenceShare{3 * counted, counted}));
    }

    void whatNobodyWaitsForIsStopped()
    {
        Kept kept;
        addDay(kept, Today);
        const domain::Instant now = kit::at(Evening);
        const domain::Keeping asked{5, 30, 30, {}, {}};
        std::stop_source stop;
        const std::stop_token token = stop.get_token();
        QVERIFY(queries::readInference(kept.path(), kept.site, now, token).has_value());
        QVERIFY(queries::previewKeeping(kept.path(), kept.site, asked, now, token).has_value());
        stop.request_stop();
        QVERIFY(isStopped(queries::readInference(kept.path(), kept.site, now, token)));
        QVERIFY(isStopped(queries::previewKeeping(kept.path(), kept.site, asked, now, token)));
        auto report = queries::askForKeeping(kept.path(), kept.site, asked, now, token);
        auto preview = queries::askForPreview(kept.path(), kept.site, asked, now, token);
        report.waitForFinished();
        preview.waitForFinished();
        QVERIFY(isStopped(report.result()));
        QVERIFY(isStopped(preview.result()));
    }
};

FOOTFALL_TEST_MAIN(TestKeepingReader)
#include "tst_keepingreader.moc"
