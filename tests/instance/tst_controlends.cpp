// SPDX-License-Identifier: GPL-3.0-or-later
// Who may open the control socket, and what happens when one of its ends goes away.
#include "tests/instance/controlends.h"
#include "tests/kit/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace footfall;
using instance::await;
using instance::ControlClient;
using instance::ControlServer;

class TestControlEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whoPromisedAndEndedIsNoHang()
    {
        const auto ends = tests::connectedEnds();
        QVERIFY(ends);
        const auto fold = ends->client->fold();
        QTRY_COMPARE(ends->commands.folds.size(), size_t(1));
        ends->commands.folds.clear();
        const auto report = await(fold);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, domain::ErrorKind::Unavailable);
    }

    void whenTheHolderEndsWaitingCommandsFail()
    {
        const auto ends = tests::connectedEnds();
        QVERIFY(ends);
        QSignalSpy lost(ends->client.get(), &ControlClient::lost);
        const auto fold = ends->client->fold();
        QTRY_COMPARE(ends->commands.folds.size(), size_t(1));
        ends->server.reset();
        QVERIFY(!await(fold));
        QTRY_COMPARE(lost.size(), 1);
        QVERIFY(!await(ends->client->status()));
        QVERIFY(!QFileInfo::exists(ends->directory.filePath(QStringLiteral("control.sock"))));
        QVERIFY(!ControlClient::open(ends->directory.path()));
    }

    void aClientThatLeavesHarmsNobody()
    {
        const auto ends = tests::connectedEnds();
        QVERIFY(ends);
        const auto fold = ends->client->fold();
        QTRY_COMPARE(ends->commands.folds.size(), size_t(1));
        ends->client.reset();
        QVERIFY(!await(fold));
        ends->commands.folds.front().addResult(domain::FoldReport{});
        ends->commands.folds.front().finish();
        const auto next = ControlClient::open(ends->directory.path());
        QVERIFY(next);
        QVERIFY(await((*next)->status()));
    }

    void onlyTheOwnerOrTheGroupGetsIn_data()
    {
        QTest::addColumn<int>("directoryMode");
        QTest::addColumn<int>("socketMode");
        QTest::newRow("owner") << 0x7700 << 0x6600;
        QTest::newRow("group that writes") << 0x7770 << 0x6660;
        QTest::newRow("group that reads") << 0x7750 << 0x6600;
    }

    void onlyTheOwnerOrTheGroupGetsIn()
    {
        QFETCH(int, directoryMode);
        QFETCH(int, socketMode);
        const QTemporaryDir directory;
        QVERIFY(QFile::setPermissions(directory.path(), QFile::Permissions(directoryMode)));
        tests::FakeCommands commands;
        ControlServer server(commands);
        QVERIFY(server.listen(directory.path()));
        const auto mode =
            QFileInfo(directory.filePath(QStringLiteral("control.sock"))).permissions();
        // Qt reports the owner's rights twice, as those of the asking user too.
        QCOMPARE(int(mode) & 0x7077, socketMode & 0x7077);
    }

    void aDeepDirectoryWillDo()
    {
        const QTemporaryDir parent;
        const QString deep = parent.filePath(QString(200, QLatin1Char('d')));
        QVERIFY(QDir().mkpath(deep));
        tests::FakeCommands commands;
        ControlServer server(commands);
        QVERIFY(server.listen(deep));
        const auto client = ControlClient::open(deep);
        QVERIFY(client);
        QVERIFY(await((*client)->status()));
    }

    void whatAKilledHolderLeftIsReplaced()
    {
        const QTemporaryDir directory;
        {
            auto left = instance::listenIn(directory.path());
            QVERIFY(left);
        }
        QVERIFY(QFileInfo::exists(directory.filePath(QStringLiteral("control.sock"))));
        const auto nobody = ControlClient::open(directory.path());
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().kind, domain::ErrorKind::Unavailable);
        tests::FakeCommands commands;
        ControlServer server(commands);
        QVERIFY(server.listen(directory.path()));
        QVERIFY(ControlClient::open(directory.path()));
    }
};

FOOTFALL_TEST_MAIN(TestControlEnds)
#include "tst_controlends.moc"
