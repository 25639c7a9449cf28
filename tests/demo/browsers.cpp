// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/browsers.h"

#include <vector>

namespace footfall::demo {

namespace {

const std::vector<DemoBrowser> &browsers()
{
    static const std::vector<DemoBrowser> all{
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/142.0.0.0 Safari/537.36",
         QStringLiteral("1920x1080")},
        {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
         "Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
         QStringLiteral("393x852")},
        {"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/142.0.0.0 Mobile Safari/537.36",
         QStringLiteral("412x915")},
        {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
         "Version/18.6 Safari/605.1.15",
         QStringLiteral("1440x900")},
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
         QStringLiteral("1536x864")},
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
         QStringLiteral("1920x1080")},
        {"Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
         QStringLiteral("2560x1440")},
        {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/142.0.0.0 Safari/537.36",
         QStringLiteral("1728x1117")},
        {"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
         "SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
         QStringLiteral("384x832")},
        {"Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
         "Version/18.6 Mobile/15E148 Safari/604.1",
         QStringLiteral("820x1180")},
        {"Mozilla/5.0 (Android 14; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0",
         QStringLiteral("360x800")},
        {"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 "
         "Safari/537.36",
         QStringLiteral("1920x1200")},
    };
    return all;
}

} // namespace

QByteArray acceptLanguage(const QByteArray &country, Random &random)
{
    struct Row {
        const char *country;
        const char *header;
    };
    static constexpr Row Rows[] = {
        {"GB", "en-GB,en;q=0.9"},          {"IE", "en-IE,en;q=0.9"},
        {"DE", "de-DE,de;q=0.9,en;q=0.7"}, {"AT", "de-AT,de;q=0.9"},
        {"CH", "de-CH,de;q=0.9"},          {"FR", "fr-FR,fr;q=0.9,en;q=0.6"},
        {"NL", "nl-NL,nl;q=0.9"},          {"BE", "nl-BE,nl;q=0.9"},
        {"ES", "es-ES,es;q=0.9"},          {"MX", "es-MX,es;q=0.9"},
        {"IT", "it-IT,it;q=0.9"},          {"BR", "pt-BR,pt;q=0.9"},
        {"JP", "ja-JP,ja;q=0.9"},          {"KR", "ko-KR,ko;q=0.9"},
        {"SE", "sv-SE,sv;q=0.9"},          {"NO", "nb-NO,nb;q=0.9"},
        {"DK", "da-DK,da;q=0.9"},          {"PL", "pl-PL,pl;q=0.9"},
        {"IN", "en-IN,en;q=0.9,hi;q=0.8"}, {"CA", "en-CA,en;q=0.9"},
        {"AU", "en-AU,en;q=0.9"},          {"NZ", "en-NZ,en;q=0.9"},
    };
    if (!random.happens(0.12)) // Some people's browsers speak English wherever they are.
        for (const Row &row : Rows)
            if (country == row.country)
                return row.header;
    return "en-US,en;q=0.9";
}

const DemoBrowser &drawBot(Random &random)
{
    static const std::vector<DemoBrowser> bots{
        {"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", {}},
        {"Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; "
         "+https://openai.com/gptbot)",
         {}},
        {"Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", {}},
        {"Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", {}},
        {"Mozilla/5.0 (compatible; ClaudeBot/1.0; +claudebot@anthropic.com)", {}},
        {"Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)", {}},
        {"python-requests/2.32.3", {}},
        {"facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", {}},
        {"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
         "HeadlessChrome/142.0.0.0 Safari/537.36",
         {}},
    };
    static const Weights weights({9, 7, 5, 4, 3, 3, 3, 2, 2});
    return bots[weights.pick(random)];
}

const DemoBrowser &drawBrowser(Random &random)
{
    static const Weights weights({24, 20, 17, 8, 7, 6, 3, 5, 3.5, 2.5, 2, 2});
    return browsers()[weights.pick(random)];
}

} // namespace footfall::demo
