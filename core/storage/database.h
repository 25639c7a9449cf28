// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to the database file, with its pragmas. Bound to the thread that opened it.
#pragma once

#include "core/domain/result.h"
#include "core/storage/statement.h"

#include <QString>
#include <functional>
#include <memory>

namespace footfall::storage {

enum class OpenMode {
    ReadWrite, ///< WAL, synchronous=FULL, secure_delete=ON, foreign_keys=ON; makes the file.
    ReadOnly,  ///< By the driver: writing fails.
};

class Database
{
public:
    [[nodiscard]] static domain::Result<std::unique_ptr<Database>> open(const QString &path,
                                                                        OpenMode mode);
    /// REQUIRES: no Statement of it is left.
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Prepares sql/NAME.sql once and hands the same statement out again, reset.
    [[nodiscard]] domain::Result<Statement *> statement(const char *sqlName);
    /// A statement without parameters, to its end.
    [[nodiscard]] domain::Result<domain::Done> run(const char *sqlName);
    /// For pragmas and migrations.
    [[nodiscard]] domain::Result<domain::Done> execute(const QByteArray &sql);
    [[nodiscard]] domain::Result<qint64> pragma(const char *name);
    /// The first column of the first row of a statement without parameters; 0 without a row.
    [[nodiscard]] domain::Result<qint64> number(const char *sqlName);
    [[nodiscard]] QString path() const;

    enum class ForeignKeys {
        Checked,   ///< From the first, in a file that is opened for writing.
        Unchecked, ///< Where nothing is written that was not there before.
    };
    /// REQUIRES: no transaction. All statements are prepared anew when they run next.
    [[nodiscard]] domain::Result<domain::Done> setForeignKeys(ForeignKeys checks);

    /// Moved: the path names another file, or none, and what is written goes where nobody looks.
    enum class File { InPlace, Moved };
    [[nodiscard]] domain::Result<File> file();

    /// Asked now and then while a statement runs: where it says so, that ends with an error.
    void stopWhen(std::function<bool()> isUnwanted);

    /// With so many pages in the log it is time to move them: a large batch must not pay for that
    /// each time.
    static constexpr int UsualFrames = 4'000;
    /// Told within each commit how many pages are in the log then; where there is nobody to be told,
    /// a commit moves them into the database itself now and then.
    void watchLog(std::function<void(qint64 frames)> watcher);

    /// How long a commit takes: until what it wrote is on the disk, or until it is written only.
    /// The first is what holds outside of a Transaction.
    enum class Sync { AtCommit, Later };

    /// For tests: makes statements fail from here on, or, when empty, no longer.
    void setGate(StatementGate gate);

private:
    friend class Transaction;
    struct Private;
    void rollBack();
    [[nodiscard]] domain::Result<domain::Done> setSync(Sync sync);
    explicit Database(std::unique_ptr<Private> d);
    [[nodiscard]] domain::Result<std::unique_ptr<Statement>> prepare(const QByteArray &sql);
    std::unique_ptr<Private> d;
};

/// Begins at once; rolls back when it leaves scope without commit(). One at a time.
class Transaction
{
public:
    enum class Kind { Deferred, Immediate };
    /// Sync::Later: whoever commits makes it durable by LogFile::sync() before anybody relies on
    /// it.
    [[nodiscard]] static domain::Result<Transaction>
    begin(Database &database, Kind kind, Database::Sync sync = Database::Sync::AtCommit);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    [[nodiscard]] domain::Result<domain::Done> commit();

private:
    Transaction(Database *database, Database::Sync sync);
    Database *m_database; ///< Null once it is committed.
    Database::Sync m_sync;
};

} // namespace footfall::storage
