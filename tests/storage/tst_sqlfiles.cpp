// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlfile.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <QRegularExpression>

using namespace footfall;

class TestSqlFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void everyFileIsOneStatementThatPrepares_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = storage::sqlFileNames();
        QVERIFY(names.contains(QStringLiteral("site_all")));
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyFileIsOneStatementThatPrepares()
    {
        QFETCH(QString, name);
        kit::TestDatabase database;
        // Temporary tables are made by one of the files.
        QVERIFY(database->execute(storage::sqlFile("kept_view_create")).has_value());
        QVERIFY(database->execute(storage::sqlFile("kept_view_create_index")).has_value());
        const QByteArray text = storage::sqlFile(name.toLatin1().constData());
        QCOMPARE(storage::splitStatements(text).size(), size_t(1));
        const auto statement = database->statement(name.toLatin1().constData());
        QVERIFY2(statement.has_value(), statement ? "" : qPrintable(statement.error().message));
    }

    /// However many years there are, a period takes as long as its days.
    void whatIsAskedOfAPeriodIsFoundByItsDays_data()
    {
        QTest::addColumn<QString>("table");
        const auto row = [](const char *name, const char *table) {
            QTest::newRow(name) << QString::fromLatin1(table);
        };
        row("stats_occurrences", "daily_occurrence");
        row("fact_segment_of_period", "fact_segment");
        row("stats_property_keys", "daily_property");
        row("stats_property_values", "daily_property");
        row("stats_bots", "daily_bot");
        row("occurrence_events_of_day", "daily_occurrence");
        row("occurrence_values_of_day", "daily_property");
    }
    void whatIsAskedOfAPeriodIsFoundByItsDays()
    {
        QFETCH(QString, table);
        kit::TestDatabase database;
        QString sql = QString::fromUtf8(storage::sqlFile(QTest::currentDataTag()));
        sql.replace(QRegularExpression(QStringLiteral("@\\w+")), QStringLiteral("1"));
        QStringList searches;
        for (const QVariantList &step :
             kit::rowsOf(database.path(), QStringLiteral("EXPLAIN QUERY PLAN ") + sql))
            if (step.at(3).toString().contains(table))
                searches.append(step.at(3).toString());
        QCOMPARE(searches.size(), 1);
        QVERIFY2(searches.front().startsWith(QLatin1String("SEARCH")) &&
                     (searches.front().contains(QLatin1String("day>?")) ||
                      searches.front().contains(QLatin1String("day=?"))),
                 qPrintable(searches.front()));
    }

    void scriptsSplitAtTheirSemicolons_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QList<QByteArray>>("statements");
        using List = QList<QByteArray>;
        QTest::newRow("empty") << QByteArray() << List();
        QTest::newRow("only a comment") << QByteArray("-- nothing;\n") << List();
        QTest::newRow("last one unfinished") << QByteArray("a; b") << List{"a", "b"};
        QTest::newRow("in quotes") << QByteArray("a 'x;y' ; b") << List{"a 'x;y'", "b"};
        QTest::newRow("doubled quote") << QByteArray("a 'x'';y'; b") << List{"a 'x'';y'", "b"};
        QTest::newRow("in a name") << QByteArray("a \"x;y\"; b") << List{"a \"x;y\"", "b"};
        QTest::newRow("in a comment") << QByteArray("a -- it's; one\n c; b") << List{"a \n c", "b"};
        QTest::newRow("in a block") << QByteArray("a /* ' ; */ c; b") << List{"a \n c", "b"};
        QTest::newRow("empty ones") << QByteArray(";; a ;;") << List{"a"};
        QTest::newRow("minus and slash") << QByteArray("a - b / c; d") << List{"a - b / c", "d"};
        QTest::newRow("quote without end") << QByteArray("a 'x; y") << List{"a 'x; y"};
    }
    void scriptsSplitAtTheirSemicolons()
    {
        QFETCH(QByteArray, script);
        QFETCH(QList<QByteArray>, statements);
        const std::vector<QByteArray> split = storage::splitStatements(script);
        QCOMPARE(QList<QByteArray>(split.begin(), split.end()), statements);
    }
};

FOOTFALL_TEST_MAIN(TestSqlFiles)
#include "tst_sqlfiles.moc"
