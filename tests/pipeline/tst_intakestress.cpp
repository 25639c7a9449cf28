// SPDX-License-Identifier: GPL-3.0-or-later
// Everybody is answered, and once, and what was answered as kept is stored once, while database and
// spool fail, hang and come back in any order under load.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <QRandomGenerator>
#include <QSet>

#include <csignal>
#include <sys/resource.h>

using namespace footfall;
using namespace std::chrono_literals;
using kit::Bench;
using kit::Faults;
using kit::viewOf;
using pipeline::Admission;
using pipeline::PipelineOptions;
using pipeline::Receipt;

namespace {

/// Clients that send their next view when the last one is answered.
class Clients : public pipeline::ReceiptPort, public std::enable_shared_from_this<Clients>
{
public:
    static constexpr quint64 Number = 48;

    void settle(std::vector<pipeline::Settled> batch) override
    {
        const std::lock_guard lock(m_mutex);
        for (const pipeline::Settled &settled : batch) {
            if (!m_open.remove(settled.token)) {
                ++m_strayReceipts;
                continue;
            }
            if (settled.receipt == Receipt::Stored || settled.receipt == Receipt::Spooled)
                m_kept.insert(settled.token);
            else
                m_refused.insert(settled.token);
        }
    }
    /// Each who waits for nothing sends one.
    void send(Bench &bench, const domain::Site &site)
    {
        while (true) {
            quint64 token = 0;
            {
                const std::lock_guard lock(m_mutex);
                if (quint64(m_open.size()) >= Number)
                    return;
                token = ++m_last;
                m_open.insert(token);
            }
            const Admission admission = bench->inbox().accept(
                viewOf(site, QString::number(token), std::chrono::milliseconds(token),
                       QStringLiteral("/%1").arg(token)),
                shared_from_this(), token);
            if (admission == Admission::Accepted)
                continue;
            const std::lock_guard lock(m_mutex);
            m_open.remove(token);
            ++m_turnedAway;
            return;
        }
    }
    [[nodiscard]] qsizetype open() const
    {
        const std::lock_guard lock(m_mutex);
        return m_open.size();
    }
    [[nodiscard]] qsizetype refused() const
    {
        const std::lock_guard lock(m_mutex);
        return m_refused.size();
    }
    [[nodiscard]] QSet<quint64> kept() const
    {
        const std::lock_guard lock(m_mutex);
        return m_kept;
    }
    [[nodiscard]] int strayReceipts() const
    {
        const std::lock_guard lock(m_mutex);
        return m_strayReceipts;
    }

private:
    mutable std::mutex m_mutex;
    QSet<quint64> m_open;
    QSet<quint64> m_kept;
    QSet<quint64> m_refused;
    quint64 m_last = 0;
    int m_turnedAway = 0;
    int m_strayReceipts = 0;
};

/// As good as a full disk, for this process.
class NoFileMayGrow
{
public:
    NoFileMayGrow() { ::getrlimit(RLIMIT_FSIZE, &m_before); }
    ~NoFileMayGrow() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(NoFileMayGrow)

    void set(bool isOn) const
    {
        const rlimit limit{isOn ? rlim_t(1) : m_before.rlim_cur, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }

private:
    rlimit m_before{};
};

} // namespace

class TestIntakeStress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // A file that may not grow is an error then, and not the end.
        ::signal(SIGXFSZ, SIG_IGN);
    }

    /// FOOTFALL_STRESS_SECONDS: for how long.
    void everybodyIsAnswered()
    {
        const int seconds = qEnvironmentVariableIntValue("FOOTFALL_STRESS_SECONDS");
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options;
        options.gate = faults->gate();
        options.longestCommit = 10ms;
        options.patience = 60ms;
        Bench bench(options);
        const domain::Site site = bench.addSite();
        const auto clients = std::make_shared<Clients>();
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("Seed %u", seed);
        QRandomGenerator random(seed);
        {
            const NoFileMayGrow disk;
            QElapsedTimer elapsed;
            elapsed.start();
            while (elapsed.elapsed() < 1'000 * std::max(seconds, 3)) {
                disk.set(random.bounded(2) == 0);
                switch (random.bounded(4)) {
                case 0: faults->fail(); break;
                case 1: faults->hang(); break;
                default: faults->heal(); break;
                }
                QElapsedTimer state;
                state.start();
                const int milliseconds = random.bounded(120);
                while (state.elapsed() < milliseconds) {
                    clients->send(bench, site);
                    QThread::usleep(200);
                }
                faults->heal();
            }
        }
        QVERIFY2(QTest::qWaitFor([&] { return clients->open() == 0; }, 60'000),
                 qPrintable(QStringLiteral("%1 wait for an answer").arg(clients->open())));
        QVERIFY2(bench.waitUntilStored(), qPrintable(bench->storeStatus().problem));
        QCOMPARE(clients->strayReceipts(), 0);
        // Each once; and none that was refused beside them, but where its commit had landed.
        QSet<quint64> stored;
        for (const QVariantList &row : bench.rows("SELECT substr(name.text, 2) FROM page_view JOIN "
                                                  "name ON name.id = pathname_id")) {
            const quint64 token = row.at(0).toULongLong();
            QVERIFY2(!stored.contains(token), qPrintable(row.at(0).toString()));
            stored.insert(token);
        }
        const QSet<quint64> kept = clients->kept();
        QVERIFY(kept.size() > 0);
        QVERIFY(stored.contains(kept));
        qInfo("%lld kept, %lld refused, %lld of them stored", static_cast<long long>(kept.size()),
              static_cast<long long>(clients->refused()),
              static_cast<long long>(stored.size() - kept.size()));
        QTRY_COMPARE_WITH_TIMEOUT(bench->ledger().total().received(),
                                  kept.size() + clients->refused(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(bench->ledger().total().stored, qint64(stored.size()), 20'000);
        QCOMPARE(bench->ledger().total().waiting, 0);
    }
};

FOOTFALL_TEST_MAIN(TestIntakeStress)
#include "tst_intakestress.moc"
