// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/diskroom.h"

#include "core/storage/maintenance.h"

#include <chrono>

namespace footfall::pipeline {

namespace {

/// Nothing that happens in a moment takes so much.
constexpr qint64 Many = qint64{1} << 30;
constexpr std::chrono::milliseconds Moment{50};

} // namespace

DiskRoom::DiskRoom(const QString &path, std::function<qint64()> ask) : m_ask(std::move(ask))
{
    if (!m_ask)
        m_ask = [path] { return storage::roomLeft(path); };
}

qint64 DiskRoom::left()
{
    if (m_left >= Many && !m_asked.hasExpired(Moment.count()))
        return m_left;
    m_left = m_ask();
    m_asked.start();
    return m_left;
}

} // namespace footfall::pipeline
