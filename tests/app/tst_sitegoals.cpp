// SPDX-License-Identifier: GPL-3.0-or-later
// A site's goals, in the site dialog.
#include "app/dialogs/sitedialog.h"
#include "tests/app/dialogfields.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/kit/testmain.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>

using namespace footfall;
using kit::errorMessages;
using kit::namedChild;
using kit::retype;

class SiteGoalsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init() { kit::failOnGuiWarnings(); }

    void goalsAreAddedOnSave();
    void goalsAreJudgedInWords_data();
    void goalsAreJudgedInWords();
};

void SiteGoalsTest::goalsAreAddedOnSave()
{
    kit::FakeBackend fake;
    domain::Site site = fake.site();
    site.goals = {
        {domain::GoalId{7}, QStringLiteral("Old"), domain::GoalKind::Event, QStringLiteral("old")}};
    app::SiteDialog dialog(fake.backend(), site);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Goals);
    auto *save = namedChild<QPushButton>(dialog, "save");
    auto *name = namedChild<QLineEdit>(dialog, "goalName");
    auto *pattern = namedChild<QLineEdit>(dialog, "goalPattern");
    auto *kind = namedChild<QComboBox>(dialog, "goalKind");
    auto *goals = namedChild<QAbstractItemView>(dialog, "goals");
    QVERIFY(!namedChild<QPushButton>(dialog, "addGoal")->isEnabled());
    QTest::keyClicks(name, QStringLiteral("Order completed"));
    QVERIFY(!save->isEnabled()); // Half of a goal.
    QTest::keyClicks(pattern, QStringLiteral("purchase"));
    QTest::keyClick(pattern, Qt::Key_Return); // Adds, and does not save.
    QVERIFY(dialog.isVisible());
    QVERIFY(!fake.commands.editing.isWaiting());
    QCOMPARE(goals->model()->rowCount(), 2);
    QVERIFY(name->text().isEmpty());
    kind->setCurrentIndex(1);
    QTest::keyClicks(name, QStringLiteral("Thanks"));
    QTest::keyClicks(pattern, QStringLiteral("/thank-you*"));
    kit::shoot(dialog, QStringLiteral("site-goals"));
    goals->setCurrentIndex(goals->model()->index(0, 0));
    namedChild<QPushButton>(dialog, "removeGoal")->click();
    QTest::mouseClick(save, Qt::LeftButton); // What is typed is meant, too.
    const domain::SiteEdit &edit = fake.commands.lastEdit;
    QCOMPARE(edit.removeGoals, QStringList{QStringLiteral("Old")});
    QCOMPARE(edit.addGoals.size(), size_t(2));
    QCOMPARE(edit.addGoals[0].pattern, QStringLiteral("purchase"));
    QCOMPARE(edit.addGoals[1].name, QStringLiteral("Thanks"));
    QVERIFY(edit.addGoals[1].kind == domain::GoalKind::Page);
    fake.commands.editing.answer(site);
    QTRY_VERIFY(!dialog.isVisible());
}

void SiteGoalsTest::goalsAreJudgedInWords_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("problem");
    QTest::newRow("nothing typed") << 0 << QString() << QString() << QString();
    QTest::newRow("fine event") << 0 << QStringLiteral("A") << QStringLiteral("sign up")
                                << QString();
    QTest::newRow("fine page") << 1 << QStringLiteral("A") << QStringLiteral("/a/*") << QString();
    QTest::newRow("no name") << 0 << QString() << QStringLiteral("a")
                             << QStringLiteral("A goal needs a name.");
    QTest::newRow("a name that is there")
        << 0 << QStringLiteral("Old") << QStringLiteral("a")
        << QStringLiteral("There is a goal of this name already.");
    QTest::newRow("no slash") << 1 << QStringLiteral("A") << QStringLiteral("thanks")
                              << QStringLiteral(
                                     "A page begins with a slash, like /thank-you or /order/*.");
}

void SiteGoalsTest::goalsAreJudgedInWords()
{
    QFETCH(int, kind);
    QFETCH(QString, name);
    QFETCH(QString, pattern);
    QFETCH(QString, problem);
    kit::FakeBackend fake;
    domain::Site site = fake.site();
    site.goals = {
        {domain::GoalId{7}, QStringLiteral("Old"), domain::GoalKind::Event, QStringLiteral("old")}};
    app::SiteDialog dialog(fake.backend(), site);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Goals);
    namedChild<QComboBox>(dialog, "goalKind")->setCurrentIndex(kind);
    retype(namedChild<QLineEdit>(dialog, "goalName"), name);
    retype(namedChild<QLineEdit>(dialog, "goalPattern"), pattern);
    QCOMPARE(errorMessages(dialog), problem.isEmpty() ? QStringList() : QStringList{problem});
    QCOMPARE(namedChild<QPushButton>(dialog, "addGoal")->isEnabled(),
             problem.isEmpty() && !name.isEmpty());
}

FOOTFALL_GUI_TEST_MAIN(SiteGoalsTest)
#include "tst_sitegoals.moc"
