// SPDX-License-Identifier: GPL-3.0-or-later
// Fathom's requests.
#include "server/protocols/fathom.h"
#include "tests/fuzz/protocol.h"

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    return fuzz::run(server::fathom::TheProtocol, data, size);
}
