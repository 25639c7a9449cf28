// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/catalogue.h"

#include <initializer_list>
#include <utility>

namespace footfall::demo {

namespace {

struct OriginRow {
    const char *referrer;
    const char *campaignSource;
    double weight;
};

using CountryRows = std::initializer_list<std::pair<const char *, double>>;

constexpr OriginRow WebOrigins[] = {
    {"", "", 34},
    {"https://www.google.com/", "", 27},
    {"https://duckduckgo.com/", "", 5},
    {"https://www.bing.com/", "", 4},
    {"https://news.ycombinator.com/item?id=41", "", 3},
    {"https://www.reddit.com/", "", 3},
    {"https://bsky.app/", "", 3},
    {"https://chatgpt.com/", "", 2.5},
    {"https://mastodon.social/@reader/112", "", 2},
    {"https://www.instagram.com/", "", 2},
    {"https://www.youtube.com/", "", 1.5},
    {"https://github.com/readme", "", 1.5},
    {"https://www.perplexity.ai/", "", 1},
    {"https://en.wikipedia.org/wiki/Tide", "", 1},
    {"https://www.ecosia.org/", "", 0.8},
    {"https://lobste.rs/s/abc", "", 0.7},
    {"https://www.linkedin.com/", "", 0.7},
    {"https://t.co/x1", "", 0.7},
    {"https://feedly.com/i/latest", "", 0.5},
    {"https://search.brave.com/", "", 0.5},
    {"https://kagi.com/search", "", 0.4},
};

void addOrigins(DemoSite *site, std::initializer_list<OriginRow> own)
{
    std::vector<double> weights;
    const auto add = [&](const OriginRow &row) {
        site->origins.push_back(
            {QString::fromLatin1(row.referrer), QString::fromLatin1(row.campaignSource)});
        weights.push_back(row.weight);
    };
    for (const OriginRow &row : WebOrigins)
        add(row);
    for (const OriginRow &row : own)
        add(row);
    site->originWeights = Weights(weights);
}

void addCountries(DemoSite *site, CountryRows rows)
{
    std::vector<double> weights;
    for (const auto &[country, weight] : rows) {
        site->countries.emplace_back(country);
        weights.push_back(weight);
    }
    site->countryWeights = Weights(weights);
}

/// The named pages, and under a folder every pairing of two lists of words: as many as a shop has.
void addPages(DemoSite *site, std::initializer_list<const char *> named, const char *folder,
              std::initializer_list<const char *> first, std::initializer_list<const char *> second)
{
    for (const char *page : named)
        site->pages.push_back(QString::fromLatin1(page));
    for (const char *head : first)
        for (const char *tail : second)
            site->pages.push_back(QStringLiteral("/%1/%2-%3")
                                      .arg(QString::fromLatin1(folder), QString::fromLatin1(head),
                                           QString::fromLatin1(tail)));
    site->pageWeights = Weights::zipf(site->pages.size(), 1.05);
}

DemoSite harbourBooks()
{
    DemoSite site{
        .hostname = QStringLiteral("harbour-books.example"),
        .name = QStringLiteral("Harbour Books"),
        .trackingCode = QStringLiteral("HARBOUR"),
        .timeZone = QStringLiteral("Europe/London"),
        .visitsPerDay = 460,
        .viewsPerVisit = 2.6,
        .events = {QStringLiteral("order completed"), QStringLiteral("newsletter sign-up")}};
    addPages(&site,
             {"/", "/new-arrivals", "/shop/moby-dick-paperback", "/blog/how-to-read-a-tide-table",
              "/events", "/shop/charts-and-almanacs", "/blog/ten-novels-set-in-a-harbour-town",
              "/opening-hours", "/shop/childrens-picture-books", "/gift-cards",
              "/blog/repairing-a-broken-spine-at-home", "/contact", "/shop/second-hand", "/basket",
              "/blog", "/about-us", "/delivery-and-returns"},
             "shop",
             {"coastal", "collected", "illustrated", "pocket", "signed", "rare", "northern"},
             {"atlas", "poems", "letters", "tales", "cookery", "diaries", "birds", "maps", "knots",
              "lighthouses", "history", "almanac"});
    addOrigins(&site, {{"", "newsletter", 12},
                       {"https://bookshop-guide.example/harbour-towns", "", 4},
                       {"https://tidewater-press.example/authors", "", 2}});
    addCountries(&site, {{"GB", 61},
                         {"IE", 9},
                         {"US", 8},
                         {"DE", 5},
                         {"NL", 3.5},
                         {"FR", 3},
                         {"CA", 2.5},
                         {"AU", 2},
                         {"ES", 1.5},
                         {"NO", 1.2},
                         {"IT", 1},
                         {"SE", 0.8},
                         {"NZ", 0.5}});
    return site;
}

DemoSite tidewaterPress()
{
    DemoSite site{
        .hostname = QStringLiteral("tidewater-press.example"),
        .name = QStringLiteral("Tidewater Press"),
        .trackingCode = QStringLiteral("TIDEWATER"),
        .timeZone = QStringLiteral("America/New_York"),
        .visitsPerDay = 980,
        .viewsPerVisit = 2.1,
        .events = {QStringLiteral("sample chapter"), QStringLiteral("newsletter sign-up")}};
    addPages(&site,
             {"/", "/catalogue", "/magazine", "/authors", "/magazine/the-last-ferry-to-fair-isle",
              "/magazine/why-we-still-print-on-cotton", "/submissions", "/catalogue/autumn",
              "/magazine/a-short-history-of-the-footnote", "/rights", "/about", "/jobs", "/press"},
             "magazine",
             {"notes-on", "a-letter-about", "in-praise-of", "the-trouble-with", "an-evening-with",
              "what-we-owe-to", "the-end-of", "learning-from"},
             {"translation", "paper", "silence", "deadlines", "marginalia", "libraries",
              "typefaces", "winter", "short-stories", "reviews", "indexes", "small-presses",
              "the-semicolon"});
    addOrigins(&site, {{"https://news.ycombinator.com/", "", 8},
                       {"https://www.newyorker.com/books", "", 2},
                       {"", "weekly-letter", 6}});
    addCountries(&site, {{"US", 48},
                         {"GB", 12},
                         {"CA", 8},
                         {"DE", 6},
                         {"IN", 5},
                         {"AU", 4},
                         {"FR", 3},
                         {"NL", 2.5},
                         {"BR", 2.5},
                         {"JP", 2},
                         {"SE", 1.5},
                         {"ES", 1.5},
                         {"MX", 1},
                         {"PL", 1},
                         {"IT", 1},
                         {"ZA", 0.6},
                         {"KR", 0.6},
                         {"NG", 0.4}});
    return site;
}

DemoSite mossAndFern()
{
    DemoSite site{.hostname = QStringLiteral("moss-and-fern.example"),
                  .name = QStringLiteral("Moss & Fern"),
                  .trackingCode = QStringLiteral("MOSSFERN"),
                  .timeZone = QStringLiteral("Europe/Berlin"),
                  .visitsPerDay = 210,
                  .viewsPerVisit = 3.1,
                  .events = {QStringLiteral("order completed")}};
    addPages(&site,
             {"/", "/pflanzen", "/pflanzen/schattig", "/ratgeber/giessen-im-urlaub", "/werkstatt",
              "/ratgeber/moos-im-glas", "/pflanzen/farne", "/kontakt", "/versand"},
             "pflanzen", {"baum", "frauen", "hirschzungen", "rippen", "tuepfel", "wurm"},
             {"farn-klein", "farn-gross", "farn-im-topf", "farn-winterhart", "farn-selten"});
    addOrigins(&site, {{"https://www.google.de/", "", 14},
                       {"https://www.pinterest.com/", "", 6},
                       {"https://gartenforum.example/schattenecke", "", 4}});
    addCountries(&site, {{"DE", 66},
                         {"AT", 14},
                         {"CH", 10},
                         {"NL", 3},
                         {"FR", 2},
                         {"GB", 2},
                         {"DK", 1.5},
                         {"BE", 1},
                         {"PL", 1}});
    return site;
}

DemoSite lenaDraws()
{
    DemoSite site{.hostname = QStringLiteral("lena-draws.example"),
                  .name = QStringLiteral("Lena draws"),
                  .trackingCode = QStringLiteral("LENADRAWS"),
                  .timeZone = QStringLiteral("Asia/Kolkata"),
                  .visitsPerDay = 44,
                  .viewsPerVisit = 3.8,
                  .events = {QStringLiteral("commission request")}};
    addPages(&site, {"/", "/gallery", "/commissions", "/about", "/gallery/monsoon"}, "gallery",
             {"ink", "gouache", "pencil"},
             {"rooftops", "portraits", "trains", "markets", "sketchbook"});
    addOrigins(&site, {{"https://www.instagram.com/", "", 22},
                       {"https://www.behance.net/gallery", "", 8}});
    addCountries(
        &site,
        {{"IN", 58}, {"US", 12}, {"GB", 8}, {"DE", 5}, {"SG", 4}, {"AE", 4}, {"CA", 3}, {"AU", 3}});
    return site;
}

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

std::vector<DemoSite> demoSites()
{
    return {harbourBooks(), tidewaterPress(), mossAndFern(), lenaDraws()};
}

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

const DemoBrowser &drawBrowser(Random &random)
{
    static const Weights weights({24, 20, 17, 8, 7, 6, 3, 5, 3.5, 2.5, 2, 2});
    return browsers()[weights.pick(random)];
}

} // namespace footfall::demo
