// SPDX-License-Identifier: GPL-3.0-or-later
// Both ends of a control socket: a server with made-up commands, and a client. One thread.
#pragma once

#include "core/instance/controlclient.h"
#include "core/instance/controlserver.h"
#include "tests/instance/fakecommands.h"

#include <QTemporaryDir>

#include <memory>

namespace footfall::tests {

struct ControlEnds {
    QTemporaryDir directory;
    FakeCommands commands;
    std::unique_ptr<instance::ControlServer> server;
    std::unique_ptr<instance::ControlClient> client;
};

/// None where the socket could not be made or reached.
[[nodiscard]] inline std::unique_ptr<ControlEnds> connectedEnds()
{
    auto ends = std::make_unique<ControlEnds>();
    ends->server = std::make_unique<instance::ControlServer>(ends->commands);
    auto listening = ends->server->listen(ends->directory.path());
    auto client = instance::ControlClient::open(ends->directory.path());
    if (!listening || !client)
        return nullptr;
    ends->client = std::move(*client);
    return ends;
}

} // namespace footfall::tests
