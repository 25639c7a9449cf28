// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportcontroller.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/kit/testmain.h"

#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QProgressDialog>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace footfall;
using app::ExportContext;
using app::ExportController;

namespace {

ExportContext context()
{
    kit::FakeBackend fake;
    ExportContext made;
    made.site = fake.site();
    made.period = {QDate(2026, 3, 1), QDate(2026, 3, 31)};
    made.request.site = made.site.id;
    made.request.period = made.period;
    made.panels = {
        {QStringLiteral("Top pages"), {domain::Dimension::Page, 10, {}, domain::Metric::Visitors}},
        {QStringLiteral("Q & A"), {domain::Dimension::Source, 10, {}, domain::Metric::Visitors}}};
    return made;
}

} // namespace

class ExportControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        m_queries = std::make_unique<queries::QueryService>(
            m_folder.filePath(QStringLiteral("none.db")), m_clock);
    }
    void cleanup() { m_queries.reset(); }

    void theNameSaysSiteContentAndDays_data();
    void theNameSaysSiteContentAndDays();
    void theMenuOffersWhatIsShown();
    void withoutASiteNothingIsOffered();
    void theSaveDialogSuggestsTheName_data();
    void theSaveDialogSuggestsTheName();
    void aQuickExportShowsNoProgress();
    void aLongExportShowsProgressThatGoesWithIt();
    void aSecondExportLeavesTheFirstAlone();
    void aFailureIsSaidAndACancelIsNot();

private:
    QTemporaryDir m_folder;
    kit::FixedClock m_clock{kit::at("2026-03-10T12:00:00Z")};
    std::unique_ptr<queries::QueryService> m_queries;
};

void ExportControllerTest::theNameSaysSiteContentAndDays_data()
{
    QTest::addColumn<QString>("site");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QDate>("to");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << "harbour-books.example"
                           << "Top pages" << QDate(2026, 3, 31)
                           << "harbour-books.example-top-pages-2026-03-01_2026-03-31.csv";
    QTest::newRow("one day") << "Shop"
                             << "chart" << QDate(2026, 3, 1) << "shop-chart-2026-03-01.csv";
    QTest::newRow("a hostile name")
        << "../../etc/passwd"
        << "chart" << QDate(2026, 3, 1) << "etc-passwd-chart-2026-03-01.csv";
    QTest::newRow("letters of others")
        << QStringLiteral("Bücher & Tee") << "chart" << QDate(2026, 3, 1)
        << QStringLiteral("bücher-tee-chart-2026-03-01.csv");
}

void ExportControllerTest::theNameSaysSiteContentAndDays()
{
    QFETCH(QString, site);
    QFETCH(QString, content);
    QFETCH(QDate, to);
    ExportContext shown = context();
    shown.site.name = site;
    shown.period.to = to;
    QTEST(ExportController::suggestedName(shown, content), "name");
}

void ExportControllerTest::theMenuOffersWhatIsShown()
{
    QWidget window;
    auto *controller = new ExportController(*m_queries, window);
    controller->setContext(context());
    QStringList texts;
    for (const QAction *action : controller->menu()->actions())
        if (!action->isSeparator()) {
            texts.append(action->text());
            QVERIFY(action->isEnabled());
        }
    QCOMPARE(texts, (QStringList{QStringLiteral("&Chart…"), QStringLiteral("Top pages…"),
                                 QStringLiteral("Q && A…"),
                                 QStringLiteral("&Everything for this period…")}));
}

void ExportControllerTest::withoutASiteNothingIsOffered()
{
    QWidget window;
    auto *controller = new ExportController(*m_queries, window);
    for (const QAction *action : controller->menu()->actions())
        QVERIFY(action->isSeparator() || !action->isEnabled());
}

void ExportControllerTest::theSaveDialogSuggestsTheName_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("content");
    QTest::newRow("the whole list") << QString() << "top-pages";
    QTest::newRow("searched") << "Blog"
                              << "top-pages-search-blog";
    QTest::newRow("for what no file name has") << "/ *"
                                               << "top-pages-search";
    QTest::newRow("for a path") << "../blog/a"
                                << "top-pages-search-blog-a";
    QTest::newRow("for a long text")
        << QString(200, QLatin1Char('x'))
        << QStringLiteral("top-pages-search-") + QString(30, QLatin1Char('x'));
}

void ExportControllerTest::theSaveDialogSuggestsTheName()
{
    QFETCH(QString, search);
    QFETCH(QString, content);
    QWidget window;
    auto *controller = new ExportController(*m_queries, window);
    controller->setContext(context());
    ExportContext::Panel panel = context().panels.front();
    panel.search = search;
    controller->exportPanel(panel);
    auto *dialog = window.findChild<QFileDialog *>(QStringLiteral("exportFile"));
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    QVERIFY(dialog->selectedFiles().front().endsWith(
        QStringLiteral("/harbour-books.example-%1-2026-03-01_2026-03-31.csv").arg(content)));
    dialog->reject();
}

void ExportControllerTest::aQuickExportShowsNoProgress()
{
    QWidget window;
    auto *controller = new ExportController(*m_queries, window);
    QSignalSpy finished(controller, &ExportController::finished);
    queries::ExportRequest request;
    request.filePath = m_folder.filePath(QStringLiteral("quick.csv"));
    controller->start(request);
    Q_EMIT m_queries->exportFinished(request.filePath);
    QCOMPARE(finished.count(), 1);
    QVERIFY(window.findChild<QProgressDialog *>() == nullptr);
}

void ExportControllerTest::aLongExportShowsProgressThatGoesWithIt()
{
    QWidget window;
    auto *controller = new ExportController(*m_queries, window);
    queries::ExportRequest request;
    request.filePath = m_folder.filePath(QStringLiteral("long.csv"));
    // The service's own answer to a database that is not there must not end this one.
    m_queries->disconnect(controller);
    controller->start(request);
    QTRY_VERIFY(window.findChild<QProgressDialog *>() != nullptr);
    auto *progress = window.findChild<QProgressDialog *>();
    QVERIFY(progress->isVisible());
    kit::shoot(*progress, QStringLiteral("export-progress"));
    progress->cancel();
}

void ExportControllerTest::aSecondExportLeavesTheFirstAlone()
{
    QWidget window;
    auto *controller = new ExportController(*m_queries, window);
    queries::ExportRequest request;
    request.filePath = m_folder.filePath(QStringLiteral("first.csv"));
    m_queries->disconnect(controller);
    controller->start(request);
    QTRY_VERIFY(window.findChild<QProgressDialog *>() != nullptr);
    request.filePath = m_folder.filePath(QStringLiteral("second.csv"));
    controller->start(request);
    auto *box = window.findChild<QMessageBox *>(QStringLiteral("exportFailed"));
    QVERIFY(box != nullptr);
    QVERIFY(box->informativeText().contains(QStringLiteral("Another export")));
    QVERIFY(window.findChild<QProgressDialog *>()->isVisible());
}

void ExportControllerTest::aFailureIsSaidAndACancelIsNot()
{
    QWidget window;
    new ExportController(*m_queries, window);
    Q_EMIT m_queries->exportFailed(domain::Error{domain::ErrorKind::Unavailable, {}});
    QVERIFY(window.findChild<QMessageBox *>() == nullptr);
    Q_EMIT m_queries->exportFailed(
        domain::Error{domain::ErrorKind::Storage, QStringLiteral("The disk is full.")});
    auto *box = window.findChild<QMessageBox *>(QStringLiteral("exportFailed"));
    QVERIFY(box != nullptr);
    QCOMPARE(box->informativeText(), QStringLiteral("The disk is full."));
    for (const QString &label :
         {QStringLiteral("qt_msgbox_label"), QStringLiteral("qt_msgbox_informativelabel")})
        QCOMPARE(box->findChild<QLabel *>(label)->textFormat(), Qt::PlainText);
}

FOOTFALL_GUI_TEST_MAIN(ExportControllerTest)
#include "tst_exportcontroller.moc"
