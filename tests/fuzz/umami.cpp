// SPDX-License-Identifier: GPL-3.0-or-later
// Umami's requests, each as all of its protocols would understand it.
#include "server/protocols/umami.h"
#include "tests/fuzz/protocol.h"

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    for (const server::Protocol &protocol :
         {server::umami::TheProtocol, server::umami::FirstVersion, server::umami::Batch})
        fuzz::run(protocol, data, size);
    return 0;
}
