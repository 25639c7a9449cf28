// SPDX-License-Identifier: GPL-3.0-or-later
// How much room a disk has left, and how much of it is not for page views: what is full to its end
// cannot be put right by itself, since folding, deleting and moving the log need some room, too.
// One thread.
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <functional>

namespace footfall::pipeline {

class DiskRoom
{
public:
    /// ask: bytes; as the system tells of the disk that the path lies on, without it.
    explicit DiskRoom(const QString &path, std::function<qint64()> ask = {});

    /// Left for what makes room. Page views are refused sooner.
    static constexpr qint64 Reserved = 8 * 1024 * 1024;

    /// Bytes; where there are many, as a moment ago.
    [[nodiscard]] qint64 left();

private:
    std::function<qint64()> m_ask;
    QElapsedTimer m_asked;
    qint64 m_left = 0;
};

} // namespace footfall::pipeline
