// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/saltbook.h"

#include "core/domain/hit.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <openssl/rand.h>

namespace footfall::enrich {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

Q_LOGGING_CATEGORY(log, "footfall.enrich.salts")

} // namespace

SaltBook::SaltBook(SaltFile file, SaltSets sets) : m_file(std::move(file)), m_sets(std::move(sets))
{
}

Result<std::unique_ptr<SaltBook>> SaltBook::open(const QString &path)
{
    SaltFile file(path);
    Result<SaltFile::Content> content = file.read();
    if (!content)
        return tl::unexpected(std::move(content.error()));
    const Result<Done> ready =
        content->state == SaltFile::State::Sound ? file.checkWritable() : file.write(content->sets);
    if (!ready)
        return tl::unexpected(ready.error());
    return std::unique_ptr<SaltBook>(new SaltBook(std::move(file), std::move(content->sets)));
}

std::shared_ptr<const SaltSet> SaltBook::existing(const domain::SiteDay &key) const
{
    const std::shared_lock lock(m_reading);
    const auto found = m_sets.find(key);
    return found == m_sets.end() ? nullptr : found->second;
}

Result<std::shared_ptr<const SaltSet>> SaltBook::salts(const domain::SiteDay &key)
{
    if (std::shared_ptr<const SaltSet> known = existing(key))
        return known;

    const std::lock_guard writing(m_writing);
    if (std::shared_ptr<const SaltSet> known = existing(key))
        return known;
    auto drawn = std::make_shared<SaltSet>();
    if (RAND_bytes(reinterpret_cast<unsigned char *>(drawn->salts.data()), sizeof(drawn->salts)) !=
        1) {
        remember(domain::failure(
            ErrorKind::Unavailable,
            QCoreApplication::translate(
                "Enrich", "The system gave no random bytes, so nothing can be counted just now.")));
        return domain::failure(ErrorKind::Unavailable, problem());
    }
    SaltSets next = m_sets;
    next.insert_or_assign(key, drawn);
    if (const Result<Done> written = write(next); !written)
        return tl::unexpected(written.error());
    m_fileIsStale = false;
    const std::lock_guard reading(m_reading);
    m_sets.swap(next);
    return std::shared_ptr<const SaltSet>(std::move(drawn));
}

Result<Done> SaltBook::write(const SaltSets &sets)
{
    Result<Done> written = m_file.write(sets);
    remember(written);
    return written;
}

void SaltBook::remember(const Result<Done> &outcome)
{
    const QString problem = outcome ? QString() : outcome.error().message;
    const std::lock_guard reading(m_reading);
    if (problem == m_problem)
        return;
    m_problem = problem;
    // Said once, not with each of the hits that are refused meanwhile.
    if (problem.isEmpty())
        qCInfo(log, "The salts can be written again.");
    else
        qCWarning(log, "%s", qUtf8Printable(problem));
}

QString SaltBook::problem() const
{
    const std::shared_lock lock(m_reading);
    return m_problem;
}

Result<Done> SaltBook::expire(const domain::SiteSnapshot &sites, domain::Instant now)
{
    const std::lock_guard writing(m_writing);
    SaltSets kept = m_sets;
    std::erase_if(kept, [&](const auto &entry) {
        const domain::Site *site = sites.byId(entry.first.site);
        if (!site)
            return sites.isComplete ||
                   now >= domain::instantFromMilliseconds(
                              entry.first.day.addDays(3).startOfDay(Qt::UTC).toMSecsSinceEpoch());
        return now >= site->calendar.endOfDay(entry.first.day) + domain::DayGrace;
    });
    if (kept.size() != m_sets.size()) {
        m_fileIsStale = true;
        const std::lock_guard reading(m_reading);
        m_sets.swap(kept);
    }
    if (!m_fileIsStale)
        return Done{};
    Result<Done> written = write(m_sets);
    m_fileIsStale = !written;
    return written;
}

} // namespace footfall::enrich
