// SPDX-License-Identifier: GPL-3.0-or-later
// The whole list of a panel: its search, by what is stored or by the names that are shown, and what
// is exported of it.
#include "app/models/breakdownmodel.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/fulllist.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/sumrows.h"
#include "tests/app/desk.h"
#include "tests/app/guitest.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace footfall;
using domain::Dimension;
using kit::DashboardDesk;

class TestFullList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void searches();
    void isSearchedByName_data();
    void isSearchedByName();
    void whatWasFoundByNameIsExported();
    void aFailureLeavesNoSums();
};

void TestFullList::searches()
{
    DashboardDesk desk;
    desk.begin();
    QTest::mouseClick(desk.page().panels()[0]->allButton(), Qt::LeftButton);
    desk.answer();
    app::FullList *list = desk.page().fullList();
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 14);
    QTest::keyClicks(list->searchField(), QStringLiteral("blog"));
    QTRY_COMPARE(desk.asked.back().breakdowns.back().search, QStringLiteral("blog"));
    desk.answer();
    QCOMPARE(list->model()->rowCount(), 3);
    QCOMPARE(desk.page().panels()[0]->model()->rowCount(), 14); // The panel below stays as it is.
    list->close();
    desk.controller.refresh();
    QCOMPARE(desk.asked.back().breakdowns.size(), size_t(4));
}

void TestFullList::isSearchedByName_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<Dimension>("dimension");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found"); // As stored.
    const auto row = [](const char *name, const char *locale, Dimension dimension, const char *text,
                        const QStringList &found) {
        QTest::newRow(name) << QString::fromLatin1(locale) << dimension << QString::fromLatin1(text)
                            << found;
    };
    row("countries", "en_GB", Dimension::Country, "germ", {QStringLiteral("DE")});
    row("countries in German", "de_DE", Dimension::Country, "deutschl", {QStringLiteral("DE")});
    row("countries as stored", "en_GB", Dimension::Country, "gb", {QStringLiteral("GB")});
    row("in the order of the list", "en_GB", Dimension::Country, "united",
        {QStringLiteral("GB"), QStringLiteral("US")});
    row("languages", "en_GB", Dimension::Language, "german", {QStringLiteral("de")});
    row("languages as stored", "en_GB", Dimension::Language, "EN-", {QStringLiteral("en-GB")});
    row("channels", "en_GB", Dimension::Channel, "assistants", {QStringLiteral("ai")});
    row("devices", "en_GB", Dimension::Device, "large disp", {QStringLiteral("tv")});
    row("what is not known", "en_GB", Dimension::Device, "unknown", {QString()});
    row("nothing", "en_GB", Dimension::Device, "fridge", {});
}

void TestFullList::isSearchedByName()
{
    QFETCH(QString, locale);
    QFETCH(Dimension, dimension);
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    QLocale::setDefault(QLocale(locale));
    app::FullList list(dimension, nullptr);
    int asked = 0;
    connect(&list, &app::FullList::rowsRequested, &list, [&asked] { ++asked; });
    domain::StatsRequest request;
    request.site = domain::SiteId{1};
    request.breakdowns = {list.request()};
    const domain::StatsResult result = test::sampleAnswer(request, 1);
    list.setResult(result);
    const int all = static_cast<int>(result.breakdowns.front().rows.size());
    QCOMPARE(list.model()->rowCount(), all);
    QCOMPARE(list.sums()->lines().size(), size_t(2));
    list.searchField()->setText(text);
    QTRY_COMPARE(list.model()->rowCount(), static_cast<int>(found.size()));
    // A refresh is searched as well.
    list.setResult(result);
    QStringList shown;
    qint64 sum = 0;
    for (int row = 0; row < list.model()->rowCount(); ++row) {
        shown.append(list.model()->index(row).data(app::RowRole::Value).toString());
        sum += list.model()->index(row).data(app::RowRole::Number).toLongLong();
    }
    QCOMPARE(shown, found);
    QCOMPARE(list.model()->total(), qint64(found.size()));
    QCOMPARE(list.sums()->lines().size(), size_t(1)); // Others were not looked for.
    QCOMPARE(list.sums()->lines().back().number, QLocale().toString(sum));
    QCOMPARE(list.foundValues(), std::optional(QSet<QString>(found.begin(), found.end())));
    QVERIFY(list.request().search.isEmpty());
    list.searchField()->clear();
    QTRY_COMPARE(list.model()->rowCount(), all);
    QCOMPARE(list.sums()->lines().size(), size_t(2));
    QVERIFY(!list.foundValues());
    QCOMPARE(asked, 0); // It was all there.
}

void TestFullList::whatWasFoundByNameIsExported()
{
    DashboardDesk desk;
    desk.begin();
    std::vector<app::ExportContext::Panel> exported;
    connect(&desk.window, &app::MainWindow::exportPanelRequested, &desk.window,
            [&exported](const app::ExportContext::Panel &panel) { exported.push_back(panel); });
    QTest::mouseClick(desk.page().panels()[2]->allButton(), Qt::LeftButton);
    desk.answer();
    app::FullList *list = desk.page().fullList();
    const auto exportAgain = [list] {
        for (QPushButton *button : list->findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Export…"))
                button->click();
    };
    exportAgain();
    list->searchField()->setText(QStringLiteral("united"));
    exportAgain();
    QCOMPARE(exported.size(), size_t(2));
    QVERIFY(!exported.front().values);
    QVERIFY(exported.front().search.isEmpty());
    QCOMPARE(exported.back().search, QStringLiteral("united"));
    QCOMPARE(exported.back().values,
             std::optional(QSet<QString>{QStringLiteral("GB"), QStringLiteral("US")}));
}

void TestFullList::aFailureLeavesNoSums()
{
    app::FullList list(Dimension::Page, nullptr);
    domain::StatsRequest request;
    request.site = domain::SiteId{1};
    request.breakdowns = {list.request()};
    const domain::StatsResult result = test::sampleAnswer(request, 1);
    list.setResult(result);
    list.show();
    QVERIFY(list.sums()->isVisible());
    list.setError({domain::ErrorKind::Unavailable, QStringLiteral("The database is locked.")});
    QVERIFY(!list.list()->isVisible());
    QVERIFY(!list.sums()->isVisible());
    for (const QLabel *label : list.findChildren<QLabel *>())
        QVERIFY(!label->text().contains(QStringLiteral("row")));
    list.setResult(result);
    QVERIFY(list.list()->isVisible());
    QVERIFY(list.sums()->isVisible());
}

QTEST_MAIN(TestFullList)
#include "tst_fulllist.moc"
