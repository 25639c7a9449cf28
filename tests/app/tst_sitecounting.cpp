// SPDX-License-Identifier: GPL-3.0-or-later
// What a site counts: its hostnames, rules of paths and whom it leaves out, in the site dialog.
#include "app/dialogs/sitedialog.h"
#include "tests/app/dialogfields.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/kit/testmain.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QToolButton>

using namespace footfall;
using kit::errorMessages;
using kit::namedChild;
using kit::retype;

namespace {

/// Hears what would be opened in a browser.
class Browser : public QObject
{
    Q_OBJECT
public:
    QList<QUrl> opened;
public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

} // namespace

class SiteCountingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init() { kit::failOnGuiWarnings(); }

    void hostnamesAreCheckedWhileTheyAreTyped();
    void rulesArePreviewedOnRecentPages();
    void rulesAreJudgedAtTheirField();
    void whomASiteLeavesOut();
    void thisComputerIsExcludedByItsBrowser();
};

void SiteCountingTest::hostnamesAreCheckedWhileTheyAreTyped()
{
    kit::FakeBackend fake;
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Counting);
    auto *list = namedChild<QListWidget>(dialog, "hostnames");
    auto *save = namedChild<QPushButton>(dialog, "save");
    QVERIFY(!namedChild<QToolButton>(dialog, "removeHostnames")->isEnabled());
    QTest::mouseClick(namedChild<QToolButton>(dialog, "addHostnames"), Qt::LeftButton);
    QCOMPARE(list->count(), 2);
    auto *editor = list->findChild<QLineEdit *>();
    QVERIFY(editor != nullptr);
    QTest::keyClicks(editor, QStringLiteral("not a name"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(errorMessages(dialog).size(), 1);
    QVERIFY(!save->isEnabled());
    list->item(1)->setText(QStringLiteral("harbour-books.example"));
    QCOMPARE(errorMessages(dialog).size(), 1);
    list->item(1)->setText(QStringLiteral("https://Harbourbooks.example/shop"));
    QVERIFY(errorMessages(dialog).isEmpty());
    namedChild<QCheckBox>(dialog, "privacySignals")->setChecked(true);
    kit::shoot(dialog, QStringLiteral("site-counting"));
    list->setCurrentRow(0);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(list->count(), 1);
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(fake.commands.lastEdit.addHostnames,
             QStringList{QStringLiteral("harbourbooks.example")});
    QCOMPARE(fake.commands.lastEdit.removeHostnames,
             QStringList{QStringLiteral("harbour-books.example")});
    QVERIFY(fake.commands.lastEdit.privacySignals == domain::PrivacySignals::Respect);
    fake.commands.editing.answer(fake.site());
    QTRY_VERIFY(!dialog.isVisible());
}

void SiteCountingTest::rulesArePreviewedOnRecentPages()
{
    kit::FakeBackend fake;
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QCOMPARE(fake.asked.size(), size_t(1));
    QCOMPARE(fake.asked.front().site, fake.site().id);
    QCOMPARE(fake.asked.front().breakdowns.front().dimension, domain::Dimension::Page);
    domain::StatsResult result;
    result.breakdowns.emplace_back().request = fake.asked.front().breakdowns.front();
    for (const char *path : {"/", "/users/ann", "/users/bob", "/admin/login", "/blog?page=2"})
        result.breakdowns.front().rows.push_back({QString::fromLatin1(path), {}});
    fake.answers.front()(result);
    dialog.showTab(app::SiteDialog::Tab::Counting);
    auto *preview = namedChild<QAbstractItemView>(dialog, "preview");
    QCOMPARE(preview->model()->rowCount(), 5);
    namedChild<QToolButton>(dialog, "addGroups")->click();
    namedChild<QListWidget>(dialog, "groups")->item(0)->setText(QStringLiteral("/users/*"));
    namedChild<QToolButton>(dialog, "addIgnored")->click();
    namedChild<QListWidget>(dialog, "ignored")->item(0)->setText(QStringLiteral(" /admin/* "));
    retype(namedChild<QLineEdit>(dialog, "keptQuery"), QStringLiteral("page, sort"));
    const auto counted = [preview](int row) {
        return QStringLiteral("%1 > %2").arg(preview->model()->index(row, 0).data().toString(),
                                             preview->model()->index(row, 1).data().toString());
    };
    QCOMPARE(counted(0), QStringLiteral("/users/ann > /users/*"));
    QCOMPARE(counted(1), QStringLiteral("/users/bob > /users/*"));
    QCOMPARE(counted(2), QStringLiteral("/admin/login > left out"));
    QCOMPARE(counted(4), QStringLiteral("/blog?page=2 > /blog?page=2"));
    dialog.findChild<QScrollArea *>()->ensureWidgetVisible(preview);
    kit::shoot(dialog, QStringLiteral("site-rules"));
    QTest::mouseClick(namedChild<QPushButton>(dialog, "save"), Qt::LeftButton);
    domain::PathRules rules;
    rules.keptQuery = {QStringLiteral("page"), QStringLiteral("sort")};
    rules.groups = {QStringLiteral("/users/*")};
    rules.ignored = {QStringLiteral("/admin/*")};
    QVERIFY(fake.commands.lastEdit.pathRules == rules);
    QVERIFY(!fake.commands.lastEdit.excludedRanges);
    QVERIFY(!fake.commands.lastEdit.botViews);
    fake.commands.editing.answer(fake.site());
    QTRY_VERIFY(!dialog.isVisible());
}

void SiteCountingTest::rulesAreJudgedAtTheirField()
{
    kit::FakeBackend fake;
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Counting);
    auto *save = namedChild<QPushButton>(dialog, "save");
    namedChild<QToolButton>(dialog, "addIgnored")->click();
    auto *ignored = namedChild<QListWidget>(dialog, "ignored");
    ignored->item(0)->setText(QStringLiteral("admin"));
    QCOMPARE(errorMessages(dialog).size(), 1);
    QVERIFY(errorMessages(dialog).front().contains(QStringLiteral("“admin”")));
    ignored->item(0)->setText(QStringLiteral("/admin"));
    QVERIFY(errorMessages(dialog).isEmpty());
    QVERIFY(save->isEnabled());
    retype(namedChild<QLineEdit>(dialog, "keptQuery"), QStringLiteral("a=b"));
    QCOMPARE(errorMessages(dialog).size(), 1);
    QVERIFY(!save->isEnabled());
    retype(namedChild<QLineEdit>(dialog, "keptQuery"), QString());
    namedChild<QToolButton>(dialog, "addRanges")->click();
    namedChild<QListWidget>(dialog, "ranges")->item(0)->setText(QStringLiteral("10.0.0.0/33"));
    QCOMPARE(errorMessages(dialog).size(), 1);
    QVERIFY(!save->isEnabled());
    // All below a name may be listed, but not first.
    namedChild<QListWidget>(dialog, "ranges")->item(0)->setText(QStringLiteral("10.0.0.0/8"));
    auto *hostnames = namedChild<QListWidget>(dialog, "hostnames");
    namedChild<QToolButton>(dialog, "addHostnames")->click();
    hostnames->item(1)->setText(QStringLiteral("*.Harbour-Books.example"));
    QVERIFY(errorMessages(dialog).isEmpty());
    hostnames->item(0)->setText(QStringLiteral("*.other.example"));
    QCOMPARE(errorMessages(dialog).size(), 1);
    hostnames->item(0)->setText(QStringLiteral("harbour-books.example"));
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(fake.commands.lastEdit.addHostnames,
             QStringList{QStringLiteral("*.harbour-books.example")});
    QVERIFY(fake.commands.lastEdit.removeHostnames.isEmpty());
    fake.commands.editing.answer(fake.site());
    QTRY_VERIFY(!dialog.isVisible());
}

void SiteCountingTest::whomASiteLeavesOut()
{
    kit::FakeBackend fake;
    domain::Site site = fake.site();
    site.excludedRanges = {QStringLiteral("192.0.2.0/24")};
    app::SiteDialog dialog(fake.backend(), site);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showBots();
    auto *bots = namedChild<QCheckBox>(dialog, "showBots");
    QVERIFY(bots->isVisible());
    QCOMPARE(dialog.focusWidget(), bots);
    QVERIFY(!bots->isChecked());
    QTest::keyClick(bots, Qt::Key_Space);
    namedChild<QCheckBox>(dialog, "onlyListed")->setChecked(true);
    namedChild<QToolButton>(dialog, "addRanges")->click();
    namedChild<QListWidget>(dialog, "ranges")->item(1)->setText(QStringLiteral(" 2001:db8::/32 "));
    kit::shoot(dialog, QStringLiteral("site-visitors"));
    QTest::mouseClick(namedChild<QPushButton>(dialog, "save"), Qt::LeftButton);
    QVERIFY(fake.commands.lastEdit.botViews == domain::BotViews::Shown);
    QVERIFY(fake.commands.lastEdit.hostnameRule == domain::HostnameRule::Listed);
    QCOMPARE(*fake.commands.lastEdit.excludedRanges,
             (QStringList{QStringLiteral("192.0.2.0/24"), QStringLiteral("2001:db8::/32")}));
    QVERIFY(!fake.commands.lastEdit.pathRules);
    fake.commands.editing.answer(site);
    QTRY_VERIFY(!dialog.isVisible());
}

void SiteCountingTest::thisComputerIsExcludedByItsBrowser()
{
    kit::FakeBackend fake;
    Browser browser;
    QDesktopServices::setUrlHandler(QStringLiteral("https"), &browser, "open");
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Counting);
    namedChild<QPushButton>(dialog, "excludeThisComputer")->click();
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    QCOMPARE(browser.opened,
             QList<QUrl>{QUrl(QStringLiteral("https://harbour-books.example/#footfall=off"))});
    QVERIFY(!namedChild<QPushButton>(dialog, "save")->isEnabled()); // Nothing of the site changes.
}

FOOTFALL_GUI_TEST_MAIN(SiteCountingTest)
#include "tst_sitecounting.moc"
