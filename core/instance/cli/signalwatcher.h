// SPDX-License-Identifier: GPL-3.0-or-later
// The system's wishes as Qt signals: SIGTERM and SIGINT to end, SIGHUP to read the settings again.
// One per process; lives in the main thread.
#pragma once

#include "core/instance/controlsocket.h"

#include <QObject>

namespace footfall::instance::cli {

class SignalWatcher : public QObject
{
    Q_OBJECT
public:
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

Q_SIGNALS:
    /// Once. The process has five seconds from here; a second wish, or the time's end, ends it at
    /// once.
    void stopWanted();
    void reloadWanted();

private:
    Descriptor m_reading;
    Descriptor m_writing;
};

} // namespace footfall::instance::cli
