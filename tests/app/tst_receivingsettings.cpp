// SPDX-License-Identifier: GPL-3.0-or-later
// Where the collector listens and how it is reached, in the settings dialog: addresses, ports,
// proxies.
#include "app/dialogs/pieces.h"
#include "app/dialogs/receivingpage.h"
#include "app/dialogs/settingsdialog.h"
#include "tests/app/dialogfields.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/app/settingsdesk.h"
#include "tests/kit/testmain.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace footfall;
using domain::ErrorKind;
using kit::errorMessages;
using kit::namedChild;
using kit::retype;
using kit::SettingsDesk;

class ReceivingSettingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init() { kit::failOnGuiWarnings(); }

    void thePublicAddressIsJudgedInWords_data();
    void thePublicAddressIsJudgedInWords();
    void proxiesAreJudgedInWords_data();
    void proxiesAreJudgedInWords();
    void settingsMoveTheCollector();
    void aNewAddressRemindsOfPastedLines();
    void aTakenPortOffersAFreeOne();
    void proxiesCanBeAskedFor();
};

void ReceivingSettingsTest::thePublicAddressIsJudgedInWords_data()
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

void ReceivingSettingsTest::thePublicAddressIsJudgedInWords()
{
    QFETCH(QString, typed);
    QFETCH(bool, fine);
    QCOMPARE(app::publicAddressProblem(typed).isEmpty(), fine);
}

void ReceivingSettingsTest::proxiesAreJudgedInWords_data()
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

void ReceivingSettingsTest::proxiesAreJudgedInWords()
{
    QFETCH(QString, typed);
    QFETCH(bool, fine);
    QCOMPARE(app::proxiesProblem(typed).isEmpty(), fine);
}

void ReceivingSettingsTest::settingsMoveTheCollector()
{
    kit::FakeBackend fake;
    QTemporaryDir folder;
    app::AppSettings window(folder.filePath(QStringLiteral("window.ini")));
    app::SettingsDialog dialog(fake.backend(), window, app::SettingsDialog::Desktop::HasTray);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showPage(app::SettingsDialog::Page::Collector);
    auto *save = namedChild<QPushButton>(dialog, "save");
    QVERIFY(!save->isEnabled());
    auto *port = namedChild<QLineEdit>(dialog, "port");
    retype(port, QStringLiteral("99999"));
    QVERIFY(!save->isEnabled());
    QCOMPARE(errorMessages(dialog).size(), 1);
    retype(port, QStringLiteral("9090"));
    QVERIFY(save->isEnabled());
    namedChild<QComboBox>(dialog, "listenAddress")->setCurrentIndex(1);
    auto *publicUrl = namedChild<QLineEdit>(dialog, "publicUrl");
    retype(publicUrl, QStringLiteral("stats.example.com"));
    QVERIFY(!save->isEnabled());
    for (const app::FieldMessage *message : dialog.findChildren<app::FieldMessage *>())
        if (message->hasError())
            QTest::mouseClick(message->repairLink(), Qt::LeftButton);
    QCOMPARE(publicUrl->text(), QStringLiteral("https://stats.example.com"));
    namedChild<QRadioButton>(dialog, "trustProxies")->setChecked(true);
    QVERIFY(!save->isEnabled());
    QTest::keyClicks(namedChild<QLineEdit>(dialog, "proxies"),
                     QStringLiteral("10.0.4.0/24, 127.0.0.1"));
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

void ReceivingSettingsTest::aNewAddressRemindsOfPastedLines()
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
    auto *port = namedChild<QLineEdit>(page, "port");
    auto *publicUrl = namedChild<QLineEdit>(page, "publicUrl");
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

void ReceivingSettingsTest::aTakenPortOffersAFreeOne()
{
    kit::FakeBackend fake;
    QTemporaryDir folder;
    app::AppSettings window(folder.filePath(QStringLiteral("window.ini")));
    app::SettingsDialog dialog(fake.backend(), window, app::SettingsDialog::Desktop::HasTray);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *port = namedChild<QLineEdit>(dialog, "port");
    retype(port, QStringLiteral("80"));
    QTest::mouseClick(namedChild<QPushButton>(dialog, "save"), Qt::LeftButton);
    fake.applying.answer(domain::failure(ErrorKind::Unavailable,
                                         QStringLiteral("Port 80 is used by another program.")));
    QTRY_COMPARE(errorMessages(dialog),
                 QStringList{QStringLiteral("Port 80 is used by another program.")});
    QVERIFY(port->isVisible());
    kit::shoot(dialog, QStringLiteral("settings-collector"));
    for (const app::FieldMessage *message : dialog.findChildren<app::FieldMessage *>())
        if (message->hasError())
            QTest::mouseClick(message->repairLink(), Qt::LeftButton);
    QCOMPARE(port->text(), QStringLiteral("8081"));
    QVERIFY(errorMessages(dialog).isEmpty());
    QVERIFY(namedChild<QPushButton>(dialog, "save")->isEnabled());
}

void ReceivingSettingsTest::proxiesCanBeAskedFor()
{
    SettingsDesk desk(app::SettingsDialog::Page::General);
    desk.dialog.showProxies();
    QVERIFY(namedChild<QRadioButton>(desk.dialog, "trustProxies")->isChecked());
    auto *proxies = namedChild<QLineEdit>(desk.dialog, "proxies");
    QVERIFY(proxies->isVisible());
    QTRY_VERIFY(desk.dialog.focusWidget() == proxies);
    retype(proxies, QStringLiteral("10.0.4.0/24, nonsense"));
    QVERIFY(!desk.save->isEnabled());
    retype(proxies, QStringLiteral("10.0.4.0/24, ::1"));
    QVERIFY(desk.save->isEnabled());
}

FOOTFALL_GUI_TEST_MAIN(ReceivingSettingsTest)
#include "tst_receivingsettings.moc"
