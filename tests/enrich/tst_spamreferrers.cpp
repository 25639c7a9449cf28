// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/spamreferrers.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace footfall;
using enrich::SpamReferrers;

class TestSpamReferrers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void hostname_data()
    {
        QTest::addColumn<QString>("hostname");
        QTest::addColumn<bool>("isSpam");
        const auto row = [](const char *hostname, bool isSpam) {
            QTest::newRow(hostname) << QString::fromLatin1(hostname) << isSpam;
        };
        row("spam.example", true);
        row("semalt.spam.example", true);
        row("a.b.spam.example", true);
        row("notspam.example", false);
        row("example", false);
        row("spam.example.org", false);
        row("capitals.example", true);
        row("spaced.example", true);
        row("www-less.example", true);
        row("shop.co.uk", false);
        row("com", false);
        row("remark", false);
        row("", false);
        row(".", false);
        row("...", false);
    }
    void hostname()
    {
        QFETCH(QString, hostname);
        QFETCH(bool, isSpam);
        QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("spam.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# remark.example\n\nspam.example\nCAPITALS.example\r\n  spaced.example # why\n"
                   "www.www-less.example\nco.uk\ncom\n#\n.\n");
        file.close();
        const SpamReferrers spam(file.fileName());
        QCOMPARE(spam.size(), qsizetype(4));
        QCOMPARE(spam.contains(hostname), isSpam);
    }

    void ourList()
    {
        const SpamReferrers spam(QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/referrer-spam.txt"));
        QVERIFY(spam.size() > 1500);
        QVERIFY(spam.contains(u"semalt.com"));
        QVERIFY(spam.contains(u"semalt.semalt.com"));
        QVERIFY(spam.contains(u"buttons-for-website.com"));
        for (const QStringView good : {u"google.com", u"github.io", u"example.kharkov.ua", u"t.co",
                                       u"reddit.com", u"com.ua"})
            QVERIFY2(!spam.contains(good), qPrintable(good.toString()));
    }

    void missingMeansNone()
    {
        const SpamReferrers spam(QStringLiteral("/nowhere.txt"));
        QCOMPARE(spam.size(), qsizetype(0));
        QVERIFY(!spam.contains(u"semalt.com"));
    }
};

FOOTFALL_TEST_MAIN(TestSpamReferrers)
#include "tst_spamreferrers.moc"
