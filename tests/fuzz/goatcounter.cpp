// SPDX-License-Identifier: GPL-3.0-or-later
// GoatCounter's requests, of its script and of back ends.
#include "server/protocols/goatcounter.h"
#include "tests/fuzz/protocol.h"

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    for (const server::Protocol &protocol :
         {server::goatcounter::TheProtocol, server::goatcounter::Api})
        fuzz::run(protocol, data, size);
    return 0;
}
