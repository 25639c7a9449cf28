// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of back ends, to our own interface.
#include "server/protocols/serverapi.h"
#include "tests/fuzz/protocol.h"

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    return fuzz::run(server::serverapi::TheProtocol, data, size);
}
