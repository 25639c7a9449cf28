// SPDX-License-Identifier: GPL-3.0-or-later
// Sends what made-up visitors' browsers would send, over HTTP to a collector on this computer, as
// time passes. The collector must trust 127.0.0.1 as a proxy, or all visitors are one. Bound to its
// thread, which needs an event loop.
#pragma once

#include "tests/demo/visits.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>
#include <QUrl>

namespace footfall::demo {

enum class Rhythm {
    Level,    ///< The rate is the same at night.
    LikeADay, ///< The rate follows the sites' day.
};

struct TrafficOptions {
    QUrl collector; ///< http://127.0.0.1:8080
    QString countryDatabase;
    double viewsPerSecond = 1.0;
    Rhythm rhythm = Rhythm::Level;
    uint64_t seed = 2;
};

struct TrafficReport {
    qint64 pageViews = 0;
    qint64 requests = 0;
    qint64 kept = 0;       ///< Answered 2xx.
    qint64 turnedAway = 0; ///< Answered otherwise, or not at all.
    qint64 skipped = 0;    ///< Not sent, because too many answers were outstanding.
};

class Traffic : public QObject
{
    Q_OBJECT
public:
    /// The sites and the clock outlive it.
    Traffic(const TrafficOptions &options, const std::vector<DemoSite> &sites,
            const domain::Clock &clock, QObject *parent = nullptr);

    void start();
    /// No new requests; finished() once the last answer is there.
    void stop();
    [[nodiscard]] const TrafficReport &report() const { return m_report; }

Q_SIGNALS:
    void finished();

private:
    void step();
    void planArrivals(domain::Instant now);
    void send(const Action &action);
    void answered(QNetworkReply *reply);

    TrafficOptions m_options;
    const std::vector<DemoSite> &m_sites;
    const domain::Clock &m_clock;
    AddressBook m_addresses;
    std::vector<Visits> m_visits;
    Random m_random;
    std::vector<Action> m_waiting; ///< A heap, the earliest on top.
    domain::Instant m_plannedUntil;
    QNetworkAccessManager m_network;
    QTimer m_timer;
    TrafficReport m_report;
    int m_outstanding = 0;
    bool m_stopping = false;
};

} // namespace footfall::demo
