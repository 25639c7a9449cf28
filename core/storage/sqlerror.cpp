// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlerror.h"

#include <QCoreApplication>
#include <sqlite3.h>

namespace footfall::storage {

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

} // namespace

using domain::Error; // Behind a qualified name lupdate loses the namespace that Words is in.

Error errorFrom(const QSqlError &error, const QString &path)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    return errorFromCode(isNumber ? code : SQLITE_ERROR, error.databaseText(), path);
}

Error errorFromCode(int code, const QString &detail, const QString &path)
{
    using domain::ErrorKind;
    // The low byte is the primary code; the rest says more about it.
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::Unavailable,
                Words::tr(
                    "Another program has locked the database %1. Close what has it open, such as a "
                    "database browser or a backup.")
                    .arg(path)};
    case SQLITE_FULL:
        return {ErrorKind::Storage,
                Words::tr("The disk is full: make room on the disk that holds %1.").arg(path)};
    case SQLITE_READONLY:
        return {
            ErrorKind::Storage,
            Words::tr(
                "The database %1 cannot be written. Give this program the right to write the file "
                "and its directory.")
                .arg(path)};
    case SQLITE_CANTOPEN:
        return {
            ErrorKind::Storage,
            Words::tr(
                "The database %1 cannot be opened. Check that its directory exists and that this "
                "program may write there.")
                .arg(path)};
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorKind::Storage,
                Words::tr("This program may not use the database %1. Check its permissions.")
                    .arg(path)};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {
            ErrorKind::Storage,
            Words::tr(
                "The database %1 is damaged or is no database. Put a backup in its place, or move "
                "it away to begin anew.")
                .arg(path)};
    case SQLITE_IOERR:
        return {
            ErrorKind::Storage,
            Words::tr(
                "The disk reported an error while the database %1 was used. Check the disk and its "
                "connection.")
                .arg(path)};
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return {ErrorKind::Invalid,
                Words::tr("The database %1 does not accept what is to be written: %2 (code %3).")
                    .arg(path, detail, QString::number(code))};
    default:
        return {ErrorKind::Storage, Words::tr("The database %1 reported an error: %2 (code %3).")
                                        .arg(path, detail, QString::number(code))};
    }
}

} // namespace footfall::storage
