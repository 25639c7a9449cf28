// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tray.h"
#include "tests/app/guitest.h"
#include "tests/kit/testmain.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace footfall;
using app::Tray;

namespace {

QPushButton *answer(const QMessageBox &box, QMessageBox::ButtonRole role)
{
    for (QAbstractButton *button : box.buttons())
        if (box.buttonRole(button) == role)
            return qobject_cast<QPushButton *>(button);
    return nullptr;
}

QMessageBox *question(const QWidget &window)
{
    return window.findChild<QMessageBox *>(QStringLiteral("closingKeepsCollecting"));
}

} // namespace

class TrayTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings =
            std::make_unique<app::AppSettings>(m_folder->filePath(QStringLiteral("window.ini")));
    }

    void withoutATrayClosingQuits();
    void theFirstCloseIsExplainedAndKeepsCollecting();
    void theFirstCloseMayQuitInsteadFromThenOn();
    void whoWantsToQuitQuits();
    void theTipCounts();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::AppSettings> m_settings;
};

void TrayTest::withoutATrayClosingQuits()
{
    QWidget window;
    auto *tray = new Tray(window, *m_settings, Tray::Desktop::NoTray);
    QSignalSpy quit(tray, &Tray::quitRequested);
    window.show();
    QVERIFY(window.close());
    QCOMPARE(quit.count(), 1);
    QVERIFY(question(window) == nullptr);
}

void TrayTest::theFirstCloseIsExplainedAndKeepsCollecting()
{
    QWidget window;
    auto *tray = new Tray(window, *m_settings, Tray::Desktop::HasTray);
    QSignalSpy quit(tray, &Tray::quitRequested);
    window.show();
    QVERIFY(!window.close());
    QVERIFY(window.isVisible());
    QMessageBox *box = question(window);
    QVERIFY(box != nullptr);
    kit::shoot(*box, QStringLiteral("first-close"));
    answer(*box, QMessageBox::AcceptRole)->click();
    QVERIFY(!window.isVisible());
    QVERIFY(m_settings->wasToldAboutTray());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

    tray->showWindow();
    QVERIFY(window.isVisible());
    window.close();
    QVERIFY(!window.isVisible());
    QVERIFY(question(window) == nullptr);
    QCOMPARE(quit.count(), 0);
}

void TrayTest::theFirstCloseMayQuitInsteadFromThenOn()
{
    QWidget window;
    auto *tray = new Tray(window, *m_settings, Tray::Desktop::HasTray);
    QSignalSpy quit(tray, &Tray::quitRequested);
    window.show();
    window.close();
    QVERIFY(question(window) != nullptr);
    answer(*question(window), QMessageBox::DestructiveRole)->click();
    QCOMPARE(quit.count(), 1);
    QVERIFY(m_settings->whenClosed() == app::WhenClosed::Quit);
}

void TrayTest::whoWantsToQuitQuits()
{
    m_settings->setWhenClosed(app::WhenClosed::Quit);
    QWidget window;
    auto *tray = new Tray(window, *m_settings, Tray::Desktop::HasTray);
    QSignalSpy quit(tray, &Tray::quitRequested);
    window.show();
    QVERIFY(window.close());
    QCOMPARE(quit.count(), 1);
}

void TrayTest::theTipCounts()
{
    QWidget window;
    auto *tray = new Tray(window, *m_settings, Tray::Desktop::HasTray);
    QVERIFY(tray->toolTip().contains(QStringLiteral("nobody")));
    tray->setLiveVisitors(14);
    QVERIFY(tray->toolTip().contains(QStringLiteral("14")));
}

FOOTFALL_GUI_TEST_MAIN(TrayTest)
#include "tst_tray.moc"
