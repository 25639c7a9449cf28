// SPDX-License-Identifier: GPL-3.0-or-later
// Each byte at each place of a line: the scanner looks at eight at once.
#include "server/guard/headscanner.h"

#include <QTest>

using namespace footfall;
using server::guard::HeadScanner;

class TestHeadScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatALineMayNotHold_data();
    void findsWhatALineMayNotHold();
    void findsTheEndHoweverTheBytesCome();

private:
    domain::Limits m_limits;
};

void TestHeadScanner::findsWhatALineMayNotHold_data()
{
    QTest::addColumn<int>("byte");
    for (int byte = 0; byte < 256; ++byte)
        QTest::addRow("%02x", unsigned(byte)) << byte;
}

void TestHeadScanner::findsWhatALineMayNotHold()
{
    QFETCH(const int, byte);
    const bool isControl = (byte < 0x20 && byte != '\t') || byte == 0x7f;
    // Neighbours that are nearly controls themselves, and one that sets the highest bit.
    for (const char *neighbour : {"a", " ", "\t", "\x80", "\xff"}) {
        for (qsizetype before = 0; before < 20; ++before) {
            for (qsizetype behind : {0, 1, 7, 8, 9}) {
                const QByteArray head =
                    "GET / HTTP/1.1\r\nName: " + QByteArray(neighbour).repeated(before) +
                    char(byte) + QByteArray(neighbour).repeated(behind) + "\r\n\r\n";
                HeadScanner scanner(m_limits);
                const char *const end = scanner.findEnd(head);
                QCOMPARE(scanner.hasFailed(), isControl);
                QCOMPARE(end, isControl ? nullptr : head.constData() + head.size());
            }
        }
    }
}

void TestHeadScanner::findsTheEndHoweverTheBytesCome()
{
    const QByteArray head =
        "GET /script.js HTTP/1.1\r\nHost: stats.example\r\nName:\tv\xc3\xa4lue\r\n\r\n";
    for (qsizetype first = 0; first < head.size(); ++first) {
        HeadScanner scanner(m_limits);
        QVERIFY(!scanner.findEnd(QByteArrayView(head).first(first)));
        QVERIFY(!scanner.hasFailed());
        QCOMPARE(scanner.findEnd(QByteArrayView(head).sliced(first)),
                 head.constData() + head.size());
    }
}

QTEST_APPLESS_MAIN(TestHeadScanner)
#include "tst_headscanner.moc"
