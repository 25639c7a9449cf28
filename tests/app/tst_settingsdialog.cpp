// SPDX-License-Identifier: GPL-3.0-or-later
// The settings dialog: encryption, limits, and what is the window's own.
#include "app/dialogs/settingsdialog.h"
#include "tests/app/dialogfields.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/app/settingsdesk.h"
#include "tests/kit/testmain.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace footfall;
using domain::ErrorKind;
using kit::errorMessages;
using kit::namedChild;
using kit::retype;
using kit::SettingsDesk;

class SettingsDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init() { kit::failOnGuiWarnings(); }

    void encryptionNeedsBothFiles();
    void aBadCertificateIsSaidAtItsField();
    void limitsAreSaved();
    void limitsThatAreNotTouchedStay();
    void theThemeIsShownAtOnceAndTakenBack();
    void closingIsAskedOnlyWhereThereIsATray();
    void windowSettingsOutliveTheProgram();
};

void SettingsDialogTest::encryptionNeedsBothFiles()
{
    SettingsDesk desk(app::SettingsDialog::Page::Encryption);
    auto *certificate = namedChild<QLineEdit>(desk.dialog, "certificate");
    auto *key = namedChild<QLineEdit>(desk.dialog, "key");
    QVERIFY(!certificate->isEnabled());
    kit::shoot(desk.dialog, QStringLiteral("settings-encryption-none"));
    namedChild<QRadioButton>(desk.dialog, "encrypted")->click();
    QVERIFY(certificate->isEnabled());
    QCOMPARE(errorMessages(desk.dialog).size(), 2);
    QVERIFY(!desk.save->isEnabled());
    retype(certificate, QStringLiteral("chain.pem"));
    QVERIFY(errorMessages(desk.dialog)
                .contains(QStringLiteral("Write the whole path, from the root on.")));
    retype(certificate, QStringLiteral("/etc/ssl/stats/chain.pem"));
    QCOMPARE(errorMessages(desk.dialog).size(), 1);
    QVERIFY(!desk.save->isEnabled());
    retype(key, QStringLiteral("/etc/ssl/stats/key.pem"));
    QVERIFY(errorMessages(desk.dialog).isEmpty());
    kit::shoot(desk.dialog, QStringLiteral("settings-encryption"));
    desk.save->click();
    QCOMPARE(desk.fake.applied.listen.tlsCertificate, QStringLiteral("/etc/ssl/stats/chain.pem"));
    QCOMPARE(desk.fake.applied.listen.tlsKey, QStringLiteral("/etc/ssl/stats/key.pem"));
    desk.fake.applying.answer(domain::CollectorStatus());
    QTRY_VERIFY(!desk.dialog.isVisible());
}

void SettingsDialogTest::aBadCertificateIsSaidAtItsField()
{
    instance::Settings settings;
    settings.listen.tlsCertificate = QStringLiteral("/etc/ssl/chain.pem");
    settings.listen.tlsKey = QStringLiteral("/etc/ssl/key.pem");
    SettingsDesk desk(app::SettingsDialog::Page::General, settings);
    QVERIFY(namedChild<QRadioButton>(desk.dialog, "encrypted")->isChecked());
    QVERIFY(!desk.save->isEnabled());
    retype(namedChild<QLineEdit>(desk.dialog, "key"), QStringLiteral("/etc/ssl/other.pem"));
    desk.save->click();
    desk.fake.applying.answer(domain::failure(
        ErrorKind::Invalid, QStringLiteral("The key in /etc/ssl/other.pem is no key.")));
    QTRY_COMPARE(errorMessages(desk.dialog),
                 QStringList(QStringLiteral("The key in /etc/ssl/other.pem is no key.")));
    QCOMPARE(desk.dialog.focusWidget(), namedChild<QLineEdit>(desk.dialog, "key"));
    QVERIFY(desk.dialog.isVisible());
    QVERIFY(namedChild<QLineEdit>(desk.dialog, "certificate")->isVisible());
    // Back to plain HTTP forgets both.
    namedChild<QRadioButton>(desk.dialog, "plain")->click();
    desk.save->click();
    QVERIFY(desk.fake.applied.listen.tlsCertificate.isEmpty());
    QVERIFY(desk.fake.applied.listen.tlsKey.isEmpty());
    desk.fake.applying.answer(domain::CollectorStatus());
    QTRY_VERIFY(!desk.dialog.isVisible());
}

void SettingsDialogTest::limitsAreSaved()
{
    SettingsDesk desk(app::SettingsDialog::Page::Limits);
    QCOMPARE(desk.dialog.width(), app::theme().px(800));
    kit::shoot(desk.dialog, QStringLiteral("settings-limits"));
    QVERIFY(!desk.save->isEnabled());
    namedChild<QSpinBox>(desk.dialog, "rate")->setValue(0);
    namedChild<QSpinBox>(desk.dialog, "connections")->setValue(20'000);
    namedChild<QSpinBox>(desk.dialog, "idle")->setValue(30);
    namedChild<QSpinBox>(desk.dialog, "body")->setValue(128);
    namedChild<QSpinBox>(desk.dialog, "threads")->setValue(2);
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

void SettingsDialogTest::limitsThatAreNotTouchedStay()
{
    // Half a request a second, or 1,500 bytes, are more exact than the fields are.
    instance::Settings settings;
    settings.listen.limits.ratePerSecond = 0.5;
    settings.listen.limits.body = 1500;
    settings.listen.limits.headerCount = 77;
    SettingsDesk desk(app::SettingsDialog::Page::Limits, settings);
    QVERIFY(!desk.save->isEnabled());
    namedChild<QSpinBox>(desk.dialog, "burst")->setValue(900);
    desk.save->click();
    settings.listen.limits.rateBurst = 900;
    QVERIFY(desk.fake.applied == settings);
    desk.fake.applying.answer(domain::CollectorStatus());
    QTRY_VERIFY(!desk.dialog.isVisible());
}

void SettingsDialogTest::theThemeIsShownAtOnceAndTakenBack()
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
    QTest::mouseClick(namedChild<QPushButton>(dialog, "save"), Qt::LeftButton);
    QVERIFY(window.appearance() == app::ThemeChoice::Dark);
    app::ThemeWatcher::instance().setChoice(app::ThemeChoice::System);
}

void SettingsDialogTest::closingIsAskedOnlyWhereThereIsATray()
{
    kit::FakeBackend fake;
    QTemporaryDir folder;
    app::AppSettings window(folder.filePath(QStringLiteral("window.ini")));
    app::SettingsDialog without(fake.backend(), window, app::SettingsDialog::Desktop::NoTray);
    without.setAttribute(Qt::WA_DeleteOnClose, false);
    without.open();
    QVERIFY(!namedChild<QCheckBox>(without, "keepCollecting")->isEnabled());
    QVERIFY(!namedChild<QCheckBox>(without, "keepCollecting")->isChecked());
    QVERIFY(!namedChild<QPushButton>(without, "save")->isEnabled());
    namedChild<QComboBox>(without, "listenAddress")->setCurrentIndex(1);
    QTest::mouseClick(namedChild<QPushButton>(without, "save"), Qt::LeftButton);
    fake.applying.answer(domain::CollectorStatus{});
    QTRY_VERIFY(!without.isVisible());
    QVERIFY(window.whenClosed() == app::WhenClosed::KeepCollecting); // For a desktop with a tray.
    app::SettingsDialog with(fake.backend(), window, app::SettingsDialog::Desktop::HasTray);
    with.setAttribute(Qt::WA_DeleteOnClose, false);
    with.open();
    QTest::mouseClick(namedChild<QCheckBox>(with, "keepCollecting"), Qt::LeftButton, {},
                      QPoint(8, 15));
    QTest::mouseClick(namedChild<QPushButton>(with, "save"), Qt::LeftButton);
    QVERIFY(window.whenClosed() == app::WhenClosed::Quit);
    QVERIFY(!fake.applying.isWaiting());
}

void SettingsDialogTest::windowSettingsOutliveTheProgram()
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

FOOTFALL_GUI_TEST_MAIN(SettingsDialogTest)
#include "tst_settingsdialog.moc"
