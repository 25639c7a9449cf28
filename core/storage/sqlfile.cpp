// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlfile.h"

#include <QDir>
#include <QFile>

namespace footfall::storage {

namespace {

constexpr QLatin1String Root(":/footfall/storage/sql/");

QByteArray contentOf(const QString &resource)
{
    QFile file(resource);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "sqlFile", qPrintable(resource));
    return opened ? file.readAll() : QByteArray();
}

/// The end of the quoted or commented stretch that begins at position, or position itself.
qsizetype skipQuoteOrComment(const QByteArray &script, qsizetype position)
{
    const auto after = [&](const char *mark, qsizetype from) {
        const qsizetype found = script.indexOf(mark, from);
        return found < 0 ? script.size() : found + qsizetype(qstrlen(mark));
    };
    const char c = script.at(position);
    const char following = position + 1 < script.size() ? script.at(position + 1) : '\0';
    if (c == '-' && following == '-')
        return after("\n", position);
    if (c == '/' && following == '*')
        return after("*/", position + 2);
    if (c == '[')
        return after("]", position);
    if (c == '\'' || c == '"' || c == '`') {
        // A doubled quote inside is read as two quoted stretches that touch: the same end.
        const char mark[] = {c, '\0'};
        return after(mark, position + 1);
    }
    return position;
}

} // namespace

QByteArray sqlFile(const char *name)
{
    return contentOf(Root + QLatin1String(name) + QLatin1String(".sql"));
}

QStringList sqlFileNames()
{
    QStringList names;
    const QStringList files =
        QDir(Root).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        names.append(file.chopped(4));
    return names;
}

std::vector<MigrationFile> migrationFiles()
{
    const QDir directory(Root + QLatin1String("migrations"));
    std::vector<MigrationFile> migrations;
    const QStringList files =
        directory.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const int number = file.section(QLatin1Char('_'), 0, 0).toInt();
        Q_ASSERT_X(number == int(migrations.size()) + 1, "migrationFiles", qPrintable(file));
        migrations.push_back({number, contentOf(directory.filePath(file))});
    }
    return migrations;
}

std::vector<QByteArray> splitStatements(const QByteArray &script)
{
    std::vector<QByteArray> statements;
    QByteArray statement;
    const auto finish = [&] {
        if (const QByteArray trimmed = statement.trimmed(); !trimmed.isEmpty())
            statements.push_back(trimmed);
        statement.clear();
    };
    for (qsizetype position = 0; position < script.size();) {
        const qsizetype end = skipQuoteOrComment(script, position);
        if (end > position) {
            const bool isComment = script.at(position) == '-' || script.at(position) == '/';
            statement += isComment ? QByteArray("\n") : script.mid(position, end - position);
            position = end;
        } else if (script.at(position) == ';') {
            finish();
            ++position;
        } else {
            statement += script.at(position++);
        }
    }
    finish();
    return statements;
}

} // namespace footfall::storage
