// SPDX-License-Identifier: GPL-3.0-or-later
// A further site is added: its domain and its zone, as they are typed.
#include "app/dialogs/addsitedialog.h"
#include "app/dialogs/pieces.h"
#include "app/dialogs/sitedialog.h"
#include "app/dialogs/siteform.h"
#include "app/dialogs/timezonebox.h"
#include "tests/app/dialogfields.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/kit/testmain.h"

#include <QListWidget>
#include <QPointer>
#include <QSignalSpy>

using namespace footfall;
using domain::ErrorKind;
using kit::errorMessages;
using kit::namedChild;

class AddSiteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init() { kit::failOnGuiWarnings(); }

    void aZoneIsFoundByPartOfItsName_data();
    void aZoneIsFoundByPartOfItsName();
    void theOnlyZoneThatMatchesIsTaken();
    void aFurtherSiteIsAdded();
    void enterInTheDomainAddsASite();
    void theBackendsReasonStandsAtTheDomain();
    void aHostnameOfAnotherSiteIsSaidButAllowed();
};

void AddSiteTest::aZoneIsFoundByPartOfItsName_data()
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

void AddSiteTest::aZoneIsFoundByPartOfItsName()
{
    QFETCH(QString, typed);
    app::TimeZoneBox box;
    QVERIFY(!box.zoneName().isEmpty());
    box.setEditText(typed);
    QTEST(box.zoneName(), "name");
}

void AddSiteTest::theOnlyZoneThatMatchesIsTaken()
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

void AddSiteTest::aFurtherSiteIsAdded()
{
    kit::FakeBackend fake;
    auto *dialog = new app::AddSiteDialog(fake.backend());
    QPointer<QDialog> alive(dialog);
    QSignalSpy added(dialog, &app::AddSiteDialog::siteAdded);
    dialog->open();
    auto *button = namedChild<QPushButton>(*dialog, "addSite");
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

void AddSiteTest::enterInTheDomainAddsASite()
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

void AddSiteTest::theBackendsReasonStandsAtTheDomain()
{
    kit::FakeBackend fake;
    app::SiteForm form(fake.backend());
    form.show();
    QTest::keyClicks(form.domainField(), QStringLiteral("example.com"));
    QTest::keyClick(form.domainField(), Qt::Key_Return);
    fake.commands.adding.answer(
        domain::failure(ErrorKind::Invalid, QStringLiteral("It is there already.")));
    QTRY_COMPARE(errorMessages(form), QStringList{QStringLiteral("It is there already.")});
    QVERIFY(form.domainField()->isEnabled());
    QTest::keyClicks(form.domainField(), QStringLiteral("x"));
    QVERIFY(errorMessages(form).isEmpty());
}

void AddSiteTest::aHostnameOfAnotherSiteIsSaidButAllowed()
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
    auto *list = namedChild<QListWidget>(dialog, "hostnames");
    QVERIFY(!says(dialog));
    list->item(0)->setText(QStringLiteral("harbour-books.example"));
    QVERIFY(says(dialog));
    QVERIFY(errorMessages(dialog).isEmpty());
    QVERIFY(namedChild<QPushButton>(dialog, "save")->isEnabled());
}

FOOTFALL_GUI_TEST_MAIN(AddSiteTest)
#include "tst_addsite.moc"
