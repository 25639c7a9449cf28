// SPDX-License-Identifier: GPL-3.0-or-later
// How many connections there are, in all and from each network, however many doors they came by.
// Any thread.
#pragma once

#include "core/domain/limits.h"
#include "server/address.h"

#include <QHash>

#include <mutex>

namespace footfall::server::guard {

class Crowd
{
public:
    enum class Counted { InAllOnly, PerNetworkToo };

    /// Counts one more, unless there are enough of them.
    [[nodiscard]] bool enter(const Address &address, Counted counted, const domain::Limits &limits);
    /// REQUIRES: it has entered, counted like this.
    void leave(const Address &address, Counted counted);

private:
    std::mutex m_mutex;
    int m_inAll = 0;
    QHash<Address, int> m_perNetwork;
};

} // namespace footfall::server::guard
