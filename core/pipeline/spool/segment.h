// SPDX-License-Identifier: GPL-3.0-or-later
// One file of the spool: what is known of it, and the end that is written. The description is a
// value; a writer belongs to one thread.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/ids.h"
#include "core/domain/result.h"
#include "core/pipeline/item.h"
#include "core/pipeline/spool/file.h"
#include "core/pipeline/spool/seal.h"

#include <map>
#include <tuple>

namespace footfall::pipeline {

using HitsByMinute = std::map<std::pair<domain::SiteId, domain::Instant>, qint64>;
using DecisionsByMinute =
    std::map<std::tuple<domain::SiteId, domain::Instant, domain::Rejection>, qint64>;

/// What records hold, for the ledger.
struct RecordSums {
    HitsByMinute hits;
    DecisionsByMinute decisions;

    [[nodiscard]] bool isEmpty() const { return hits.empty() && decisions.empty(); }
    void add(const Record &record);
    void add(const RecordSums &other);
};

struct Segment {
    quint64 number = 0;
    QString path;
    quint64 first = 0; ///< Sequences; of the last record only the one that is on the disk.
    quint64 last = 0;
    qint64 records = 0; ///< Not released.
    qint64 hits = 0;
    qint64 bytes = 0;                                ///< That are on the disk for certain.
    domain::Instant oldest = domain::Instant::max(); ///< Of all its hits.
    RecordSums found;                                ///< When it was opened, or made anew.

    enum class Origin { Appended, Found };
    void count(const Record &record, Origin origin);
};

class SegmentWriter
{
public:
    /// Begins a file. It is durable with the first append().
    [[nodiscard]] static domain::Result<std::unique_ptr<SegmentWriter>> begin(const QString &folder,
                                                                              quint64 number);

    /// One write and one sync. Where that fails, what was written is cut off again. Where it would
    /// be more bytes than most, nothing is written: Unavailable.
    [[nodiscard]] domain::Result<domain::Done>
    append(const std::vector<Record> &records, const QString &epoch, Seal &seal, qint64 most);
    /// What could not be cut off when an append failed is cut off now, if possible.
    [[nodiscard]] domain::Result<domain::Done> repair();

    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] quint64 number() const { return m_number; }

private:
    SegmentWriter(QString folder, quint64 number);
    [[nodiscard]] tl::unexpected<domain::Error> undone();

    QString m_folder;
    quint64 m_number;
    QString m_path;
    Descriptor m_file;
    NonceSeries m_nonces;
    qint64 m_bytes = 0;
    bool m_durable = false; ///< The folder knows it.
    bool m_torn = false;    ///< There may be bytes behind m_bytes.
};

/// Numbers as file names, in their order.
[[nodiscard]] QString segmentName(quint64 number);

} // namespace footfall::pipeline
