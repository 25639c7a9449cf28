// SPDX-License-Identifier: GPL-3.0-or-later
// The site dialog: what changed is saved, its snippets, other names and tokens, and the site is
// deleted.
#include "app/dialogs/deletesitedialog.h"
#include "app/dialogs/sitedialog.h"
#include "app/dialogs/timezonebox.h"
#include "core/domain/apitoken.h"
#include "core/domain/snippet.h"
#include "tests/app/dialogfields.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/kit/testmain.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QToolButton>

using namespace footfall;
using domain::ErrorKind;
using kit::errorMessages;
using kit::namedChild;
using kit::retype;

class SiteDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init() { kit::failOnGuiWarnings(); }

    void theSiteDialogSavesOnlyWhatChanged();
    void theSiteDialogKeepsOpenAndSaysWhy();
    void theSnippetIsCopiedAsOneLine();
    void everyTrackerHasItsSnippet();
    void otherNamesAreAddedAndJudged();
    void tokensAreShownOnce();
    void deletingAsksForTheName();
    void deletingCannotBeLeftHalfway();
};

void SiteDialogTest::theSiteDialogSavesOnlyWhatChanged()
{
    kit::FakeBackend fake;
    auto *dialog = new app::SiteDialog(fake.backend(), fake.site());
    QSignalSpy saved(dialog, &app::SiteDialog::siteSaved);
    dialog->open();
    kit::shoot(*dialog, QStringLiteral("site-general"));
    auto *save = namedChild<QPushButton>(*dialog, "save");
    QVERIFY(!save->isEnabled());
    auto *name = namedChild<QLineEdit>(*dialog, "name");
    retype(name, QString());
    QCOMPARE(errorMessages(*dialog).size(), 1);
    QVERIFY(!save->isEnabled());
    retype(name, QStringLiteral("Harbour Books"));
    QVERIFY(save->isEnabled());
    auto *zone = namedChild<app::TimeZoneBox>(*dialog, "timeZone");
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

void SiteDialogTest::theSiteDialogKeepsOpenAndSaysWhy()
{
    kit::FakeBackend fake;
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    retype(namedChild<QLineEdit>(dialog, "name"), QStringLiteral("Other"));
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(fake.commands.editing.isWaiting());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    fake.commands.editing.answer(
        domain::failure(ErrorKind::Storage, QStringLiteral("The disk is full: make room.")));
    QTRY_COMPARE(errorMessages(dialog),
                 QStringList{QStringLiteral("The disk is full: make room.")});
    QVERIFY(dialog.isVisible());
    QVERIFY(namedChild<QPushButton>(dialog, "save")->isEnabled());
}

void SiteDialogTest::theSnippetIsCopiedAsOneLine()
{
    kit::FakeBackend fake;
    fake.settings.publicUrl = QStringLiteral("https://stats.harbour-books.example");
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Snippet);
    kit::shoot(dialog, QStringLiteral("site-snippet"));
    QTest::mouseClick(namedChild<QPushButton>(dialog, "copySnippet"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("<script src=\"https://stats.harbour-books.example/script.js\" "
                            "data-site=\"HARBOUR1\" defer></script>"));
}

void SiteDialogTest::everyTrackerHasItsSnippet()
{
    kit::FakeBackend fake;
    fake.settings.publicUrl = QStringLiteral("https://stats.harbour-books.example");
    app::SiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Snippet);
    auto *trackers = namedChild<QComboBox>(dialog, "tracker");
    QCOMPARE(trackers->count(), int(domain::AllTrackers.size()));
    for (int row = 0; row < trackers->count(); ++row) {
        trackers->setCurrentIndex(row);
        const auto tracker = static_cast<domain::Tracker>(trackers->currentData().toInt());
        QTest::mouseClick(namedChild<QPushButton>(dialog, "copySnippet"), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied, domain::snippetFor(tracker, fake.site(), fake.settings.publicUrl));
        // All of it can be read.
        const auto *code = namedChild<QPlainTextEdit>(dialog, "snippet");
        QCoreApplication::processEvents();
        QVERIFY(code->document()->size().height() * code->fontMetrics().lineSpacing() <=
                code->height());
        QCOMPARE(code->toPlainText().simplified(), copied.simplified());
    }
    trackers->setCurrentIndex(int(domain::Tracker::FathomLite));
    QCoreApplication::processEvents();
    kit::shoot(dialog, QStringLiteral("site-snippet-lite"));
}

void SiteDialogTest::otherNamesAreAddedAndJudged()
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
    auto *list = namedChild<QListWidget>(dialog, "aliases");
    auto *save = namedChild<QPushButton>(dialog, "save");
    namedChild<QToolButton>(dialog, "addAliases")->click();
    list->item(1)->setText(QStringLiteral("two words"));
    QCOMPARE(errorMessages(dialog).size(), 1);
    list->item(1)->setText(QStringLiteral("OLD-ID"));
    QCOMPARE(errorMessages(dialog), QStringList{QStringLiteral("old-id is there twice.")});
    list->item(1)->setText(QStringLiteral("other123"));
    QCOMPARE(errorMessages(dialog), QStringList{QStringLiteral("other123 belongs to site Other.")});
    list->item(1)->setText(QStringLiteral("Taken.example"));
    QCOMPARE(errorMessages(dialog),
             QStringList{QStringLiteral("taken.example belongs to site Other.")});
    QVERIFY(!save->isEnabled());
    list->item(1)->setText(QStringLiteral("6F9619FF-8B86-D011-B42D-00C04FC964FF"));
    kit::shoot(dialog, QStringLiteral("site-aliases"));
    list->setCurrentRow(0);
    namedChild<QToolButton>(dialog, "removeAliases")->click();
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(fake.commands.lastEdit.addAliases,
             QStringList{QStringLiteral("6f9619ff-8b86-d011-b42d-00c04fc964ff")});
    QCOMPARE(fake.commands.lastEdit.removeAliases, QStringList{QStringLiteral("old-id")});
    fake.commands.editing.answer(
        domain::failure(ErrorKind::Invalid, QStringLiteral("It belongs to another.")));
    QTRY_COMPARE(errorMessages(dialog), QStringList{QStringLiteral("It belongs to another.")});
}

void SiteDialogTest::tokensAreShownOnce()
{
    kit::FakeBackend fake;
    domain::Site site = fake.site();
    site.tokens = {
        {domain::TokenId{3}, QStringLiteral("<b>old</b>"), QByteArray(32, 'x'), fake.clock.now()}};
    app::SiteDialog dialog(fake.backend(), site);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Tokens);
    auto *text = namedChild<QLineEdit>(dialog, "tokenText");
    auto *list = namedChild<QListWidget>(dialog, "tokens");
    QVERIFY(!text->isVisible());
    QTest::keyClicks(namedChild<QLineEdit>(dialog, "tokenName"), QStringLiteral("shop"));
    QTest::keyClick(namedChild<QLineEdit>(dialog, "tokenName"), Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    QVERIFY(text->isVisible());
    QCOMPARE(text->text().size(), 43);
    kit::shoot(dialog, QStringLiteral("site-tokens"));
    namedChild<QPushButton>(dialog, "copyToken")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), text->text());
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(0);
    namedChild<QPushButton>(dialog, "removeToken")->click();
    QTest::mouseClick(namedChild<QPushButton>(dialog, "save"), Qt::LeftButton);
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
    QVERIFY(namedChild<QLineEdit>(again, "tokenText")->text().isEmpty());
}

void SiteDialogTest::deletingAsksForTheName()
{
    kit::FakeBackend fake;
    auto *dialog = new app::SiteDialog(fake.backend(), fake.site());
    QSignalSpy removed(dialog, &app::SiteDialog::siteRemoved);
    dialog->open();
    QTest::mouseClick(namedChild<QPushButton>(*dialog, "delete"), Qt::LeftButton);
    auto *question = namedChild<QDialog>(*dialog, "deleteSite");
    auto *button = namedChild<QPushButton>(*question, "deleteForGood");
    auto *name = namedChild<QLineEdit>(*question, "confirmName");
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

void SiteDialogTest::deletingCannotBeLeftHalfway()
{
    kit::FakeBackend fake;
    app::DeleteSiteDialog dialog(fake.backend(), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QTest::keyClicks(namedChild<QLineEdit>(dialog, "confirmName"),
                     QStringLiteral("harbour-books.example"));
    QTest::mouseClick(namedChild<QPushButton>(dialog, "deleteForGood"), Qt::LeftButton);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    fake.commands.removing.answer(
        domain::failure(ErrorKind::Storage, QStringLiteral("The disk is full.")));
    QTRY_COMPARE(errorMessages(dialog), QStringList{QStringLiteral("The disk is full.")});
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

FOOTFALL_GUI_TEST_MAIN(SiteDialogTest)
#include "tst_sitedialog.moc"
