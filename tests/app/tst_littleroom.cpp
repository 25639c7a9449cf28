// SPDX-License-Identifier: GPL-3.0-or-later
// In a small window, and in German, whose words are longer, what has to be read or pressed is
// whole.
#include "app/collector/problemcard.h"
#include "app/dialogs/pieces.h"
#include "app/translation.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/filterpopover.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/stateview.h"
#include "tests/app/collectordesk.h"
#include "tests/app/desk.h"
#include "tests/app/guitest.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QStyleOptionComboBox>
#include <algorithm>

using namespace footfall;
using kit::DashboardDesk;

namespace {

const QString LongCause = QStringLiteral(
    "Die Datenbank /home/jemand/.local/share/footfall/footfall.db kann nicht gelesen werden, weil "
    "sie von einem anderen Programm gesperrt ist. Sobald es fertig ist, geht es von selbst weiter; "
    "dauert es länger, hilft es, das andere Programm zu beenden.");

/// Whether a button shows all of its words, inside of what holds it. Cards make theirs lower than
/// others, which is no cut.
bool isWhole(const QPushButton *button, const QWidget *holder)
{
    const QRect place(button->mapTo(holder, QPoint()), button->size());
    return !button->isHidden() && holder->rect().contains(place) &&
           place.width() >= button->sizeHint().width() &&
           place.height() >= std::min(button->sizeHint().height(), button->maximumHeight());
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
    void theProblemOfTheCollector_data();
    void theProblemOfTheCollector();
    void theFiguresOfTheCollector_data();
    void theFiguresOfTheCollector();
    void notesWrapBesideTheirNumber();
    void howAFilterCompares_data();
    void howAFilterCompares();
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
    DashboardDesk desk;
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

void TestLittleRoom::theProblemOfTheCollector_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("as drawn") << QSize(1440, 900);
    QTest::newRow("narrow") << QSize(1024, 768);
    QTest::newRow("narrower") << QSize(900, 768);
    QTest::newRow("smallest") << QSize(900, 600);
}

void TestLittleRoom::theProblemOfTheCollector()
{
    QFETCH(QSize, size);
    kit::CollectorDesk desk;
    desk.openWithAnswers();
    desk.window.resize(size);
    domain::CollectorActivity activity = test::sampleActivity();
    activity.problems.front().solved.reset();
    activity.problems.front().title = QStringLiteral("Die Datenbank ist nicht beschreibbar");
    activity.problems.front().text = LongCause;
    desk.answer(activity);
    app::ProblemCard *card = desk.page->problem();
    QTRY_COMPARE(card->text(), LongCause);
    auto *copy = card->findChild<QPushButton *>(QStringLiteral("copyDetails"));
    QCOMPARE(copy->text(), QStringLiteral("Einzelheiten kopieren"));
    const QList<QLabel *> labels = card->findChildren<QLabel *>();
    const auto cause =
        std::find_if(labels.begin(), labels.end(),
                     [](const QLabel *label) { return label->text() == LongCause; });
    QVERIFY(cause != labels.end());
    // The words take their lines in several rounds of the layout; the button comes below them.
    QTRY_VERIFY((*cause)->height() >= (*cause)->heightForWidth((*cause)->width()));
    QTRY_VERIFY((*cause)->mapTo(card, (*cause)->rect().bottomLeft()).y() <
                copy->mapTo(card, QPoint()).y());
    QTRY_VERIFY(isWhole(copy, card));
    // The page scrolls downwards only.
    QVERIFY(copy->mapTo(desk.page, copy->rect().topRight()).x() < desk.page->width());
    // Once pressed it says something shorter, and then the same again.
    copy->click();
    QCOMPARE(copy->text(), QStringLiteral("Kopiert"));
    QTRY_COMPARE(copy->text(), QStringLiteral("Einzelheiten kopieren"));
    QTRY_VERIFY(isWhole(copy, card));
}

void TestLittleRoom::theFiguresOfTheCollector_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("rejected"); // In each five seconds.
    QTest::newRow("as drawn") << 1440 << 1;
    QTest::newRow("as drawn, a flood") << 1440 << 123'456;
    QTest::newRow("less wide") << 1320 << 100;
    QTest::newRow("the narrowest that is wide") << 1200 << 100;
    QTest::newRow("narrow") << 1024 << 1;
    QTest::newRow("smallest") << 900 << 100;
}

void TestLittleRoom::theFiguresOfTheCollector()
{
    QFETCH(int, width);
    QFETCH(int, rejected);
    kit::CollectorDesk desk;
    desk.openWithAnswers();
    desk.window.resize(width, 900);
    domain::CollectorActivity activity = test::sampleActivity();
    for (domain::ActivitySlot &slot : activity.intervals) {
        slot.received += rejected - slot.rejected;
        slot.rejected = rejected;
    }
    desk.answer(activity);
    using Figure = app::FigureRow::Figure;
    QVERIFY(desk.note(Figure::Rejected).endsWith(QStringLiteral("von allen")));
    for (const Figure figure : {Figure::Received, Figure::Stored, Figure::Waiting, Figure::Rejected,
                                Figure::Queue, Figure::Commit}) {
        const app::FigureCell *cell = desk.page->figures()->cell(figure);
        QTRY_COMPARE(cell->noteLines().join(QLatin1Char(' ')), cell->content().note);
        QTRY_VERIFY(cell->width() >= cell->neededWidth());
    }
    if (width == 1440 && rejected == 1)
        QCOMPARE(desk.page->figures()->columns(), 6);
}

void TestLittleRoom::notesWrapBesideTheirNumber()
{
    app::FigureCell cell(QStringLiteral("Rejected"), app::FigureCell::Swatch::None,
                         &app::Theme::text, nullptr);
    const QString note = QStringLiteral("9.1% of received");
    cell.setContent({QStringLiteral("12"), QStringLiteral("/min"), note, &app::Theme::text2, {}});
    cell.resize(app::theme().px(300), app::theme().px(76));
    QCOMPARE(cell.noteLines(), QStringList{note});
    cell.resize(cell.neededWidth(), cell.height());
    QCOMPARE(cell.noteLines(),
             (QStringList{QStringLiteral("9.1% of"), QStringLiteral("received")}));
    // Narrower than it asks for, it is cut, and the tooltip has it.
    cell.resize(cell.neededWidth() - 10, cell.height());
    QVERIFY(cell.noteLines().join(QLatin1Char(' ')) != note);
    QVERIFY(cell.toolTip().contains(note));
}

void TestLittleRoom::howAFilterCompares_data()
{
    QTest::addColumn<domain::Dimension>("dimension");
    QTest::newRow("every way") << domain::Dimension::Page;
    QTest::newRow("by name alone") << domain::Dimension::Country;
}

void TestLittleRoom::howAFilterCompares()
{
    QFETCH(domain::Dimension, dimension);
    QWidget window;
    window.show();
    auto *popover = new app::FilterPopover(
        {dimension, domain::FilterOperator::Is, domain::FilterSense::Includes, {}, false}, &window);
    popover->openAt(QRect(40, 40, 100, 26));
    for (QComboBox *box : {popover->verbBox(), popover->dimensionBox()}) {
        QAbstractItemView *list = box->view();
        for (int row = 0; row < box->count(); ++row) {
            QCOMPARE(list->sizeHintForRow(row), app::theme().px(28)); // As in a menu.
            // With the padding of a row at both sides.
            const int words = QFontMetrics(box->font()).horizontalAdvance(box->itemText(row));
            QVERIFY(list->sizeHintForColumn(0) >= words);
        }
        QVERIFY(list->minimumWidth() >= list->sizeHintForColumn(0));
    }
    // Whichever is chosen stands in the box as a whole.
    QComboBox *verbs = popover->verbBox();
    for (int row = 0; row < verbs->count(); ++row) {
        verbs->setCurrentIndex(row);
        QCoreApplication::processEvents();
        QStyleOptionComboBox option;
        option.initFrom(verbs);
        const QRect words = verbs->style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                           QStyle::SC_ComboBoxEditField, verbs);
        QVERIFY2(words.width() >= verbs->fontMetrics().horizontalAdvance(verbs->itemText(row)),
                 qPrintable(verbs->itemText(row)));
    }
    QVERIFY(popover->rect().contains(verbs->geometry()));
    popover->close();
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
