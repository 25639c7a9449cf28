// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline's threads leave nothing of OpenSSL's behind: what it keeps for a thread would be
// lost where the process ends at this moment.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <atomic>
#include <cstdlib>
#include <openssl/crypto.h>

using namespace footfall;
using kit::Bench;
using kit::Faults;
using kit::viewOf;
using pipeline::PipelineOptions;
using pipeline::Receipt;

namespace {

std::atomic<qint64> blocks = 0; ///< Of OpenSSL's, that are not given back.

void *take(size_t size, const char *, int)
{
    ++blocks;
    return std::malloc(size);
}

void *change(void *block, size_t size, const char *, int)
{
    blocks += block ? 0 : 1;
    return std::realloc(block, size);
}

void giveBack(void *block, const char *, int)
{
    blocks -= block ? 1 : 0;
    std::free(block);
}

/// Before its first block.
const bool isCounting = CRYPTO_set_mem_functions(take, change, giveBack) == 1;

} // namespace

class TestThreadsEnd : public QObject
{
    Q_OBJECT

    /// Both threads seal and open records. What is left when it has ended.
    static qint64 spoolAndDrain()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options;
        options.gate = faults->gate();
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->failWarned();
        const bool isSpooled = bench.send(viewOf(site, QStringLiteral("ann"))) == Receipt::Spooled;
        faults->heal();
        if (!isSpooled || !bench.waitUntilStored())
            qFatal("It was not spooled and drained.");
        bench.close();
        return blocks;
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void nothingOfOpenSslIsLeft()
    {
        QVERIFY(isCounting);
        (void)spoolAndDrain(); // What it keeps for the process.
        const qint64 before = spoolAndDrain();
        QVERIFY(before > 0);
        for (int i = 0; i < 30; ++i)
            QCOMPARE(spoolAndDrain(), before);
    }
};

FOOTFALL_TEST_MAIN(TestThreadsEnd)
#include "tst_threadsend.moc"
