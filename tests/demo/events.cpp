// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/events.h"

namespace footfall::demo {

using domain::Goal;
using domain::GoalKind;

namespace {

std::vector<QString> texts(std::initializer_list<const char *> words)
{
    std::vector<QString> list;
    for (const char *word : words)
        list.push_back(QString::fromUtf8(word));
    return list;
}

DemoEvent event(const char *name, double weight, std::vector<DemoEvent::Choice> properties = {})
{
    return {QString::fromLatin1(name), weight, std::move(properties)};
}

DemoEvent sale(const char *name, double weight, const char *currency, int least, int most,
               std::vector<DemoEvent::Choice> properties)
{
    return {QString::fromLatin1(name),     weight, std::move(properties),
            QString::fromLatin1(currency), least,  most};
}

DemoEvent::Choice choice(const char *key, std::initializer_list<const char *> values)
{
    return {QString::fromLatin1(key), texts(values)};
}

Goal goal(const char *name, GoalKind kind, const char *pattern)
{
    return {{}, QString::fromLatin1(name), kind, QString::fromLatin1(pattern)};
}

} // namespace

std::vector<DemoEvent> demoEvents(const QString &trackingCode)
{
    if (trackingCode == QLatin1String("HARBOUR"))
        return {sale("order completed", 3, "GBP", 899, 6400,
                     {choice("format", {"paperback", "hardback", "second-hand", "chart"}),
                      choice("delivery", {"post", "shop"})}),
                event("newsletter sign-up", 4, {choice("place", {"footer", "article", "basket"})}),
                event("ticket reserved", 1.2, {choice("evening", {"reading", "knots", "poetry"})}),
                event("Outbound Link: Click", 6,
                      {choice("url", {"https://publisher.example/tides",
                                      "https://maps.example/harbour"})}),
                event("File Download", 1.5,
                      {choice("url", {"https://harbour-books.example/catalogue.pdf"})})};
    if (trackingCode == QLatin1String("TIDEWATER"))
        return {event("sample chapter", 4,
                      {choice("title", {"The last ferry", "Cotton", "Footnotes"})}),
                event("newsletter sign-up", 3),
                sale("subscription", 0.8, "USD", 4800, 9600,
                     {choice("plan", {"one year", "two years"})})};
    if (trackingCode == QLatin1String("MOSSFERN"))
        return {sale("order completed", 2, "EUR", 1190, 15900,
                     {choice("zahlung", {"Rechnung", "Karte"})}),
                event("404", 0.6)};
    return {event("commission request", 1, {choice("medium", {"ink", "gouache", "pencil"})})};
}

std::vector<Goal> demoGoals(const QString &trackingCode)
{
    if (trackingCode == QLatin1String("HARBOUR"))
        return {goal("Order completed", GoalKind::Event, "order completed"),
                goal("Newsletter sign-up", GoalKind::Event, "newsletter sign-up"),
                goal("Ticket reserved", GoalKind::Event, "ticket reserved"),
                goal("Saw the basket", GoalKind::Page, "/basket"),
                goal("Read the blog", GoalKind::Page, "/blog/*")};
    if (trackingCode == QLatin1String("TIDEWATER"))
        return {goal("Subscription", GoalKind::Event, "subscription"),
                goal("Sample chapter", GoalKind::Event, "sample chapter"),
                goal("Submissions", GoalKind::Page, "/submissions")};
    if (trackingCode == QLatin1String("MOSSFERN"))
        return {goal("Bestellung", GoalKind::Event, "order completed")};
    return {};
}

DrawnEvent drawEvent(const std::vector<DemoEvent> &events, Random &random)
{
    std::vector<double> weights;
    for (const DemoEvent &event : events)
        weights.push_back(event.weight);
    const DemoEvent &event = events[Weights(weights).pick(random)];
    DrawnEvent drawn{event.name};
    for (const DemoEvent::Choice &property : event.properties)
        drawn.properties.emplace_back(
            property.key, property.values[Weights::zipf(property.values.size(), 0.9).pick(random)]);
    if (!event.currency.isEmpty()) {
        const auto range = static_cast<size_t>(event.mostCents - event.leastCents + 1);
        drawn.amount = domain::Money{event.currency,
                                     event.leastCents + static_cast<qint64>(random.below(range))};
    }
    return drawn;
}

} // namespace footfall::demo
