// SPDX-License-Identifier: GPL-3.0-or-later
// The window with everything that it needs, answering when a test wants. GUI thread.
#pragma once

#include "app/mainwindow.h"
#include "app/widgets/dashboardpage.h"
#include "tests/app/fakecommands.h"
#include "tests/app/samplestats.h"

#include <QCoreApplication>
#include <QTemporaryDir>

namespace footfall::kit {

struct DashboardDesk {
    DashboardDesk()
        : clock(test::sampleNow())
        , settings(folder.filePath(QStringLiteral("window.ini")))
        , controller({[this](const domain::StatsRequest &request) {
                          asked.push_back(request);
                          return ++lastId;
                      },
                      [this] { ++summariesAsked; }, [this] { ++cancelled; }},
                     clock)
        , window(controller, commands, settings)
    {
        window.resize(1440, 900);
        window.show();
    }

    /// Lets queued questions out, then answers the newest.
    void answer()
    {
        QCoreApplication::processEvents();
        controller.takeAnswer(test::sampleAnswer(asked.back(), lastId));
        QCoreApplication::processEvents();
    }
    void begin()
    {
        controller.takeSummaries(test::sampleSummaries());
        answer();
    }
    [[nodiscard]] app::DashboardPage &page() { return *window.dashboard(); }

    QTemporaryDir folder;
    FixedClock clock;
    app::AppSettings settings;
    FakeCommands commands;
    std::vector<domain::StatsRequest> asked;
    quint64 lastId = 0;
    int summariesAsked = 0;
    int cancelled = 0;
    app::DashboardController controller;
    app::MainWindow window;
};

} // namespace footfall::kit
