// SPDX-License-Identifier: GPL-3.0-or-later
// What hindered keeping views, since when, until when, and how many views waited: made from what
// the store, the salts and the certificate say about themselves whenever somebody looks. Any
// thread.
#pragma once

#include "core/domain/commands.h"

#include <array>
#include <deque>
#include <mutex>

namespace footfall::server {

class Problems
{
public:
    enum class Source { Store, Salts, Certificate };

    /// What the source says now; an empty text: all is well again.
    void observe(Source source, const QString &text, domain::Instant now);
    /// Views that waited or were lost while it lasts.
    void count(qint64 spooled, qint64 refused);
    [[nodiscard]] bool hasOpen() const;

    /// The newest first.
    [[nodiscard]] std::vector<domain::ProblemRecord> records() const;

private:
    struct Record {
        Source source = Source::Store;
        domain::Instant since;
        std::optional<domain::Instant> solved;
        QString text;
        qint64 spooled = 0;
        qint64 refused = 0;
    };
    [[nodiscard]] Record *openRecord(Source source);

    mutable std::mutex m_mutex;
    std::deque<Record> m_records; ///< The newest first.
};

/// What the store's problem is; also where it has no word for it, but views wait in the spool.
[[nodiscard]] QString problemOf(const domain::StoreStatus &store);

} // namespace footfall::server
