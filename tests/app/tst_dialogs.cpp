// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/addsitedialog.h"
#include "app/dialogs/deletesitedialog.h"
#include "app/dialogs/pieces.h"
#include "app/dialogs/receivingpage.h"
#include "app/dialogs/settingsdialog.h"
#include "app/dialogs/sitedialog.h"
#include "app/dialogs/siteform.h"
#include "app/dialogs/snippetview.h"
#include "app/dialogs/timezonebox.h"
#include "core/domain/apitoken.h"
#include "core/domain/snippet.h"
#include "core/instance/futures.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/kit/testmain.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>

using namespace footfall;
using domain::ErrorKind;

namespace {

template <typename T>
T *child(QWidget &parent, const char *name)
{
    T *found = parent.findChild<T *>(QString::fromLatin1(name));
    if (found == nullptr)
        qFatal("no child %s", name);
    return found;
}

/// The words of all messages that stand in the dialog just now.
QStringList messages(QWidget &parent)
{
    QStringList found;
    for (const app::FieldMessage *message : parent.findChildren<app::FieldMessage *>())
        if (message->hasError())
            found.append(message->text());
    return found;
}

void retype(QLineEdit *field, const QString &text)
{
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

} // namespace

class DialogsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init() { kit::failOnGuiWarnings(); }

    void aZoneIsFoundByPartOfItsName_data();
    void aZoneIsFoundByPartOfItsName();
    void theOnlyZoneThatMatchesIsTaken();
    void thePublicAddressIsJudgedInWords_data();
    void thePublicAddressIsJudgedInWords();
    void proxiesAreJudgedInWords_data();
    void proxiesAreJudgedInWords();

    void aFurtherSiteIsAdded();
    void enterInTheDomainAddsASite();
    void theBackendsReasonStandsAtTheDomain();
    void theSiteDialogSavesOnlyWhatChanged();
    void theSiteDialogKeepsOpenAndSaysWhy();
    void hostnamesAreCheckedWhileTheyAreTyped();
    void aHostnameOfAnotherSiteIsSaidButAllowed();
    void theSnippetIsCopiedAsOneLine();
    void everyTrackerHasItsSnippet();
    void otherNamesAreAddedAndJudged();
    void rulesArePreviewedOnRecentPages();
    void rulesAreJudgedAtTheirField();
    void whomASiteLeavesOut();
    void thisComputerIsExcludedByItsBrowser();
    void whatIsKeptIsPreviewedAndSaved();
    void moreStrictVisitsCloseDaysAnew();
    void goalsAreAddedOnSave();
    void goalsAreJudgedInWords_data();
    void goalsAreJudgedInWords();
    void tokensAreShownOnce();
    void deletingAsksForTheName();
    void deletingCannotBeLeftHalfway();

    void settingsMoveTheCollector();
    void aNewAddressRemindsOfPastedLines();
    void aTakenPortOffersAFreeOne();
    void encryptionNeedsBothFiles();
    void aBadCertificateIsSaidAtItsField();
    void limitsAreSaved();
    void limitsThatAreNotTouchedStay();
    void proxiesCanBeAskedFor();
    void theThemeIsShownAtOnceAndTakenBack();
    void closingIsAskedOnlyWhereThereIsATray();
    void windowSettingsOutliveTheProgram();
};

void DialogsTest::aZoneIsFoundByPartOfItsName_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::newRow("listed") << "Europe/Berlin"
                            << "Europe/Berlin";
    QTest::newRow("with a space") << "America/New York"
                                  << "America/New_York";
    QTest::newRow("with its underscore") << "America/New_York"
                                         << "America/New_York";
    QTest::newRow("in another case") << "asia/kolkata"
                                     << "Asia/Kolkata";
    QTest::newRow("UTC") << "UTC"
                         << "UTC";
    QTest::newRow("unknown") << "Europe/Nowhere" << QString();
    QTest::newRow("nothing") << "" << QString();
}

void DialogsTest::aZoneIsFoundByPartOfItsName()
{
    QFETCH(QString, typed);
    app::TimeZoneBox box;
    QVERIFY(!box.zoneName().isEmpty());
    box.setEditText(typed);
    QTEST(box.zoneName(), "name");
}

void DialogsTest::theOnlyZoneThatMatchesIsTaken()
{
    app::TimeZoneBox box;
    box.setZoneName(QStringLiteral("UTC"));
    box.setEditText(QStringLiteral("kolk"));
    QTest::keyClick(box.lineEdit(), Qt::Key_Return);
    QCOMPARE(box.zoneName(), QStringLiteral("Asia/Kolkata"));
    box.setEditText(QStringLiteral("america"));
    QTest::keyClick(box.lineEdit(), Qt::Key_Return);
    QCOMPARE(box.zoneName(), QString());
}

void DialogsTest::thePublicAddressIsJudgedInWords_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("fine");
    QTest::newRow("empty means where it listens") << "" << true;
    QTest::newRow("https") << "https://stats.example.com" << true;
    QTest::newRow("port") << "http://127.0.0.1:8080/" << true;
    QTest::newRow("no scheme") << "stats.example.com" << false;
    QTest::newRow("other scheme") << "ftp://stats.example.com" << false;
    QTest::newRow("query") << "https://stats.example.com/?a=b" << false;
    QTest::newRow("markup") << "https://\"><script>" << false;
}

void DialogsTest::thePublicAddressIsJudgedInWords()
{
    QFETCH(QString, typed);
    QFETCH(bool, fine);
    QCOMPARE(app::publicAddressProblem(typed).isEmpty(), fine);
}

void DialogsTest::proxiesAreJudgedInWords_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("fine");
    QTest::newRow("one") << "127.0.0.1" << true;
    QTest::newRow("two, with a range") << "10.0.4.0/24, ::1" << true;
    QTest::newRow("none") << " " << false;
    QTest::newRow("a name") << "proxy.example.com" << false;
    QTest::newRow("too many bits") << "10.0.0.0/33" << false;
    QTest::newRow("no bits") << "10.0.0.0/" << false;
    QTest::newRow("too large") << "10.0.0.256" << false;
}

void DialogsTest::proxiesAreJudgedInWords()
{
    QFETCH(QString, typed);
    QFETCH(bool, fine);
    QCOMPARE(app::proxiesProblem(typed).isEmpty(), fine);
}

void DialogsTest::aFurtherSiteIsAdded()
{
    kit::FakeBackend fake;
    auto *dialog = new app::AddSiteDialog(fake.backend());
    QPointer<QDialog> alive(dialog);
    QSignalSpy added(dialog, &app::AddSiteDialog::siteAdded);
    dialog->open();
    auto *button = child<QPushButton>(*dialog, "addSite");
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(dialog->form()->domainField(), QStringLiteral("harbour-books.example"));
    QVERIFY(button->isEnabled());
    kit::shoot(*dialog, QStringLiteral("add-site"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!button->isEnabled());
    QCOMPARE(fake.commands.lastDraft.hostname, QStringLiteral("harbour-books.example"));
    fake.commands.adding.answer(fake.site());
    QTRY_COMPARE(added.count(), 1);
    QTRY_VERIFY(alive.isNull());
}

void DialogsTest::enterInTheDomainAddsASite()
{
    kit::FakeBackend fake;
    auto *dialog = new app::AddSiteDialog(fake.backend());
    QPointer<QDialog> alive(dialog);
    QSignalSpy added(dialog, &app::AddSiteDialog::siteAdded);
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    dialog->form()->domainField()->setFocus();
    QTest::keyClicks(dialog->form()->domainField(), QStringLiteral("harbour-books.example"));
    QTest::keyClick(dialog->form()->domainField(), Qt::Key_Return);
    QVERIFY(dialog->isVisible()); // Until there is an answer.
    fake.commands.adding.answer(fake.site());
    QTRY_COMPARE(added.count(), 1);
    QTRY_VERIFY(alive.isNull());
}

void DialogsTest::theBackendsReasonStandsAtTheDomain()
{
    kit::FakeBackend fake;
    app::SiteForm form(fake.backend());
    form.show();
    QTest::keyClicks(form.domainField(), QStringLiteral("example.com"));
    QTest::keyClick(form.domainField(), Qt::Key_Return);
    fake.commands.adding.answer(
        domain::failure(ErrorKind::Invalid, QStringLiteral("It is there already.")));
    QTRY_COMPARE(messages(form), QStringList{QStringLiteral("It is there already.")});
    QVERIFY(form.domainField()->isEnabled());
    QTest::keyClicks(form.domainField(), QStringLiteral("x"));
    QVERIFY(messages(form).isEmpty());
}

void DialogsTest::theSiteDialogSavesOnlyWhatChanged()
{
    kit::FakeBackend fake;
    auto *dialog = new app::SiteDialog(fake.backend(), fake.site());
    QSignalSpy saved(dialog, &app::SiteDialog::siteSaved);
    dialog->open();
    kit::shoot(*dialog, QStringLiteral("site-general"));
    auto *save = child<QPushButton>(*dialog, "save");
    QVERIFY(!save->isEnabled());
    auto *name = child<QLineEdit>(*dialog, "name");
    retype(name, QString());
    QCOMPARE(messages(*dialog).size(), 1);
    QVERIFY(!save->isEnabled());
    retype(name, QStringLiteral("Harbour Books"));
    QVERIFY(save->isEnabled());
    auto *zone = child<app::TimeZoneBox>(*dialog, "timeZone");
    zone->setEditText(QStringLiteral("Nowhere"));
    QVERIFY(!save->isEnabled());
    zone->setEditText(QStringLiteral("Europe/Paris"));
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(fake.commands.lastCode, QStringLiteral("HARBOUR1"));
    QCOMPARE(fake.commands.lastEdit.name.value_or(QString()), QStringLiteral("Harbour Books"));
    QCOMPARE(fake.commands.lastEdit.timeZone.value_or(QString()), QStringLiteral("Europe/Paris"));
    QVERIFY(fake.commands.lastEdit.addHostnames.isEmpty());
    QVERIFY(fake.commands.lastEdit.removeHostnames.isEmpty());
    QVERIFY(!fake.commands.lastEdit.privacySignals);
    fake.commands.editing.answer(fake.site());
    QTRY_COMPARE(saved.count(), 1);
}

void DialogsTest::theSiteDialogKeepsOpenAndSaysWhy()
{
    kit::FakeBackend fake;
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    retype(child<QLineEdit>(dialog, "name"), QStringLiteral("Other"));
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(fake.commands.editing.isWaiting());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    fake.commands.editing.answer(
        domain::failure(ErrorKind::Storage, QStringLiteral("The disk is full: make room.")));
    QTRY_COMPARE(messages(dialog), QStringList{QStringLiteral("The disk is full: make room.")});
    QVERIFY(dialog.isVisible());
    QVERIFY(child<QPushButton>(dialog, "save")->isEnabled());
}

void DialogsTest::hostnamesAreCheckedWhileTheyAreTyped()
{
    kit::FakeBackend fake;
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Counting);
    auto *list = child<QListWidget>(dialog, "hostnames");
    auto *save = child<QPushButton>(dialog, "save");
    QVERIFY(!child<QToolButton>(dialog, "removeHostnames")->isEnabled());
    QTest::mouseClick(child<QToolButton>(dialog, "addHostnames"), Qt::LeftButton);
    QCOMPARE(list->count(), 2);
    auto *editor = list->findChild<QLineEdit *>();
    QVERIFY(editor != nullptr);
    QTest::keyClicks(editor, QStringLiteral("not a name"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(messages(dialog).size(), 1);
    QVERIFY(!save->isEnabled());
    list->item(1)->setText(QStringLiteral("harbour-books.example"));
    QCOMPARE(messages(dialog).size(), 1);
    list->item(1)->setText(QStringLiteral("https://Harbourbooks.example/shop"));
    QVERIFY(messages(dialog).isEmpty());
    child<QCheckBox>(dialog, "privacySignals")->setChecked(true);
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

void DialogsTest::aHostnameOfAnotherSiteIsSaidButAllowed()
{
    kit::FakeBackend fake;
    app::Backend backend = fake.backend();
    backend.sites = [&fake] { return std::vector<domain::Site>{fake.site()}; };
    const auto says = [](QWidget &parent) {
        for (const app::FieldMessage *message : parent.findChildren<app::FieldMessage *>())
            if (message->text().startsWith(QStringLiteral("harbour-books.example is counted on")))
                return true;
        return false;
    };
    app::SiteForm form(backend);
    QVERIFY(!says(form));
    form.domainField()->setText(QStringLiteral("https://Harbour-Books.example/"));
    QVERIFY(says(form));
    QVERIFY(form.isReady());
    form.domainField()->setText(QStringLiteral("other.example"));
    QVERIFY(!says(form));

    app::SiteDialog own(backend, fake.site());
    own.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(!says(own));
    domain::Site other = fake.site();
    other.trackingCode = QStringLiteral("OTHER123");
    other.hostnames = {QStringLiteral("other.example")};
    app::SiteDialog dialog(backend, other);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *list = child<QListWidget>(dialog, "hostnames");
    QVERIFY(!says(dialog));
    list->item(0)->setText(QStringLiteral("harbour-books.example"));
    QVERIFY(says(dialog));
    QVERIFY(messages(dialog).isEmpty());
    QVERIFY(child<QPushButton>(dialog, "save")->isEnabled());
}

void DialogsTest::theSnippetIsCopiedAsOneLine()
{
    kit::FakeBackend fake;
    fake.settings.publicUrl = QStringLiteral("https://stats.harbour-books.example");
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Snippet);
    kit::shoot(dialog, QStringLiteral("site-snippet"));
    QTest::mouseClick(child<QPushButton>(dialog, "copySnippet"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("<script src=\"https://stats.harbour-books.example/script.js\" "
                            "data-site=\"HARBOUR1\" defer></script>"));
}

void DialogsTest::everyTrackerHasItsSnippet()
{
    kit::FakeBackend fake;
    fake.settings.publicUrl = QStringLiteral("https://stats.harbour-books.example");
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Snippet);
    auto *trackers = child<QComboBox>(dialog, "tracker");
    QCOMPARE(trackers->count(), int(domain::AllTrackers.size()));
    for (int row = 0; row < trackers->count(); ++row) {
        trackers->setCurrentIndex(row);
        const auto tracker = static_cast<domain::Tracker>(trackers->currentData().toInt());
        QTest::mouseClick(child<QPushButton>(dialog, "copySnippet"), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied, domain::snippetFor(tracker, fake.site(), fake.settings.publicUrl));
        // All of it can be read.
        const auto *code = child<QPlainTextEdit>(dialog, "snippet");
        QCoreApplication::processEvents();
        QVERIFY(code->document()->size().height() * code->fontMetrics().lineSpacing() <=
                code->height());
        QCOMPARE(code->toPlainText().simplified(), copied.simplified());
    }
    trackers->setCurrentIndex(int(domain::Tracker::FathomLite));
    QCoreApplication::processEvents();
    kit::shoot(dialog, QStringLiteral("site-snippet-lite"));
}

void DialogsTest::otherNamesAreAddedAndJudged()
{
    kit::FakeBackend fake;
    app::Backend backend = fake.backend();
    domain::Site other = fake.site();
    other.name = QStringLiteral("Other");
    other.trackingCode = QStringLiteral("OTHER123");
    other.aliases = {QStringLiteral("taken.example")};
    backend.sites = [other] { return std::vector<domain::Site>{other}; };
    domain::Site site = fake.site();
    site.aliases = {QStringLiteral("old-id")};
    app::SiteDialog dialog(backend, site);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *list = child<QListWidget>(dialog, "aliases");
    auto *save = child<QPushButton>(dialog, "save");
    child<QToolButton>(dialog, "addAliases")->click();
    list->item(1)->setText(QStringLiteral("two words"));
    QCOMPARE(messages(dialog).size(), 1);
    list->item(1)->setText(QStringLiteral("OLD-ID"));
    QCOMPARE(messages(dialog), QStringList{QStringLiteral("old-id is there twice.")});
    list->item(1)->setText(QStringLiteral("other123"));
    QCOMPARE(messages(dialog), QStringList{QStringLiteral("other123 belongs to site Other.")});
    list->item(1)->setText(QStringLiteral("Taken.example"));
    QCOMPARE(messages(dialog), QStringList{QStringLiteral("taken.example belongs to site Other.")});
    QVERIFY(!save->isEnabled());
    list->item(1)->setText(QStringLiteral("6F9619FF-8B86-D011-B42D-00C04FC964FF"));
    kit::shoot(dialog, QStringLiteral("site-aliases"));
    list->setCurrentRow(0);
    child<QToolButton>(dialog, "removeAliases")->click();
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(fake.commands.lastEdit.addAliases,
             QStringList{QStringLiteral("6f9619ff-8b86-d011-b42d-00c04fc964ff")});
    QCOMPARE(fake.commands.lastEdit.removeAliases, QStringList{QStringLiteral("old-id")});
    fake.commands.editing.answer(
        domain::failure(ErrorKind::Invalid, QStringLiteral("It belongs to another.")));
    QTRY_COMPARE(messages(dialog), QStringList{QStringLiteral("It belongs to another.")});
}

void DialogsTest::rulesArePreviewedOnRecentPages()
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
    auto *preview = child<QAbstractItemView>(dialog, "preview");
    QCOMPARE(preview->model()->rowCount(), 5);
    child<QToolButton>(dialog, "addGroups")->click();
    child<QListWidget>(dialog, "groups")->item(0)->setText(QStringLiteral("/users/*"));
    child<QToolButton>(dialog, "addIgnored")->click();
    child<QListWidget>(dialog, "ignored")->item(0)->setText(QStringLiteral(" /admin/* "));
    retype(child<QLineEdit>(dialog, "keptQuery"), QStringLiteral("page, sort"));
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
    QTest::mouseClick(child<QPushButton>(dialog, "save"), Qt::LeftButton);
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

void DialogsTest::rulesAreJudgedAtTheirField()
{
    kit::FakeBackend fake;
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Counting);
    auto *save = child<QPushButton>(dialog, "save");
    child<QToolButton>(dialog, "addIgnored")->click();
    auto *ignored = child<QListWidget>(dialog, "ignored");
    ignored->item(0)->setText(QStringLiteral("admin"));
    QCOMPARE(messages(dialog).size(), 1);
    QVERIFY(messages(dialog).front().contains(QStringLiteral("“admin”")));
    ignored->item(0)->setText(QStringLiteral("/admin"));
    QVERIFY(messages(dialog).isEmpty());
    QVERIFY(save->isEnabled());
    retype(child<QLineEdit>(dialog, "keptQuery"), QStringLiteral("a=b"));
    QCOMPARE(messages(dialog).size(), 1);
    QVERIFY(!save->isEnabled());
    retype(child<QLineEdit>(dialog, "keptQuery"), QString());
    child<QToolButton>(dialog, "addRanges")->click();
    child<QListWidget>(dialog, "ranges")->item(0)->setText(QStringLiteral("10.0.0.0/33"));
    QCOMPARE(messages(dialog).size(), 1);
    QVERIFY(!save->isEnabled());
    // All below a name may be listed, but not first.
    child<QListWidget>(dialog, "ranges")->item(0)->setText(QStringLiteral("10.0.0.0/8"));
    auto *hostnames = child<QListWidget>(dialog, "hostnames");
    child<QToolButton>(dialog, "addHostnames")->click();
    hostnames->item(1)->setText(QStringLiteral("*.Harbour-Books.example"));
    QVERIFY(messages(dialog).isEmpty());
    hostnames->item(0)->setText(QStringLiteral("*.other.example"));
    QCOMPARE(messages(dialog).size(), 1);
    hostnames->item(0)->setText(QStringLiteral("harbour-books.example"));
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(fake.commands.lastEdit.addHostnames,
             QStringList{QStringLiteral("*.harbour-books.example")});
    QVERIFY(fake.commands.lastEdit.removeHostnames.isEmpty());
    fake.commands.editing.answer(fake.site());
    QTRY_VERIFY(!dialog.isVisible());
}

void DialogsTest::whomASiteLeavesOut()
{
    kit::FakeBackend fake;
    domain::Site site = fake.site();
    site.excludedRanges = {QStringLiteral("192.0.2.0/24")};
    app::SiteDialog dialog(fake.backend(), site);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showBots();
    auto *bots = child<QCheckBox>(dialog, "showBots");
    QVERIFY(bots->isVisible());
    QCOMPARE(dialog.focusWidget(), bots);
    QVERIFY(!bots->isChecked());
    QTest::keyClick(bots, Qt::Key_Space);
    child<QCheckBox>(dialog, "onlyListed")->setChecked(true);
    child<QToolButton>(dialog, "addRanges")->click();
    child<QListWidget>(dialog, "ranges")->item(1)->setText(QStringLiteral(" 2001:db8::/32 "));
    kit::shoot(dialog, QStringLiteral("site-visitors"));
    QTest::mouseClick(child<QPushButton>(dialog, "save"), Qt::LeftButton);
    QVERIFY(fake.commands.lastEdit.botViews == domain::BotViews::Shown);
    QVERIFY(fake.commands.lastEdit.hostnameRule == domain::HostnameRule::Listed);
    QCOMPARE(*fake.commands.lastEdit.excludedRanges,
             (QStringList{QStringLiteral("192.0.2.0/24"), QStringLiteral("2001:db8::/32")}));
    QVERIFY(!fake.commands.lastEdit.pathRules);
    fake.commands.editing.answer(site);
    QTRY_VERIFY(!dialog.isVisible());
}

/// Hears what would be opened in a browser.
class Browser : public QObject
{
    Q_OBJECT
public:
    QList<QUrl> opened;
public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

void DialogsTest::thisComputerIsExcludedByItsBrowser()
{
    kit::FakeBackend fake;
    Browser browser;
    QDesktopServices::setUrlHandler(QStringLiteral("https"), &browser, "open");
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Counting);
    child<QPushButton>(dialog, "excludeThisComputer")->click();
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    QCOMPARE(browser.opened,
             QList<QUrl>{QUrl(QStringLiteral("https://harbour-books.example/#footfall=off"))});
    QVERIFY(!child<QPushButton>(dialog, "save")->isEnabled()); // Nothing of the site changes.
}

void DialogsTest::whatIsKeptIsPreviewedAndSaved()
{
    kit::FakeBackend fake;
    app::Backend backend = fake.backend();
    domain::KeepingReport report;
    report.inference = {200, 150};
    report.sizes.facts = 4'711;
    backend.keeping = [report](const domain::Site &, const domain::Keeping &) {
        return instance::readyFuture<domain::KeepingReport>(report);
    };
    domain::Keeping previewed;
    backend.previewKeeping = [&previewed](const domain::Site &, const domain::Keeping &keeping) {
        previewed = keeping;
        domain::KeepingPreview preview;
        preview.days = 12;
        preview.pageViews = 3'456;
        preview.keptFrom = QDate(2026, 1, 31);
        return instance::readyFuture<domain::KeepingPreview>(preview);
    };
    backend.check = [] {
        return instance::readyFuture<domain::IntegrityReport>(
            domain::IntegrityReport{{}, 3, 100, true});
    };
    app::SiteDialog dialog(backend, fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Keeping);
    QTRY_VERIFY(child<QLabel>(dialog, "inference")->text().contains(QStringLiteral("75")));
    QVERIFY(child<QLabel>(dialog, "sizes")->text().contains(QLocale().toString(4'711)));
    auto *save = child<QPushButton>(dialog, "save");
    QVERIFY(!save->isEnabled());

    QVERIFY(!child<QSpinBox>(dialog, "strictVisits")->isEnabled());
    child<QCheckBox>(dialog, "strict")->setChecked(true);
    child<QSpinBox>(dialog, "keepDays")->setValue(90);
    QVERIFY(save->isEnabled());
    const auto says = [&dialog](const QString &text) {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(text); });
    };
    QTRY_VERIFY(says(QLocale().toString(3'456)));
    QCOMPARE(previewed, (domain::Keeping{domain::UsualStrictVisits, 90, 0, {}, {}}));
    QVERIFY(!says(QStringLiteral("is whole")));
    child<QPushButton>(dialog, "check")->click();
    QTRY_VERIFY(says(QStringLiteral("is whole")));
    kit::shoot(dialog, QStringLiteral("site-keeping"));

    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(fake.commands.lastEdit.keeping == previewed);
    fake.commands.editing.answer(fake.site());
    QTRY_VERIFY(!dialog.isVisible());
}

void DialogsTest::moreStrictVisitsCloseDaysAnew()
{
    kit::FakeBackend fake;
    app::Backend backend = fake.backend();
    int previews = 0;
    backend.previewKeeping = [&previews](const domain::Site &, const domain::Keeping &) {
        ++previews;
        return instance::readyFuture<domain::KeepingPreview>(domain::KeepingPreview{});
    };
    domain::Site site = fake.site();
    site.keeping.strictVisits = 5;
    app::SiteDialog dialog(backend, site);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Keeping);
    const auto says = [&dialog](const QString &text) {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(text); });
    };
    child<QSpinBox>(dialog, "strictVisits")->setValue(7);
    QTRY_VERIFY(says(QStringLiteral("fewer than 7 visits are closed anew")));
    child<QSpinBox>(dialog, "strictVisits")->setValue(4);
    QTRY_VERIFY(says(QStringLiteral("4 visits hold for days that close from now on")));
    QVERIFY(!says(QStringLiteral("closed anew")));
    child<QSpinBox>(dialog, "strictVisits")->setValue(5);
    QTRY_VERIFY(!says(QStringLiteral("close from now on")));
    QVERIFY(previews >= 2);
}

void DialogsTest::goalsAreAddedOnSave()
{
    kit::FakeBackend fake;
    domain::Site site = fake.site();
    site.goals = {
        {domain::GoalId{7}, QStringLiteral("Old"), domain::GoalKind::Event, QStringLiteral("old")}};
    app::SiteDialog dialog(fake.backend(), site);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Goals);
    auto *save = child<QPushButton>(dialog, "save");
    auto *name = child<QLineEdit>(dialog, "goalName");
    auto *pattern = child<QLineEdit>(dialog, "goalPattern");
    auto *kind = child<QComboBox>(dialog, "goalKind");
    auto *goals = child<QAbstractItemView>(dialog, "goals");
    QVERIFY(!child<QPushButton>(dialog, "addGoal")->isEnabled());
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
    child<QPushButton>(dialog, "removeGoal")->click();
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

void DialogsTest::goalsAreJudgedInWords_data()
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

void DialogsTest::goalsAreJudgedInWords()
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
    child<QComboBox>(dialog, "goalKind")->setCurrentIndex(kind);
    retype(child<QLineEdit>(dialog, "goalName"), name);
    retype(child<QLineEdit>(dialog, "goalPattern"), pattern);
    QCOMPARE(messages(dialog), problem.isEmpty() ? QStringList() : QStringList{problem});
    QCOMPARE(child<QPushButton>(dialog, "addGoal")->isEnabled(),
             problem.isEmpty() && !name.isEmpty());
}

void DialogsTest::tokensAreShownOnce()
{
    kit::FakeBackend fake;
    domain::Site site = fake.site();
    site.tokens = {
        {domain::TokenId{3}, QStringLiteral("<b>old</b>"), QByteArray(32, 'x'), fake.clock.now()}};
    app::SiteDialog dialog(fake.backend(), site);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Tokens);
    auto *text = child<QLineEdit>(dialog, "tokenText");
    auto *list = child<QListWidget>(dialog, "tokens");
    QVERIFY(!text->isVisible());
    QTest::keyClicks(child<QLineEdit>(dialog, "tokenName"), QStringLiteral("shop"));
    QTest::keyClick(child<QLineEdit>(dialog, "tokenName"), Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    QVERIFY(text->isVisible());
    QCOMPARE(text->text().size(), 43);
    kit::shoot(dialog, QStringLiteral("site-tokens"));
    child<QPushButton>(dialog, "copyToken")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), text->text());
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(0);
    child<QPushButton>(dialog, "removeToken")->click();
    QTest::mouseClick(child<QPushButton>(dialog, "save"), Qt::LeftButton);
    const domain::SiteEdit &edit = fake.commands.lastEdit;
    QCOMPARE(edit.removeTokens, std::vector<domain::TokenId>{domain::TokenId{3}});
    QCOMPARE(edit.addTokens.size(), size_t(1));
    QCOMPARE(edit.addTokens.front().name, QStringLiteral("shop"));
    QCOMPARE(edit.addTokens.front().hash, domain::hashOfToken(text->text().toLatin1()));
    fake.commands.editing.answer(site);
    QTRY_VERIFY(!dialog.isVisible());
    // Opened again, there is no way to see it.
    app::SiteDialog again(fake.backend(), site);
    again.setAttribute(Qt::WA_DeleteOnClose, false);
    again.open();
    again.showTab(app::SiteDialog::Tab::Tokens);
    QVERIFY(child<QLineEdit>(again, "tokenText")->text().isEmpty());
}

void DialogsTest::deletingAsksForTheName()
{
    kit::FakeBackend fake;
    auto *dialog = new app::SiteDialog(fake.backend(), fake.site());
    QSignalSpy removed(dialog, &app::SiteDialog::siteRemoved);
    dialog->open();
    QTest::mouseClick(child<QPushButton>(*dialog, "delete"), Qt::LeftButton);
    auto *question = child<QDialog>(*dialog, "deleteSite");
    auto *button = child<QPushButton>(*question, "deleteForGood");
    auto *name = child<QLineEdit>(*question, "confirmName");
    kit::shoot(*question, QStringLiteral("delete-site"));
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(name, QStringLiteral("harbour-books"));
    QVERIFY(!button->isEnabled());
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(question->isVisible());
    QVERIFY(!fake.commands.removing.isWaiting());
    QTest::keyClicks(name, QStringLiteral(".example"));
    QVERIFY(button->isEnabled());
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(fake.commands.lastCode, QStringLiteral("HARBOUR1"));
    fake.commands.removing.answer(domain::Done{});
    QTRY_COMPARE(removed.count(), 1);
    QCOMPARE(removed.front().front().toString(), QStringLiteral("HARBOUR1"));
}

void DialogsTest::deletingCannotBeLeftHalfway()
{
    kit::FakeBackend fake;
    app::DeleteSiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QTest::keyClicks(child<QLineEdit>(dialog, "confirmName"),
                     QStringLiteral("harbour-books.example"));
    QTest::mouseClick(child<QPushButton>(dialog, "deleteForGood"), Qt::LeftButton);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    fake.commands.removing.answer(
        domain::failure(ErrorKind::Storage, QStringLiteral("The disk is full.")));
    QTRY_COMPARE(messages(dialog), QStringList{QStringLiteral("The disk is full.")});
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void DialogsTest::settingsMoveTheCollector()
{
    kit::FakeBackend fake;
    QTemporaryDir folder;
    app::AppSettings window(folder.filePath(QStringLiteral("window.ini")));
    app::SettingsDialog dialog(fake.backend(), window, app::SettingsDialog::Desktop::HasTray);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showPage(app::SettingsDialog::Page::Collector);
    auto *save = child<QPushButton>(dialog, "save");
    QVERIFY(!save->isEnabled());
    auto *port = child<QLineEdit>(dialog, "port");
    retype(port, QStringLiteral("99999"));
    QVERIFY(!save->isEnabled());
    QCOMPARE(messages(dialog).size(), 1);
    retype(port, QStringLiteral("9090"));
    QVERIFY(save->isEnabled());
    child<QComboBox>(dialog, "listenAddress")->setCurrentIndex(1);
    auto *publicUrl = child<QLineEdit>(dialog, "publicUrl");
    retype(publicUrl, QStringLiteral("stats.example.com"));
    QVERIFY(!save->isEnabled());
    for (const app::FieldMessage *message : dialog.findChildren<app::FieldMessage *>())
        if (message->hasError())
            QTest::mouseClick(message->repairLink(), Qt::LeftButton);
    QCOMPARE(publicUrl->text(), QStringLiteral("https://stats.example.com"));
    child<QRadioButton>(dialog, "trustProxies")->setChecked(true);
    QVERIFY(!save->isEnabled());
    QTest::keyClicks(child<QLineEdit>(dialog, "proxies"), QStringLiteral("10.0.4.0/24, 127.0.0.1"));
    QVERIFY(save->isEnabled());
    QSignalSpy applied(&dialog, &app::SettingsDialog::applied);
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(fake.applied.listen.address, QStringLiteral("0.0.0.0"));
    QCOMPARE(fake.applied.listen.port, quint16(9090));
    QCOMPARE(fake.applied.publicUrl, QStringLiteral("https://stats.example.com"));
    QCOMPARE(fake.applied.listen.trustedProxies,
             (QStringList{QStringLiteral("10.0.4.0/24"), QStringLiteral("127.0.0.1")}));
    fake.applying.answer(domain::CollectorStatus{});
    QTRY_COMPARE(applied.count(), 1);
    QVERIFY(!dialog.isVisible());
}

void DialogsTest::aNewAddressRemindsOfPastedLines()
{
    kit::FakeBackend fake;
    app::ReceivingPage page(fake.backend());
    page.fillIn(fake.settings);
    page.show();
    const auto reminds = [&page] {
        for (const app::FieldMessage *message : page.findChildren<app::FieldMessage *>())
            if (message->text().startsWith(QStringLiteral("Lines already pasted")))
                return true;
        return false;
    };
    auto *port = child<QLineEdit>(page, "port");
    auto *publicUrl = child<QLineEdit>(page, "publicUrl");
    QCOMPARE(publicUrl->placeholderText(), QStringLiteral("http://127.0.0.1:8080"));
    retype(port, QStringLiteral("9090"));
    QCOMPARE(publicUrl->placeholderText(), QStringLiteral("http://127.0.0.1:9090"));
    QVERIFY(!reminds()); // As long as no site is known.
    domain::InstanceStatus status;
    status.sites = 1;
    fake.commands.asking.answer(status);
    QTRY_VERIFY(reminds());
    retype(port, QStringLiteral("8080"));
    QVERIFY(!reminds());
    retype(publicUrl, QStringLiteral("https://stats.example.com"));
    QVERIFY(reminds());
    retype(port, QStringLiteral("9090"));
    retype(publicUrl, QStringLiteral("http://127.0.0.1:8080"));
    QVERIFY(!reminds()); // It is the old address, by another way.
}

void DialogsTest::aTakenPortOffersAFreeOne()
{
    kit::FakeBackend fake;
    QTemporaryDir folder;
    app::AppSettings window(folder.filePath(QStringLiteral("window.ini")));
    app::SettingsDialog dialog(fake.backend(), window, app::SettingsDialog::Desktop::HasTray);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *port = child<QLineEdit>(dialog, "port");
    retype(port, QStringLiteral("80"));
    QTest::mouseClick(child<QPushButton>(dialog, "save"), Qt::LeftButton);
    fake.applying.answer(domain::failure(ErrorKind::Unavailable,
                                         QStringLiteral("Port 80 is used by another program.")));
    QTRY_COMPARE(messages(dialog),
                 QStringList{QStringLiteral("Port 80 is used by another program.")});
    QVERIFY(port->isVisible());
    kit::shoot(dialog, QStringLiteral("settings-collector"));
    for (const app::FieldMessage *message : dialog.findChildren<app::FieldMessage *>())
        if (message->hasError())
            QTest::mouseClick(message->repairLink(), Qt::LeftButton);
    QCOMPARE(port->text(), QStringLiteral("8081"));
    QVERIFY(messages(dialog).isEmpty());
    QVERIFY(child<QPushButton>(dialog, "save")->isEnabled());
}

namespace {

/// The settings dialog on fakes, opened at a page.
struct SettingsDesk {
    explicit SettingsDesk(app::SettingsDialog::Page page,
                          const instance::Settings &settings = instance::Settings())
        : window(folder.filePath(QStringLiteral("window.ini")))
        , dialog(backendWith(settings), window, app::SettingsDialog::Desktop::HasTray)
        , save(child<QPushButton>(dialog, "save"))
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        dialog.showPage(page);
    }
    app::Backend backendWith(const instance::Settings &settings)
    {
        fake.settings = settings;
        return fake.backend();
    }

    kit::FakeBackend fake;
    QTemporaryDir folder;
    app::AppSettings window;
    app::SettingsDialog dialog;
    QPushButton *save;
};

} // namespace

void DialogsTest::encryptionNeedsBothFiles()
{
    SettingsDesk desk(app::SettingsDialog::Page::Encryption);
    auto *certificate = child<QLineEdit>(desk.dialog, "certificate");
    auto *key = child<QLineEdit>(desk.dialog, "key");
    QVERIFY(!certificate->isEnabled());
    kit::shoot(desk.dialog, QStringLiteral("settings-encryption-none"));
    child<QRadioButton>(desk.dialog, "encrypted")->click();
    QVERIFY(certificate->isEnabled());
    QCOMPARE(messages(desk.dialog).size(), 2);
    QVERIFY(!desk.save->isEnabled());
    retype(certificate, QStringLiteral("chain.pem"));
    QVERIFY(
        messages(desk.dialog).contains(QStringLiteral("Write the whole path, from the root on.")));
    retype(certificate, QStringLiteral("/etc/ssl/stats/chain.pem"));
    QCOMPARE(messages(desk.dialog).size(), 1);
    QVERIFY(!desk.save->isEnabled());
    retype(key, QStringLiteral("/etc/ssl/stats/key.pem"));
    QVERIFY(messages(desk.dialog).isEmpty());
    kit::shoot(desk.dialog, QStringLiteral("settings-encryption"));
    desk.save->click();
    QCOMPARE(desk.fake.applied.listen.tlsCertificate, QStringLiteral("/etc/ssl/stats/chain.pem"));
    QCOMPARE(desk.fake.applied.listen.tlsKey, QStringLiteral("/etc/ssl/stats/key.pem"));
    desk.fake.applying.answer(domain::CollectorStatus());
    QTRY_VERIFY(!desk.dialog.isVisible());
}

void DialogsTest::aBadCertificateIsSaidAtItsField()
{
    instance::Settings settings;
    settings.listen.tlsCertificate = QStringLiteral("/etc/ssl/chain.pem");
    settings.listen.tlsKey = QStringLiteral("/etc/ssl/key.pem");
    SettingsDesk desk(app::SettingsDialog::Page::General, settings);
    QVERIFY(child<QRadioButton>(desk.dialog, "encrypted")->isChecked());
    QVERIFY(!desk.save->isEnabled());
    retype(child<QLineEdit>(desk.dialog, "key"), QStringLiteral("/etc/ssl/other.pem"));
    desk.save->click();
    desk.fake.applying.answer(domain::failure(
        ErrorKind::Invalid, QStringLiteral("The key in /etc/ssl/other.pem is no key.")));
    QTRY_COMPARE(messages(desk.dialog),
                 QStringList(QStringLiteral("The key in /etc/ssl/other.pem is no key.")));
    QCOMPARE(desk.dialog.focusWidget(), child<QLineEdit>(desk.dialog, "key"));
    QVERIFY(desk.dialog.isVisible());
    QVERIFY(child<QLineEdit>(desk.dialog, "certificate")->isVisible());
    // Back to plain HTTP forgets both.
    child<QRadioButton>(desk.dialog, "plain")->click();
    desk.save->click();
    QVERIFY(desk.fake.applied.listen.tlsCertificate.isEmpty());
    QVERIFY(desk.fake.applied.listen.tlsKey.isEmpty());
    desk.fake.applying.answer(domain::CollectorStatus());
    QTRY_VERIFY(!desk.dialog.isVisible());
}

void DialogsTest::limitsAreSaved()
{
    SettingsDesk desk(app::SettingsDialog::Page::Limits);
    QCOMPARE(desk.dialog.width(), app::theme().px(800));
    kit::shoot(desk.dialog, QStringLiteral("settings-limits"));
    QVERIFY(!desk.save->isEnabled());
    child<QSpinBox>(desk.dialog, "rate")->setValue(0);
    child<QSpinBox>(desk.dialog, "connections")->setValue(20'000);
    child<QSpinBox>(desk.dialog, "idle")->setValue(30);
    child<QSpinBox>(desk.dialog, "body")->setValue(128);
    child<QSpinBox>(desk.dialog, "threads")->setValue(2);
    QVERIFY(desk.save->isEnabled());
    desk.save->click();
    domain::ListenSettings wanted;
    wanted.limits.ratePerSecond = 0;
    wanted.limits.connections = 20'000;
    wanted.limits.idle = std::chrono::seconds(30);
    wanted.limits.body = 128 * 1024;
    wanted.threads = 2;
    QVERIFY(desk.fake.applied.listen == wanted);
    desk.fake.applying.answer(domain::CollectorStatus());
    QTRY_VERIFY(!desk.dialog.isVisible());
}

void DialogsTest::limitsThatAreNotTouchedStay()
{
    // Half a request a second, or 1,500 bytes, are more exact than the fields are.
    instance::Settings settings;
    settings.listen.limits.ratePerSecond = 0.5;
    settings.listen.limits.body = 1500;
    settings.listen.limits.headerCount = 77;
    SettingsDesk desk(app::SettingsDialog::Page::Limits, settings);
    QVERIFY(!desk.save->isEnabled());
    child<QSpinBox>(desk.dialog, "burst")->setValue(900);
    desk.save->click();
    settings.listen.limits.rateBurst = 900;
    QVERIFY(desk.fake.applied == settings);
    desk.fake.applying.answer(domain::CollectorStatus());
    QTRY_VERIFY(!desk.dialog.isVisible());
}

void DialogsTest::proxiesCanBeAskedFor()
{
    SettingsDesk desk(app::SettingsDialog::Page::General);
    desk.dialog.showProxies();
    QVERIFY(child<QRadioButton>(desk.dialog, "trustProxies")->isChecked());
    auto *proxies = child<QLineEdit>(desk.dialog, "proxies");
    QVERIFY(proxies->isVisible());
    QTRY_VERIFY(desk.dialog.focusWidget() == proxies);
    retype(proxies, QStringLiteral("10.0.4.0/24, nonsense"));
    QVERIFY(!desk.save->isEnabled());
    retype(proxies, QStringLiteral("10.0.4.0/24, ::1"));
    QVERIFY(desk.save->isEnabled());
}

void DialogsTest::theThemeIsShownAtOnceAndTakenBack()
{
    kit::FakeBackend fake;
    QTemporaryDir folder;
    app::AppSettings window(folder.filePath(QStringLiteral("window.ini")));
    app::SettingsDialog dialog(fake.backend(), window, app::SettingsDialog::Desktop::HasTray);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    kit::shoot(dialog, QStringLiteral("settings-general"));
    dialog.showPage(app::SettingsDialog::Page::Appearance);
    kit::shoot(dialog, QStringLiteral("settings-appearance"));
    QRadioButton *dark = nullptr;
    for (QRadioButton *button : dialog.findChildren<QRadioButton *>())
        if (button->text().remove(QLatin1Char('&')) == QStringLiteral("Dark"))
            dark = button;
    QVERIFY(dark != nullptr);
    dark->click();
    QVERIFY(app::theme().mode == app::ColorMode::Dark);
    dialog.reject();
    QVERIFY(app::ThemeWatcher::instance().choice() == app::ThemeChoice::System);
    QVERIFY(window.appearance() == app::ThemeChoice::System);
    dialog.open();
    dark->setChecked(false);
    dark->click();
    QTest::mouseClick(child<QPushButton>(dialog, "save"), Qt::LeftButton);
    QVERIFY(window.appearance() == app::ThemeChoice::Dark);
    app::ThemeWatcher::instance().setChoice(app::ThemeChoice::System);
}

void DialogsTest::closingIsAskedOnlyWhereThereIsATray()
{
    kit::FakeBackend fake;
    QTemporaryDir folder;
    app::AppSettings window(folder.filePath(QStringLiteral("window.ini")));
    app::SettingsDialog without(fake.backend(), window, app::SettingsDialog::Desktop::NoTray);
    without.setAttribute(Qt::WA_DeleteOnClose, false);
    without.open();
    QVERIFY(!child<QCheckBox>(without, "keepCollecting")->isEnabled());
    QVERIFY(!child<QCheckBox>(without, "keepCollecting")->isChecked());
    QVERIFY(!child<QPushButton>(without, "save")->isEnabled());
    child<QComboBox>(without, "listenAddress")->setCurrentIndex(1);
    QTest::mouseClick(child<QPushButton>(without, "save"), Qt::LeftButton);
    fake.applying.answer(domain::CollectorStatus{});
    QTRY_VERIFY(!without.isVisible());
    QVERIFY(window.whenClosed() == app::WhenClosed::KeepCollecting); // For a desktop with a tray.
    app::SettingsDialog with(fake.backend(), window, app::SettingsDialog::Desktop::HasTray);
    with.setAttribute(Qt::WA_DeleteOnClose, false);
    with.open();
    QTest::mouseClick(child<QCheckBox>(with, "keepCollecting"), Qt::LeftButton, {}, QPoint(8, 15));
    QTest::mouseClick(child<QPushButton>(with, "save"), Qt::LeftButton);
    QVERIFY(window.whenClosed() == app::WhenClosed::Quit);
    QVERIFY(!fake.applying.isWaiting());
}

void DialogsTest::windowSettingsOutliveTheProgram()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    {
        app::AppSettings settings(file);
        QVERIFY(settings.appearance() == app::ThemeChoice::System);
        QVERIFY(settings.whenClosed() == app::WhenClosed::KeepCollecting);
        QVERIFY(!settings.wasToldAboutTray());
        settings.setAppearance(app::ThemeChoice::Light);
        settings.setWhenClosed(app::WhenClosed::Quit);
        settings.rememberToldAboutTray();
    }
    const app::AppSettings settings(file);
    QVERIFY(settings.appearance() == app::ThemeChoice::Light);
    QVERIFY(settings.whenClosed() == app::WhenClosed::Quit);
    QVERIFY(settings.wasToldAboutTray());
}

FOOTFALL_GUI_TEST_MAIN(DialogsTest)
#include "tst_dialogs.moc"
