// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens of test requests: who has one may ask how the collector sees its address. Any thread.
#pragma once

#include "core/domain/clock.h"

#include <QByteArrayView>
#include <QString>

#include <deque>
#include <mutex>

namespace footfall::server {

class SeenAs
{
public:
    /// 128 random bits, valid for ten minutes; of many only the newest few are.
    [[nodiscard]] QString openProbe(domain::Instant now);
    [[nodiscard]] bool isOpen(QByteArrayView token, domain::Instant now) const;

private:
    struct Probe {
        QByteArray token;
        domain::Instant opened;
    };
    mutable std::mutex m_mutex;
    std::deque<Probe> m_probes; ///< The oldest first.
};

} // namespace footfall::server
