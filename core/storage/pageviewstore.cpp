// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/pageviewstore.h"

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

void bindHash(Statement &statement, int position, const std::optional<domain::Hash16> &hash)
{
    if (hash)
        statement.bind(position, *hash);
    else
        statement.bindNull(position);
}

void bindDuration(Statement &statement, int position,
                  const std::optional<std::chrono::milliseconds> &duration)
{
    if (duration)
        statement.bind(position, duration->count());
    else
        statement.bindNull(position);
}

} // namespace

PageViewStore::PageViewStore(Database &database) : m_database(database) {}

Result<Done> PageViewStore::insert(const PageViewRow &row)
{
    const Result<Statement *> statement = m_database.statement("page_view_insert");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &insert = **statement;
    insert.bind(0, row.id.value).bind(1, row.site.value);
    bindHash(insert, 2, row.state.visitorHash);
    insert.bind(3, domain::toMilliseconds(row.state.time))
        .bind(4, domain::toSeconds(row.hour))
        .bind(5, row.day.toJulianDay())
        .bind(6, row.hostname.value)
        .bind(7, row.pathname.value)
        .bind(8, row.origin.source.value)
        .bind(9, row.country.number())
        .bind(10, row.referrer.value)
        .bind(11, row.language.value)
        .bind(12, row.screen.value)
        .bind(13, row.isEntry)
        .bind(14, row.isVisitor)
        .bind(15, row.isPageVisitor)
        .bind(16, row.state.isBounce)
        .bind(17, row.state.isExit);
    bindDuration(insert, 18, row.state.duration);
    insert.bind(19, row.state.finished)
        .bind(20, row.origin.channel.value)
        .bind(21, row.client.browser.value)
        .bind(22, row.client.browserVersion.value)
        .bind(23, row.client.system.value)
        .bind(24, row.client.device.value)
        .bind(25, row.origin.utmSource.value)
        .bind(26, row.origin.utmMedium.value)
        .bind(27, row.origin.utmCampaign.value)
        .bind(28, row.utmTerm.value)
        .bind(29, row.utmContent.value);
    return insert.run();
}

Result<Done> PageViewStore::update(domain::PageViewId id, const PageViewState &state)
{
    const Result<Statement *> statement = m_database.statement("page_view_update");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &update = **statement;
    bindHash(update, 0, state.visitorHash);
    update.bind(1, domain::toMilliseconds(state.time))
        .bind(2, state.isBounce)
        .bind(3, state.isExit);
    bindDuration(update, 4, state.duration);
    return update.bind(5, state.finished).bind(6, id.value).run();
}

Result<std::vector<OpenPageView>> PageViewStore::open()
{
    const Result<Statement *> statement = m_database.statement("page_view_open");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    std::vector<OpenPageView> views;
    while (rows.next()) {
        OpenPageView view;
        view.id = domain::PageViewId{rows.integer(0)};
        view.site = domain::SiteId{rows.integer(1)};
        view.state.visitorHash = rows.hash(2);
        view.state.time = domain::instantFromMilliseconds(rows.integer(3));
        view.hour = domain::instantFromSeconds(rows.integer(4));
        view.hostname = domain::NameId{rows.integer(5)};
        view.pathname = domain::NameId{rows.integer(6)};
        view.origin = {domain::NameId{rows.integer(7)}, domain::NameId{rows.integer(8)},
                       domain::NameId{rows.integer(9)}, domain::NameId{rows.integer(10)},
                       domain::NameId{rows.integer(11)}};
        view.isEntry = rows.integer(12) != 0;
        view.state.isBounce = rows.integer(13) != 0;
        if (!rows.isNull(14))
            view.state.duration = std::chrono::milliseconds(rows.integer(14));
        views.push_back(view);
    }
    return rows.outcome().map([&](Done) { return std::move(views); });
}

Result<domain::PageViewId> PageViewStore::lastId()
{
    return m_database.number("page_view_last_id").map([](qint64 id) {
        return domain::PageViewId{id};
    });
}

Result<qint64> PageViewStore::count()
{
    return m_database.number("page_view_count");
}

} // namespace footfall::storage
