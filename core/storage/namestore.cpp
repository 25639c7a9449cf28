// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/namestore.h"

#include "core/storage/facts/facttable.h"

#include <QCoreApplication>

namespace footfall::storage {

using domain::Done;
using domain::NameId;
using domain::Result;
using domain::SiteId;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

constexpr qsizetype LongestRemembered = 200; // With the 100,000 of the cache: 50 MB at most.

} // namespace

NameStore::NameStore(Database &database, qsizetype cacheSize)
    : m_database(database), m_cacheSize(cacheSize)
{
}

Result<NameId> NameStore::intern(SiteId site, NameKind kind, const QString &text)
{
    const Result<NameId> found = find(site, kind, text);
    if (!found || found->isValid() || text.isEmpty())
        return found;
    const Result<Statement *> insert = m_database.statement("name_insert");
    if (!insert)
        return tl::unexpected(insert.error());
    (*insert)->bind(0, site.value).bind(1, qint64(kind)).bind(2, text);
    if (const Result<Done> done = (*insert)->run(); !done)
        return tl::unexpected(done.error());
    const NameId id{(*insert)->lastInsertId()};
    if (!isFactValue(id.value))
        return domain::failure(
            domain::ErrorKind::Storage,
            Words::tr("The database %1 has no room for more names: it holds four billion. Move "
                      "some sites to a data directory of their own.")
                .arg(m_database.path()));
    remember({site, kind}, text, id);
    m_added.push_back({{site, kind}, text});
    return id;
}

Result<NameId> NameStore::find(SiteId site, NameKind kind, const QString &text)
{
    if (text.isEmpty())
        return NameId{};
    if (const auto section = m_known.find({site, kind}); section != m_known.end()) {
        const auto known = section->second.constFind(text);
        if (known != section->second.cend())
            return *known;
    }
    const Result<Statement *> statement = m_database.statement("name_find");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &row = **statement;
    row.bind(0, site.value).bind(1, qint64(kind)).bind(2, text);
    if (const Result<Done> started = row.start(); !started)
        return tl::unexpected(started.error());
    NameId id;
    if (row.next()) {
        id = NameId{row.integer(0)};
        row.finish();
        remember({site, kind}, text, id);
    }
    return row.outcome().map([&](Done) { return id; });
}

void NameStore::keep()
{
    m_added.clear();
}

void NameStore::forget()
{
    for (const auto &[section, text] : m_added) {
        if (const auto known = m_known.find(section); known != m_known.end())
            m_remembered -= known->second.remove(text) ? 1 : 0;
    }
    m_added.clear();
}

void NameStore::forgetSite(SiteId site)
{
    std::erase_if(m_known, [&](const auto &entry) {
        if (entry.first.site != site)
            return false;
        m_remembered -= entry.second.size();
        return true;
    });
}

void NameStore::remember(const Section &section, const QString &text, NameId id)
{
    // What strangers invent may be long; the popular names are short.
    if (text.size() > LongestRemembered)
        return;
    // Beginning anew is cheap, since the popular names come back at once.
    if (m_remembered >= m_cacheSize) {
        m_known.clear();
        m_remembered = 0;
    }
    m_known[section].insert(text, id);
    ++m_remembered;
}

} // namespace footfall::storage
