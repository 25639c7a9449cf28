// SPDX-License-Identifier: GPL-3.0-or-later
// The log: what a line looks like, what is counted instead of said, and a reader who does not read.
#include "server/log.h"
#include "server/logline.h"
#include "server/logthrottle.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <QTemporaryFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace footfall;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(ours, "footfall.test", QtInfoMsg)
Q_LOGGING_CATEGORY(library, "qt.library", QtInfoMsg)

namespace {

LogEntry entryOf(const char *text, QtMsgType type = QtWarningMsg,
                 const char *category = "footfall.test")
{
    return {kit::at("2026-03-04T12:00:00Z"), type, QString::fromLatin1(category),
            QString::fromUtf8(text)};
}

QStringList textsOf(const std::vector<LogEntry> &entries)
{
    QStringList texts;
    for (const LogEntry &entry : entries)
        texts.append(entry.text);
    return texts;
}

} // namespace

class TestLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<LogEntry>("entry");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *name, const LogEntry &entry, const char *line) {
            QTest::newRow(name) << entry << QByteArray(line);
        };
        row("warning", entryOf("The disk is full."),
            "2026-03-04T12:00:00.000Z warning footfall.test: The disk is full.\n");
        row("info", entryOf("Read again: changed=listen/port", QtInfoMsg),
            "2026-03-04T12:00:00.000Z info footfall.test: Read again: changed=listen/port\n");
        row("error", entryOf("No.", QtCriticalMsg),
            "2026-03-04T12:00:00.000Z error footfall.test: No.\n");
        row("one event is one line", entryOf("a\nb\r\nc\td"),
            "2026-03-04T12:00:00.000Z warning footfall.test: a\\nb\\u000d\\nc\\td\n");
        row("what a terminal would obey", entryOf("a\x1b[31mb\x07"),
            "2026-03-04T12:00:00.000Z warning footfall.test: a\\u001b[31mb\\u0007\n");
        row("what turns the direction", entryOf("a\u202eb\u2028c"),
            "2026-03-04T12:00:00.000Z warning footfall.test: a\\u202eb\\u2028c\n");
        row("letters stay", entryOf("Büro “東京” 🙂"),
            "2026-03-04T12:00:00.000Z warning footfall.test: Büro “東京” 🙂\n");
        row("our own places stay", entryOf("on http://127.0.0.1:8080"),
            "2026-03-04T12:00:00.000Z warning footfall.test: on http://127.0.0.1:8080\n");
        row("a library names a peer",
            entryOf("peer 198.51.100.7:80 and [2001:db8::7]", QtWarningMsg, "qt.library"),
            "2026-03-04T12:00:00.000Z warning qt.library: peer [address]:80 and [[address]]\n");
    }

    void lines()
    {
        QFETCH(LogEntry, entry);
        QFETCH(QByteArray, line);
        QCOMPARE(logLine(entry, LogPrefix::None), line);
    }

    void journaldIsToldThePriority()
    {
        QVERIFY(logLine(entryOf("a"), LogPrefix::Priority).startsWith("<4>2026-"));
        QVERIFY(logLine(entryOf("a", QtCriticalMsg), LogPrefix::Priority).startsWith("<3>"));
        QVERIFY(logLine(entryOf("a", QtInfoMsg), LogPrefix::Priority).startsWith("<6>"));
        QVERIFY(logLine(entryOf("a", QtDebugMsg), LogPrefix::Priority).startsWith("<7>"));
    }

    void longTextsAreCut_data()
    {
        QTest::addColumn<QString>("letter");
        for (const char *letter : {"x", "ü", "東", "🙂", "\x01"})
            QTest::newRow(letter) << QString::fromUtf8(letter);
    }

    void longTextsAreCut()
    {
        QFETCH(QString, letter);
        const QByteArray line =
            logLine({{}, QtInfoMsg, QStringLiteral("footfall.test"), letter.repeated(10'000)},
                    LogPrefix::Priority);
        QVERIFY(line.size() <= LongestLogLine);
        QVERIFY(line.size() > LongestLogLine - 100);
        QVERIFY2(line.endsWith("…\n"), line.right(20).constData());
        QVERIFY(!QString::fromUtf8(line).contains(QChar::ReplacementCharacter));
    }

    void whatIsSaidAgainIsCounted()
    {
        LogThrottle throttle;
        QCOMPARE(textsOf(throttle.take(entryOf("away"), 0s)), QStringList{QStringLiteral("away")});
        QVERIFY(!throttle.nextDue());
        for (int i = 1; i <= 120; ++i)
            QCOMPARE(textsOf(throttle.take(entryOf("away"), i * 100ms)), QStringList());
        QCOMPARE(textsOf(throttle.take(entryOf("back"), 13s)), QStringList{QStringLiteral("back")});
        QVERIFY(throttle.nextDue() == LogThrottle::Uptime(60s));
        QCOMPARE(textsOf(throttle.due({}, 59s)), QStringList());
        QCOMPARE(textsOf(throttle.due({}, 60s)),
                 QStringList{QStringLiteral("… 120 times more: away")});
        QVERIFY(!throttle.nextDue());
        // And anew.
        QCOMPARE(textsOf(throttle.take(entryOf("away"), 61s)), QStringList{QStringLiteral("away")});
        QCOMPARE(textsOf(throttle.take(entryOf("away"), 62s)), QStringList());
        QCOMPARE(textsOf(throttle.flush({})), QStringList{QStringLiteral("… 1 times more: away")});
        QCOMPARE(textsOf(throttle.flush({})), QStringList());
    }

    void whatDiffersIsNotTheSame()
    {
        LogThrottle throttle;
        QCOMPARE(throttle.take(entryOf("a"), 0s).size(), size_t(1));
        QCOMPARE(throttle.take(entryOf("a", QtCriticalMsg), 0s).size(), size_t(1));
        QCOMPARE(throttle.take(entryOf("a", QtWarningMsg, "footfall.other"), 0s).size(), size_t(1));
    }

    void eachCategoryHasItsShare()
    {
        LogThrottle throttle;
        int written = 0;
        for (int i = 0; i < 10'000; ++i)
            written += int(
                throttle.take(entryOf(qPrintable(QStringLiteral("line %1").arg(i))), 0s).size());
        QCOMPARE(written, int(LogThrottle::MostAtOnce));
        // Another one is not concerned, and the end is always said.
        QCOMPARE(throttle.take(entryOf("x", QtWarningMsg, "footfall.other"), 0s).size(), size_t(1));
        QCOMPARE(throttle.take(entryOf("the end", QtFatalMsg), 0s).size(), size_t(1));
        const auto next = throttle.nextDue();
        QVERIFY(next);
        const QStringList told = textsOf(throttle.due({}, *next));
        QVERIFY2(told.contains(QStringLiteral(
                     "… 9950 more messages were left out, because there were so many.")),
                 qPrintable(told.join(QLatin1Char('\n'))));
        QCOMPARE(textsOf(throttle.take(entryOf("later"), *next + 1min)),
                 QStringList{QStringLiteral("later")});
    }

    void memoryStaysBounded()
    {
        LogThrottle throttle;
        for (int i = 0; i < 100'000; ++i)
            (void)throttle.take(
                entryOf("a", QtWarningMsg, qPrintable(QStringLiteral("made.up.%1").arg(i))),
                i * 1ms);
        QVERIFY(throttle.flush({}).size() <= LogThrottle::MostRemembered + 256);
    }

    void messagesOfTheProcessAreWritten()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        {
            const kit::FixedClock clock(kit::at("2026-03-04T12:00:00Z"));
            Log log(clock, file.handle());
            qCInfo(ours, "said");
            qCDebug(ours, "not said");
            qCWarning(library, "of 10.1.2.3");
            for (int i = 0; i < 5; ++i)
                qCWarning(ours, "again");
            log.setLevel(instance::LogLevel::Debug);
            qCDebug(ours, "details");
            qCDebug(library, "gossip");
            log.setLevel(instance::LogLevel::Error);
            qCWarning(ours, "kept quiet");
            qCCritical(ours, "terrible");
            log.setLevel(instance::LogLevel::Info);
        }
        QVERIFY(file.seek(0));
        const QByteArray time = "2026-03-04T12:00:00.000Z ";
        QCOMPARE(file.readAll(),
                 time + "info footfall.test: said\n" + time + "warning qt.library: of [address]\n" +
                     time + "warning footfall.test: again\n" + time +
                     "debug footfall.test: details\n" + time + "error footfall.test: terrible\n" +
                     time + "warning footfall.test: … 4 times more: again\n");
    }

    void aReaderWhoDoesNotReadStopsNobody()
    {
        int ends[2] = {-1, -1};
        QVERIFY(::pipe2(ends, O_CLOEXEC) == 0);
        ::fcntl(ends[1], F_SETPIPE_SZ, 8192);
        {
            kit::FixedClock clock(kit::at("2026-03-04T12:00:00Z"));
            const Log log(clock, ends[1]);
            const QByteArray filling(3000, 'x');
            for (int i = 0; i < 20; ++i)
                qCInfo(ours, "%d %s", i, filling.constData()); // Would wait here for ever.
            QByteArray bytes(64 * 1024, '\0');
            QVERIFY(::read(ends[0], bytes.data(), size_t(bytes.size())) > 3000);
            qCInfo(ours, "there is room again");
            const auto size = ::read(ends[0], bytes.data(), size_t(bytes.size()));
            const QByteArray rest = bytes.left(size);
            QVERIFY2(rest.contains("lines could not be written here"), rest.constData());
            QVERIFY2(rest.contains("there is room again"), rest.constData());
        }
        ::close(ends[0]);
        ::close(ends[1]);
    }

    void journaldsStreamIsKnown()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        struct stat status {
        };
        QVERIFY(::fstat(file.handle(), &status) == 0);
        qputenv("JOURNAL_STREAM", QByteArray::number(qulonglong(status.st_dev)) + ':' +
                                      QByteArray::number(qulonglong(status.st_ino)));
        {
            const kit::FixedClock clock(kit::at("2026-03-04T12:00:00Z"));
            const Log log(clock, file.handle());
            qCWarning(ours, "said");
        }
        qunsetenv("JOURNAL_STREAM");
        QVERIFY(file.seek(0));
        QVERIFY(file.readAll().startsWith("<4>2026-03-04"));
    }
};

FOOTFALL_TEST_MAIN(TestLog)
#include "tst_log.moc"
