// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlfile.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

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
        const QByteArray text = storage::sqlFile(name.toLatin1().constData());
        QCOMPARE(storage::splitStatements(text).size(), size_t(1));
        const auto statement = database->statement(name.toLatin1().constData());
        QVERIFY2(statement.has_value(), statement ? "" : qPrintable(statement.error().message));
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
