// SPDX-License-Identifier: GPL-3.0-or-later
// One run of the program within a course, and how something is done in it that may fail. The thread
// that made it.
#pragma once

#include "core/pipeline/sweeper.h"
#include "core/storage/instancestore.h"
#include "tests/reference/course.h"

namespace footfall::reference {

struct Course::Writing {
    explicit Writing(std::unique_ptr<storage::Database> opened, qint64 chunk)
        : database(std::move(opened))
        , writer(*database, tracker)
        , aggregator(*database, tracker, chunk)
        , housekeeping(*database)
        , sweeper(*database)
        , instance(*database)
    {
    }
    std::unique_ptr<storage::Database> database;
    pipeline::VisitTracker tracker;
    pipeline::Writer writer;
    pipeline::Aggregator aggregator;
    pipeline::Housekeeping housekeeping;
    pipeline::Sweeper sweeper;
    storage::InstanceStore instance;
};

template <typename Work>
void Course::insist(const QString &what, Work work, Again again)
{
    m_history.append(what);
    if (!m_complaint.isEmpty())
        return;
    enum class Fault { None, Statement, Kill };
    const bool isKilled = m_world.isKilledNowAndThen && happens(m_random, 15);
    const Fault fault = isKilled                ? Fault::Kill
                        : happens(m_random, 15) ? Fault::Statement
                                                : Fault::None;
    int left = below(m_random, happens(m_random, 50) ? 20 : 150);
    bool isDead = false;
    if (fault != Fault::None)
        m_writing->database->setGate([&]() -> std::optional<domain::Error> {
            if (left-- > 0 && !isDead)
                return std::nullopt;
            if (fault == Fault::Kill && !isDead) {
                isDead = true;
                killAndRestart();
            }
            return domain::Error{domain::ErrorKind::Storage, QStringLiteral("The disk is broken.")};
        });
    const auto done = work();
    if (m_writing)
        m_writing->database->setGate({});
    if (isDead) {
        m_history.append(QStringLiteral("KILLED"));
        m_reader.reset();
        m_writing.reset();
        start();
    } else if (!done) {
        m_history.append(QStringLiteral("FAILED"));
        if (fault == Fault::None)
            return complain(done.error());
    }
    if ((!isDead && done) || again == Again::No)
        return;
    if (const auto second = work(); !second)
        complain(second.error());
}

} // namespace footfall::reference
