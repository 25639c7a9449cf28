// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of design sections 4 and 6 over the raw stream, one thing after another: what is a
// visit, a bounce, an exit, a visitor of a day, of a page, a conversion. It shares no code with
// what it checks. Any thread.
#pragma once

#include "core/domain/dimension.h"
#include "tests/reference/doing.h"
#include "tests/reference/wallcalendar.h"

#include <QMap>

#include <map>
#include <set>
#include <tuple>

namespace footfall::reference {

/// What is known of a view or of what happened, by dimension; what is not in it is not known.
using Values = std::map<domain::Dimension, QString>;

struct View {
    size_t site = 0;
    domain::Instant time;
    QDate day;
    domain::Instant hour;
    Values values;
    bool isEntry = false;
    bool isVisitor = false;
    bool isPageVisitor = false;
    bool isBounce = false;
    bool isExit = false;   ///< Nothing of the same visit followed, so far.
    bool isNewest = false; ///< Nothing followed that could be told to: is it the exit?
    bool isGone = false;   ///< Its day is not kept any more.
    std::optional<std::chrono::milliseconds> duration;
};

/// An event, or a goal that an event or a view met.
struct Happening {
    size_t site = 0;
    QDate day;
    domain::Instant hour;
    Values values;
    domain::Event event;         ///< Without a name where a view met the goal.
    QString goal;                ///< The name; empty: it is the event itself.
    bool isFirst = false;        ///< Of that person that day.
    bool isGone = false;         ///< Its day is not kept any more.
    QStringList firstProperties; ///< Keys whose value that person had for the first time that day.
};

/// As it is kept of a view: tenths of a second below 10 s, else whole seconds; to the nearest.
[[nodiscard]] std::chrono::milliseconds kept(std::chrono::milliseconds duration);

class Account
{
public:
    explicit Account(const World &world);

    /// The owner of that site asks for its later zone now.
    void changeZone(size_t site);

    enum class Outcome { Counted, Superseded };
    Outcome take(const Doing &doing);

    [[nodiscard]] const std::vector<View> &views() const { return m_views; }
    [[nodiscard]] const std::vector<Happening> &happenings() const { return m_happenings; }
    [[nodiscard]] const WallCalendar &calendar(size_t site) const { return *m_calendars[site]; }

private:
    struct Visit {
        size_t entry = 0; ///< Places in views.
        size_t newest = 0;
        std::chrono::milliseconds gap{}; ///< Since the newest.
    };

    [[nodiscard]] std::optional<Visit> openVisit(const Doing &doing) const;
    [[nodiscard]] bool isFirstToday(const Doing &doing, const QStringList &what);
    void takeView(const Doing &doing);
    void takeEvent(const Doing &doing);
    Outcome takeLeave(const Doing &doing);
    void note(Happening happening, const Doing &doing);

    using Person = std::pair<size_t, int>;
    const World m_world;
    std::vector<std::shared_ptr<const WallCalendar>> m_calendars;
    std::vector<View> m_views;
    std::vector<Happening> m_happenings;
    std::map<Person, Visit> m_latest;
    std::set<std::tuple<Person, QDate, QStringList>> m_done;
};

} // namespace footfall::reference
