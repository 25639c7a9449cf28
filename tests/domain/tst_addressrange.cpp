// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of addresses that an owner types, and what is in them.
#include "core/domain/addressrange.h"
#include "tests/kit/testmain.h"

#include <arpa/inet.h>

using namespace footfall::domain;

namespace {

std::array<quint8, 16> address(const char *text)
{
    std::array<quint8, 16> bytes{};
    const QByteArray given(text);
    const QByteArray mapped = given.contains(':') ? given : "::ffff:" + given;
    if (inet_pton(AF_INET6, mapped.constData(), bytes.data()) != 1)
        qFatal("%s is no address", text);
    return bytes;
}

} // namespace

class TestAddressRange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void contains_data()
    {
        QTest::addColumn<QString>("range");
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("isIn");
        const auto row = [](const char *range, const char *one, bool isIn) {
            QTest::addRow("%s in %s", one, range)
                << QString::fromLatin1(range) << QByteArray(one) << isIn;
        };
        row("203.0.113.7", "203.0.113.7", true);
        row("203.0.113.7", "203.0.113.8", false);
        row("203.0.113.7/32", "203.0.113.7", true);
        row("203.0.113.7/32", "203.0.113.6", false);
        row("203.0.113.0/24", "203.0.113.0", true);
        row("203.0.113.0/24", "203.0.113.255", true);
        row("203.0.113.0/24", "203.0.114.0", false);
        row("203.0.113.77/24", "203.0.113.1", true); // What is behind the prefix is dropped.
        row("203.0.113.128/25", "203.0.113.127", false);
        row("203.0.113.128/25", "203.0.113.128", true);
        row("10.0.0.0/8", "10.255.255.255", true);
        row("10.0.0.0/8", "11.0.0.0", false);
        row("10.0.0.0/7", "11.0.0.0", true);
        row("0.0.0.0/0", "198.51.100.1", true);
        row("0.0.0.0/0", "2001:db8::1", false);
        row("2001:db8::/32", "2001:db8:ffff::1", true);
        row("2001:db8::/32", "2001:db9::1", false);
        row("2001:db8::1", "2001:db8::1", true);
        row("2001:db8::1", "2001:db8::2", false);
        row("2001:db8::/127", "2001:db8::1", true);
        row("2001:db8::/127", "2001:db8::2", false);
        row("::/0", "2001:db8::1", true);
        row("::ffff:203.0.113.0/120", "203.0.113.9", true);
        row("::ffff:203.0.113.0/120", "203.0.114.9", false);
        row(" 203.0.113.0/24 ", "203.0.113.9", true);
    }
    void contains()
    {
        QFETCH(QString, range);
        QFETCH(QByteArray, address);
        QFETCH(bool, isIn);
        const auto parsed = AddressRange::parsed(range);
        QVERIFY(parsed);
        QCOMPARE(parsed->contains(::address(address.constData())), isIn);
        QCOMPARE(normalisedRange(range).value(), range.trimmed());
    }

    void refused_data()
    {
        QTest::addColumn<QString>("typed");
        const auto row = [](const char *typed) {
            QTest::addRow("%s", typed) << QString::fromUtf8(typed);
        };
        row("");
        row("   ");
        row("/");
        row("/24");
        row("example.com");
        row("203.0.113");
        row("203.0.113.256");
        row("203.0.113.7/");
        row("203.0.113.7/33");
        row("203.0.113.7/-1");
        row("203.0.113.7/+8");
        row("203.0.113.7/ 8");
        row("203.0.113.7/8/8");
        row("203.0.113.7/8x");
        row("203.0.113.7/0x8");
        row("203.0.113.7/99999999999999999999");
        row("203.0.113.7-203.0.113.9");
        row("203.0.113.*");
        row("2001:db8::/129");
        row("2001:db8:::1");
        row("2001:db8::1%eth0");
        row("[2001:db8::1]");
        row("203.0.113.7:80");
        row("٢٠٣.0.113.7");
        row("203.0.113.7/٨");
        QTest::newRow("a nul inside") << QStringLiteral("203.0.113.7") + QChar(0) + u'x';
        QTest::newRow("a nul before the slash")
            << QStringLiteral("203.0.113.7") + QChar(0) + QStringLiteral("/8");
        QTest::newRow("long") << QString(10'000, u'1');
        QTest::newRow("long and plausible") << QString(10'000, u'0') + QStringLiteral("::1");
    }
    void refused()
    {
        QFETCH(QString, typed);
        QVERIFY(!AddressRange::parsed(typed));
        const Result<QString> range = normalisedRange(typed);
        QVERIFY(!range);
        QCOMPARE(range.error().kind, ErrorKind::Invalid);
        QVERIFY(range.error().message.size() < 400);
    }
};

FOOTFALL_TEST_MAIN(TestAddressRange)
#include "tst_addressrange.moc"
