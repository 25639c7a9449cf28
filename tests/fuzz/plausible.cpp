// SPDX-License-Identifier: GPL-3.0-or-later
// Plausible's requests.
#include "server/protocols/plausible.h"
#include "tests/fuzz/protocol.h"

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    return fuzz::run(server::plausible::TheProtocol, data, size);
}
