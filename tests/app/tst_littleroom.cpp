// SPDX-License-Identifier: GPL-3.0-or-later
// In a small window, and in German, whose words are longer, what has to be read or pressed is
// whole.
#include "app/dialogs/pieces.h"
#include "app/translation.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/stateview.h"
#include "tests/app/desk.h"
#include "tests/app/guitest.h"

using namespace footfall;
using kit::Desk;

namespace {

const QString LongCause = QStringLiteral(
    "Die Datenbank /home/jemand/.local/share/footfall/footfall.db kann nicht gelesen werden, weil "
    "sie von einem anderen Programm gesperrt ist. Sobald es fertig ist, geht es von selbst weiter; "
    "dauert es länger, hilft es, das andere Programm zu beenden.");

/// Whether a button shows all of its words, inside of what holds it.
bool isWhole(const QPushButton *button, const QWidget *holder)
{
    const QRect place(button->mapTo(holder, QPoint()), button->size());
    return !button->isHidden() && holder->rect().contains(place) &&
           place.width() >= button->sizeHint().width() &&
           place.height() >= button->sizeHint().height();
}

} // namespace

class TestLittleRoom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnGuiWarnings(); }

    void aStateGivesUpWordsBeforeItsButton_data();
    void aStateGivesUpWordsBeforeItsButton();
    void allPanelsFailAtOnce_data();
    void allPanelsFailAtOnce();
};

void TestLittleRoom::aStateGivesUpWordsBeforeItsButton_data()
{
    QTest::addColumn<int>("rows"); // That are as high as it; 0: as little as it asks for.
    QTest::addColumn<QString>("cause");
    QTest::addColumn<bool>("allWords");
    const QString brief = QStringLiteral("Die Datenbank ist gesperrt.");
    QTest::newRow("room for everything") << 14 << LongCause << true;
    QTest::newRow("four rows, a long cause") << 4 << LongCause << false;
    QTest::newRow("four rows, a brief cause") << 4 << brief << true;
    QTest::newRow("hardly any, a long cause") << 0 << LongCause << false;
    QTest::newRow("hardly any, a brief cause") << 0 << brief << false;
    QTest::newRow("hardly any, no cause") << 0 << QString() << true;
}

void TestLittleRoom::aStateGivesUpWordsBeforeItsButton()
{
    QFETCH(int, rows);
    QFETCH(QString, cause);
    QFETCH(bool, allWords);
    QWidget window;
    app::StateView state(&window);
    window.show();
    const int height = rows > 0 ? app::theme().row * rows : state.minimumSizeHint().height();
    // The button comes later than its place, as it does in a panel that had rows.
    state.resize(app::theme().px(300), height);
    state.showError(QStringLiteral("Seiten fehlen"), cause);
    QVERIFY(isWhole(state.button(), &state));
    QVERIFY(state.rect().contains(state.linesRect()) || state.linesRect().isEmpty());
    QVERIFY(!state.linesRect().intersects(state.button()->geometry()));
    QCOMPARE(!state.linesRect().isEmpty(), rows > 0);
    // What is not drawn can be read all the same.
    QCOMPARE(state.toolTip().isEmpty(), allWords);
    QVERIFY(allWords || state.toolTip().contains(cause.left(20)));
    QCOMPARE(state.accessibleDescription(), cause);
}

void TestLittleRoom::allPanelsFailAtOnce_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("as drawn") << QSize(1440, 900);
    QTest::newRow("low") << QSize(1440, 700);
    QTest::newRow("the narrowest that is wide") << QSize(1200, 700);
    QTest::newRow("narrow") << QSize(1024, 768);
    QTest::newRow("smallest") << QSize(900, 600);
}

void TestLittleRoom::allPanelsFailAtOnce()
{
    QFETCH(QSize, size);
    Desk desk;
    desk.window.resize(size);
    desk.controller.takeSummaries(test::sampleSummaries());
    QCoreApplication::processEvents();
    desk.controller.takeFailure(desk.lastId, {domain::ErrorKind::Unavailable, LongCause});
    QCoreApplication::processEvents();
    std::vector<app::ListPanel *> panels(desk.page().panels().begin(), desk.page().panels().end());
    panels.push_back(desk.page().goals());
    for (app::ListPanel *panel : panels) {
        QVERIFY(!panel->showsRows());
        QCOMPARE(panel->state()->button()->text(), QStringLiteral("Noch einmal"));
        QVERIFY(isWhole(panel->state()->button(), panel->state()));
        QVERIFY(isWhole(panel->state()->button(), panel));
        QVERIFY(!panel->state()->linesRect().isEmpty());
    }
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    app::ThemeWatcher::instance().install();
    app::installTranslations(QLocale(QStringLiteral("de_DE")));
    TestLittleRoom test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_littleroom.moc"
