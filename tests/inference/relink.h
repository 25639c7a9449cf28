// SPDX-License-Identifier: GPL-3.0-or-later
// The attack: tries to tell from the facts of a database which later view belongs to which visit.
// Any thread.
#pragma once

#include <QString>

namespace footfall::inference {

struct Outcome {
    qint64 views = 0;        ///< Later views: each belongs to one of the day's entry views.
    double right = 0;        ///< How many of them are given to theirs, on average.
    double guessed = 0;      ///< How many would be by guessing among the visits of the day.
    qint64 visits = 0;       ///< With later views.
    qint64 together = 0;     ///< Of these, all of whose views have no other candidate.
    qint64 alone = 0;        ///< Later views that have no other candidate, right or wrong.
    qint64 smallestCell = 0; ///< The fewest candidates of a view, on days that keep pathnames.
    qint64 smallDays = 0;    ///< Days that keep nothing.
};

/// For each later view, its candidates are the entry views of its day that did not bounce, with the
/// same hostname, source, channel, campaign, country, browser, system and device, in the same hour;
/// without any there, of the hour before; without any, of the day. One of them is taken by chance.
[[nodiscard]] Outcome relink(const QString &databasePath);

} // namespace footfall::inference
