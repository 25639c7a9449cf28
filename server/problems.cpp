// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/problems.h"

#include <QCoreApplication>

#include <algorithm>

namespace footfall::server {

namespace {

constexpr size_t MostRecords = 20;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Server)
};

QString durationText(std::chrono::milliseconds duration)
{
    const auto seconds =
        std::max<qint64>(1, std::chrono::round<std::chrono::seconds>(duration).count());
    if (seconds < 120)
        return seconds == 1 ? Words::tr("1 second") : Words::tr("%1 seconds").arg(seconds);
    if (seconds < 120 * 60)
        return Words::tr("%1 minutes").arg((seconds + 30) / 60);
    return Words::tr("%1 hours").arg((seconds + 1800) / 3600);
}

QString titleOf(Problems::Source source, std::optional<std::chrono::milliseconds> lasted)
{
    switch (source) {
    case Problems::Source::Store:
        return lasted ? Words::tr("The database could not be written for %1")
                            .arg(durationText(*lasted))
                      : Words::tr("The database cannot be written");
    case Problems::Source::Salts:
        return lasted ? Words::tr("The day's salts could not be kept for %1")
                            .arg(durationText(*lasted))
                      : Words::tr("The day's salts cannot be kept");
    case Problems::Source::Certificate: return Words::tr("The certificate needs your attention");
    }
    return {};
}

QString spooledText(qint64 views, bool isSolved)
{
    if (isSolved)
        return views == 1 ? Words::tr("1 item waited in the spool and was stored.")
                          : Words::tr("%1 items waited in the spool and were stored.").arg(views);
    return views == 1 ? Words::tr("1 item waits in the spool.")
                      : Words::tr("%1 items wait in the spool.").arg(views);
}

QString refusedText(qint64 views)
{
    return views == 1 ? Words::tr("1 item could not be kept.")
                      : Words::tr("%1 items could not be kept.").arg(views);
}

} // namespace

Problems::Record *Problems::openRecord(Source source)
{
    const auto record = std::find_if(m_records.begin(), m_records.end(), [source](const Record &r) {
        return r.source == source && !r.solved;
    });
    return record == m_records.end() ? nullptr : &*record;
}

void Problems::observe(Source source, const QString &text, domain::Instant now)
{
    const std::scoped_lock lock(m_mutex);
    Record *open = openRecord(source);
    if (text.isEmpty()) {
        if (open)
            open->solved = std::max(now, open->since);
    } else if (open) {
        open->text = text;
    } else {
        m_records.push_front({source, now, std::nullopt, text});
        if (m_records.size() > MostRecords)
            m_records.pop_back();
    }
}

void Problems::count(qint64 spooled, qint64 refused)
{
    const std::scoped_lock lock(m_mutex);
    // Salts that cannot be kept spool nothing; and while the store has no problem of its own, what
    // was refused is theirs.
    Record *record = openRecord(Source::Store);
    if (!record)
        record = openRecord(Source::Salts);
    if (!record)
        return;
    record->spooled += spooled;
    record->refused += refused;
}

bool Problems::hasOpen() const
{
    const std::scoped_lock lock(m_mutex);
    return std::any_of(m_records.begin(), m_records.end(),
                       [](const Record &record) { return !record.solved; });
}

std::vector<domain::ProblemRecord> Problems::records() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<domain::ProblemRecord> records;
    for (const Record &record : m_records) {
        std::optional<std::chrono::milliseconds> lasted;
        if (record.solved)
            lasted = *record.solved - record.since;
        QStringList sentences{record.text};
        if (record.spooled > 0)
            sentences << spooledText(record.spooled, record.solved.has_value());
        if (record.refused > 0)
            sentences << refusedText(record.refused);
        else if (record.spooled > 0 && record.solved)
            sentences << Words::tr("Nothing was lost.");
        records.push_back({record.since, record.solved, titleOf(record.source, lasted),
                           sentences.join(QLatin1Char(' '))});
    }
    return records;
}

QString problemOf(const domain::StoreStatus &store)
{
    if (!store.problem.isEmpty() || store.spooled == 0)
        return store.problem;
    return Words::tr(
        "The disk did not take a batch in time. Views wait in the spool until it does.");
}

} // namespace footfall::server
