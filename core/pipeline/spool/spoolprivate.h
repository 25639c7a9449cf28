// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of the spool, shared by the files that implement it. The order of the locks:
// appending, then state.
#pragma once

#include "core/pipeline/spool/damaged.h"
#include "core/pipeline/spool/frame.h"
#include "core/pipeline/spool/keyfile.h"
#include "core/pipeline/spool/recordcodec.h"
#include "core/pipeline/spool/segment.h"
#include "core/pipeline/spool/spool.h"

#include <deque>
#include <mutex>

namespace footfall::pipeline {

/// A place among the segments.
struct SpoolPosition {
    quint64 segment = 0; ///< Its number, or that of the next one that is there.
    qint64 offset = 0;
};

/// Reads segment after segment; nothing of it is shared.
class SegmentReader
{
public:
    /// With no key nothing can be opened.
    SegmentReader(const QString &path, qint64 offset, const std::shared_ptr<const SpoolKey> &key);

    struct Good {
        FrameReader::Frame frame;
        DecodedRecord decoded;
    };
    struct Bad {
        qint64 offset = 0;
        qint64 size = 0;
    };
    struct End {
        qint64 offset = 0;
    };
    struct Unreadable {
        int error = 0;
    };
    using Step = std::variant<Good, Bad, End, Unreadable>;
    /// lowest: a sequence below it is a record that was moved; so is one of another epoch, unless
    /// the epoch is empty.
    [[nodiscard]] Step next(qint64 limit, quint64 lowest, const QString &epoch);
    [[nodiscard]] qint64 offset() const { return m_frames.offset(); }

private:
    Descriptor m_file;
    int m_error = 0;
    FrameReader m_frames;
    std::unique_ptr<Seal> m_seal;
};

struct Spool::Private {
    explicit Private(SpoolOptions spoolOptions);

    // Opening.
    [[nodiscard]] domain::Result<domain::Done> load();
    [[nodiscard]] domain::Result<domain::Done> chooseGeneration();
    /// False where the file is in nobody's way any more.
    [[nodiscard]] domain::Result<bool> scan(Segment &segment);

    /// Of what was found when it was opened, above this sequence.
    [[nodiscard]] RecordSums sumsFound(quint64 appliedSequence) const;

    [[nodiscard]] QString generationFolder(quint64 number) const;
    [[nodiscard]] tl::unexpected<domain::Error> unusable() const;
    [[nodiscard]] tl::unexpected<domain::Error> unreadable(const QString &path) const;

    // Appending.
    [[nodiscard]] qint64 bytesThatFit();
    [[nodiscard]] tl::unexpected<domain::Error> nearlyFull() const;
    [[nodiscard]] qint64 segmentBytes();
    [[nodiscard]] domain::Result<domain::Done> prepareToAppend();
    void forgetUnusedKey();

    // Reading.
    struct InHand {
        quint64 sequence = 0;
        SpoolPosition position; ///< Where it begins.
        qint64 hits = 0;        ///< 1, or 0 where it is none.
    };
    /// The next record; nothing at the end. It is in hand until it is released.
    [[nodiscard]] domain::Result<std::optional<SegmentReader::Good>> readOne();
    /// All of it was read: what it says of itself is true again when records were set aside.
    void wasReadThrough(quint64 segmentNumber, qint64 bytes);
    void goTo(SpoolPosition position, quint64 lowestSequence);
    void setAside(const QString &path, qint64 offset, qint64 size);

    // Releasing.
    void releaseInHand(quint64 throughSequence);
    [[nodiscard]] domain::Result<domain::Done> removeReleased(quint64 throughSequence);
    /// REQUIRES: no segment is left, and appending is locked.
    [[nodiscard]] domain::Result<domain::Done> destroyKey();

    // Renumbering. REQUIRES: appending is locked.
    struct Numbering {
        QString epoch;
        quint64 next = 0;
        const IdMove &ids;
    };
    /// Writes all that wait into the folder; what came of them.
    [[nodiscard]] domain::Result<std::deque<Segment>> writeAnew(const QString &folder,
                                                                Numbering &numbering);
    [[nodiscard]] domain::Result<domain::Done>
    putInForce(const QString &folder, std::deque<Segment> anew, const Numbering &numbering);

    const SpoolOptions options;
    const KeyFile keyFile;

    std::mutex appending; ///< Held while the tail is written or goes away.
    DiskRoom room;        ///< Under that.
    std::unique_ptr<SegmentWriter> writer;
    std::unique_ptr<Seal> seal; ///< For appending.

    mutable std::mutex state; ///< Guards what follows, down to reading.
    std::deque<Segment> segments;
    std::shared_ptr<const SpoolKey> key;
    quint64 generation = 0;
    quint64 nextSegment = 1;
    QString epoch;
    qint64 damagedRecords = 0;

    // Reading: the writer's thread alone.
    DamagedFolder damaged;
    SpoolPosition position;
    quint64 lowest = 0;    ///< The next record's sequence is at least this.
    quint64 released = 0;  ///< All up to this.
    bool lostSome = false; ///< Records were set aside since a segment was read through.
    std::deque<InHand> inHand;
    std::unique_ptr<SegmentReader> reader;
    quint64 readerSegment = 0;
};

} // namespace footfall::pipeline
