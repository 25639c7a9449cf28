// SPDX-License-Identifier: GPL-3.0-or-later
// The records that wait on the disk while the database cannot take them: append-only segments in a
// directory, each record sealed with AES-256-GCM. append() on the spool's thread, read(),
// release() and renumber() on the writer's, at the same time; the rest from any. Needs OpenSSL.
#pragma once

#include "core/domain/result.h"
#include "core/pipeline/diskroom.h"
#include "core/pipeline/item.h"

#include <functional>
#include <memory>
#include <optional>

namespace footfall::pipeline {

struct SpoolOptions {
    QString directory; ///< Made where it does not exist, mode 0700.
    QString keyFile;   ///< Beside the salts, mode 0600; there only while the spool holds anything.
    qint64 segmentBytes = 64 * 1024 * 1024; ///< From this size on the next segment is begun.
    qint64 damagedBytes = 64 * 1024 * 1024; ///< Kept at most of what cannot be opened.
    /// Left on the disk, beside three times as much as waits: the database, its index of names and
    /// its log have to take that one day, and what fills the disk to its end could not be drained.
    qint64 leastRoom = DiskRoom::Reserved;
    std::function<qint64()> roomLeft{}; ///< Bytes; as the system tells, without it.
};

class Spool
{
public:
    struct Contents {
        qint64 records = 0; ///< Not released yet.
        qint64 hits = 0;    ///< Those of them that are hits.
        qint64 bytes = 0;   ///< On the disk.
        QString epoch;      ///< Of all records; empty where there are none.
        quint64 lastSequence = 0;
        domain::Instant
            oldest{}; ///< No hit that waits is older; exact but for the segment that is being read.
        qint64 setAside = 0; ///< Damaged records that were left out, since it was opened.
    };
    /// Of the hits that were found when it was opened, so that the ledger knows who waits.
    struct Waiting {
        domain::SiteId site;
        domain::Instant minute;
        qint64 hits = 0;
    };

    /// Opens what an earlier run left: a torn last record is cut off; a damaged one is set aside
    /// (kept, sealed as it is, in DIRECTORY/damaged, a bounded number of bytes) and counted, and
    /// the ones behind it are kept. Without the right key everything is set aside. Fails only where
    /// the directory cannot be used, with what to do.
    [[nodiscard]] static domain::Result<std::unique_ptr<Spool>> open(const SpoolOptions &options);
    ~Spool();
    Spool(const Spool &) = delete;
    Spool &operator=(const Spool &) = delete;

    [[nodiscard]] Contents contents() const;
    /// Records whose sequence is at most this were applied before the crash: they do not wait. Of
    /// those that were appended since, nothing is said; of renumbered ones, what they are now.
    [[nodiscard]] std::vector<Waiting> found(quint64 appliedSequence) const;
    /// The same of what the door decided.
    [[nodiscard]] LedgerEntries foundDecisions(quint64 appliedSequence) const;

    /// Whether append() may write anything. The spool's thread.
    [[nodiscard]] domain::Result<domain::Done> hasRoom();

    /// All of them are on the disk (fdatasync, and the directory's where a file is new) when it
    /// returns; where that fails, or the disk has too little room, nothing of them remains.
    /// REQUIRES: rising sequences, above the last one; the epoch of what is there already.
    [[nodiscard]] domain::Result<domain::Done> append(const std::vector<Record> &records,
                                                      const QString &epoch);

    /// Where not, append() fails as Invalid, whatever else it is given.
    [[nodiscard]] static bool canKeep(const Record &record);

    /// The oldest records that were not read yet, at most limit; empty: all were read.
    [[nodiscard]] domain::Result<std::vector<Record>> read(size_t limit);
    /// Back to the oldest that was not released.
    void rewind();
    /// Those up to this sequence are in the database. Segments that hold no others are deleted;
    /// with the last one the key is destroyed.
    [[nodiscard]] domain::Result<domain::Done> release(quint64 throughSequence);

    /// For another database: every waiting record gets the epoch and a new sequence from first on,
    /// and the other's ids; hits of a site that it does not have are set aside. The old
    /// segments go only when the new ones are durable; where it fails, they stay. Reading begins
    /// anew, and append() waits meanwhile. Returns the last sequence; first - 1 where none is left.
    [[nodiscard]] domain::Result<quint64> renumber(const QString &epoch, quint64 first,
                                                   const IdMove &ids);

private:
    struct Private;
    explicit Spool(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace footfall::pipeline
