// SPDX-License-Identifier: GPL-3.0-or-later
// User agents, as anybody sends them: whatever comes of them are names of the data files and short
// numbers, never the visitor's own words.
#include "core/domain/acquisition.h"
#include "core/enrich/botlist.h"
#include "core/enrich/clientnames.h"
#include "core/enrich/keyedhash.h"

#include "core/enrich/pageaddress.h"
#include "tests/fuzz/fuzz.h"

#include <QRegularExpression>

using namespace footfall;

namespace {

QString shared(const char *file)
{
    return QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/") + QString::fromLatin1(file);
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const enrich::UserAgentPatterns patterns(shared("uap-core.yaml"));
    static const enrich::ClientNames names(shared("clients.json"));
    static const enrich::BotList bots(
        {shared("crawler-user-agents.json"), shared("bots-supplement.json")});
    static const QRegularExpression version(QStringLiteral("\\A( [1-9][0-9]{0,2})?\\z"));

    const QByteArrayView userAgent = fuzz::view(data, size);
    const domain::Client client = names.clientOf(patterns.parse(userAgent), userAgent);
    for (const QString &name : {client.browser, client.system, client.device}) {
        FUZZ_CHECK(name.size() <= 60);
        FUZZ_CHECK(!enrich::hasUnsafeCharacters(name));
    }
    FUZZ_CHECK(client.browserVersion.startsWith(client.browser));
    FUZZ_CHECK(version.match(client.browserVersion.mid(client.browser.size())).hasMatch());
    FUZZ_CHECK(!client.browser.isEmpty() || client.browserVersion.isEmpty());
    if (const auto bot = bots.find(userAgent)) {
        FUZZ_CHECK(domain::isBot(bot->reason));
        FUZZ_CHECK(bot->bot.size() <= 60);
    }
    FUZZ_CHECK(enrich::keyedHash(userAgent) == enrich::keyedHash(userAgent));

    // A user agent's own pattern may be a bot's name, whatever it is.
    const QString pattern = QString::fromUtf8(userAgent);
    FUZZ_CHECK(enrich::readableName(pattern).size() <= 60);
    return 0;
}
