// SPDX-License-Identifier: GPL-3.0-or-later
// Random streams through the real pipeline and random questions to the real reader, against the
// same numbers added up from the raw stream. FOOTFALL_SEEDS=FROM..TO chooses which; a failure
// prints its seed, and the same seed fails again.
#include "tests/kit/testmain.h"
#include "tests/reference/course.h"

using namespace footfall;

class TestReference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void kept_data()
    {
        QTest::addColumn<int>("spent");
        QTest::addColumn<int>("kept");
        QTest::newRow("nothing") << 0 << 0;
        QTest::newRow("the tenth below") << 49 << 0;
        QTest::newRow("the tenth above") << 50 << 100;
        QTest::newRow("nearly ten seconds") << 9'950 << 10'000;
        QTest::newRow("the second below") << 10'499 << 10'000;
        QTest::newRow("the second above") << 10'500 << 11'000;
    }
    void kept()
    {
        QFETCH(int, spent);
        QTEST(int(reference::kept(std::chrono::milliseconds(spent)).count()), "kept");
    }

    void throughThePipelineToo()
    {
        for (quint32 seed = 1; seed <= 8; ++seed)
            QCOMPARE(reference::runThroughPipeline(seed), QString());
    }

    void everyNumberIsThatOfTheRawStream()
    {
        const QStringList range = qEnvironmentVariable("FOOTFALL_SEEDS", QStringLiteral("1..100"))
                                      .split(QStringLiteral(".."));
        const quint32 first = range.first().toUInt();
        const quint32 last = range.last().toUInt();
        QVERIFY(first > 0 && first <= last);
        QStringList wrong;
        for (quint32 seed = first; seed <= last && wrong.size() < 5; ++seed) {
            const QString difference = reference::runCourse(seed);
            if (difference.isEmpty())
                continue;
            wrong.append(QString::number(seed));
            qInfo("seed %u: %s", seed, qUtf8Printable(difference)); // Too long for a message.
        }
        QVERIFY2(wrong.isEmpty(),
                 qUtf8Printable(QStringLiteral("seeds ") + wrong.join(QStringLiteral(", "))));
    }
};

FOOTFALL_TEST_MAIN(TestReference)
#include "tst_reference.moc"
