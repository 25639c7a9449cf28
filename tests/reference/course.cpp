// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/courserun.h"

#include "core/storage/migrator.h"
#include "core/storage/sitestore.h"
#include "tests/kit/testdatabase.h"
#include "tests/reference/hits.h"

#include <QFile>
#include <QFileInfo>

namespace footfall::reference {

using namespace domain;
using pipeline::Receipt;
using storage::Database;
using storage::Transaction;

namespace {

/// Where nothing waits for a disk.
QString fastDirectory()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return (memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath()) +
           QStringLiteral("/footfall-reference-XXXXXX");
}

/// A database of this schema with nothing in it: making one takes longer than a whole course.
QByteArray emptyDatabase()
{
    static const QByteArray bytes = [] {
        QTemporaryDir directory(fastDirectory());
        const QString path = directory.filePath(QStringLiteral("footfall.db"));
        if (const auto opened = storage::openMigrated(path); !opened)
            qFatal("%s", qPrintable(opened.error().message));
        QFile file(path);
        (void)file.open(QIODevice::ReadOnly);
        return file.readAll();
    }();
    return bytes;
}

} // namespace

Course::Course(const World &world, Random &random)
    : m_world(world)
    , m_random(random)
    , m_clock(world.from)
    , m_account(world)
    , m_zoneIsChanged(world.sites.size(), false)
{
    m_directories.push_back(std::make_unique<QTemporaryDir>(fastDirectory()));
    QFile file(path());
    if (!file.open(QIODevice::WriteOnly) || file.write(emptyDatabase()) < 0)
        qFatal("cannot write %s", qPrintable(path()));
    file.close();
    for (size_t i = 0; i < world.sites.size(); ++i)
        m_pasts.emplace_back(m_account, i, world.sites[i].strictVisits);
    start();
    addSites();
}

Course::~Course() = default;

QString Course::path() const
{
    return m_directories.back()->filePath(QStringLiteral("footfall.db"));
}

void Course::complain(const Error &error)
{
    if (m_complaint.isEmpty())
        m_complaint = error.message;
}

void Course::start()
{
    auto database = storage::openMigrated(path());
    if (!database)
        return complain(database.error());
    constexpr std::array<qint64, 4> Chunks{1, 7, 50, 4'000};
    m_writing = std::make_unique<Writing>(*std::move(database), pick(m_random, Chunks));
    if (const auto loaded = m_writing->writer.load(); !loaded)
        complain(loaded.error());
    auto reader = queries::StatsReader::open(path(), m_clock);
    if (!reader)
        return complain(reader.error());
    m_reader = *std::move(reader);
}

void Course::addSites()
{
    storage::SiteStore store(*m_writing->database);
    auto transaction = Transaction::begin(*m_writing->database, Transaction::Kind::Immediate);
    for (size_t i = 0; i < m_world.sites.size(); ++i) {
        SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        draft.trackingCode = QStringLiteral("CODE%1").arg(i);
        draft.timeZone = QString::fromLatin1(m_world.sites[i].zone);
        SiteEdit edit;
        edit.addGoals = goals();
        Keeping keeping;
        keeping.strictVisits = m_world.sites[i].strictVisits;
        edit.keeping = keeping;
        const auto added =
            siteFromDraft(draft, m_clock.now())
                .and_then([&](Site site) {
                    return store.insert(site).map([&](SiteId id) {
                        site.id = id;
                        return site;
                    });
                })
                .and_then([&](const Site &site) {
                    return siteAfterEdit(site, edit, SiteHistory::Empty, m_clock.now());
                })
                .and_then([&](const Site &site) { return store.update(site); });
        if (!added)
            return complain(added.error());
        m_sites.sites.push_back(*added);
    }
    if (const auto done = transaction->commit(); !done)
        complain(done.error());
}

void Course::changeZones()
{
    for (size_t i = 0; i < m_world.sites.size(); ++i) {
        const SiteShape &shape = m_world.sites[i];
        if (m_zoneIsChanged[i] || shape.laterZone.isEmpty() || m_clock.now() < shape.changeTime)
            continue;
        m_zoneIsChanged[i] = true;
        m_account.changeZone(i);
        storage::SiteStore store(*m_writing->database);
        auto transaction = Transaction::begin(*m_writing->database, Transaction::Kind::Immediate);
        SiteEdit edit;
        edit.timeZone = QString::fromLatin1(shape.laterZone);
        const auto changed =
            siteAfterEdit(m_sites.sites[i], edit, SiteHistory::HasViews, shape.changeTime)
                .and_then([&](const Site &site) { return store.update(site); });
        if (!changed)
            return complain(changed.error());
        m_sites.sites[i] = *changed;
        if (const auto done = transaction->commit(); !done)
            complain(done.error());
    }
}

void Course::receive(const Doing &doing)
{
    m_clock.set(doing.time);
    changeZones();
    Waiting waiting{doing, {}};
    waiting.item.record.sequence = ++m_sequence;
    waiting.item.record.content = hitOf(doing, m_sites.sites[doing.site]);
    m_waiting.push_back(std::move(waiting));
}

Instant Course::pipelineTime() const
{
    return m_waiting.empty() ? m_clock.now() : m_waiting.front().doing.time;
}

/// What the disk has at this moment, in the middle of whatever is going on. SQLite's locks go with
/// the descriptors; nobody goes on with the files that are left behind.
void Course::killAndRestart()
{
    const QString before = path();
    m_directories.push_back(std::make_unique<QTemporaryDir>(fastDirectory()));
    for (const char *end : {"", "-wal"})
        if (QFile::exists(before + QLatin1String(end)) &&
            !QFile::copy(before + QLatin1String(end), path() + QLatin1String(end)))
            qFatal("cannot copy to %s", qPrintable(path()));
}

void Course::store(size_t count)
{
    std::vector<pipeline::Item> items;
    for (size_t i = 0; i < count; ++i)
        items.push_back(m_waiting[i].item);
    const quint64 last = items.back().record.sequence;
    std::vector<Receipt> receipts;
    insist(QStringLiteral("store%1").arg(count), [&]() -> Result<Done> {
        // Replay skips what is there already.
        const auto applied = m_writing->instance.appliedSequence();
        if (!applied)
            return tl::unexpected(applied.error());
        if (*applied >= last)
            return Done{};
        return m_writing->writer.write(items, m_sites, Database::Sync::Later)
            .map([&](std::vector<Receipt> settled) {
                receipts = std::move(settled);
                return Done{};
            });
    });
    const size_t viewsBefore = m_account.views().size();
    for (size_t i = 0; i < count; ++i) {
        const Account::Outcome outcome = m_account.take(m_waiting.front().doing);
        const bool isStored = outcome == Account::Outcome::Counted;
        if (m_complaint.isEmpty() && i < receipts.size() &&
            receipts[i] != (isStored ? Receipt::Stored : Receipt::Superseded))
            m_complaint = QStringLiteral("a receipt says otherwise");
        m_waiting.pop_front();
    }
    noteIds(m_account.views().size() - viewsBefore);
}

/// A program that was started anew may use ids again.
void Course::noteIds(size_t views)
{
    const auto rows = kit::rowsOf(
        path(), QStringLiteral("SELECT id FROM page_view ORDER BY id DESC LIMIT %1").arg(views));
    size_t place = m_account.views().size();
    for (const QVariantList &row : rows)
        m_places[row.at(0).toLongLong()] = --place;
}

void Course::storeSome()
{
    if (!m_waiting.empty())
        store(1 + static_cast<size_t>(below(m_random, int(m_waiting.size()))));
}

void Course::storeAll()
{
    while (!m_waiting.empty() && m_complaint.isEmpty())
        store(std::min<size_t>(m_waiting.size(), 1 + size_t(below(m_random, 40))));
}

void Course::fold()
{
    const Instant time = pipelineTime();
    insist(QStringLiteral("fold"), [&]() -> Result<Done> {
        while (true) {
            const auto step = m_writing->aggregator.foldSome(time);
            if (!step)
                return tl::unexpected(step.error());
            if (step->progress == pipeline::Aggregator::Progress::Complete)
                break;
        }
        return m_writing->sweeper.run();
    });
    insist(QStringLiteral("tidy"), [&]() -> Result<Done> {
        while (true) {
            const auto gone = m_writing->housekeeping.forgetSome(m_sites, time);
            if (!gone)
                return tl::unexpected(gone.error());
            if (*gone == 0)
                return Done{};
        }
    });
}

void Course::passTime()
{
    m_clock.advance(VisitTimeout);
}

std::set<size_t> Course::openViews() const
{
    std::set<size_t> places;
    for (const QVariantList &row : kit::rowsOf(path(), QStringLiteral("SELECT id FROM page_view")))
        places.insert(m_places.at(row.at(0).toLongLong()));
    return places;
}

} // namespace footfall::reference
