// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every file of the rooms and fails on an arrow that the table of rooms lacks.
#include "tests/architecture/rooms.h"
#include "tests/kit/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QLibraryInfo>

using namespace footfall::architecture;

namespace {

const QDir &sourceTree()
{
    static const QDir tree(QStringLiteral(FOOTFALL_SOURCE_DIR));
    return tree;
}

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator iterator(sourceTree().filePath(folder),
                          {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                          QDirIterator::Subdirectories);
    while (iterator.hasNext())
        files.append(sourceTree().relativeFilePath(iterator.next()));
    files.sort();
    return files;
}

QStringList linesOf(const QString &file)
{
    QFile source(sourceTree().filePath(file));
    if (!source.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(source.readAll()).split(QLatin1Char('\n'));
}

QStringList complaintsAbout(const Room &room, const QString &file)
{
    QStringList complaints;
    const QStringList lines = linesOf(file);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString include = includeIn(lines[i]);
        const QString complaint =
            include.isEmpty() ? complaintAboutLine(lines[i]) : complaintAboutInclude(room, include);
        if (!complaint.isEmpty())
            complaints.append(QStringLiteral("%1:%2: %3: %4")
                                  .arg(file)
                                  .arg(i + 1)
                                  .arg(lines[i].trimmed(), complaint));
    }
    return complaints;
}

/// A machine without GUI packages cannot tell which module a header of theirs belongs to.
bool hasWindowHeaders()
{
    return QDir(QLibraryInfo::path(QLibraryInfo::HeadersPath)).exists(QStringLiteral("QtCharts"));
}

const Room &roomNamed(const QString &name)
{
    for (const Room &room : rooms()) {
        if (room.name == name)
            return room;
    }
    qFatal("no such room");
}

} // namespace

class TestRooms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void theTableSeesArrows_data()
    {
        QTest::addColumn<QString>("room");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("isAllowed");
        const auto row = [](const char *room, const char *include, bool isAllowed) {
            QTest::addRow("%s %s", room, include)
                << QString::fromLatin1(room) << QString::fromLatin1(include) << isAllowed;
        };
        row("domain", "<QString>", true);
        row("domain", "<vector>", true);
        row("domain", "<QFile>", false);
        row("domain", "<QSqlQuery>", false);
        row("domain", "\"core/storage/database.h\"", false);
        row("domain", "<sys/socket.h>", false);
        row("enrich", "<QTcpSocket>", false);
        row("storage", "<QSqlQuery>", true);
        row("storage", "<QWidget>", false);
        row("storage", "<QtWidgets/QWidget>", false);
        row("storage", "\"core/enrich/rawhit.h\"", false);
        row("pipeline", "<QSqlQuery>", false);
        row("pipeline", "<sqlite3.h>", false);
        row("queries", "\"core/pipeline/pipeline.h\"", false);
        row("instance", "<QLocalServer>", true);
        row("instance", "\"core/storage/database.h\"", false);
        row("instance", "\"server/collector.h\"", false);
        row("server", "<QHttpServer>", true);
        row("server", "\"core/pipeline/hitsink.h\"", true);
        row("server", "\"core/pipeline/pipeline.h\"", false);
        row("server", "\"core/instance/instance.h\"", false);
        row("app", "<QChartView>", true);
        row("app", "<QHttpServer>", false);
        row("app", "\"core/enrich/enricher.h\"", false);
        row("app", "\"mainwindow.h\"", false);
    }

    void theTableSeesArrows()
    {
        QFETCH(QString, room);
        QFETCH(QString, include);
        QFETCH(bool, isAllowed);
        if (room == QStringLiteral("app") && !hasWindowHeaders())
            QSKIP("Qt Charts is not installed");
        QCOMPARE(complaintAboutInclude(roomNamed(room), include).isEmpty(), isAllowed);
    }

    void linesThatAskForTheTimeOrSpeakSql_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("isAllowed");
        const auto row = [](const char *line, bool isAllowed) {
            QTest::newRow(line) << QString::fromLatin1(line) << isAllowed;
        };
        row("const auto now = m_clock.now();", true);
        row("QDateTime::currentDateTimeUtc()", false);
        row("QDate::currentDate()", false);
        row("std::chrono::system_clock::now()", false);
        row("std::time(nullptr)", false);
        row("hit.time = time(0);", false);
        row("std::chrono::steady_clock::now()", true);
        row("query.exec(\"SELECT id FROM site\")", false);
        row("QStringLiteral(\"DELETE FROM page_view\")", false);
        row("tr(\"Select a site from the list\")", true);
    }

    void linesThatAskForTheTimeOrSpeakSql()
    {
        QFETCH(QString, line);
        QFETCH(bool, isAllowed);
        QCOMPARE(complaintAboutLine(line).isEmpty(), isAllowed);
    }

    void roomsKeepToTheTable_data()
    {
        QTest::addColumn<QString>("name");
        for (const Room &room : rooms())
            QTest::addRow("%s", qPrintable(room.name)) << room.name;
    }

    void roomsKeepToTheTable()
    {
        QFETCH(QString, name);
        if (name == QStringLiteral("app") && !hasWindowHeaders())
            QSKIP("Qt Charts is not installed");
        const Room &room = roomNamed(name);
        const QStringList files = filesBelow(room.folder);
        QVERIFY(!files.isEmpty());
        QStringList complaints;
        for (const QString &file : files) {
            if (!belongsToMains(file))
                complaints += complaintsAbout(room, file);
        }
        QVERIFY2(complaints.isEmpty(),
                 qPrintable(QLatin1Char('\n') + complaints.join(QLatin1Char('\n'))));
    }

    void filesSayWhatTheyAre_data() { roomsKeepToTheTable_data(); }

    void filesSayWhatTheyAre()
    {
        QFETCH(QString, name);
        const Room &room = roomNamed(name);
        QStringList complaints;
        for (const QString &file : filesBelow(room.folder)) {
            const QStringList lines = linesOf(file);
            if (lines.value(0) != QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later"))
                complaints.append(file + QStringLiteral(": the first line names the licence"));
            if (!file.endsWith(QStringLiteral(".h")))
                continue;
            if (!lines.contains(QStringLiteral("#pragma once")))
                complaints.append(file + QStringLiteral(": #pragma once is missing"));
            if (!belongsToMains(file) &&
                !lines.join(QLatin1Char('\n'))
                     .contains(QStringLiteral("namespace footfall::%1").arg(room.name)))
                complaints.append(file + QStringLiteral(": its namespace is footfall::") +
                                  room.name);
        }
        QVERIFY2(complaints.isEmpty(),
                 qPrintable(QLatin1Char('\n') + complaints.join(QLatin1Char('\n'))));
    }
};

FOOTFALL_TEST_MAIN(TestRooms)
#include "tst_rooms.moc"
