// SPDX-License-Identifier: GPL-3.0-or-later
// A test request to the public address, as a visitor's browser would send it, so that a proxy can
// be checked by looking. Any thread; the requests live in a thread of their own, which is started
// with the first.
#pragma once

#include "core/domain/collectorcontrol.h"

#include <QFuture>
#include <QObject>
#include <QThread>

namespace footfall::instance {

class AddressProbe
{
public:
    explicit AddressProbe(std::chrono::milliseconds patience = std::chrono::seconds(10));
    /// Gives up what is under way.
    ~AddressProbe();
    AddressProbe(const AddressProbe &) = delete;
    AddressProbe &operator=(const AddressProbe &) = delete;

    /// GET URL/seen-as?token=... The error says in words why nothing, or somebody else, answered.
    [[nodiscard]] QFuture<domain::Result<domain::AddressExplanation>> ask(const QString &publicUrl,
                                                                          const QString &token);

private:
    const std::chrono::milliseconds m_patience;
    QThread m_thread;
    QObject m_anchor; ///< Brings calls into the thread; requests are its children.
};

} // namespace footfall::instance
