// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/doing.h"

#include "core/domain/site.h"
#include "tests/kit/fixedclock.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace footfall::reference {

using namespace domain;
using std::chrono::hours;
using std::chrono::milliseconds;

namespace {

struct Scene {
    const char *zone;
    const char *from;
};

/// Each is some days long; what is special about the place happens within two of them.
constexpr std::array Scenes{
    Scene{"UTC", "2026-02-27T00:00:00Z"},
    Scene{"UTC", "2025-12-30T12:00:00Z"},
    Scene{"Asia/Kolkata", "2026-01-30T12:00:00Z"},
    Scene{"Asia/Kathmandu", "2025-12-30T00:00:00Z"},
    Scene{"Europe/Berlin", "2026-03-28T12:00:00Z"},
    Scene{"Europe/Berlin", "2026-10-24T12:00:00Z"},
    Scene{"America/New_York", "2026-10-31T12:00:00Z"},
    Scene{"Australia/Lord_Howe", "2026-04-03T20:00:00Z"},
    Scene{"Australia/Lord_Howe", "2026-10-02T20:00:00Z"},
    Scene{"America/Sao_Paulo", "2018-11-03T00:00:00Z"}, // Midnight is left out.
    Scene{"America/St_Johns", "2010-11-06T12:00:00Z"},  // One minute past midnight comes twice.
    Scene{"Pacific/Apia", "2011-12-29T00:00:00Z"},      // A day is left out.
    Scene{"Pacific/Chatham", "2026-04-03T20:00:00Z"},
};

const std::vector<QByteArray> LaterZones{"UTC", "Asia/Kolkata", "America/Los_Angeles",
                                         "Pacific/Auckland", "Australia/Lord_Howe"};

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QStringList texts(std::initializer_list<const char *> list)
{
    QStringList all;
    for (const char *each : list)
        all.append(text(each));
    return all;
}

/// What somebody is, for one visit.
Doing randomPerson(const World &world, Random &random)
{
    static const QStringList Countries = texts({"DE", "US", "IN", ""});
    static const QStringList Languages = texts({"de", "en-GB", ""});
    static const QStringList Screens = texts({"phone", "desktop", ""});
    static const std::vector<Client> Clients{
        {text("Firefox"), text("Firefox 128"), text("Linux"), DeviceDesktop.toString()},
        {text("Firefox"), text("Firefox 129"), text("Android"), DevicePhone.toString()},
        {text("Safari"), text("Safari 17"), text("iOS"), DevicePhone.toString()},
        {}};
    Doing who;
    who.site = static_cast<size_t>(below(random, static_cast<int>(world.sites.size())));
    who.person = below(random, world.people);
    // Most people stay where they are, with what they have.
    const auto habit = static_cast<qsizetype>(happens(random, 90) ? who.person : below(random, 12));
    who.country = Country::fromAlpha2(Countries.at(habit % 4));
    who.client = Clients.at(static_cast<size_t>(habit % 4));
    who.language = Languages.at(habit % 3);
    who.screen = Screens.at(habit % 3);
    return who;
}

void giveOrigin(Doing &view, Random &random)
{
    static const QStringList Sources = texts({"", "", "Google", "Reddit", "ChatGPT"});
    static const QStringList Channels = texts({"search", "social", "ai"});
    static const QStringList Campaigns = texts({"", "", "spring", "Winter %_*"});
    static const QStringList Words = texts({"", "free", "Pro.max", "ÄÖ"});
    view.source = pick(random, Sources);
    view.channel = view.source.isEmpty() ? ChannelDirect.toString() : pick(random, Channels);
    view.referrer = view.source.isEmpty() ? QString()
                                          : view.source.toLower() + QStringLiteral(".example/") +
                                                QString::number(below(random, 3));
    view.utm = {};
    view.utm.campaign = pick(random, Campaigns);
    if (!view.utm.campaign.isEmpty())
        view.utm = {pick(random, Sources), pick(random, Channels), view.utm.campaign,
                    pick(random, Words), pick(random, Words)};
}

void givePlace(Doing &view, Random &random)
{
    static const QStringList Hostnames = texts({"example.com", "example.com", "www.example.com"});
    static const QStringList Pathnames = texts({"/", "/", "/a%b", "/a_b", "/[x]", "/x*y?", "/x]^-",
                                                "/Über", "/ÜBER-uns", "/пример", "/Pricing"});
    view.hostname = pick(random, Hostnames);
    view.pathname = pick(random, Pathnames);
}

Event randomEvent(Random &random)
{
    static const QStringList Names = texts({"signup", "buy", "=2+3", "Über"});
    static const QStringList Plans = texts({"free", "pro", ""});
    static const std::vector<std::optional<Money>> Amounts{std::nullopt,
                                                           std::nullopt,
                                                           Money{text("EUR"), 990},
                                                           Money{text("EUR"), -100},
                                                           Money{text("USD"), 500},
                                                           Money{QString(), 250},
                                                           Money{text("EUR"), 0}};
    Event event;
    event.name = pick(random, Names);
    event.amount = pick(random, Amounts);
    if (happens(random, 30))
        event.interactivity = Interactivity::Passive;
    for (const char *key : {"plan", "@size"})
        if (happens(random, 50))
            event.properties.push_back({text(key), pick(random, Plans), {}});
    return event;
}

Doing randomEventAfter(const Doing &view, Random &random)
{
    Doing event = view;
    event.kind = HitKind::Event;
    event.event = randomEvent(random);
    giveOrigin(event, random); // Its own counts only where no visit is open.
    if (happens(random, 30)) {
        event.hostname.clear();
        event.pathname.clear();
    }
    return event;
}

Doing randomLeave(const World &world, const Doing &view, milliseconds after, Random &random)
{
    Doing leave = view;
    leave.kind = HitKind::Leave;
    // Some are longer than the view has been there: those are about an earlier one.
    const auto most = static_cast<int>(after.count()) + (happens(random, 20) ? 20'000 : 0);
    leave.visibleTime = milliseconds(below(random, most + 1));
    if (world.isKilledNowAndThen)
        leave.visibleTime = std::chrono::floor<std::chrono::seconds>(*leave.visibleTime);
    if (happens(random, 25))
        leave.visibleTimeIs = VisibleTime::Added;
    if (happens(random, 10))
        givePlace(leave, random);
    return leave;
}

/// Views with gaps on both sides of the 30 minutes, and what happens between.
void addVisits(std::vector<Doing> &doings, const World &world, Random &random)
{
    constexpr std::array Gaps{700,         4'949,      61'000, 5 * 60'000, 29 * 60'000 + 59'999,
                              30 * 60'000, 70 * 60'000};
    Doing view = randomPerson(world, random);
    view.time = world.from + milliseconds(std::uniform_int_distribution<qint64>(
                                 0, qint64(world.days) * 86'400'000)(random));
    for (int views = 1 + below(random, 4); views > 0; --views) {
        giveOrigin(view, random);
        givePlace(view, random);
        doings.push_back(view);
        const milliseconds gap(pick(random, Gaps));
        for (int more = below(random, 3); more > 0; --more) {
            const milliseconds after(
                below(random, static_cast<int>(std::min<qint64>(gap.count(), 29 * 60'000))));
            Doing doing = happens(random, 50) ? randomEventAfter(view, random)
                                              : randomLeave(world, view, after, random);
            doing.time = view.time + after;
            doings.push_back(doing);
        }
        view.time += gap;
    }
    if (happens(random, 10)) { // From a back end, of somebody who looked at nothing.
        Doing event = randomEventAfter(view, random);
        event.person = world.people + below(random, 3);
        doings.push_back(event);
    }
}

} // namespace

World randomWorld(Random &random)
{
    World world;
    const Scene scene = pick(random, Scenes);
    world.from = kit::at(scene.from);
    world.days = 1 + below(random, 3);
    world.people = 2 + below(random, 12);
    world.visits = 6 + below(random, 30);
    world.isKilledNowAndThen = happens(random, 60);
    const bool isStrict = happens(random, 15);
    if (isStrict) { // More, so that some have somebody to hide among.
        world.visits *= 3;
        world.people *= 3;
    }
    if (happens(random, 15)) { // Some or all of what there is goes, or its hours.
        world.daysLater = FewestKeptDays + world.days + 1 + below(random, 45);
        world.keptDays = happens(random, 70) ? world.daysLater - below(random, world.days + 2) : 0;
        world.hourlyDays =
            happens(random, 70) ? std::max(FewestKeptDays, world.daysLater - below(random, 45)) : 0;
    }
    for (int sites = happens(random, 30) ? 2 : 1; sites > 0; --sites) {
        SiteShape site;
        site.zone = world.sites.empty() ? QByteArray(scene.zone) : pick(random, LaterZones);
        if (happens(random, 20)) {
            site.laterZone = pick(random, LaterZones);
            site.changeTime = world.from + hours(4 + 4 * below(random, 5));
        }
        if (isStrict)
            site.strictVisits = 2 + below(random, 4);
        world.sites.push_back(site);
    }
    return world;
}

std::vector<Doing> randomDoings(const World &world, Random &random)
{
    std::vector<Doing> doings;
    for (int visit = 0; visit < world.visits; ++visit)
        addVisits(doings, world, random);
    std::stable_sort(doings.begin(), doings.end(),
                     [](const Doing &a, const Doing &b) { return a.time < b.time; });
    return doings;
}

std::vector<Goal> goals()
{
    const auto goal = [](const char *name, GoalKind kind, const char *pattern) {
        return Goal{{}, text(name), kind, text(pattern)};
    };
    return {goal("Newsletter", GoalKind::Event, "signup"),
            goal("=Order", GoalKind::Event, "buy"),
            goal("Prices seen", GoalKind::Page, "/Pricing"),
            goal("Any x", GoalKind::Page, "/x*"),
            goal("Über uns", GoalKind::Page, "*ber*"),
            goal("Never met", GoalKind::Event, "nobody does this")};
}

bool meets(const Doing &doing, const Goal &goal)
{
    if (goal.kind == GoalKind::Event)
        return doing.kind == HitKind::Event && doing.event.name == goal.pattern;
    QStringList parts = goal.pattern.split(QLatin1Char('*'));
    for (QString &part : parts)
        part = QRegularExpression::escape(part);
    const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(parts.join(QStringLiteral(".*"))));
    return doing.kind == HitKind::PageView && pattern.match(doing.pathname).hasMatch();
}

} // namespace footfall::reference
