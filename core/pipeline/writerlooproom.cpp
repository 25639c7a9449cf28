// SPDX-License-Identifier: GPL-3.0-or-later
// How much may be written at once, and whether page views may be written at all, by the room that
// the disk has left.
#include "core/pipeline/writerloop.h"

#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

/// At once, of a disk on which so much is left alone: a large transaction could fill the rest with
/// its log.
size_t WriterLoop::batchLimit(qint64 leastRoom)
{
    // Of one with the longest names, in the database, the index of names, and the log of both.
    constexpr qint64 ViewBytes = 16 * 1024;
    constexpr qint64 BatchLimit = 4'000;
    const qint64 fitting = (m_room.left() - leastRoom) / 2 / ViewBytes;
    return static_cast<size_t>(std::clamp<qint64>(fitting, 1, BatchLimit));
}

/// What is reserved is for folding, deleting, draining the spool and moving the log: whoever fills
/// the disk to its end cannot make room any more.
Result<Done> WriterLoop::haveRoom(qint64 least)
{
    if (m_room.left() >= least)
        return Done{};
    m_engine->checkpointer.makeRoom();
    if (m_room.left() >= least)
        return Done{};
    return domain::failure(
        domain::ErrorKind::Unavailable,
        tr("The disk that holds %1 is nearly full: page views are refused, and the rest is kept "
           "for what makes room. Make room on the disk.")
            .arg(m_options.databasePath));
}

/// To take in what waits, or to take views from the door again.
qint64 WriterLoop::leastRoomTo(bool drain) const
{
    constexpr qint64 PartForDraining = 4;
    // Or it would begin and end several times a second.
    constexpr qint64 More = 1024 * 1024;
    if (drain)
        return DiskRoom::Reserved / PartForDraining;
    return m_isShortOfRoom ? DiskRoom::Reserved + More : DiskRoom::Reserved;
}

/// At once: each takes up to two pages of the log, which has to fit on the disk.
qint64 WriterLoop::rowsToRemove()
{
    constexpr qint64 Most = 20'000;
    constexpr qint64 Fewest = 100;
    constexpr qint64 RowBytes = 8 * 1024;
    return std::clamp(m_room.left() / 2 / RowBytes, Fewest, Most);
}

} // namespace footfall::pipeline
