// SPDX-License-Identifier: GPL-3.0-or-later
// Work for the pool: its answer, its progress, and what becomes of one that runs out of memory.
#include "core/queries/inpool.h"
#include "tests/kit/testmain.h"

#include <new>
#include <stdexcept>

using namespace footfall;
using domain::Result;
using queries::inPool;

class TestInPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void itsAnswerComesByTheFuture()
    {
        QCOMPARE(inPool<int>([] { return Result<int>(7); }).result().value(), 7);
        const auto failed =
            inPool<int>([]() -> Result<int> {
                return domain::failure(domain::ErrorKind::NotFound, QStringLiteral("gone"));
            }).result();
        QVERIFY(!failed.has_value());
        QCOMPARE(failed.error().message, QStringLiteral("gone"));
    }

    void itTellsItsProgress()
    {
        auto future = inPool<int>([](QPromise<Result<int>> &promise) {
            promise.setProgressRange(0, 12);
            promise.setProgressValue(5);
            return Result<int>(1);
        });
        future.waitForFinished();
        QCOMPARE(future.progressMaximum(), 12);
        QCOMPARE(future.progressValue(), 5);
    }

    void whatIsThrownIsAnError()
    {
        const auto memory = inPool<int>([]() -> Result<int> { throw std::bad_alloc(); }).result();
        QVERIFY(!memory.has_value());
        QCOMPARE(memory.error().kind, domain::ErrorKind::Unavailable);
        QVERIFY(memory.error().message.contains(QStringLiteral("memory")));
        const auto other =
            inPool<int>([]() -> Result<int> { throw std::length_error("too long"); }).result();
        QVERIFY(!other.has_value());
        QVERIFY(other.error().message.contains(QStringLiteral("too long")));
    }
};

FOOTFALL_TEST_MAIN(TestInPool)
#include "tst_inpool.moc"
