// SPDX-License-Identifier: GPL-3.0-or-later
// stats of the real footfall-server under filters, as a script would ask: what is selected, what is
// not known, how two periods compare.
#include "core/queries/statsreader.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"
#include "tests/queries/filled.h"

#include <QJsonArray>

using namespace footfall;
using namespace footfall::domain;
using kit::at;
using kit::CommandOutput;

namespace {

/// Three days of one site: 1 January is a Thursday.
class Site3Days
{
public:
    Site3Days()
    {
        for (int day = 0; day < 3; ++day) {
            const Instant noon = at("2026-01-01T12:00:00Z") + std::chrono::hours(24 * day);
            std::vector<model::View> views;
            for (const char *pathname : {"/", "/docs/a", "/docs/b"}) {
                views.push_back(model::viewAt(noon, QString::fromLatin1(pathname)));
                views.back().arrival.source = QString::fromLatin1(day == 2 ? "Reddit" : "Google");
                views.back().arrival.channel = QString::fromLatin1(day == 2 ? "social" : "search");
                views.back().arrival.country = Country::fromAlpha2(day == 2 ? u"FR" : u"DE");
                views.back().arrival.language = QStringLiteral("de");
            }
            views.back().arrival.source.clear();
            m_filled.insert(views);
        }
        model::Happening bought;
        bought.day = QDate(2026, 1, 2);
        bought.hour = at("2026-01-02T12:00:00Z");
        bought.isFirst = true;
        bought.arrival.pathname = QStringLiteral("/docs/a");
        bought.arrival.source = QStringLiteral("Google");
        bought.arrival.event.name = QStringLiteral("buy");
        m_filled.insert(std::vector<model::Happening>{bought});
        m_filled.fold(at("2026-01-03T00:00:00Z"), 5); // The rest is open.
    }

    /// Each seen once on 3 January.
    void addPages(int pages)
    {
        std::vector<model::View> views;
        for (int page = 0; page < pages; ++page)
            views.push_back(
                model::viewAt(at("2026-01-03T12:30:00Z"), QStringLiteral("/more/%1").arg(page)));
        m_filled.insert(views);
    }

    [[nodiscard]] QString code() const
    {
        static const kit::FixedClock clock(at("2026-01-03T13:00:00Z"));
        return queries::StatsReader::open(m_filled.path(), clock)
            .value()
            ->sites()
            ->front()
            .trackingCode;
    }
    [[nodiscard]] CommandOutput run(const QStringList &arguments) const
    {
        return kit::runServer(arguments, m_filled.directory());
    }
    [[nodiscard]] CommandOutput stats(const QStringList &arguments) const
    {
        return run(QStringList{QStringLiteral("stats"), QStringLiteral("--site"), code(),
                               QStringLiteral("--period"),
                               QStringLiteral("2026-01-01..2026-01-03")} +
                   arguments);
    }
    [[nodiscard]] QJsonObject json(const char *arguments) const
    {
        return stats(QString::fromUtf8(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts) +
                     QStringList{QStringLiteral("--format"), QStringLiteral("json")})
            .json();
    }

private:
    model::Filled m_filled{QTimeZone::utc()};
};

qint64 number(const QJsonObject &json, const char *part, const char *key)
{
    return json.value(QLatin1String(part)).toObject().value(QLatin1String(key)).toInteger(-1);
}

/// "value visitors" of each row.
QStringList rows(const QJsonObject &json, const char *counter = "visitors")
{
    QStringList rows;
    const QJsonArray all = json.value(QStringLiteral("rows")).toArray();
    for (const QJsonValue &row : all)
        rows.append(row.toObject().value(QStringLiteral("value")).toString() + QLatin1Char(' ') +
                    QString::number(row.toObject().value(QLatin1String(counter)).toInteger(-1)));
    return rows;
}

} // namespace

class TestStatsCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void filtersSelect_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<int>("pageViews");
        const auto row = [](const char *filter, int pageViews) {
            QTest::newRow(filter) << QByteArray(filter) << pageViews;
        };
        row("", 9);
        row("--filter source=Google", 4);
        row("--filter source=google", 0);
        row("--filter source~GOOGLE", 4);
        row("--filter source=Google --filter source=Reddit", 6);
        row("--filter source=", 3);
        row("--filter source!=", 6);
        row("--filter source!=Google", 5);
        row("--filter page@/docs/*", 6);
        row("--filter page@/^.docs.[ac]$/", 3);
        row("--filter=page!~docs", 3);
        row("--filter page@/docs/* --filter source=Google --filter page!=/docs/b", 2);
        row("--filter channel=Search", 6);
        row("--filter channel!=SEARCH", 3);
        row("--filter country=germany", 6);
    }
    void filtersSelect()
    {
        QFETCH(QByteArray, filter);
        QFETCH(int, pageViews);
        static const Site3Days site;
        QCOMPARE(number(site.json(filter.constData()), "totals", "pageViews"), pageViews);
    }

    void aLanguageIsFoundByItsName()
    {
        const Site3Days site;
        QCOMPARE(number(site.json("--filter language=German"), "totals", "visitors"), 9);
        QCOMPARE(number(site.json("--filter language!=DE"), "totals", "visitors"), 0);
    }

    void listsAnswerToAllOrToAllOthers()
    {
        const Site3Days site;
        const QStringList google{QStringLiteral("Google 4")};
        QCOMPARE(rows(site.json("--by source --filter source=Google")), google);
        QCOMPARE(rows(site.json("--by source --filter source=Google --facet")),
                 (QStringList{QStringLiteral("Google 4"), QStringLiteral(" 3"),
                              QStringLiteral("Reddit 2")}));
        const QJsonObject one =
            site.json("--by page --limit 1 --sort pageViews --filter source=Google");
        QCOMPARE(rows(one), QStringList{QStringLiteral("/ 2")});
        QCOMPARE(number(one, "other", "pageViews"), 2);
        QCOMPARE(rows(site.json("--by page --search DOCS --filter source=Reddit")),
                 QStringList{QStringLiteral("/docs/a 1")});
    }

    void listsThatAreCutSayHowManyRowsAreNotShown()
    {
        Site3Days site;
        site.addPages(12);
        const auto records = [&site](const char *arguments) {
            return site.stats(kit::words(arguments))
                .out.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        };
        QCOMPARE(records("--by page --format csv").size(), 1 + 15);
        const QStringList cut = records("--by page --format csv --limit 2");
        QCOMPARE(cut.size(), 1 + 2 + 1);
        QVERIFY2(cut.first().endsWith(QStringLiteral(",\"otherRows\"")), qPrintable(cut.first()));
        QVERIFY2(cut.last().startsWith(QLatin1Char(',')) &&
                     cut.last().endsWith(QStringLiteral(",13")),
                 qPrintable(cut.last()));
        const QJsonObject json = site.json("--by page");
        QCOMPARE(rows(json).size(), 10);
        QCOMPARE(json.value(QStringLiteral("otherRows")).toInt(-1), 5);
    }

    void comparisonAndSeriesAreFilteredToo()
    {
        const Site3Days site;
        const QJsonObject json = site.json("--period 2026-01-03..2026-01-03 --filter source!= "
                                           "--interval day --compare previous");
        QCOMPARE(number(json, "totals", "pageViews"), 2);
        QCOMPARE(number(json, "comparison", "pageViews"), 2);
        QCOMPARE(number(site.json("--filter source=Reddit --compare 2026-01-03..2026-01-03"),
                        "comparison", "pageViews"),
                 2);
        QCOMPARE(json.value(QStringLiteral("series")).toArray().size(), 1);
        QCOMPARE(json.value(QStringLiteral("comparisonSeries"))
                     .toArray()
                     .first()
                     .toObject()
                     .value(QStringLiteral("pageViews"))
                     .toInt(),
                 2);
    }

    void thePeriodBeforeIsThatOfTheWindow()
    {
        const Site3Days site;
        const QJsonObject json = site.json("--period 2026-02-01..2026-02-28 --compare previous");
        QCOMPARE(json.value(QStringLiteral("comparedWith"))
                     .toObject()
                     .value(QStringLiteral("from"))
                     .toString(),
                 QStringLiteral("2026-01-01"));
        QCOMPARE(number(json, "comparison", "pageViews"), 9);
        const QJsonObject all = site.json("--period all --compare previous");
        QVERIFY(!all.contains(QStringLiteral("comparison")));
        // The table says which days are beside which.
        const auto table = [&site](const QString &period) {
            return site
                .stats({QStringLiteral("--period"), period, QStringLiteral("--compare"),
                        QStringLiteral("previous")})
                .out;
        };
        const QString months = table(QStringLiteral("2026-02-01..2026-02-28"));
        QVERIFY2(months.contains(QStringLiteral("2026-02-01..2026-02-28")), qPrintable(months));
        QVERIFY2(months.contains(QStringLiteral("compared with 2026-01-01..2026-01-31")),
                 qPrintable(months));
        QVERIFY(!table(QStringLiteral("all")).contains(QStringLiteral("compared with")));
    }

    void eventsAnswerToFilters()
    {
        const Site3Days site;
        QCOMPARE(rows(site.json("--by event --filter source=Google"), "conversions"),
                 QStringList{QStringLiteral("buy 1")});
        QCOMPARE(rows(site.json("--by event --filter source=Reddit"), "conversions"),
                 QStringList());
        QCOMPARE(
            rows(site.json("--by page --filter event=buy --filter source=Google"), "conversions"),
            QStringList{QStringLiteral("/docs/a 1")});
        const QJsonObject unknown = site.json("--by event --filter language=de");
        QVERIFY(unknown.value(QStringLiteral("unknown"))
                    .toString()
                    .contains(QStringLiteral("language")));
        const CommandOutput csv = site.stats(
            {QStringLiteral("--by"), QStringLiteral("event"), QStringLiteral("--filter"),
             QStringLiteral("language=de"), QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(csv.exitCode, 0);
        QVERIFY(csv.err.contains(QStringLiteral("language")));
    }

    void whatIsNotExactIsTold()
    {
        const Site3Days site;
        const CommandOutput table =
            site.stats({QStringLiteral("--filter"), QStringLiteral("page~docs"),
                        QStringLiteral("--by"), QStringLiteral("source")});
        QCOMPARE(table.exitCode, 0);
        QVERIFY2(table.out.contains(QString::fromUtf8("≤ 6")), qPrintable(table.out));
        const QJsonObject json = site.json("--filter page~docs");
        QCOMPARE(json.value(QStringLiteral("filter")).toArray().first().toString(),
                 QStringLiteral("page~docs"));
        QVERIFY(json.value(QStringLiteral("totals"))
                    .toObject()
                    .value(QStringLiteral("averageVisitDuration"))
                    .isNull());
    }

    void segmentsAreFiltersWithAName()
    {
        const Site3Days site;
        const auto save = [&site](const QStringList &filter) {
            return site.run(QStringList{QStringLiteral("site"), QStringLiteral("segment"),
                                        site.code(), QStringLiteral("add"),
                                        QStringLiteral("Readers")} +
                            filter);
        };
        QCOMPARE(save({QStringLiteral("page@/(/")}).exitCode, 2);
        QCOMPARE(save({QStringLiteral("page@/docs/*"), QStringLiteral("source!=Reddit")}).exitCode,
                 0);
        QCOMPARE(number(site.json("--filter segment=Readers"), "totals", "pageViews"), 5);
        const QJsonObject some = site.json("--filter segment=Readers --filter source=Google");
        QCOMPARE(number(some, "totals", "pageViews"), 2);
        QCOMPARE(some.value(QStringLiteral("filter")).toArray().size(), 3);
    }

    void segmentsThatAreNotThereAreTold()
    {
        const CommandOutput output =
            Site3Days().stats({QStringLiteral("--filter"), QStringLiteral("segment=Readers")});
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.err.contains(QStringLiteral("“Readers”")), qPrintable(output.err));
    }
};

FOOTFALL_TEST_MAIN(TestStatsCommand)
#include "tst_statscommand.moc"
