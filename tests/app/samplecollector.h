// SPDX-License-Identifier: GPL-3.0-or-later
// A collector's status and activity as the window gets them, for tests of its page. Pure values.
#pragma once

#include "core/domain/commands.h"
#include "tests/kit/fixedclock.h"

#include <cmath>

namespace footfall::test {

inline domain::Instant collectorNow()
{
    return kit::at("2026-06-30T15:04:32Z");
}

/// Ten minutes with a stall of the database in them: what came was spooled, then stored.
inline domain::CollectorActivity sampleActivity(domain::Instant now = collectorNow())
{
    domain::CollectorActivity activity;
    activity.queueCapacity = 10'000;
    const domain::Instant last =
        std::chrono::floor<std::chrono::seconds>(now) - std::chrono::seconds(2);
    constexpr int Slots = 240;
    for (int index = 0; index < Slots; ++index) {
        domain::ActivitySlot slot;
        slot.start = last - std::chrono::seconds(5) * (Slots - 1 - index);
        slot.received = 3 + (index * 7) % 3 - (index % 11 == 0 ? 2 : 0);
        slot.rejected = index % 9 == 0 ? 1 : 0;
        const bool stalled = index >= 186 && index < 192;
        (stalled ? slot.spooled : slot.stored) = slot.received - slot.rejected;
        slot.deepestQueue = index == 186 ? 12 : index % 3 == 0 ? 1 : 0;
        slot.commitMilliseconds = stalled ? 0 : 3.6 + 0.9 * std::sin(index * 1.7);
        slot.slowestMilliseconds = slot.commitMilliseconds * 2.4;
        if (index == 192)
            slot.slowestMilliseconds = slot.commitMilliseconds = 13.2;
        activity.intervals.push_back(slot);
    }
    const auto request = [&](int secondsAgo, const char *site, const char *page,
                             domain::ItemOutcome outcome,
                             std::optional<domain::Rejection> reason = {}) {
        domain::RecentRequest made;
        made.time = now - std::chrono::seconds(secondsAgo);
        made.site = QString::fromLatin1(site);
        made.pathname = QString::fromLatin1(page);
        made.outcome = outcome;
        made.reason = reason;
        if (!reason)
            made.milliseconds = 3.5 + secondsAgo % 10 / 10.0;
        activity.recent.push_back(made);
    };
    using domain::ItemOutcome;
    using domain::Rejection;
    request(1, "SITE1", "/new-arrivals", ItemOutcome::Stored);
    request(2, "SITE2", "/catalogue/autumn", ItemOutcome::Stored);
    request(3, "SITE1", "/wp-login.php", ItemOutcome::Rejected, Rejection::Bot);
    request(5, "SITE5", "/forms/leave-request", ItemOutcome::Stored);
    request(6, "", "/", ItemOutcome::Rejected, Rejection::UnknownSite);
    request(10, "SITE3", "/journal/repotting-a-fern", ItemOutcome::Stored);
    request(14, "SITE1", "/books/the-little-harbour-and-other-stories-of-the-coast",
            ItemOutcome::Spooled);
    request(20, "SITE2", "/catalogue/spring", ItemOutcome::Refused, Rejection::Unavailable);
    for (int index = 0; index < 30; ++index)
        request(25 + 3 * index, "SITE1", "/events", ItemOutcome::Stored);
    domain::ProblemRecord problem;
    problem.since = now - std::chrono::seconds(275);
    problem.solved = now - std::chrono::seconds(247);
    problem.title = QStringLiteral("The disk did not answer for 28 seconds");
    problem.text = QStringLiteral("The database could not be written. 12 views waited in the spool "
                                  "and were stored. Nothing was lost.");
    activity.problems.push_back(problem);
    return activity;
}

inline domain::Ledger sampleLedger(domain::Instant now = collectorNow())
{
    using domain::Rejection;
    domain::Ledger ledger;
    const struct {
        int site;
        qint64 stored;
        qint64 bots;
    } sites[] = {{1, 20'412, 310}, {2, 80'120, 1'204}, {3, 9'871, 96}, {4, 4'020, 41},
                 {5, 31'550, 12},  {6, 1'204, 60},     {7, 2'377, 33}};
    for (const auto &entry : sites) {
        domain::SiteLedger site;
        site.site = domain::SiteId{entry.site};
        site.trackingCode = QStringLiteral("SITE%1").arg(entry.site);
        site.total.stored = entry.stored;
        site.total.rejected[Rejection::Bot] = entry.bots;
        site.total.rejected[Rejection::PrivacySignal] = entry.bots / 4;
        for (int minute = 59; minute >= 0; --minute) {
            if ((minute * 7 + entry.site) % 4 != 0)
                continue;
            domain::LedgerMinute made;
            made.minute = domain::minuteOf(now) - std::chrono::minutes(minute);
            made.counts.stored = 5;
            made.counts.rejected[Rejection::Bot] = 1 + (minute + entry.site) % 3;
            if (minute % 3 == 0)
                made.counts.rejected[Rejection::AddressExcluded] = 1;
            if (minute % 5 == 0)
                made.counts.rejected[Rejection::PrivacySignal] = 1;
            site.minutes.push_back(made);
        }
        ledger.sites.push_back(site);
    }
    domain::SiteLedger nameless;
    nameless.total.rejected[Rejection::UnknownSite] = 71;
    nameless.total.rejected[Rejection::Malformed] = 12;
    nameless.total.rejected[Rejection::RateLimited] = 4;
    domain::LedgerMinute minute;
    minute.minute = domain::minuteOf(now) - std::chrono::minutes(6);
    minute.counts.rejected[Rejection::UnknownSite] = 6;
    minute.counts.rejected[Rejection::RateLimited] = 2;
    minute.counts.rejected[Rejection::Malformed] = 1;
    nameless.minutes.push_back(minute);
    ledger.sites.push_back(nameless);
    return ledger;
}

inline domain::InstanceStatus sampleStatus(domain::Instant now = collectorNow())
{
    domain::InstanceStatus status;
    status.collector.state = domain::CollectorStatus::State::Collecting;
    status.collector.address = QStringLiteral("0.0.0.0");
    status.collector.port = 8080;
    status.collector.since = now - std::chrono::hours(99);
    for (int minute = 0; minute < 30; ++minute)
        status.collector.viewsPerMinute.push_back(36 + minute * 5 % 7);
    status.sites = 7;
    status.ledger = sampleLedger(now);
    return status;
}

/// How the collector says that a test request was seen.
[[nodiscard]] inline domain::AddressExplanation seen(const char *address, const char *peer,
                                                     const char *header = "",
                                                     const char *trusted = "",
                                                     const char *ignored = "")
{
    domain::AddressExplanation made;
    made.address = QString::fromLatin1(address);
    made.peer = QString::fromLatin1(peer);
    made.header = QString::fromLatin1(header);
    made.trustedRange = QString::fromLatin1(trusted);
    made.ignoredHeader = QString::fromLatin1(ignored);
    return made;
}

} // namespace footfall::test
