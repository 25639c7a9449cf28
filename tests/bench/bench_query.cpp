// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for dashboards over millions of page views that went through the real fold. One process a
// command, so that what is cold is cold; query.sh calls them one after the other, and report.py
// makes tables of what they write into the directory.
#include "tests/bench/query/asking.h"
#include "tests/bench/query/clicks.h"
#include "tests/bench/query/fill.h"
#include "tests/bench/query/rawrows.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <cstdio>
#include <limits>
#include <sqlite3.h>
#include <stdexcept>

using namespace footfall;
using namespace footfall::bench;

namespace {

struct Task {
    QDir directory;
    WorldSize size;
    int instances = 20;
    int repetitions = 3;
    qint64 factBytes = queries::UsualFactBytes;

    [[nodiscard]] QString database() const
    {
        return directory.filePath(QStringLiteral("footfall.db"));
    }
    [[nodiscard]] QString rows() const { return directory.filePath(QStringLiteral("rows.db")); }
    void write(const QString &name, const QJsonObject &object) const
    {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(object).toJson()) < 0)
            throw std::runtime_error("cannot write into the directory");
    }
};

QJsonObject tables(const QString &path)
{
    QJsonObject bytes;
    for (const auto &[name, size] : bytesByTable(path))
        bytes.insert(name, size);
    return bytes;
}

void make(const Task &task)
{
    const Filled filled = fill(task.database(), task.size);
    const QString name = QStringLiteral("made.json");
    QFile before(task.directory.filePath(name));
    QJsonObject made;
    if (before.open(QIODevice::ReadOnly))
        made = QJsonDocument::fromJson(before.readAll()).object();
    if (filled.added > 0) { // Otherwise it was made before, and that is told.
        made = {{QStringLiteral("added"), filled.added},
                {QStringLiteral("seconds"), filled.seconds},
                {QStringLiteral("mergeSeconds"), filled.mergeSeconds}};
    }
    made.insert(QStringLiteral("views"), filled.views);
    made.insert(QStringLiteral("viewsOfLarge"), filled.viewsOfLarge);
    made.insert(QStringLiteral("pathnames"), qint64(task.size.pathnames));
    made.insert(QStringLiteral("file"), QFileInfo(task.database()).size());
    made.insert(QStringLiteral("tables"), tables(task.database()));
    task.write(name, made);
}

/// Each question once, while what it needs is in memory, as far as there is room, and its answer is
/// not; then again and again.
void ask(const Task &task)
{
    constexpr int OthersBefore = 30;
    constexpr size_t Totals = 6; // Before the numbers of lists.
    Asking asking(task.database(), task.factBytes);
    for (const Question &question : sessionFor(task.size, OthersBefore))
        (void)asking.ask(question);
    QJsonArray questions;
    QJsonObject once;
    QJsonObject times;
    QSet<QString> asked; // What is chosen at random may be the same.
    for (const Question &question : questionsFor(task.size, task.instances)) {
        Asking::Answer answer = asking.ask(question);
        // A site's goals are listed even where none was met.
        if (question.hasEvents && answer.numbers.size() <= Totals) {
            std::fprintf(stderr, "made before there were events: %s is left out\n",
                         qUtf8Printable(question.group));
            continue;
        }
        if (isComparable(question))
            questions.append(toJson(question, answer.numbers));
        const QString which = question.group + nameOf(question);
        if (!asked.contains(which)) {
            QJsonArray first = once.value(question.group).toArray();
            first.append(answer.milliseconds);
            once.insert(question.group, first);
            asked.insert(which);
        }
        QJsonArray list = times.value(question.group).toArray();
        for (int i = 0; i < task.repetitions; ++i) {
            const Asking::Answer again = asking.ask(question);
            if (again.numbers != answer.numbers)
                throw std::runtime_error("the same question was answered differently: " +
                                         question.group.toStdString());
            list.append(again.milliseconds);
        }
        times.insert(question.group, list);
    }
    task.write(QStringLiteral("questions.json"), {{QStringLiteral("questions"), questions}});
    task.write(QStringLiteral("footfall-warm.json"), {{QStringLiteral("once"), once},
                                                      {QStringLiteral("times"), times},
                                                      {QStringLiteral("memory"), mostMemory()}});
}

/// One question, which nothing is remembered for; prints group and milliseconds.
void askCold(const Task &task, size_t number)
{
    const std::vector<Question> questions = questionsFor(task.size, task.instances);
    const Question &question = questions.at(number % questions.size());
    dropCache(task.database());
    QElapsedTimer timer;
    timer.start();
    Asking asking(task.database(), task.factBytes);
    (void)asking.ask(question);
    std::printf("%s\t%.2f\n", qUtf8Printable(question.group), double(timer.nsecsElapsed()) / 1e6);
}

void session(const Task &task, int count)
{
    Asking asking(task.database(), task.factBytes);
    QJsonArray times;
    QJsonArray firsts;
    for (const Question &question : sessionFor(task.size, count)) {
        const Asking::Answer answer = asking.ask(question);
        times.append(answer.milliseconds);
        if (answer.firstNumbers > 0)
            firsts.append(answer.firstNumbers);
    }
    task.write(QStringLiteral("footfall-session.json"),
               {{QStringLiteral("times"), times},
                {QStringLiteral("firstNumbers"), firsts},
                {QStringLiteral("cache"), double(task.factBytes) / (1 << 20)},
                {QStringLiteral("memory"), mostMemory()}});
}

QJsonArray arrayOf(const std::vector<double> &numbers)
{
    QJsonArray array;
    for (const double number : numbers)
        array.append(number);
    return array;
}

/// The same clicks with nothing asked ahead, and with what usually is.
void click(const Task &task, int rounds)
{
    const queries::AheadLimits nothing{.leastViews = std::numeric_limits<qint64>::max()};
    const ClickTimes alone = clickAround(task.database(), task.factBytes, nothing, rounds);
    const ClickTimes times = clickAround(task.database(), task.factBytes, {}, rounds);
    task.write(QStringLiteral("footfall-clicks.json"),
               {{QStringLiteral("firstAlone"), arrayOf(alone.first)},
                {QStringLiteral("hurriedAlone"), arrayOf(alone.hurried)},
                {QStringLiteral("secondAlone"), arrayOf(alone.second)},
                {QStringLiteral("addingAlone"), arrayOf(alone.adding)},
                {QStringLiteral("excludingAlone"), arrayOf(alone.excluding)},
                {QStringLiteral("first"), arrayOf(times.first)},
                {QStringLiteral("hurried"), arrayOf(times.hurried)},
                {QStringLiteral("second"), arrayOf(times.second)},
                {QStringLiteral("adding"), arrayOf(times.adding)},
                {QStringLiteral("excluding"), arrayOf(times.excluding)},
                {QStringLiteral("aheadOfFirst"), times.aheadOfFirst},
                {QStringLiteral("aheadOfSecond"), arrayOf(times.aheadOfSecond)},
                {QStringLiteral("memory"), mostMemory()}});
}

/// The rows in SQLite. Whole dashboards take it minutes: one of each kind is enough.
void askRows(const Task &task)
{
    Asking asking(task.database(), task.factBytes);
    QJsonObject times;
    int different = 0;
    int compared = 0;
    for (const Question &question : questionsFor(task.size, task.instances)) {
        QJsonArray list = times.value(question.group).toArray();
        if (!isComparable(question) || list.size() >= (question.panels.size() > 1 ? 1 : 10))
            continue;
        double milliseconds = 0;
        const Numbers numbers = askSqlite(task.rows(), question, milliseconds);
        list.append(milliseconds);
        times.insert(question.group, list);
        ++compared;
        if (!areEqual(asking.ask(question).numbers, numbers)) {
            ++different;
            std::fprintf(stderr, "SQLite answers differently: %s\n",
                         qUtf8Printable(sqlOf(question).totals));
        }
    }
    task.write(QStringLiteral("sqlite.json"),
               {{QStringLiteral("times"), times},
                {QStringLiteral("file"), QFileInfo(task.rows()).size()},
                {QStringLiteral("tables"), tables(task.rows())},
                {QStringLiteral("compared"), compared},
                {QStringLiteral("different"), different}});
}

int run(const QString &command, const Task &task, int number)
{
    if (command == QLatin1String("make"))
        make(task);
    else if (command == QLatin1String("ask"))
        ask(task);
    else if (command == QLatin1String("cold"))
        askCold(task, size_t(number));
    else if (command == QLatin1String("session"))
        session(task, number);
    else if (command == QLatin1String("click"))
        click(task, number);
    else if (command == QLatin1String("csv"))
        writeCsv(task.directory.filePath(QStringLiteral("rows.csv")), task.size);
    else if (command == QLatin1String("rows"))
        fillSqlite(task.rows(), task.size);
    else if (command == QLatin1String("ask-rows"))
        askRows(task);
    else if (command == QLatin1String("count"))
        std::printf("%zu\n", questionsFor(task.size, task.instances).size());
    else
        return 2;
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const auto option = [](const char *name, const char *usual) {
        return QCommandLineOption(QString::fromLatin1(name), {}, QStringLiteral("X"),
                                  QString::fromLatin1(usual));
    };
    const auto directory = option("dir", "");
    const auto views = option("views", "1000000");
    const auto pathnames = option("paths", "10000");
    const auto instances = option("instances", "20");
    const auto repetitions = option("repetitions", "3");
    const auto cache = option("cache", "512");
    const auto number = option("number", "0");
    const QCommandLineOption versions(QStringLiteral("versions"));
    parser.addOptions(
        {directory, views, pathnames, instances, repetitions, cache, number, versions});
    parser.addPositionalArgument(
        QStringLiteral("command"),
        QStringLiteral("make, ask, cold, session, click, csv, rows, ask-rows or count"));
    parser.addHelpOption();
    parser.process(application);
    if (parser.isSet(versions)) {
        std::printf("%s, SQLite %s\n", qVersion(), sqlite3_libversion());
        return 0;
    }
    Task task;
    task.directory = QDir(parser.value(directory));
    task.size.views = parser.value(views).toLongLong();
    task.size.pathnames = size_t(parser.value(pathnames).toULongLong());
    task.instances = parser.value(instances).toInt();
    task.repetitions = parser.value(repetitions).toInt();
    task.factBytes = parser.value(cache).toLongLong() << 20;
    if (parser.positionalArguments().size() != 1 || parser.value(directory).isEmpty() ||
        !task.directory.mkpath(QStringLiteral(".")))
        parser.showHelp(2);
    try {
        return run(parser.positionalArguments().first(), task, parser.value(number).toInt());
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
