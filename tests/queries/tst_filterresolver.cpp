// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions become ids: by the dictionary, by pattern over all names, by letters of countries.
#include "core/queries/filterresolver.h"
#include "core/queries/textpattern.h"
#include "core/storage/sitestore.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;
using namespace footfall::queries;
using namespace footfall::storage;

namespace {

/// Two sites, whose names are the same but for one.
class Names
{
public:
    Names() : m_names(*m_database)
    {
        for (SiteId &site : m_sites) {
            Site added =
                siteFromDraft({QStringLiteral("example.com"), {}, {}, {}}, Instant{}).value();
            site = SiteStore(*m_database).insert(added).value();
        }
        for (const SiteId site : m_sites)
            for (const char *text : {"/", "/docs/a", "/docs/b", "/Über", "/ÜBER-uns", "/a*b",
                                     "/a.b", "/пример", "/docs", "/x/docs/"})
                add(QString::fromUtf8(text), NameKind::Pathname, site);
        add(QStringLiteral("/docs/other"), NameKind::Pathname, m_sites[1]);
        add(QStringLiteral("/docs/a"), NameKind::Source);
        add(QStringLiteral("Google"), NameKind::Source);
    }

    void add(const QString &text, NameKind kind = NameKind::Pathname, SiteId site = {})
    {
        (void)m_names.intern(site.isValid() ? site : m_sites[0], kind, text).value();
        m_names.keep();
    }
    [[nodiscard]] SiteId site() const { return m_sites[0]; }
    [[nodiscard]] Database &database() const { return *m_database; }
    [[nodiscard]] QStringList texts(const std::vector<quint32> &ids) const
    {
        NameReader reader(*m_database);
        QStringList texts;
        for (const quint32 id : ids)
            texts.append(id == 0 ? QStringLiteral("-") : reader.text(NameId{id}).value());
        texts.sort();
        return texts;
    }

private:
    footfall::kit::TestDatabase m_database;
    std::array<SiteId, 2> m_sites;
    NameStore m_names;
};

Filter filterOf(const QString &texts)
{
    return filterFromTexts(texts.split(QLatin1Char(' '), Qt::SkipEmptyParts)).value();
}

} // namespace

class TestFilterResolver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void namesAreFound_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("included"); // "|" between names; "none": no such set.
        QTest::addColumn<QString>("excluded");
        const QString none = QStringLiteral("none");
        const auto row = [&none](const char *filter, const char *included,
                                 const char *excluded = "none") {
            QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(included)
                                  << QString::fromUtf8(excluded);
        };
        row("page=/docs/a", "/docs/a");
        row("page=/docs/A", "");
        row("page=/docs/other", ""); // Another site's.
        row("page=", "-");
        row("page=/docs/a page=/docs/b page=/gone", "/docs/a|/docs/b");
        row("page=/docs/a page=", "-|/docs/a");
        row("page!=/docs/a page!=/", "none", "/|/docs/a");
        row("page!=/gone", "none", "");
        row("page=/docs/a page!~docs", "/docs/a", "/docs|/docs/a|/docs/b|/x/docs/");
        row("page~DOCS", "/docs|/docs/a|/docs/b|/x/docs/");
        row("page~über", "/ÜBER-uns|/Über");
        row("page~ПРИМЕР", "/пример");
        row("page~*", "/a*b");
        row("page~.", "/a.b");
        row("page~%", "");
        row("page@/docs/*", "/docs/a|/docs/b");
        row("page@*docs*", "/docs|/docs/a|/docs/b|/x/docs/");
        row("page@/docs", "/docs");
        row("page@/DOCS", "");
        row("page@/a.b", "/a.b");
        row("page@/a*b", "/a*b|/a.b");
        row("page@/^.docs/", "/docs|/docs/a|/docs/b");
        row("page@/^.(docs|x)$/", "/docs");
        row("page@/(?i)^.über$/", "/Über");
        row("page!@/a*b", "none", "/a*b|/a.b");
        row("entry-page=/docs/a", "/docs/a");
        row("exit-page~docs/a", "/docs/a");
        row("source=/docs/a", "/docs/a");
        row("source@*", "/docs/a|Google"); // What is not set has no name.
        row("source!@*", "none", "/docs/a|Google");
    }
    void namesAreFound()
    {
        QFETCH(QString, filter);
        QFETCH(QString, included);
        QFETCH(QString, excluded);
        const Names names;
        FilterResolver resolver(names.database());
        // Twice: what is remembered is the same.
        for (int i = 0; i < 2; ++i) {
            const auto sets = resolver.resolve(names.site(), filterOf(filter), {});
            QVERIFY2(sets, sets ? "" : qPrintable(sets.error().message));
            QString found[] = {QStringLiteral("none"), QStringLiteral("none")};
            for (const ValueSet &set : *sets) {
                QVERIFY(std::is_sorted(set.values.begin(), set.values.end()));
                QString &side = found[set.sense == FilterSense::Excludes];
                QCOMPARE(side, QStringLiteral("none"));
                side = names.texts(set.values).join(QLatin1Char('|'));
            }
            QCOMPARE(found[0], included);
            QCOMPARE(found[1], excluded);
        }
    }

    void countriesAreLettersOrNames_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("codes");
        const auto row = [](const char *filter, const char *codes) {
            QTest::newRow(filter) << QString::fromLatin1(filter) << QString::fromLatin1(codes);
        };
        row("country=de", "DE");
        row("country=", "");
        row("country=de country=", ",DE");
        row("country~german", "DE");
        row("country~guinea", "GN,GQ,GW,PG");
        row("country@D?", "");
        row("country@/^D[EK]$/", "DE,DK");
        row("country~nowhere", "none");
        row("country~germany country=SE", "DE,SE");
    }
    void countriesAreLettersOrNames()
    {
        QFETCH(QString, filter);
        QFETCH(QString, codes);
        const Names names;
        const auto sets =
            FilterResolver(names.database()).resolve(names.site(), filterOf(filter), {}).value();
        QCOMPARE(sets.size(), size_t(1));
        QStringList found;
        for (const quint32 value : sets.front().values)
            found.append(Country::fromNumber(static_cast<int>(value)).alpha2());
        if (codes == QStringLiteral("none") || filter == QStringLiteral("country@D?"))
            QVERIFY(found.isEmpty());
        else
            QCOMPARE(found.join(QLatin1Char(',')), codes);
    }

    void entryOnlyDimensionsKeepTheirSet()
    {
        const Names names;
        // Even one that excludes nobody leaves entry views only.
        const auto sets = FilterResolver(names.database())
                              .resolve(names.site(), filterOf(QStringLiteral("language!=xx")), {})
                              .value();
        QCOMPARE(sets.size(), size_t(1));
        QVERIFY(sets.front().values.empty());
        QCOMPARE(sets.front().sense, FilterSense::Excludes);
    }

    void expressionsThatCannotBeReadAreTold_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char *expression : {"(", "a{1001}", "(a{1,99}){1,99}){1,99}", "\\", "[z-a]",
                                       "(?<=a)b", "(a)\\1", "((((a{1,99}){1,99}){1,99}){1,99}"})
            QTest::newRow(expression) << QString::fromLatin1(expression);
    }
    void expressionsThatCannotBeReadAreTold()
    {
        QFETCH(QString, expression);
        const Names names;
        Filter filter;
        filter.conditions = {{Dimension::Page, FilterOperator::MatchesExpression,
                              FilterSense::Includes, expression}};
        const auto sets = FilterResolver(names.database()).resolve(names.site(), filter, {});
        QVERIFY(!sets);
        QCOMPARE(sets.error().kind, ErrorKind::Invalid);
        QVERIFY2(sets.error().message.contains(QStringLiteral("cannot be read: ")),
                 qPrintable(sets.error().message));
        const QString problem =
            TextPattern::problemOf(FilterOperator::MatchesExpression, expression);
        QVERIFY(!problem.isEmpty());
        QVERIFY2(sets.error().message.contains(problem), qPrintable(problem));
    }

    /// Backtracking would take longer than anybody lives.
    void expressionsAreLinear()
    {
        const TextPattern pattern =
            TextPattern::of(FilterOperator::MatchesExpression, QStringLiteral("^(a+)+$")).value();
        const QString text = QString(100'000, QLatin1Char('a')) + QLatin1Char('!');
        QVERIFY(!pattern.matches(text));
        const TextPattern stars =
            TextPattern::of(
                FilterOperator::Matches,
                QString(200, QLatin1Char('*')).replace(QLatin1Char('*'), QStringLiteral("*a")))
                .value();
        QVERIFY(!stars.matches(text));
    }

    void newNamesAreSeen()
    {
        Names names;
        FilterResolver resolver(names.database());
        const auto found = [&] {
            return names.texts(
                resolver.search(names.site(), Dimension::Page, QStringLiteral("new"), {}).value());
        };
        QCOMPARE(found(), QStringList());
        names.add(QStringLiteral("/new"));
        names.add(QStringLiteral("/new"), NameKind::Source);
        QCOMPARE(found(), QStringList{QStringLiteral("/new")});
        names.add(QStringLiteral("/newer"));
        QCOMPARE(found(), (QStringList{QStringLiteral("/new"), QStringLiteral("/newer")}));
    }

    /// An id may be given to another name, once the newest ones were deleted.
    void idsThatWereGivenAnewAreSeen()
    {
        Names names;
        FilterResolver resolver(names.database());
        names.add(QStringLiteral("/old"));
        const auto found = [&](const char *text) {
            return names.texts(
                resolver.search(names.site(), Dimension::Page, QString::fromLatin1(text), {})
                    .value());
        };
        QCOMPARE(found("old"), QStringList{QStringLiteral("/old")});
        QCOMPARE(found("new"), QStringList());
        (void)names.database().execute("DELETE FROM name WHERE text = '/old'").value();
        (void)names.database()
            .execute(
                "INSERT INTO name (site_id, kind, text) VALUES (1, 1, '/new'), (1, 1, '/newer')")
            .value();
        QCOMPARE(found("old"), QStringList());
        QCOMPARE(found("new"), (QStringList{QStringLiteral("/new"), QStringLiteral("/newer")}));
    }

    void manyNamesAreReadPageByPage()
    {
        Names names;
        (void)names.database()
            .execute("WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < "
                     "12000) "
                     "INSERT INTO name (site_id, kind, text) SELECT 1, 1, '/many/' || i FROM n")
            .value();
        FilterResolver resolver(names.database());
        const Filter filter = filterOf(QStringLiteral("page@/many/*"));
        QCOMPARE(resolver.resolve(names.site(), filter, {})->front().values.size(), size_t(12'000));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped =
            resolver.resolve(names.site(), filterOf(QStringLiteral("page~many")), stop.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error(), (Error{ErrorKind::Unavailable, QString()}));
        QCOMPARE(resolver.resolve(names.site(), filterOf(QStringLiteral("page~many")), {})
                     ->front()
                     .values.size(),
                 size_t(12'000));
    }
};

FOOTFALL_TEST_MAIN(TestFilterResolver)
#include "tst_filterresolver.moc"
