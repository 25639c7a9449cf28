// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/faults/bench.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QStorageInfo>

namespace footfall::e2e {

using kit::words;

namespace {

QStringList &accountLines()
{
    static QStringList lines;
    return lines;
}

/// Of this site, in "status --json"; empty where there is none.
QJsonObject ledgerOf(const QJsonObject &status, const QString &code)
{
    const QJsonArray sites =
        status.value(QStringLiteral("ledger")).toObject().value(QStringLiteral("sites")).toArray();
    for (const QJsonValue &site : sites) {
        if (site.toObject().value(QStringLiteral("site")).toString() == code)
            return site.toObject().value(QStringLiteral("total")).toObject();
    }
    return {};
}

qint64 countAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toInteger();
}

} // namespace

FaultBench::FaultBench(const QString &caseName, const QString &directory,
                       std::chrono::seconds foldInterval)
    : m_case(caseName), m_path(directory)
{
    if (m_path.isEmpty())
        m_path = m_temporary.emplace().path();
    // All the load comes from here.
    QFile settings(file("settings.ini"));
    if (!settings.open(QIODevice::WriteOnly) ||
        settings.write(
            "[pipeline]\nfoldIntervalSeconds=" + QByteArray::number(qint64{foldInterval.count()}) +
            "\n[limits]\nratePerSecond=0\n") < 0)
        qFatal("%s cannot be written.", qUtf8Printable(settings.fileName()));
    settings.close();
    m_code = kit::runServer(words("site add example.com --code FAULTS"), m_path).out.trimmed();
}

bool FaultBench::start(const std::function<void()> &inChild)
{
    m_server = std::make_unique<kit::ServerProgram>(m_path, words("--trust-proxy 127.0.0.1/32"),
                                                    QHash<QString, QString>{}, inChild);
    if (m_server->waitUntilCollecting())
        return true;
    m_server->waitForEnd();
    m_problem = m_server->errors();
    return false;
}

void FaultBench::kill()
{
    m_server->signal(SIGKILL);
    m_server->waitForEnd();
}

QString FaultBench::nextPrefix()
{
    return QStringLiteral("/%1-").arg(m_loads++) + QString(nameLength, QLatin1Char('x'));
}

bool FaultBench::load(std::chrono::milliseconds time, int more,
                      const std::function<void()> &meanwhile)
{
    SteadyLoad load(m_server->port(), m_code, nextPrefix(), views);
    const qsizetype before = views.acknowledged.size();
    if (meanwhile) {
        QTest::qWait(static_cast<int>(time.count() / 2));
        meanwhile();
        QTest::qWait(static_cast<int>(time.count() / 2));
    } else {
        QTest::qWait(static_cast<int>(time.count()));
    }
    const auto isEnough = [&] { return views.acknowledged.size() >= before + more; };
    const bool enough = QTest::qWaitFor(isEnough, 60'000);
    const bool ended = QTest::qWaitFor([&load] { return load.finish(); }, 60'000);
    if (!enough || !ended)
        tellTrouble();
    return enough && ended;
}

/// What a person would look at.
void FaultBench::tellTrouble()
{
    qWarning("%lld sent, %lld acknowledged, %lld refused; the server says: %s\n%s\n%s",
             static_cast<long long>(views.sent.size()),
             static_cast<long long>(views.acknowledged.size()),
             static_cast<long long>(views.refused.size()),
             QJsonDocument(status().value(QStringLiteral("store")).toObject())
                 .toJson(QJsonDocument::Compact)
                 .constData(),
             qUtf8Printable(filesThere()), qUtf8Printable(m_server->errors()));
}

QString FaultBench::filesThere() const
{
    QStringList lines;
    QDirIterator files(m_path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        lines << QStringLiteral("%1 bytes: %2").arg(files.fileInfo().size()).arg(path);
    }
    lines << QStringLiteral("%1 bytes free").arg(QStorageInfo(m_path).bytesAvailable());
    return lines.join(QLatin1Char('\n'));
}

bool FaultBench::loadMuch(int more)
{
    constexpr int ManyConnections = 64;
    SteadyLoad load(m_server->port(), m_code, nextPrefix(), views, ManyConnections);
    const qsizetype before = views.acknowledged.size();
    const bool enough =
        QTest::qWaitFor([&] { return views.acknowledged.size() >= before + more; }, 120'000);
    return QTest::qWaitFor([&load] { return load.finish(); }, 60'000) && enough;
}

bool FaultBench::loadAndKill(std::chrono::milliseconds after)
{
    const qsizetype before = views.acknowledged.size();
    SteadyLoad load(m_server->port(), m_code, nextPrefix(), views);
    const bool enough =
        QTest::qWaitFor([&] { return views.acknowledged.size() >= before + 20; }, 60'000);
    QTest::qWait(static_cast<int>(after.count()));
    kill();
    QTest::qWait(50); // Answers that were on their way.
    return enough;
}

QJsonObject FaultBench::status() const
{
    return kit::runServer(words("status --json"), m_path).json();
}

qint64 FaultBench::spooled() const
{
    return countAt(status().value(QStringLiteral("store")).toObject(), "spooled");
}

bool FaultBench::waitUntilStored(Trouble trouble)
{
    const auto isStored = [this, trouble] {
        const QJsonObject store = status().value(QStringLiteral("store")).toObject();
        return !store.isEmpty() && countAt(store, "waiting") == 0 &&
               countAt(store, "spooled") == 0 &&
               (trouble == Trouble::MayLast ||
                store.value(QStringLiteral("problem")).toString().isEmpty());
    };
    if (QTest::qWaitFor(isStored, 60'000))
        return true;
    tellTrouble();
    return false;
}

QHash<QString, int> FaultBench::counted() const
{
    QHash<QString, int> counted;
    const QJsonArray rows =
        kit::runServer(
            words("stats --period all --by page --limit 0 --format json --site") << m_code, m_path)
            .json()
            .value(QStringLiteral("rows"))
            .toArray();
    for (const QJsonValue &value : rows)
        counted.insert(value.toObject().value(QStringLiteral("value")).toString(),
                       value.toObject().value(QStringLiteral("pageViews")).toInt());
    return counted;
}

QString FaultBench::check(const Expectation &expectation)
{
    const QHash<QString, int> inDatabase = counted();
    const QJsonObject ledger = ledgerOf(status(), m_code);
    qsizetype lost = 0;
    for (const QString &pathname : expectation.kept.value_or(views.acknowledged))
        lost += inDatabase.value(pathname) < 1;
    qsizetype doubled = 0;
    qsizetype invented = 0;
    qint64 pageViews = 0;
    for (auto row = inDatabase.begin(); row != inDatabase.end(); ++row) {
        doubled += row.value() > 1;
        invented += !views.sent.contains(row.key());
        pageViews += row.value();
    }
    const qint64 received = countAt(ledger, "received");
    const qint64 stored = countAt(ledger, "stored");
    const qint64 refused = countAt(ledger, "refused");
    const qint64 waiting = countAt(ledger, "waiting");
    const QString line = QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8")
                             .arg(m_case, -44)
                             .arg(views.sent.size(), 8)
                             .arg(views.acknowledged.size(), 12)
                             .arg(views.refused.size(), 8)
                             .arg(lost - expectation.setAside, 6)
                             .arg(doubled, 8)
                             .arg(received, 9)
                             .arg(stored, 8);
    if (m_line < 0) {
        m_line = accountLines().size();
        accountLines().append(line);
    }
    accountLines()[m_line] = line;

    QStringList wrong;
    const auto require = [&wrong](bool condition, const QString &what) {
        if (!condition)
            wrong << what;
    };
    require(lost == expectation.setAside, QStringLiteral("%1 lost").arg(lost));
    require(doubled == 0, QStringLiteral("%1 doubled").arg(doubled));
    require(invented == 0, QStringLiteral("%1 were never sent").arg(invented));
    require(views.unexpected == 0, QStringLiteral("%1 other answers").arg(views.unexpected));
    require(received == stored + waiting + refused, QStringLiteral("the ledger does not add up"));
    require(stored == pageViews,
            QStringLiteral("%1 stored, but %2 counted").arg(stored).arg(pageViews));
    require(waiting == 0, QStringLiteral("%1 still wait").arg(waiting));
    if (expectation.ledger == Expectation::Ledger::OfThisFile)
        return wrong.join(QStringLiteral("; "));
    if (expectation.answers == Expectation::Answers::All) {
        require(views.unanswered() == 0, QStringLiteral("%1 not answered").arg(views.unanswered()));
        require(received == views.sent.size(),
                QStringLiteral("%1 sent, but %2 received").arg(views.sent.size()).arg(received));
        require(refused == views.refused.size(), QStringLiteral("%1 refused, but %2 in the ledger")
                                                     .arg(views.refused.size())
                                                     .arg(refused));
    } else {
        require(received <= views.sent.size() &&
                    received + expectation.setAside >= views.acknowledged.size(),
                QStringLiteral("%1 received").arg(received));
    }
    return wrong.join(QStringLiteral("; "));
}

QString FaultBench::account()
{
    return QStringLiteral(
               "\n%1     sent acknowledged  refused   lost  doubled  received   stored\n")
               .arg(QStringLiteral("case"), -44) +
           accountLines().join(QLatin1Char('\n'));
}

} // namespace footfall::e2e
