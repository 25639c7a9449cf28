// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/directorylock.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

using namespace footfall;
using instance::DirectoryLock;

namespace {

constexpr uid_t Nobody = 65534;

/// Root may write everywhere, so it becomes nobody for the moment; others stay who they are.
class WithoutRoot
{
public:
    WithoutRoot() : m_wasRoot(::geteuid() == 0 && ::seteuid(Nobody) == 0) {}
    ~WithoutRoot()
    {
        if (m_wasRoot)
            std::ignore = ::seteuid(0);
    }

private:
    bool m_wasRoot;
};

} // namespace

class TestDirectoryLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theDirectoryIsMadeForItsOwnerAlone()
    {
        const QTemporaryDir parent;
        const QString path = parent.filePath(QStringLiteral("a/b/data"));
        QVERIFY(instance::prepareDataDirectory(path));
        QVERIFY(QFileInfo(path).isDir());
        QCOMPARE(int(QFileInfo(path).permissions() & 0x77), 0);
        QVERIFY(instance::prepareDataDirectory(path)); // Once more is fine.
    }

    void oneHasItAndTheOtherLearnsWho()
    {
        const QTemporaryDir directory;
        auto first = DirectoryLock::acquire(directory.path(), QStringLiteral("first"));
        QVERIFY(first && first->lock);
        const auto second = DirectoryLock::acquire(directory.path(), QStringLiteral("second"));
        QVERIFY(second);
        QVERIFY(!second->lock);
        QCOMPARE(second->holder.program, QStringLiteral("first"));
        QCOMPARE(second->holder.processId, qint64(::getpid()));
        QCOMPARE(second->holder.userId, qint64(::geteuid()));
        first->lock.reset();
        const auto third = DirectoryLock::acquire(directory.path(), QStringLiteral("third"));
        QVERIFY(third && third->lock);
    }

    void itEndsWithItsProcess()
    {
        const QTemporaryDir directory;
        int ready[2];
        QVERIFY(::pipe(ready) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto held = DirectoryLock::acquire(directory.path(), QStringLiteral("child"));
            std::ignore = ::write(ready[1], held && held->lock ? "y" : "n", 1);
            ::pause();
            ::_exit(0);
        }
        char answer = 0;
        QVERIFY(::read(ready[0], &answer, 1) == 1);
        QCOMPARE(answer, 'y');
        QVERIFY(!DirectoryLock::acquire(directory.path(), QStringLiteral("parent"))->lock);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(DirectoryLock::acquire(directory.path(), QStringLiteral("parent"))->lock);
    }

    void aFileIsNoDirectory()
    {
        const QTemporaryDir parent;
        const QString path = parent.filePath(QStringLiteral("file"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto prepared = instance::prepareDataDirectory(path);
        QVERIFY(!prepared);
        QVERIFY(prepared.error().message.contains(QStringLiteral("--data-dir")));
    }

    void aDirectoryThatCannotBeWrittenSaysWhoseItIs()
    {
        const QTemporaryDir parent;
        QVERIFY(QFile::setPermissions(parent.path(), QFile::Permissions(0x5055)));
        const WithoutRoot withoutRoot;
        const auto prepared = instance::prepareDataDirectory(parent.path());
        QVERIFY(!prepared);
        QVERIFY2(prepared.error().message.contains(QFileInfo(parent.path()).owner()),
                 qPrintable(prepared.error().message));
        const auto below = instance::prepareDataDirectory(parent.filePath(QStringLiteral("new")));
        QVERIFY(!below);
        QVERIFY2(below.error().message.contains(QStringLiteral("--data-dir")),
                 qPrintable(below.error().message));
    }

    void anotherUsersLockFileIsAClearMessage()
    {
        if (::geteuid() != 0)
            QSKIP("needs a second user");
        const QTemporaryDir directory;
        QVERIFY(QFile::setPermissions(directory.path(), QFile::Permissions(0x7777)));
        const auto held = DirectoryLock::acquire(directory.path(), QStringLiteral("root's"));
        QVERIFY(held && held->lock);
        QVERIFY(QFile::setPermissions(directory.filePath(QStringLiteral("lock")),
                                      QFile::ReadOwner | QFile::WriteOwner));
        const WithoutRoot withoutRoot;
        const auto attempt = DirectoryLock::acquire(directory.path(), QStringLiteral("nobody's"));
        QVERIFY(!attempt);
        QVERIFY2(attempt.error().message.contains(QStringLiteral("root")),
                 qPrintable(attempt.error().message));
    }
};

FOOTFALL_TEST_MAIN(TestDirectoryLock)
#include "tst_directorylock.moc"
