// SPDX-License-Identifier: GPL-3.0-or-later
// What became of everything that was received, as people read it.
#include "core/instance/cli/statustext.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using domain::Rejection;

using Rejected = std::map<Rejection, qint64>;

class TestStatusText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void botsStandTogether_data()
    {
        QTest::addColumn<Rejected>("rejected");
        QTest::addColumn<QString>("reasons");
        const auto row = [](const char *reasons, const Rejected &rejected) {
            QTest::newRow(*reasons ? reasons : "none") << rejected << QString::fromLatin1(reasons);
        };
        row("", {});
        row("2 malformed", {{Rejection::Malformed, 2}});
        row("3 bot (3 other)", {{Rejection::Bot, 3}});
        row("10 bot (6 search, 1 ai, 3 other), 2 address-excluded, 4 spam-referrer",
            {{Rejection::SpamReferrer, 4},
             {Rejection::Bot, 3},
             {Rejection::BotAi, 1},
             {Rejection::AddressExcluded, 2},
             {Rejection::BotSearch, 6}});
    }
    void botsStandTogether()
    {
        QFETCH(Rejected, rejected);
        QFETCH(QString, reasons);
        domain::SiteLedger site;
        site.site = domain::SiteId{1};
        site.trackingCode = QStringLiteral("SHOP1");
        site.total.stored = 5;
        site.total.rejected = rejected;
        domain::Ledger ledger;
        ledger.sites = {site};
        const QStringList lines =
            instance::cli::ledgerText(ledger).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(1).startsWith(QStringLiteral("SHOP1")));
        const auto numbers = [](qint64 rejections) {
            return QStringLiteral("%1 5 0 %2 0").arg(5 + rejections).arg(rejections);
        };
        for (const QString &line : {lines.at(1), lines.at(2)})
            QCOMPARE(line.simplified().section(QLatin1Char(' '), 1),
                     QString(numbers(site.total.rejectedInAll()) + QLatin1Char(' ') + reasons)
                         .trimmed());
    }
};

FOOTFALL_TEST_MAIN(TestStatusText)
#include "tst_statustext.moc"
