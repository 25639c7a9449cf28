// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/counters.h"

namespace footfall::domain {

namespace {

double ratio(qint64 part, qint64 whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

} // namespace

Counters &Counters::operator+=(const Counters &other)
{
    visitors += other.visitors;
    pageVisitors += other.pageVisitors;
    pageViews += other.pageViews;
    visits += other.visits;
    bounces += other.bounces;
    exits += other.exits;
    durationMs += other.durationMs;
    durationViews += other.durationViews;
    return *this;
}

Counters &Counters::operator-=(const Counters &other)
{
    visitors -= other.visitors;
    pageVisitors -= other.pageVisitors;
    pageViews -= other.pageViews;
    visits -= other.visits;
    bounces -= other.bounces;
    exits -= other.exits;
    durationMs -= other.durationMs;
    durationViews -= other.durationViews;
    return *this;
}

double Counters::bounceRate() const
{
    return ratio(bounces, visits);
}

double Counters::averageTimeOnPage() const
{
    return ratio(durationMs, durationViews) / 1000.0;
}

double Counters::averageVisitDuration() const
{
    return ratio(durationMs, visits) / 1000.0;
}

} // namespace footfall::domain
