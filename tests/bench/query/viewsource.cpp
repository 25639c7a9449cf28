// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/query/viewsource.h"

#include "core/domain/country.h"
#include "core/domain/siteedit.h"

#include <algorithm>

namespace footfall::bench {

using namespace std::chrono_literals;
using domain::toSeconds;
using storage::NameKind;

const QDate WorldSize::LastDay{2026, 6, 30};

namespace {

constexpr size_t Sources = 300;
constexpr size_t Referrers = 2'000;
constexpr size_t Countries = 150;
constexpr size_t Browsers = 12;
constexpr size_t Systems = 8;
constexpr size_t Languages = 30;
constexpr size_t Campaigns = 40;
constexpr size_t FewPathnames = 1'000;
constexpr size_t Clients = 60; ///< Browser, system and device go together.
constexpr uint32_t Events = 8;
constexpr uint32_t Goals = 2;
constexpr double EventsPerView = 0.02;

struct PartShape {
    const char *name;
    std::optional<NameKind> kind;
    const char *text;
};
constexpr std::array<PartShape, Parts> Shapes{{
    {"hostname", NameKind::Hostname, "www%1.bench.example"},
    {"pathname", NameKind::Pathname, "/magazine/%1/an-evening-with-a-page"},
    {"source", NameKind::Source, "Source %1"},
    {"channel", NameKind::Channel, "channel%1"},
    {"utm_source", NameKind::UtmSource, "letter%1"},
    {"utm_medium", NameKind::UtmMedium, "medium%1"},
    {"utm_campaign", NameKind::UtmCampaign, "campaign%1"},
    {"country", std::nullopt, ""},
    {"browser", NameKind::Browser, "Browser %1"},
    {"browser_version", NameKind::BrowserVersion, "Browser version %1"},
    {"system", NameKind::System, "System %1"},
    {"device", NameKind::Device, "device%1"},
    {"referrer", NameKind::Referrer, "blog%1.example/links/harbour-towns"},
    {"language", NameKind::Language, "x%1-XX"},
    {"screen", NameKind::Screen, "class%1"},
    {"utm_term", NameKind::UtmTerm, "term%1"},
    {"utm_content", NameKind::UtmContent, "content%1"},
}};

/// Codes that may not be countries, but as many as are needed.
QString codeOf(uint32_t rank)
{
    const uint32_t number = rank - 1;
    return QString(QChar(char16_t(u'A' + number / 13))) + QChar(char16_t(u'A' + number % 13 * 2));
}

/// How awake people are, by the hour on their wall.
std::vector<double> hoursOfDay()
{
    std::vector<double> weights;
    for (int hour = 0; hour < 24; ++hour)
        weights.push_back(1.1 - std::cos((hour - 3) * 6.283185307179586 / 24.0));
    return weights;
}

} // namespace

const char *partName(Part part)
{
    return Shapes[size_t(part)].name;
}

std::optional<NameKind> nameKindOf(Part part)
{
    return Shapes[size_t(part)].kind;
}

QString textOf(Part part, uint32_t rank)
{
    if (rank == 0)
        return {};
    return part == Part::Country ? codeOf(rank)
                                 : QString::fromLatin1(Shapes[size_t(part)].text).arg(rank);
}

QString eventText(uint32_t rank)
{
    return QStringLiteral("event%1").arg(rank);
}

uint32_t rankOf(Part part, const QString &text)
{
    if (part == Part::Country && text.size() == 2)
        return uint32_t(text[0].unicode() - u'A') * 13 + uint32_t(text[1].unicode() - u'A') / 2 + 1;
    uint32_t rank = 0;
    for (const QChar c : text)
        if (c.isDigit())
            rank = rank * 10 + uint32_t(c.digitValue());
    return rank;
}

ViewSource::ViewSource(const WorldSize &size)
    : m_size(size)
    , m_pathnames(Alias::zipf(size.pathnames, size.pathnames > 100'000 ? 0.9 : 1.0))
    , m_fewPathnames(Alias::zipf(FewPathnames, 1.0))
    , m_sources(Alias::zipf(Sources, 1.2))
    , m_referrers(Alias::zipf(Referrers / Sources + 1, 1.0))
    , m_countries(Alias::zipf(Countries, 1.3))
    , m_clients(Alias::zipf(Clients, 1.1))
    , m_languages(Alias::zipf(Languages, 1.2))
    , m_campaigns(Alias::zipf(Campaigns, 1.0))
    , m_hoursOfDay(hoursOfDay())
{
    for (int site = 0; site < WorldSize::Sites; ++site)
        m_calendars.push_back(siteOf(site).calendar);
    double sum = 0;
    m_weightsUpTo.push_back(0);
    for (int day = 0; day < WorldSize::Days; ++day) {
        const bool isWeekend = firstDay().addDays(day).dayOfWeek() > Qt::Friday;
        m_weightsUpTo.push_back(sum += (isWeekend ? 0.7 : 1.1) * (1.0 + day / 1'500.0));
    }
}

QDate ViewSource::firstDay()
{
    return WorldSize::LastDay.addDays(1 - WorldSize::Days);
}

domain::Site ViewSource::siteOf(int number)
{
    static constexpr std::array Zones{"Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"};
    const domain::SiteDraft draft{.hostname = QStringLiteral("site%1.example").arg(number),
                                  .name = {},
                                  .timeZone = QLatin1String(Zones[size_t(number) % Zones.size()]),
                                  .trackingCode = QStringLiteral("BENCH%1").arg(number)};
    const domain::Instant created(
        std::chrono::milliseconds(QDateTime(firstDay(), QTime(), Qt::UTC).toMSecsSinceEpoch()));
    domain::Site site = domain::siteFromDraft(draft, created).value();
    for (uint32_t event = 1; event <= Goals; ++event)
        site.goals.push_back(
            {{}, QStringLiteral("Goal %1").arg(event), domain::GoalKind::Event, eventText(event)});
    return site;
}

qint64 ViewSource::viewsOf(int site, int number) const
{
    double whole = static_cast<double>(m_size.views);
    if (site > 0) {
        double harmonic = 0;
        for (int other = 1; other < WorldSize::Sites; ++other)
            harmonic += 1.0 / other;
        whole *= 0.1 / harmonic / site;
    }
    const auto upTo = [&](int day) {
        return static_cast<qint64>(whole * m_weightsUpTo[size_t(day)] / m_weightsUpTo.back());
    };
    return upTo(number + 1) - upTo(number);
}

struct ViewSource::Visit {
    RawView view; ///< What all of its views have, and what the entry alone has.
    int length = 1;
    bool isVisitor = false;
};

void ViewSource::addOrigin(RawView &view, demo::Random &random) const
{
    if (random.happens(0.6)) {
        const uint32_t source = m_sources.pick(random);
        view[Part::Source] = source + 1;
        view[Part::Channel] = 2 + source % 6;
        view[Part::Referrer] =
            1 + (source + uint32_t(Sources) * m_referrers.pick(random)) % uint32_t(Referrers);
    } else {
        view[Part::Channel] = 1;
    }
    if (!random.happens(0.08))
        return;
    const uint32_t campaign = m_campaigns.pick(random);
    view[Part::UtmCampaign] = campaign + 1;
    view[Part::UtmSource] = campaign % 9 + 1;
    view[Part::UtmMedium] = campaign % 4 + 1;
    view[Part::Channel] = 8;
    if (random.happens(0.3))
        view[Part::UtmTerm] = 1 + uint32_t(random.below(20));
    if (random.happens(0.3))
        view[Part::UtmContent] = 1 + uint32_t(random.below(6));
}

ViewSource::Visit ViewSource::drawVisit(demo::Random &random) const
{
    Visit visit;
    RawView &view = visit.view;
    const uint32_t country = m_countries.pick(random);
    const uint32_t client = m_clients.pick(random);
    view[Part::Hostname] = random.happens(0.9) ? 1 : 2 + uint32_t(random.below(2));
    view[Part::Country] = country + 1;
    view[Part::Browser] = client % uint32_t(Browsers) + 1;
    view[Part::System] = client * 5 % uint32_t(Systems) + 1;
    view[Part::Device] = view[Part::System] < 5 ? 1 : 1 + (client + 1) % 3;
    view[Part::BrowserVersion] = view[Part::Browser] * 4 - uint32_t(random.below(4));
    addOrigin(view, random);
    view[Part::Language] =
        (random.happens(0.8) ? country % uint32_t(Languages) : m_languages.pick(random)) + 1;
    view[Part::Screen] =
        view[Part::Device] == 1 ? 1 + uint32_t(random.below(2)) : 3 + uint32_t(random.below(3));
    visit.length = 1 + (random.happens(0.5) ? 0 : random.arrivals(2.4));
    visit.isVisitor = random.happens(0.78);
    return visit;
}

void ViewSource::draw(int site, int number, const std::function<void(const RawView &)> &take)
{
    demo::Random random(uint64_t(number) * 1'000 + uint64_t(site) + 20'261'123);
    // Of its own, so that the page views are those that they were before there were events.
    demo::Random happenings(uint64_t(number) * 1'000 + uint64_t(site) + 18'150'618'000);
    const domain::SiteCalendar &calendar = m_calendars[size_t(site)];
    const QDate day = firstDay().addDays(number);
    std::vector<qint64> hours;
    const domain::Instant end = calendar.endOfDay(day);
    for (domain::Instant hour = calendar.startOfDay(day); hour < end;
         hour = calendar.nextHour(hour))
        hours.push_back(toSeconds(hour));
    const Alias &pathnames = site == 0 ? m_pathnames : m_fewPathnames;
    for (qint64 left = viewsOf(site, number); left > 0;) {
        Visit visit = drawVisit(random);
        const auto length = std::min<qint64>(left, visit.length);
        left -= length;
        size_t hour = std::min<size_t>(m_hoursOfDay.pick(random), hours.size() - 1);
        qint64 within = qint64(random.below(3'600'000));
        RawView &view = visit.view;
        view.day = day.toJulianDay();
        for (qint64 place = 0; place < length; ++place) {
            view.isEntry = place == 0;
            view.isExit = place == length - 1;
            view.isVisitor = view.isEntry && visit.isVisitor;
            view.isPageVisitor = view.isVisitor || random.happens(0.85);
            view.isBounce = length == 1 && random.happens(0.9);
            view.hour = hours[hour];
            view[Part::Pathname] = pathnames.pick(random) + 1;
            const double ms = std::min(random.logNormal(28'000, 1.1), 1'800'000.0);
            const qint64 step = ms < 10'000 ? 100 : 1'000;
            const qint64 spent = (qint64(ms) + step / 2) / step * step;
            view.durationMs = view.isExit && random.happens(0.35) ? -1 : spent;
            view.event = happenings.happens(EventsPerView)
                             ? 1 + static_cast<uint32_t>(happenings.below(Events))
                             : 0;
            if (!view.isEntry)
                for (const Part part : {Part::Referrer, Part::Language, Part::Screen, Part::UtmTerm,
                                        Part::UtmContent})
                    view[part] = 0;
            take(view);
            within += spent;
            if (within >= 3'600'000 && hour + 1 < hours.size()) {
                within -= 3'600'000;
                ++hour;
            }
        }
    }
}

} // namespace footfall::bench
