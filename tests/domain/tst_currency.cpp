// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts with as many digits as their currency has.
#include "core/domain/currency.h"
#include "tests/kit/testmain.h"

using namespace footfall;

class TestCurrency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void amounts_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("cents");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *currency, qint64 cents, const char *text) {
            QTest::addRow("%s %lld", currency, static_cast<long long>(cents))
                << QString::fromLatin1(currency) << cents << QString::fromLatin1(text);
        };
        row("EUR", 990, "9.90");
        row("EUR", -5, "-0.05");
        row("JPY", 1500, "1500");
        row("KWD", 1234, "1.234");
        row("", 100, "1.00");
        row("XYZ", 1, "0.01");
    }
    void amounts()
    {
        QFETCH(QString, currency);
        QFETCH(qint64, cents);
        QTEST(domain::plainAmount(currency, cents), "text");
    }
};

FOOTFALL_TEST_MAIN(TestCurrency)
#include "tst_currency.moc"
