// SPDX-License-Identifier: GPL-3.0-or-later
// A data directory, the real server on it in a process of its own, and views that are sent while
// something is done to both; then the account: acknowledged, lost, doubled, and whether the ledger
// adds up. One thread.
#pragma once

#include "tests/e2e/faults/views.h"
#include "tests/kit/serverprogram.h"

#include <QDir>
#include <QJsonObject>
#include <QTemporaryDir>
#include <functional>

namespace footfall::e2e {

/// The long form takes minutes: FOOTFALL_FAULTS=long.
[[nodiscard]] inline bool isLongForm()
{
    return qEnvironmentVariable("FOOTFALL_FAULTS") == QStringLiteral("long");
}

/// What is expected of a case beyond "none lost, none doubled".
struct Expectation {
    enum class Answers { All, SomeMissing };
    Answers answers = Answers::All; ///< SomeMissing: the server was killed.
    enum class Ledger { Everything, OfThisFile };
    Ledger ledger = Ledger::Everything; ///< OfThisFile: another database took the place.
    qsizetype setAside = 0;             ///< Views that were damaged on purpose.
    /// Where set: only these must be in the database (all others are in the file before).
    std::optional<QSet<QString>> kept{};
};

class FaultBench
{
public:
    /// Where nothing is said, the directory is a temporary one. Folding every second, it is hit as
    /// well.
    explicit FaultBench(const QString &caseName, const QString &directory = {},
                        std::chrono::seconds foldInterval = std::chrono::seconds(1));

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString file(const char *name) const
    {
        return m_path + QLatin1Char('/') + QLatin1String(name);
    }
    [[nodiscard]] const QString &code() const { return m_code; }
    [[nodiscard]] kit::ServerProgram &server() { return *m_server; }
    Views views;
    int nameLength = 0; ///< By so many characters pathnames are longer.

    /// False, with what it said in problem(), where it does not collect.
    [[nodiscard]] bool start(const std::function<void()> &inChild = {});
    [[nodiscard]] QString problem() const { return m_problem; }
    void kill();
    [[nodiscard]] int terminate() { return m_server->terminate(); }

    /// Sends for so long, and at least until so many more were acknowledged (negative: none need
    /// be). meanwhile() runs in the middle. False where that does not happen within a minute.
    [[nodiscard]] bool load(std::chrono::milliseconds time, int more = 20,
                            const std::function<void()> &meanwhile = {});
    /// As fast as it can, until so many more were acknowledged.
    [[nodiscard]] bool loadMuch(int more);
    /// Sends until the server, which somebody kills, is gone.
    [[nodiscard]] bool loadAndKill(std::chrono::milliseconds after);

    [[nodiscard]] QJsonObject status() const;
    enum class Trouble { IsOver, MayLast };
    /// Until the database has everything, and nothing is wrong unless that may last.
    [[nodiscard]] bool waitUntilStored(Trouble trouble = Trouble::IsOver);
    /// Views in the spool, as the server says.
    [[nodiscard]] qint64 spooled() const;
    /// How often each pathname was counted, in this data directory.
    [[nodiscard]] QHash<QString, int> counted() const;

    /// Empty where all is as expected.
    [[nodiscard]] QString check(const Expectation &expectation = {});
    /// Of all cases, as a table; not among the lost ones are those damaged on purpose.
    [[nodiscard]] static QString account();

private:
    [[nodiscard]] QString nextPrefix();
    void tellTrouble();
    [[nodiscard]] QString filesThere() const;

    QString m_case;
    std::optional<QTemporaryDir> m_temporary;
    QString m_path;
    QString m_code;
    QString m_problem;
    std::unique_ptr<kit::ServerProgram> m_server;
    int m_loads = 0;
    qsizetype m_line = -1; ///< Of the account.
};

} // namespace footfall::e2e
