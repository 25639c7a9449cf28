// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of a day that is closed in parts is in a part that can hide it, be it all of the
// day.
#include "core/pipeline/closingparts.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/keptdays.h"

using namespace footfall;
using kit::Kept;
using kit::NewYear;
using kit::StoredFact;
using kit::StrictVisits;
using storage::FactColumn;
using storage::FactKind;
using storage::FactTable;
using storage::VisitCounts;

namespace {

constexpr qint64 RowsAtOnce = 10;

/// What a hostname has; it is in one bucket.
struct Visits {
    int wentOn = 0;
    int bounces = 0;
    int later = 0; ///< Views.
};

void add(FactTable &table, int count, quint32 hostname, quint32 flags)
{
    for (int row = 0; row < count; ++row)
        kit::addRow(table, {{FactColumn::Time, 7},
                            {FactColumn::Hostname, hostname},
                            {FactColumn::Pathname, 10},
                            {FactColumn::Flags, flags}});
}

/// One of each bucket, in the order in which these become parts.
std::vector<quint32> hostnamesByBucket()
{
    FactTable table = kit::emptyTable(FactKind::PageViews, NewYear);
    for (quint32 hostname = 1; hostname <= 20; ++hostname)
        add(table, 1, hostname, storage::IsEntry);
    pipeline::ClosingParts parts(1, 1);
    parts.add(table);
    parts.settle();
    std::vector<quint32> hostnames;
    for (size_t part = 0; part < parts.count(); ++part)
        hostnames.push_back(table.value(FactColumn::Hostname, parts.placesOf(part, table).front()));
    return hostnames;
}

/// Page views.
FactTable dayOf(const QList<Visits> &visits)
{
    const std::vector<quint32> hostnames = hostnamesByBucket();
    FactTable table = kit::emptyTable(FactKind::PageViews, NewYear);
    for (qsizetype i = 0; i < visits.size(); ++i) {
        const quint32 hostname = hostnames.at(size_t(i));
        add(table, visits[i].wentOn, hostname, storage::IsEntry);
        add(table, visits[i].bounces, hostname, storage::IsEntry | storage::IsBounce);
        add(table, visits[i].later, hostname, 0);
    }
    return table;
}

} // namespace

class TestClosingLastPart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theLastPartHidesWhatIsInIt_data()
    {
        QTest::addColumn<QList<Visits>>("visits"); // Of each bucket.
        QTest::addColumn<size_t>("parts");
        const Visits busy{10, 0, 0};
        const Visits bounces{0, 20, 0};
        const Visits few{1, 0, 1};
        using Day = QList<Visits>;
        QTest::newRow("behind visits that went on") << Day{busy, busy, few} << size_t(2);
        QTest::newRow("behind bounces") << Day{busy, bounces, few} << size_t(1);
        QTest::newRow("behind bounces and bounces")
            << Day{busy, bounces, bounces, few} << size_t(1);
        QTest::newRow("behind bounces, and more before these")
            << Day{busy, busy, bounces, few} << size_t(2);
    }
    void theLastPartHidesWhatIsInIt()
    {
        QFETCH(QList<Visits>, visits);
        const FactTable day = dayOf(visits);
        pipeline::ClosingParts parts(RowsAtOnce, StrictVisits);
        parts.add(day);
        parts.settle();
        QTEST(parts.count(), "parts");
        size_t rows = 0;
        for (size_t part = 0; part < parts.count(); ++part) {
            VisitCounts counts;
            for (const quint32 row : parts.placesOf(part, day)) {
                counts += VisitCounts::of(day, row);
                ++rows;
            }
            QVERIFY(counts.areEnough(StrictVisits));
            QCOMPARE(parts.rowsOf(part, FactKind::PageViews), counts.views());
        }
        QCOMPARE(rows, day.rows);
    }

    void noCellOfItIsTooSmall_data() { theLastPartHidesWhatIsInIt_data(); }
    void noCellOfItIsTooSmall()
    {
        QFETCH(QList<Visits>, visits);
        Kept kept;
        kept.in([&] {
            if (!storage::FactStore(kept.database()).append(kept.site.id, dayOf(visits)))
                qFatal("not added");
        });
        pipeline::MergeLimits limits;
        limits.rows = RowsAtOnce;
        QVERIFY(kept.merge(kept.upTo(NewYear + 1, StrictVisits), limits) > 0);
        std::map<kit::Cell, VisitCounts> cells;
        for (const StoredFact &fact : kept.facts()) {
            const quint32 flags = fact[FactColumn::Flags];
            const bool isEntry = (flags & storage::IsEntry) != 0;
            const bool wentOn = isEntry && (flags & storage::IsBounce) == 0;
            cells[kit::cellOf(fact)] += {isEntry ? 1 : 0, wentOn ? 1 : 0, isEntry ? 0 : 1, 0};
        }
        for (const auto &[cell, counts] : cells)
            QVERIFY(counts.areEnough(StrictVisits));
    }
};

FOOTFALL_TEST_MAIN(TestClosingLastPart)
#include "tst_closinglastpart.moc"
