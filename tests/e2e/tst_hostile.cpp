// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that break the rules, meant or not, against the real program: each is answered or cut as
// it should be, memory stays bounded, and who keeps the rules is served all the while. With
// FOOTFALL_LONG_TESTS=1 more of everything.
#include "tests/e2e/guest.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <random>

using namespace footfall;
using namespace footfall::e2e;

/// As QVERIFY2, with bytes for what to say.
#define VERIFY_SAYING(condition, text) QVERIFY2(condition, QByteArray(text).constData())

namespace {

// Resident, at its highest, of the whole program with thousands of hostile connections.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 MemoryBound = 1024 * 1024; // KiB: the sanitizer keeps what was freed.
#else
constexpr qint64 MemoryBound = 160 * 1024; // KiB.
#endif

bool isLong()
{
    return qEnvironmentVariableIntValue("FOOTFALL_LONG_TESTS") > 0;
}

QByteArray get(const QByteArray &target, const QByteArray &headers = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

QByteArray posted(const QByteArray &headers, const QByteArray &body = {})
{
    return "POST / HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
}

QByteArray chunked(const QByteArray &body)
{
    return posted("Transfer-Encoding: chunked\r\n", body);
}

/// A program with limits that a test has time for, and a site.
class Collecting
{
public:
    explicit Collecting(Line line = Line::Plain, const QHash<QString, int> &limits = {},
                        const std::function<void()> &inChild = {})
    {
        QSettings settings(m_directory.filePath(QStringLiteral("settings.ini")),
                           QSettings::IniFormat);
        const QHash<QString, int> ours{
            {QStringLiteral("firstByteSeconds"), 3},
            {QStringLiteral("requestSeconds"), 3},
            {QStringLiteral("idleSeconds"), 20},
            {QStringLiteral("unreadSeconds"), 2},
            {QStringLiteral("ratePerSecond"), 0},
            {QStringLiteral("connections"), 5000},
            {QStringLiteral("connectionsPerAddress"), 5000},
        };
        for (const auto &each : {ours, limits})
            for (auto limit = each.begin(); limit != each.end(); ++limit)
                settings.setValue(QStringLiteral("limits/") + limit.key(), limit.value());
        settings.sync();
        const kit::Output added = kit::runServer(
            {QStringLiteral("site"), QStringLiteral("add"), QStringLiteral("example.com")},
            m_directory.path());
        code = added.out.trimmed();
        QStringList more;
        if (line == Line::Tls) {
            QProcess openssl;
            openssl.start(QStringLiteral("openssl"),
                          {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-nodes"),
                           QStringLiteral("-days"), QStringLiteral("90"), QStringLiteral("-subj"),
                           QStringLiteral("/CN=localhost"), QStringLiteral("-keyout"), file("key"),
                           QStringLiteral("-out"), file("pem"), QStringLiteral("-newkey"),
                           QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                           QStringLiteral("ec_paramgen_curve:P-256")});
            openssl.waitForFinished(60'000);
            more = {QStringLiteral("--tls-cert"), file("pem"), QStringLiteral("--tls-key"),
                    file("key")};
        }
        m_program = std::make_unique<kit::ServerProgram>(m_directory.path(), more,
                                                         QHash<QString, QString>(), inChild);
        isCollecting = m_program->waitUntilCollecting();
    }

    [[nodiscard]] quint16 port() const { return m_program->port(); }
    [[nodiscard]] pid_t pid() const { return static_cast<pid_t>(m_program->process().processId()); }
    [[nodiscard]] bool isRunning() const
    {
        return m_program->process().state() == QProcess::Running;
    }
    [[nodiscard]] QByteArray view(const QByteArray &pathname = "/") const
    {
        return "POST /?h=https%3A%2F%2Fexample.com&p=" + pathname.toPercentEncoding() +
               "&r=&sid=" + code.toLatin1() +
               " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; "
               "rv:128.0) Gecko/20100101 Firefox/128.0\r\nContent-Length: 0\r\n\r\n";
    }
    /// KiB.
    [[nodiscard]] qint64 peakMemory() const
    {
        QFile status(QStringLiteral("/proc/%1/status").arg(pid()));
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("VmHWM:");
        return text.mid(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toLongLong();
    }
    /// Of the processor, milliseconds.
    [[nodiscard]] qint64 timeUsed() const
    {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(pid()));
        if (!stat.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray text = stat.readAll();
        const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        return (fields[11].toLongLong() + fields[12].toLongLong()) * 1000 / sysconf(_SC_CLK_TCK);
    }
    void limitDescriptors(rlim_t count) const
    {
        const rlimit limit{count, 4096};
        prlimit(pid(), RLIMIT_NOFILE, &limit, nullptr);
    }

    QString code;
    bool isCollecting = false;

private:
    [[nodiscard]] QString file(const char *name) const
    {
        return m_directory.filePath(QLatin1String(name));
    }

    QTemporaryDir m_directory;
    std::unique_ptr<kit::ServerProgram> m_program;
};

struct Case {
    const char *name;
    QByteArray bytes;
    QList<int> statuses;
    bool isEnded = true; ///< The server hangs up afterwards.
};

std::vector<Case> cases()
{
    const QByteArray health = get("/health");
    return {
        {"bare newlines", "GET / HTTP/1.1\nHost: a\n\n", {400}},
        {"a thousand NULs", QByteArray(1000, '\0'), {400}},
        {"TLS hello", QByteArray::fromHex("1603010200010001fc0303"), {400}},
        {"HTTP/9.9", "GET /health HTTP/9.9\r\nHost: a\r\n\r\n", {505}},
        {"HTTPabcd", "GET /health HTTPabcd\r\nHost: a\r\n\r\n", {400}},
        {"malformed line", "HELLO\r\n\r\n", {400}},
        {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}},
        {"unknown method", "FROB / HTTP/1.1\r\nHost: a\r\n\r\n", {501}},
        {"CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", {400}},
        {"no Host", "GET /health HTTP/1.1\r\n\r\n", {400}},
        {"two Hosts", get("/health", "Host: b\r\n"), {400}},
        {"header without a colon", get("/health", "Nothing\r\n"), {400}},
        {"header without a name", get("/health", ": b\r\n"), {400}},
        {"NUL in a header", get("/health", QByteArray("A: b\0c\r\n", 8)), {400}},
        {"folded header", get("/health", "A: b\r\n c\r\n"), {400}},
        {"long address", get('/' + QByteArray(20'000, 'a')), {414}},
        {"long header", get("/health", "A: " + QByteArray(40'000, 'a') + "\r\n"), {431}},
        {"many headers", get("/health", QByteArray("A: b\r\n").repeated(200)), {431}},
        {"two lengths", posted("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), {400}},
        {"negative length", posted("Content-Length: -1\r\n", "a"), {400}},
        {"length of 2^64-1", posted("Content-Length: 18446744073709551615\r\n", "a"), {413}},
        {"length of 2^63-1", posted("Content-Length: 9223372036854775807\r\n", "a"), {413}},
        {"length of 10 GB", posted("Content-Length: 10000000000\r\n", "a"), {413}},
        {"length and chunks",
         posted("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
         {400}},
        {"chunk size zz", chunked("zz\r\n"), {400}},
        {"chunk size -5", chunked("-5\r\n"), {400}},
        {"chunk size of 2^64-1", chunked("FFFFFFFFFFFFFFFF\r\n"), {413}},
        {"trailer", chunked("0\r\nA: b\r\n\r\n"), {400}},
        {"gzipped", posted("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), {501}},
        {"WebSocket",
         get("/health", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: "
                        "13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
         {501}},
        {"close", get("/health", "Connection: close\r\n") + health, {200}},
        {"HTTP/1.0", "GET /health HTTP/1.0\r\n\r\n" + health, {200}},
        {"a fault behind a request", health + "nonsense\r\n\r\n" + health, {200, 400}},

        {"pipelined", health.repeated(10), QList<int>(10, 200), false},
        {"many pipelined", get("/nothing").repeated(1000), QList<int>(1000, 404), false},
        {"chunks", chunked("3\r\nabc\r\n0\r\n\r\n") + health, {404, 200}, false},
        {"OPTIONS", "OPTIONS / HTTP/1.1\r\nHost: a\r\n\r\n" + health, {204, 200}, false},
        {"PUT",
         "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na" + health,
         {405, 200},
         false},
        {"DELETE behind", "DELETE /health HTTP/1.1\r\nHost: a\r\n\r\n" + health, {405, 200}, false},
        {"TRACE", "TRACE /health HTTP/1.1\r\nHost: a\r\n\r\n" + health, {501, 200}, false},
        {"expecting",
         posted("Expect: 100-continue\r\nContent-Length: 1\r\n", "a") + health,
         {404, 200},
         false},
        {"absolute", get("http://localhost/health"), {200}, false},
        {"h2c", get("/health", "Connection: Upgrade\r\nUpgrade: h2c\r\n"), {200}, false},
        {"odd addresses",
         get("//health") + get("/%") + get("/%00") + get("/a?%%%"),
         {200, 404, 404, 404},
         false},
    };
}

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT

    std::unique_ptr<Collecting> m_plain;

    void tell(const char *when)
    {
        const Latency latency = latencyOf(m_plain->port(), m_plain->view(), isLong() ? 2000 : 300);
        VERIFY_SAYING(latency.isAnswered, when);
        qInfo("A normal client %s: median %.2f ms, p99 %.2f ms.", when,
              static_cast<double>(latency.median) / 1000, static_cast<double>(latency.p99) / 1000);
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void initTestCase()
    {
        m_plain = std::make_unique<Collecting>();
        QVERIFY(m_plain->isCollecting);
        qInfo("Memory at first: %lld KiB.", static_cast<long long>(m_plain->peakMemory()));
        tell("before");
    }

    /// All that was not meant to be said, as the first and as the second thing, by all at once.
    void everyCase_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::newRow("in the clear") << false;
        QTest::newRow("encrypted") << true;
    }
    void everyCase()
    {
        QFETCH(bool, isTls);
        const Line line = isTls ? Line::Tls : Line::Plain;
        std::unique_ptr<Collecting> encrypted;
        if (isTls)
            encrypted = std::make_unique<Collecting>(Line::Tls);
        const Collecting &server = isTls ? *encrypted : *m_plain;
        QVERIFY(server.isCollecting);

        const std::vector<Case> all = cases();
        std::vector<std::unique_ptr<Guest>> first;
        std::vector<std::unique_ptr<Guest>> second;
        for (const Case &one : all) {
            first.push_back(
                std::make_unique<Guest>(server.port(), line, QList<QByteArray>{one.bytes}));
            second.push_back(std::make_unique<Guest>(server.port(), line,
                                                     QList<QByteArray>{get("/health"), one.bytes}));
        }
        const auto isDone = [&all](size_t i, const Guest &guest, qsizetype before) {
            return all[i].isEnded ? guest.isEnded()
                                  : guest.hasHeard(all[i].statuses.size() + before);
        };
        (void)QTest::qWaitFor(
            [&] {
                for (size_t i = 0; i < all.size(); ++i)
                    if (!isDone(i, *first[i], 0) || !isDone(i, *second[i], 1))
                        return false;
                return true;
            },
            20'000);
        for (size_t i = 0; i < all.size(); ++i) {
            const QByteArray name = all[i].name;
            for (const qsizetype before : {0, 1}) {
                const Guest &guest = before ? *second[i] : *first[i];
                const QList<int> expected = QList<int>(before, 200) + all[i].statuses;
                QString heard;
                for (const int status : guest.statuses())
                    heard += QString::number(status) + QLatin1Char(' ');
                VERIFY_SAYING(guest.statuses() == expected,
                              name + (before ? " as the second: " : ": ") + heard.toLatin1());
                VERIFY_SAYING(guest.isEnded() == all[i].isEnded, name);
                VERIFY_SAYING(guest.rest().isEmpty(), name + guest.rest());
            }
        }
        QVERIFY(server.isRunning());
        VERIFY_SAYING(server.peakMemory() < MemoryBound,
                      QByteArray::number(server.peakMemory()) + " KiB");
    }

    void whatIsNotARequestIsNoPageView()
    {
        // A WebSocket on the collect path.
        Guest guest(m_plain->port(), Line::Plain,
                    {m_plain->view("/socket").replace(
                        "Content-Length: 0\r\n", "Connection: Upgrade\r\nUpgrade: websocket\r\n")});
        QVERIFY(QTest::qWaitFor([&] { return guest.isEnded(); }));
        QCOMPARE(guest.statuses(), QList<int>{501});
    }

    void headHasNoBody()
    {
        QByteArray heard;
        BareSocket socket(m_plain->port());
        socket.send("HEAD /script.js HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QVERIFY(socket.receiveAll(heard, 5000));
        QVERIFY(heard.startsWith("HTTP/1.1 200"));
        QVERIFY(heard.endsWith("\r\n\r\n") && heard.count("\r\n\r\n") == 1);
    }

    void whoExpectsIsTold()
    {
        QByteArray heard;
        BareSocket socket(m_plain->port());
        socket.send(posted("Expect: 100-continue\r\nContent-Length: 1\r\n"));
        while (heard.isEmpty())
            QVERIFY(socket.receive(heard, 5000));
        QCOMPARE(heard, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        socket.send("a");
        heard.clear();
        while (heard.isEmpty())
            QVERIFY(socket.receive(heard, 5000));
        QVERIFY(heard.startsWith("HTTP/1.1 404"));
    }

    void halfClosedIsAnswered()
    {
        QByteArray heard;
        BareSocket socket(m_plain->port());
        socket.send(m_plain->view());
        socket.sayNoMore();
        QVERIFY(socket.receiveAll(heard, 5000));
        VERIFY_SAYING(heard.startsWith("HTTP/1.1 204"), heard);
    }

    /// 100 MB where a few hundred bytes belong: answered, and not kept.
    void floods_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<QByteArray>("flood");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &beginning, const QByteArray &flood,
                            int status) { QTest::newRow(name) << beginning << flood << status; };
        row("line", "GET /", "a", 414);
        row("header", "GET / HTTP/1.1\r\nHost: a\r\nA: ", "a", 431);
        row("headers", "GET / HTTP/1.1\r\nHost: a\r\n", "A: b\r\n", 431);
        row("body", posted("Content-Length: 10000000000\r\n"), "a", 413);
        row("chunks", chunked({}), "1\r\na\r\n", 413);
        row("one chunk", chunked("FFFFFF\r\n"), "a", 413);
        row("chunk extension", chunked("1;"), "a", 413);
        row("bare newlines", {}, "\n", 400);
        row("NULs", {}, QByteArray(1, '\0'), 400);
    }
    void floods()
    {
        QFETCH(QByteArray, beginning);
        QFETCH(QByteArray, flood);
        QFETCH(int, status);
        constexpr qsizetype Whole = 100'000'000;
        const QByteArray piece = flood.repeated(256 * 1024 / flood.size());
        BareSocket socket(m_plain->port());
        QByteArray heard;
        socket.send(beginning);
        QElapsedTimer timer;
        timer.start();
        qsizetype sent = 0;
        while (sent < Whole && !timer.hasExpired(10'000)) {
            const qsizetype now = socket.send(piece);
            if (now < 0)
                break;
            sent += now;
            (void)socket.receive(heard, now == 0 ? 10 : 0);
        }
        (void)socket.receiveAll(heard, 500);
        VERIFY_SAYING(heard.startsWith("HTTP/1.1 " + QByteArray::number(status)), heard.left(100));
        QCOMPARE(heard.count("HTTP/1.1"), 1);
        VERIFY_SAYING(m_plain->peakMemory() < MemoryBound,
                      QByteArray::number(m_plain->peakMemory()));
    }

    /// Those who dribble, who never read, who only sit there and who vanish, all together.
    void aCrowd()
    {
        const size_t many = isLong() ? 1000 : 200;
        std::vector<BareSocket> dribbling;
        std::vector<BareSocket> greedy;
        std::vector<BareSocket> idle;
        for (size_t i = 0; i < many; ++i) {
            dribbling.emplace_back(m_plain->port());
            idle.emplace_back(m_plain->port());
            QVERIFY(dribbling.back().isConnected() && idle.back().isConnected());
        }
        const QByteArray scripts = get("/script.js").repeated(200);
        for (size_t i = 0; i < many / 4; ++i) {
            greedy.emplace_back(m_plain->port(), 4096);
            QVERIFY(greedy.back().isConnected());
        }
        const QByteArray slow = get("/health", QByteArray("A: b\r\n").repeated(50));
        QElapsedTimer timer;
        timer.start();
        bool isTold = false;
        for (qsizetype i = 0; !timer.hasExpired(6500); ++i) {
            for (BareSocket &socket : dribbling)
                socket.send(slow.mid(i % slow.size(), 1));
            for (BareSocket &socket : greedy)
                socket.send(scripts);
            if (!std::exchange(isTold, true))
                tell("meanwhile");
            QTest::qSleep(100);
        }
        const auto cut = [](std::vector<BareSocket> &sockets) {
            return static_cast<size_t>(std::count_if(
                sockets.begin(), sockets.end(), [](BareSocket &socket) { return socket.isCut(); }));
        };
        QCOMPARE(cut(dribbling), dribbling.size());
        QCOMPARE(cut(greedy), greedy.size());
        QCOMPARE(cut(idle), idle.size());
        QByteArray heard;
        (void)dribbling.front().receiveAll(heard, 1000);
        VERIFY_SAYING(heard.startsWith("HTTP/1.1 408"), heard.left(100));
        VERIFY_SAYING(m_plain->peakMemory() < MemoryBound,
                      QByteArray::number(m_plain->peakMemory()));
    }

    /// More of what is not whole than there is memory for: some are turned away.
    void aThousandHalfBodies()
    {
        const Collecting server(Line::Plain, {{QStringLiteral("requestSeconds"), 300}});
        const QByteArray half = posted("Content-Length: 65000\r\n", QByteArray(64'000, 'a'));
        std::vector<BareSocket> sockets;
        int turnedAway = 0;
        for (int i = 0; i < 1400; ++i) {
            sockets.emplace_back(server.port());
            QVERIFY(sockets.back().isConnected());
            for (qsizetype sent = 0; sent < half.size();) {
                const qsizetype now = sockets.back().send(QByteArrayView(half).sliced(sent));
                if (now < 0)
                    break;
                sent += now;
            }
        }
        // The last to come first: they are the ones.
        for (auto socket = sockets.rbegin(); socket != sockets.rend(); ++socket) {
            QByteArray heard;
            (void)socket->receive(heard, turnedAway > 0 ? 0 : 5);
            turnedAway += heard.startsWith("HTTP/1.1 503") ? 1 : 0;
        }
        VERIFY_SAYING(turnedAway > 0 && turnedAway < 700, QByteArray::number(turnedAway));
        CollectClient client(server.port());
        QCOMPARE(client.ask(server.view()).status, 204);
        VERIFY_SAYING(server.peakMemory() < MemoryBound, QByteArray::number(server.peakMemory()));
    }

    void aThousandLeaveWithoutTheirAnswer()
    {
        for (int i = 0; i < 1000; ++i) {
            BareSocket socket(m_plain->port());
            QVERIFY(socket.isConnected());
            socket.send(m_plain->view("/leaving"));
            if (i % 3 == 0)
                socket.send("GET / HTTP/1.1\r\nHos");
            if (i % 2)
                socket.leaveByReset();
        }
        QVERIFY(m_plain->isRunning());
        tell("after a thousand left");
    }

    void tenThousandMalformedRequests()
    {
        std::mt19937 random(20261123);
        const auto below = [&random](qsizetype limit) {
            return static_cast<qsizetype>(random() % static_cast<quint64>(limit));
        };
        const std::vector<Case> seeds = cases();
        const QByteArray odd("\0\r\n\t :;,/?%#\x7f\xff"
                             "0-",
                             16);
        const int requests = isLong() ? 100'000 : 10'000;
        int answered = 0;
        for (int i = 0; i < requests; ++i) {
            QByteArray bytes =
                i % 4 == 0 ? m_plain->view()
                           : seeds[static_cast<size_t>(below(static_cast<qsizetype>(seeds.size())))]
                                 .bytes.left(2000);
            for (qsizetype change = below(4); change >= 0; --change) {
                const qsizetype at = below(bytes.size());
                switch (below(4)) {
                case 0: bytes[at] = odd[below(odd.size())]; break;
                case 1: bytes.insert(at, odd[below(odd.size())]); break;
                case 2: bytes.remove(at, 1 + below(8)); break;
                default: bytes.insert(at, bytes.mid(below(bytes.size()), 1 + below(40))); break;
                }
                if (bytes.isEmpty())
                    bytes = "x";
            }
            BareSocket socket(m_plain->port());
            QVERIFY(socket.isConnected());
            socket.send(bytes);
            socket.sayNoMore();
            QByteArray heard;
            VERIFY_SAYING(socket.receiveAll(heard, 10'000), bytes.toPercentEncoding());
            socket.leaveByReset();
            VERIFY_SAYING(heard.isEmpty() || heard.startsWith("HTTP/1.1 "),
                          bytes.toPercentEncoding());
            answered += heard.isEmpty() ? 0 : 1;
        }
        // The others did not end.
        VERIFY_SAYING(answered > requests / 2, QByteArray::number(answered));
        QVERIFY(m_plain->isRunning());
        VERIFY_SAYING(m_plain->peakMemory() < MemoryBound,
                      QByteArray::number(m_plain->peakMemory()));
    }

    void oneAddressDoesNotTakeAllPlaces()
    {
        const Collecting server(Line::Plain, {{QStringLiteral("connectionsPerAddress"), 20}});
        std::vector<BareSocket> sockets;
        for (int i = 0; i < 50; ++i)
            sockets.emplace_back(server.port());
        const auto open = [&sockets] {
            return std::count_if(sockets.begin(), sockets.end(),
                                 [](BareSocket &socket) { return !socket.isCut(); });
        };
        QVERIFY(QTest::qWaitFor([&] { return open() == 20; }));
        sockets.clear();
        CollectClient client(server.port());
        QVERIFY(QTest::qWaitFor([&] { return client.get("/health").status == 200; }));
    }

    void withoutDescriptorsThoseWhoAreThereAreServed()
    {
        const Collecting server(Line::Plain, {}, [] {
            const rlimit limit{128, 4096};
            setrlimit(RLIMIT_NOFILE, &limit);
        });
        QVERIFY(server.isCollecting);
        server.limitDescriptors(128);
        CollectClient faithful(server.port());
        QCOMPARE(faithful.ask(server.view()).status, 204);
        std::vector<BareSocket> crowd;
        const auto isServed = [&server] {
            return latencyOf(server.port(), get("/health"), 1).isAnswered;
        };
        const auto checkBusiness = [&](const char *when) {
            const qint64 before = server.timeUsed();
            QTest::qSleep(1000);
            const qint64 used = server.timeUsed() - before;
            VERIFY_SAYING(used < 300, when);
            QCOMPARE(faithful.ask(server.view()).status, 204);
        };

        // More than there is room for: turned away at once, and nobody waits.
        for (int i = 0; i < 300; ++i)
            crowd.emplace_back(server.port());
        QVERIFY(QTest::qWaitFor([&] { return crowd.back().isCut(); }));
        checkBusiness("turning away");
        crowd.clear();
        QVERIFY(QTest::qWaitFor(isServed));

        // Not even for one.
        server.limitDescriptors(4);
        for (int i = 0; i < 100; ++i)
            crowd.emplace_back(server.port());
        checkBusiness("with none left");
        server.limitDescriptors(128);
        crowd.clear();
        QVERIFY(QTest::qWaitFor(isServed, 10'000));
        QCOMPARE(faithful.ask(server.view()).status, 204);
    }

    void cleanupTestCase()
    {
        tell("afterwards");
        const qint64 peak = m_plain->peakMemory();
        qInfo("Memory at its highest: %lld KiB.", static_cast<long long>(peak));
        QVERIFY(peak > 0 && peak < MemoryBound);
    }
};

FOOTFALL_TEST_MAIN(TestHostile)
#include "tst_hostile.moc"
