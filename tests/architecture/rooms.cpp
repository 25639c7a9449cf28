// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rooms.h"

#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <algorithm>

namespace footfall::architecture {

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

Room room(const char *name, const char *folder, const char *mayInclude, const char *qtModules,
          const char *libraries, const char *mayNot = "")
{
    return {QLatin1String(name), QLatin1String(folder), words(mayInclude) << QLatin1String(folder),
            words(qtModules),    words(libraries),      words(mayNot)};
}

bool startsWithAny(const QString &text, const QStringList &beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&text](const QString &beginning) { return text.startsWith(beginning); });
}

/// The module that offers <QThing>; empty where none does.
QString qtModuleOf(const QString &header)
{
    static const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    static const QStringList modules = headers.entryList({QStringLiteral("Qt*")}, QDir::Dirs);
    // QtCore first: some modules offer headers of the same name for compatibility.
    if (QFileInfo::exists(headers.filePath(QStringLiteral("QtCore/") + header)))
        return QStringLiteral("QtCore");
    for (const QString &module : modules) {
        if (QFileInfo::exists(headers.filePath(module + QLatin1Char('/') + header)))
            return module;
    }
    // What a later Qt brings, and the seam between the versions may name.
    return header == QStringLiteral("QHttpHeaders") ? QStringLiteral("QtNetwork") : QString();
}

QString complaintAboutOwn(const Room &room, const QString &header)
{
    if (header.endsWith(QStringLiteral(".moc")))
        return {};
    for (const QString &allowed : room.mayInclude) {
        if (allowed.endsWith(QLatin1Char('/')) ? header.startsWith(allowed) : header == allowed)
            return {};
    }
    static const QStringList roots = words("core/ server/ app/");
    if (!startsWithAny(header, roots))
        return QStringLiteral("includes start at the root of the tree");
    return QStringLiteral("%1 may not use it").arg(room.name);
}

QString complaintAboutQt(const Room &room, const QString &header)
{
    if (header.contains(QLatin1Char('/')))
        return QStringLiteral("Qt headers go without their module's name");
    if (room.mayNot.contains(header))
        return QStringLiteral("%1 may not touch it").arg(room.name);
    const QString module = qtModuleOf(header);
    if (module.isEmpty())
        return QStringLiteral("no Qt module has it");
    if (module == QStringLiteral("QtCore") || room.qtModules.contains(module))
        return {};
    return QStringLiteral("%1 may not use %2").arg(room.name, module);
}

QString complaintAboutLibrary(const Room &room, const QString &header)
{
    static const QRegularExpression standard(QStringLiteral("^[a-z_]+$"));
    if (standard.match(header).hasMatch() || header == QStringLiteral("tl/expected.hpp"))
        return {};
    if (startsWithAny(header, room.libraries))
        return {};
    return QStringLiteral("%1 may not use this library").arg(room.name);
}

} // namespace

const std::vector<Room> &rooms()
{
    // Sockets and files of the system by name: domain has none, and only two rooms talk to others.
    // Domain has inet_pton() for what an owner types: it turns text into bytes and opens nothing.
    static const std::vector<Room> table{
        room("domain", "core/domain/", "", "", "arpa/inet.h",
             "QFile QDir QFileInfo QSaveFile QTemporaryFile QSettings QProcess"),
        room("enrich", "core/enrich/", "core/domain/", "",
             "openssl/ maxminddb.h libpsl.h re2/ yaml-cpp/ arpa/inet.h unistd.h fcntl.h sys/stat.h "
             "sys/mman.h"),
        room("storage", "core/storage/", "core/domain/", "QtSql",
             "sqlite3.h zstd.h unistd.h fcntl.h sys/stat.h sys/sysmacros.h"),
        room("pipeline", "core/pipeline/", "core/domain/ core/storage/", "",
             "openssl/ unistd.h fcntl.h sys/stat.h"),
        room("queries", "core/queries/", "core/domain/ core/storage/", "QtConcurrent",
             "csv.h re2/ immintrin.h"),
        room("instance", "core/instance/",
             "core/domain/ core/pipeline/pipeline.h core/pipeline/atrest.h core/pipeline/hitsink.h "
             "core/queries/statsreader.h core/queries/integrity.h core/queries/keepingreader.h "
             "core/queries/queryservice.h core/queries/statscsv.h core/queries/statsjson.h "
             "core/queries/statstable.h",
             "QtNetwork", "unistd.h fcntl.h sys/"),
        room("server", "server/", "core/domain/ core/enrich/ core/pipeline/hitsink.h",
             "QtNetwork QtHttpServer",
             "llhttp.h openssl/ unistd.h fcntl.h sys/ netinet/ arpa/ poll.h"),
        room("app", "app/",
             "core/domain/ core/instance/ core/pipeline/pipeline.h core/queries/statsreader.h "
             "core/queries/integrity.h core/queries/keepingreader.h core/queries/queryservice.h "
             "core/queries/textpattern.h",
             "QtGui QtWidgets QtCharts QtSvg QtSvgWidgets QtDBus", "unicode/ qt6keychain/"),
    };
    return table;
}

bool belongsToMains(const QString &file)
{
    static const QStringList mains = words(
        "app/main.cpp server/main.cpp server/wiring.h server/wiring.cpp server/systemclock.h "
        "server/log.h server/log.cpp server/logline.h server/logline.cpp server/logthrottle.h "
        "server/logthrottle.cpp");
    return mains.contains(file);
}

QString includeIn(const QString &line)
{
    static const QRegularExpression include(
        QStringLiteral(R"(^\s*#\s*include\s*([<"][^>"]+[>"]))"));
    return include.match(line).captured(1);
}

QString complaintAboutInclude(const Room &room, const QString &include)
{
    const QString header = include.mid(1, include.size() - 2);
    if (include.startsWith(QLatin1Char('"')))
        return complaintAboutOwn(room, header);
    static const QRegularExpression qt(QStringLiteral("^Q[A-Za-z]"));
    return qt.match(header).hasMatch() ? complaintAboutQt(room, header)
                                       : complaintAboutLibrary(room, header);
}

QString complaintAboutLine(const QString &line)
{
    static const QRegularExpression now(QStringLiteral(
        R"(\bcurrent(DateTime|DateTimeUtc|Date|Time|MSecsSinceEpoch|SecsSinceEpoch)\s*\(|(system|utc|tai|high_resolution)_clock::now|\b(gettimeofday|clock_gettime|localtime|gmtime)\s*\(|\btime\s*\(\s*(nullptr|NULL|0|&\w+)\s*\))"));
    static const QRegularExpression sql(QStringLiteral(
        R"("[^"]*\b(SELECT\s.+\bFROM\b|INSERT\s+(OR\s+\w+\s+)?INTO\b|DELETE\s+FROM\b|UPDATE\s+\w+\s+SET\b|CREATE\s+(TABLE|INDEX)\b))"));
    if (now.match(line).hasMatch())
        return QStringLiteral("the time comes from domain::Clock");
    if (sql.match(line).hasMatch())
        return QStringLiteral("SQL lives in core/storage/sql");
    return {};
}

} // namespace footfall::architecture
