// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/statsstore.h"

#include "core/storage/eachrow.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace footfall::storage {

using namespace domain;

namespace {

constexpr size_t LivePages = 20;

Counters countersFrom(const Statement &statement, int column)
{
    return {statement.integer(column),     statement.integer(column + 1),
            statement.integer(column + 2), statement.integer(column + 3),
            statement.integer(column + 4), statement.integer(column + 5),
            statement.integer(column + 6), statement.integer(column + 7)};
}

/// The numbers that stats_top.sql knows.
int rankCode(Metric metric, Dimension dimension)
{
    const Counters onlyPageVisitors{0, 1, 0, 0, 0, 0, 0, 0};
    switch (metric) {
    case Metric::Visitors: return rowVisitors(dimension, onlyPageVisitors) == 1 ? 1 : 0;
    case Metric::PageViews: return 2;
    case Metric::Visits: return 3;
    case Metric::Exits: return 4;
    case Metric::BounceRate: return 5;
    case Metric::VisitDuration: return 6;
    case Metric::TimeOnPage: return 7;
    }
    return 0;
}

QString asJson(const std::vector<qint64> &values)
{
    QJsonArray array;
    for (const qint64 value : values)
        array.append(value);
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

void bindPattern(Statement &statement, int position, const QString &pattern)
{
    if (pattern.isNull())
        statement.bindNull(position);
    else
        statement.bind(position, pattern);
}

/// All rows of a statement that is asked with a site and the first and last day.
template <typename Row, typename Make>
Result<std::vector<Row>> readPeriod(Database &database, const char *sqlName, SiteId site,
                                    const Period &period, Make make)
{
    const Result<Statement *> statement = database.statement(sqlName);
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, site.value)
        .bind(1, period.from.toJulianDay())
        .bind(2, period.to.toJulianDay());
    std::vector<Row> rows;
    const Result<Done> done =
        forEachRow(**statement, [&](const Statement &row) { rows.push_back(make(row)); });
    if (!done)
        return tl::unexpected(done.error());
    return rows;
}

Result<std::vector<ValueCounters>> readValues(Statement &statement, Dimension dimension)
{
    std::vector<ValueCounters> values;
    const Result<Done> done = forEachRow(statement, [&](const Statement &row) {
        const qint64 value = row.integer(0);
        const QString text = dimension == Dimension::Country
                                 ? Country::fromNumber(static_cast<int>(value)).alpha2()
                                 : row.text(9);
        values.push_back({value, text, countersFrom(row, 1)});
    });
    if (!done)
        return tl::unexpected(done.error());
    return values;
}

} // namespace

QString searchPattern(const QString &text)
{
    // LIKE ignores case in ASCII only; a set of both cases for each letter does it everywhere.
    constexpr qsizetype LongestSearch = 500;
    if (text.isEmpty())
        return {};
    QString pattern = QStringLiteral("*");
    const QList<uint> codes = text.left(LongestSearch).toUcs4();
    for (const char32_t code : codes) {
        QString cases = QString::fromUcs4(&code, 1);
        for (const char32_t other :
             {QChar::toLower(code), QChar::toUpper(code), QChar::toTitleCase(code)}) {
            const QString letter = QString::fromUcs4(&other, 1);
            if (!cases.contains(letter))
                cases += letter;
        }
        const bool isPlain =
            code != U'*' && code != U'?' && code != U'[' && QStringView(cases).toUcs4().size() == 1;
        pattern += isPlain ? cases : QLatin1Char('[') + cases + QLatin1Char(']');
    }
    return pattern + QLatin1Char('*');
}

StatsStore::StatsStore(Database &database) : m_database(database) {}

Result<QDate> StatsStore::firstDay(SiteId site)
{
    const Result<Statement *> statement = m_database.statement("stats_first_day");
    if (!statement)
        return tl::unexpected(statement.error());
    QDate first;
    (*statement)->bind(0, site.value);
    const Result<Done> done = forEachRow(**statement, [&first](const Statement &row) {
        if (!row.isNull(0))
            first = QDate::fromJulianDay(row.integer(0));
    });
    if (!done)
        return tl::unexpected(done.error());
    return first;
}

Result<std::vector<DayCounters>> StatsStore::days(SiteId site, const Period &period)
{
    return readPeriod<DayCounters>(
        m_database, "stats_days", site, period, [](const Statement &row) {
            return DayCounters{QDate::fromJulianDay(row.integer(0)), countersFrom(row, 1)};
        });
}

Result<std::vector<HourCounters>> StatsStore::hours(SiteId site, const Period &period)
{
    return readPeriod<HourCounters>(
        m_database, "stats_hours", site, period, [](const Statement &row) {
            return HourCounters{instantFromSeconds(row.integer(0)), countersFrom(row, 1)};
        });
}

Result<TopValues> StatsStore::top(const ValueQuestion &question, Metric metric,
                                  const QString &pattern, int limit)
{
    const Result<Statement *> statement = m_database.statement("stats_top");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, rankCode(metric, question.dimension))
        .bind(1, question.site.value)
        .bind(2, static_cast<int>(question.dimension))
        .bind(3, question.period.from.toJulianDay())
        .bind(4, question.period.to.toJulianDay());
    bindPattern(**statement, 5, pattern);
    (*statement)->bind(6, limit);
    TopValues top;
    const Result<Done> done = forEachRow(**statement, [&top](const Statement &row) {
        top.values.push_back(row.integer(0));
        top.count = row.integer(1);
    });
    if (!done)
        return tl::unexpected(done.error());
    return top;
}

Result<std::vector<ValueCounters>> StatsStore::countersOf(const ValueQuestion &question,
                                                          const std::vector<qint64> &values)
{
    const Result<Statement *> statement = m_database.statement("stats_values");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, static_cast<int>(question.dimension))
        .bind(1, question.site.value)
        .bind(2, question.period.from.toJulianDay())
        .bind(3, question.period.to.toJulianDay())
        .bind(4, asJson(values));
    return readValues(**statement, question.dimension);
}

Result<std::vector<ValueCounters>> StatsStore::page(const ValueQuestion &question, qint64 after,
                                                    int limit)
{
    const Result<Statement *> statement = m_database.statement("stats_page");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, static_cast<int>(question.dimension))
        .bind(1, question.site.value)
        .bind(2, question.period.from.toJulianDay())
        .bind(3, question.period.to.toJulianDay())
        .bind(4, after)
        .bind(5, limit);
    return readValues(**statement, question.dimension);
}

Result<Counters> StatsStore::sum(const ValueQuestion &question, const QString &pattern)
{
    const Result<Statement *> statement = m_database.statement("stats_sum");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, question.site.value)
        .bind(1, static_cast<int>(question.dimension))
        .bind(2, question.period.from.toJulianDay())
        .bind(3, question.period.to.toJulianDay());
    bindPattern(**statement, 4, pattern);
    Counters counters;
    const Result<Done> done = forEachRow(
        **statement, [&counters](const Statement &row) { counters = countersFrom(row, 0); });
    if (!done)
        return tl::unexpected(done.error());
    return counters;
}

Result<Live> StatsStore::live(SiteId site, Instant since)
{
    const Result<Statement *> statement = m_database.statement("stats_live");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, site.value).bind(1, toMilliseconds(since));
    Live live;
    const Result<Done> done = forEachRow(**statement, [&live](const Statement &row) {
        live.visitors += row.integer(1);
        if (live.pages.size() < LivePages)
            live.pages.push_back({row.text(0), row.integer(1)});
    });
    if (!done)
        return tl::unexpected(done.error());
    return live;
}

Result<std::vector<HourCounters>> StatsStore::pageViewsByHour(SiteId site, QDate firstDay,
                                                              Instant since)
{
    const Result<Statement *> statement = m_database.statement("stats_page_views_by_hour");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, site.value).bind(1, firstDay.toJulianDay()).bind(2, toSeconds(since));
    std::vector<HourCounters> hours;
    const Result<Done> done = forEachRow(**statement, [&hours](const Statement &row) {
        Counters counters;
        counters.pageViews = row.integer(1);
        hours.push_back({instantFromSeconds(row.integer(0)), counters});
    });
    if (!done)
        return tl::unexpected(done.error());
    return hours;
}

Result<qint64> StatsStore::pageViewsEver(SiteId site)
{
    const Result<Statement *> statement = m_database.statement("stats_page_views_ever");
    if (!statement)
        return tl::unexpected(statement.error());
    qint64 views = 0;
    (*statement)->bind(0, site.value);
    const Result<Done> done =
        forEachRow(**statement, [&views](const Statement &row) { views = row.integer(0); });
    if (!done)
        return tl::unexpected(done.error());
    return views;
}

} // namespace footfall::storage
