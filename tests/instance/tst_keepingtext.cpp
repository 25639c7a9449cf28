// SPDX-License-Identifier: GPL-3.0-or-later
// What a change of what is kept would take away, as people read it.
#include "core/instance/cli/keepingtext.h"
#include "tests/kit/testmain.h"

using namespace footfall;

class TestKeepingText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whatGoesIsSaid_data()
    {
        QTest::addColumn<domain::KeepingPreview>("preview");
        QTest::addColumn<QString>("begin");
        domain::KeepingPreview preview;
        QTest::newRow("nothing") << preview << "Nothing would go.\n";
        preview.days = 3;
        preview.events = 6'000;
        preview.factBytes = 45'000;
        preview.keptFrom = QDate(2026, 3, 13);
        QTest::newRow("events alone")
            << preview
            << "Deleted: 3 days before 2026-03-13 with 0 page views and 6,000 events, about "
               "45.0 kB of facts.\nThat cannot be undone";
        preview.pageViews = 71;
        QTest::newRow("page views and events")
            << preview
            << "Deleted: 3 days before 2026-03-13 with 71 page views and 6,000 events, about "
               "45.0 kB of facts.\nThat cannot be undone";
    }
    void whatGoesIsSaid()
    {
        QFETCH(domain::KeepingPreview, preview);
        QFETCH(QString, begin);
        const QString text = instance::cli::previewText(preview);
        QVERIFY2(text.startsWith(begin), qPrintable(text));
        QCOMPARE(preview.takesAnything(), preview.days > 0);
        QCOMPARE(domain::toJson(preview).value(QStringLiteral("events")).toInteger(),
                 preview.events);
    }
};

FOOTFALL_TEST_MAIN(TestKeepingText)
#include "tst_keepingtext.moc"
