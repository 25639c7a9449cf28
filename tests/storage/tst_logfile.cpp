// SPDX-License-Identifier: GPL-3.0-or-later
// What is committed without waiting for the disk, and the log that makes it durable.
#include "core/storage/logfile.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <unistd.h>

using namespace footfall;
using storage::Database;
using storage::Transaction;

class TestLogFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aTransactionMayLeaveItToTheLog_data()
    {
        QTest::addColumn<bool>("isCommitted");
        QTest::newRow("committed") << true;
        QTest::newRow("rolled back") << false;
    }
    /// And everything else waits for the disk, as before.
    void aTransactionMayLeaveItToTheLog()
    {
        QFETCH(bool, isCommitted);
        kit::TestDatabase database;
        constexpr qint64 Full = 2;
        constexpr qint64 Normal = 1;
        {
            auto later =
                Transaction::begin(*database, Transaction::Kind::Immediate, Database::Sync::Later);
            QVERIFY(later.has_value());
            QCOMPARE(*database->pragma("synchronous"), Normal);
            if (isCommitted)
                QVERIFY(later->commit().has_value());
        }
        QCOMPARE(*database->pragma("synchronous"), Full);
        QVERIFY(Transaction::begin(*database, Transaction::Kind::Immediate)->commit().has_value());
        QCOMPARE(*database->pragma("synchronous"), Full);
    }

    void aTransactionThatDoesNotBegin()
    {
        kit::TestDatabase database;
        database->setGate([] { return domain::Error{domain::ErrorKind::Storage, QString()}; });
        QVERIFY(
            !Transaction::begin(*database, Transaction::Kind::Immediate, Database::Sync::Later));
        database->setGate({});
        QCOMPARE(*database->pragma("synchronous"), 2);
    }

    void theLogIsTheOneOfTheFile()
    {
        kit::TestDatabase database;
        const storage::SideFiles sideFiles(database.path());
        const auto log = storage::LogFile::open(sideFiles);
        QVERIFY(log.has_value());
        QVERIFY((*log)->sync().has_value());
        QVERIFY(QFile::rename(sideFiles.log(), sideFiles.log() + QStringLiteral("-away")));
        QVERIFY(!storage::LogFile::open(sideFiles));
        QFile another(sideFiles.log());
        QVERIFY(another.open(QIODevice::WriteOnly));
        QVERIFY(!storage::LogFile::open(sideFiles));
    }

    /// Only what the system says counts: an interrupted call is made again, and any other error is
    /// told.
    void theLogIsSafeWhenTheSystemSaysSo_data()
    {
        QTest::addColumn<QList<int>>("errors");
        QTest::addColumn<int>("calls");
        QTest::addColumn<bool>("isSafe");
        QTest::newRow("at once") << QList<int>{} << 1 << true;
        QTest::newRow("interrupted twice") << QList<int>{EINTR, EINTR} << 3 << true;
        QTest::newRow("the disk failed") << QList<int>{EIO} << 1 << false;
        QTest::newRow("interrupted, then failed") << QList<int>{EINTR, EIO} << 2 << false;
        QTest::newRow("the disk is full") << QList<int>{ENOSPC} << 1 << false;
        QTest::newRow("over quota") << QList<int>{EDQUOT} << 1 << false;
    }
    void theLogIsSafeWhenTheSystemSaysSo()
    {
        QFETCH(QList<int>, errors);
        QFETCH(bool, isSafe);
        kit::TestDatabase database;
        int calls = 0;
        const auto log =
            storage::LogFile::open(storage::SideFiles(database.path()), [&](int descriptor) {
                ++calls;
                if (calls > errors.size())
                    return ::fdatasync(descriptor);
                errno = errors.at(calls - 1);
                return -1;
            });
        QVERIFY(log.has_value());
        const int error = errors.isEmpty() ? 0 : errors.back();
        const auto synced = (*log)->sync();
        QTEST(calls, "calls");
        QCOMPARE(synced.has_value(), isSafe);
        if (!isSafe) {
            QVERIFY(synced.error().kind == domain::ErrorKind::Storage);
            QVERIFY(synced.error().message.contains(QString::fromLocal8Bit(std::strerror(error))));
        }
    }
};

FOOTFALL_TEST_MAIN(TestLogFile)
#include "tst_logfile.moc"
