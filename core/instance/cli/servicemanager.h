// SPDX-License-Identifier: GPL-3.0-or-later
// Who started this service and watches over it, as far as serve has to know. The main gives one
// (systemd's, where there is systemd). Main thread.
#pragma once

#include <QString>
#include <chrono>

namespace footfall::instance::cli {

class ServiceManager
{
public:
    virtual ~ServiceManager() = default;
    /// Nobody watches: nothing needs to be told.
    [[nodiscard]] virtual bool isThere() const = 0;
    /// How long it waits for alive() before it takes the service for dead; zero: for ever.
    [[nodiscard]] virtual std::chrono::milliseconds patience() const = 0;
    /// Ready for work, or again so after reloading(). The status is a line about what it does.
    virtual void ready(const QString &status) = 0;
    virtual void describe(const QString &status) = 0;
    virtual void reloading() = 0;
    virtual void stopping() = 0;
    virtual void alive() = 0;
};

} // namespace footfall::instance::cli
