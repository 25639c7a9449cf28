// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/catalogue.h"

#include <initializer_list>
#include <utility>

namespace footfall::demo {

namespace {

struct OriginRow {
    const char *referrer;
    const char *campaign; ///< "source/medium/name" of the link, or empty.
    double weight;
};

domain::Utm utmOf(const QString &campaign)
{
    domain::Utm utm;
    utm.source = campaign.section(QLatin1Char('/'), 0, 0);
    utm.medium = campaign.section(QLatin1Char('/'), 1, 1);
    utm.campaign = campaign.section(QLatin1Char('/'), 2, 2);
    return utm;
}

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
            {QString::fromLatin1(row.referrer), utmOf(QString::fromLatin1(row.campaign))});
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
    DemoSite site{.hostname = QStringLiteral("harbour-books.example"),
                  .name = QStringLiteral("Harbour Books"),
                  .trackingCode = QStringLiteral("HARBOUR"),
                  .timeZone = QStringLiteral("Europe/London"),
                  .visitsPerDay = 460,
                  .viewsPerVisit = 2.6};
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
    addOrigins(&site, {{"", "newsletter/email/summer-letter", 9},
                       {"", "newsletter/email/new-arrivals", 4},
                       {"https://www.instagram.com/", "instagram/social/harbour-week", 2},
                       {"https://www.google.com/", "google/cpc/charts", 2},
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
    DemoSite site{.hostname = QStringLiteral("tidewater-press.example"),
                  .name = QStringLiteral("Tidewater Press"),
                  .trackingCode = QStringLiteral("TIDEWATER"),
                  .timeZone = QStringLiteral("America/New_York"),
                  .visitsPerDay = 980,
                  .viewsPerVisit = 2.1};
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
                       {"", "weekly-letter/email/issue-212", 4},
                       {"", "weekly-letter/email/issue-211", 2},
                       {"https://www.linkedin.com/", "linkedin/paid-social/subscribe", 1}});
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
                  .viewsPerVisit = 3.1};
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
                  .viewsPerVisit = 3.8};
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

} // namespace

std::vector<DemoSite> demoSites()
{
    std::vector<DemoSite> sites{harbourBooks(), tidewaterPress(), mossAndFern(), lenaDraws()};
    for (DemoSite &site : sites) {
        site.events = demoEvents(site.trackingCode);
        site.goals = demoGoals(site.trackingCode);
    }
    return sites;
}

} // namespace footfall::demo
