// SPDX-License-Identifier: GPL-3.0-or-later
// How rows stand to the filter on their own dimension, as values and in the window's lists.
#include "app/filter/rowmarker.h"
#include "app/models/breakdownmodel.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/rowlist.h"
#include "tests/app/desk.h"
#include "tests/app/filterdesk.h"
#include "tests/app/guitest.h"

#include <QContextMenuEvent>
#include <QMenu>

using namespace footfall;
using app::RowChoice;
using domain::Dimension;
using kit::DashboardDesk;
using kit::setFilter;

namespace {

domain::Filter parsed(const QStringList &texts)
{
    return *domain::filterFromTexts(texts);
}

RowChoice choiceOf(const app::BreakdownPanel *panel, int row)
{
    return static_cast<RowChoice>(panel->model()->index(row).data(app::RowRole::Choice).toInt());
}

} // namespace

class TestRowMarker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void rowsAreMarked_data();
    void rowsAreMarked();
    void onlyNamesAreTakenBack();
    void foundRowsAreMarked_data();
    void foundRowsAreMarked();
};

void TestRowMarker::rowsAreMarked_data()
{
    QTest::addColumn<QStringList>("filter");
    QTest::addColumn<QString>("value");
    QTest::addColumn<RowChoice>("expected");
    const auto row = [](const char *filter, const char *value, RowChoice expected) {
        QTest::addRow("%s for %s", filter, value)
            << QString::fromLatin1(filter).split(QLatin1Char(' '), Qt::SkipEmptyParts)
            << QString::fromLatin1(value) << expected;
    };
    row("", "/a", RowChoice::None);
    row("device=phone", "/a", RowChoice::None);
    row("page=/a", "/a", RowChoice::Chosen);
    row("page=/a", "/b", RowChoice::Beside);
    row("page=/a page=/b", "/b", RowChoice::Chosen);
    row("page!=/a", "/a", RowChoice::LeftOut);
    row("page!=/a", "/b", RowChoice::None);
    row("page~DOCS", "/docs/x", RowChoice::Chosen);
    row("page~docs", "/blog", RowChoice::Beside);
    row("page@/docs/*", "/docs/x", RowChoice::Chosen);
    row("page@/docs/*", "/old/docs/x", RowChoice::Beside);
    row("page@*a*a", "/a", RowChoice::Beside);
    row("page@*a*a", "/aba", RowChoice::Chosen);
    row("page@/docs/* page!=/docs/x", "/docs/x", RowChoice::LeftOut);
    row("page!@/admin/*", "/admin/users", RowChoice::LeftOut);
    row("page@/^.docs/", "/docs", RowChoice::Chosen);
    row("page@/^.docs/", "/old/docs", RowChoice::Beside);
    row("page@/(?i)DOCS$/", "/old/docs", RowChoice::Chosen);
    row("page@/^.docs/ page=/blog", "/blog", RowChoice::Chosen);
    row("page!@/s$/", "/docs", RowChoice::LeftOut);
    row("page!@/s$/", "/blog", RowChoice::None);
    row("page@/(/", "/docs", RowChoice::None); // The engine refuses to read it, too.
    row("source@*", "", RowChoice::Beside);    // Who came directly has no source to be found.
    row("source=", "", RowChoice::Chosen);
    row("country~king", "GB", RowChoice::Chosen); // By the name, as the engine finds it.
    row("country~king", "DE", RowChoice::Beside);
    row("country@G*", "GB", RowChoice::Chosen);
}

void TestRowMarker::rowsAreMarked()
{
    QFETCH(QStringList, filter);
    QFETCH(QString, value);
    QFETCH(RowChoice, expected);
    const Dimension dimension =
        filter.join(QChar()).startsWith(QStringLiteral("source"))    ? Dimension::Source
        : filter.join(QChar()).startsWith(QStringLiteral("country")) ? Dimension::Country
                                                                     : Dimension::Page;
    QCOMPARE(app::RowMarker(parsed(filter), dimension).standingOf(value).choice, expected);
}

void TestRowMarker::onlyNamesAreTakenBack()
{
    const app::RowMarker marker(parsed({QStringLiteral("page=/a"), QStringLiteral("page~b"),
                                        QStringLiteral("page!=/bc"), QStringLiteral("page!@*d")}),
                                Dimension::Page);
    using Standing = app::RowStanding;
    QVERIFY((marker.standingOf(QStringLiteral("/a")) == Standing{RowChoice::Chosen, true}));
    QVERIFY((marker.standingOf(QStringLiteral("/b")) == Standing{RowChoice::Chosen, false}));
    QVERIFY((marker.standingOf(QStringLiteral("/bc")) == Standing{RowChoice::LeftOut, true}));
    QVERIFY((marker.standingOf(QStringLiteral("/bd")) == Standing{RowChoice::LeftOut, false}));
    QVERIFY((marker.standingOf(QStringLiteral("/e")) == Standing{RowChoice::Beside, false}));
}

void TestRowMarker::foundRowsAreMarked_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<RowChoice>("found");
    QTest::addColumn<RowChoice>("others");
    const auto row = [](const char *condition, RowChoice found, RowChoice others) {
        QTest::newRow(condition) << QString::fromLatin1(condition) << found << others;
    };
    row("source~GOO", RowChoice::Chosen, RowChoice::Beside);
    row("source@Goo*", RowChoice::Chosen, RowChoice::Beside);
    row("source@/^Go+gle$/", RowChoice::Chosen, RowChoice::Beside);
    row("source!@/^Go+gle$/", RowChoice::LeftOut, RowChoice::None);
}

void TestRowMarker::foundRowsAreMarked()
{
    QFETCH(QString, condition);
    QFETCH(RowChoice, found);
    QFETCH(RowChoice, others);
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {condition});
    const app::BreakdownPanel *sources = desk.page().panels()[1];
    int google = -1;
    for (int row = 0; row < sources->model()->rowCount(); ++row) {
        const QString value = sources->model()->index(row).data(app::RowRole::Value).toString();
        if (value == QStringLiteral("Google"))
            google = row;
        else
            QCOMPARE(choiceOf(sources, row), others);
    }
    QVERIFY(google >= 0);
    QCOMPARE(choiceOf(sources, google), found);
    // Pointing at it would not take the pattern back, so the menu does not say so.
    sources->list()->setCurrentIndex(sources->model()->index(google));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(sources->list()->viewport(), &event);
    QMenu *menu = sources->list()->findChildren<QMenu *>().back();
    QCOMPARE(menu->actions().front()->text(), QStringLiteral("Show &only this"));
    for (const QAction *action : menu->actions())
        QVERIFY(action->text() != QStringLiteral("&Let it in again"));
    menu->close();
}

QTEST_MAIN(TestRowMarker)
#include "tst_rowmarker.moc"
