// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of the picture that counts without JavaScript.
#include "server/protocols/pixel.h"
#include "tests/fuzz/protocol.h"

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    return fuzz::run(server::pixel::TheProtocol, data, size);
}
