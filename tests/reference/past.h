// SPDX-License-Identifier: GPL-3.0-or-later
// What a site still has of what an account says: the days that a strict site has closed, one closing
// after the other with what came late, the days that are deleted, and those whose hours are given
// up (design sections 4 and 5). Any thread.
#pragma once

#include "tests/reference/strictday.h"

namespace footfall::reference {

class Past
{
public:
    /// The account outlives it. strictVisits: 0 where the site is not strict.
    Past(const Account &account, size_t site, int strictVisits)
        : m_account(account), m_site(site), m_strictVisits(strictVisits)
    {
    }

    struct Days {
        std::set<QDate> ofViews;
        std::set<QDate> ofHappenings;
    };
    /// All that happened, and all views but the open ones, are closed. open: places in the
    /// account's views. again: days on which what comes late is so much that what was closed
    /// before, of one kind or of both, is closed again with it; elsewhere it is closed by itself.
    /// Of a site that is not strict, nothing is.
    void close(const std::set<size_t> &open, const Days &again, const IdOf &idOf);
    /// What was closed of all other days is part of a month by now: it is not closed again.
    void settleAllBut(const Days &days);
    /// Days before are deleted.
    void keepFrom(QDate day) { m_keptFrom = day; }
    /// Of days before, the hours are given up.
    void keepHoursFrom(QDate day) { m_hourlyFrom = day; }

    /// Those of the account, by the same places, as they are now. Until it is asked again, or
    /// changed.
    [[nodiscard]] const std::vector<View> &views();
    [[nodiscard]] const std::vector<Happening> &happenings();

private:
    [[nodiscard]] bool isWhole() const
    {
        return m_closed.empty() && m_closedHappenings.empty() && !m_keptFrom.isValid() &&
               !m_hourlyFrom.isValid();
    }
    template <typename Fact>
    [[nodiscard]] std::vector<Fact> leftOf(const std::vector<Fact> &all,
                                           const std::map<size_t, Fact> &closed) const;

    const Account &m_account;
    const size_t m_site;
    const int m_strictVisits;
    /// As they were closed; by places in the account. Only values and hours are of use.
    std::map<size_t, View> m_closed;
    std::map<size_t, Happening> m_closedHappenings;
    std::set<size_t> m_settled;
    std::set<size_t> m_settledHappenings;
    QDate m_keptFrom;
    QDate m_hourlyFrom;
    std::vector<View> m_views;
    std::vector<Happening> m_happenings;
};

} // namespace footfall::reference
