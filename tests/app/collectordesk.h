// SPDX-License-Identifier: GPL-3.0-or-later
// The window with the collector page in it, answering when a test wants. GUI thread.
#pragma once

#include "app/collector/collectorpage.h"
#include "app/collector/figurerow.h"
#include "app/mainwindow.h"
#include "app/widgets/collectorblock.h"
#include "app/widgets/sitesidebar.h"
#include "tests/app/fakecommands.h"
#include "tests/app/samplecollector.h"
#include "tests/app/samplestats.h"

#include <QCoreApplication>
#include <QTemporaryDir>

namespace footfall::kit {

struct CollectorDesk {
    CollectorDesk()
        : settings(folder.filePath(QStringLiteral("window.ini")))
        , controller({[](const domain::StatsRequest &) { return quint64(1); }, [] {}}, fake.clock)
        , window(controller, fake.commands, settings)
        , page(new app::CollectorPage(fake.backend()))
    {
        fake.clock.set(test::collectorNow());
        window.setCollectorPage(page);
        window.resize(1440, 900);
        window.show();
        controller.takeSummaries(test::sampleSummaries());
        QCoreApplication::processEvents();
        if (fake.commands.asking.isWaiting())
            answer(test::sampleStatus());
    }
    void open()
    {
        window.showCollector();
        QCoreApplication::processEvents();
    }
    void openWithAnswers()
    {
        open();
        answer(test::sampleStatus());
        answer(test::sampleActivity());
    }
    void answer(const domain::Result<domain::InstanceStatus> &status)
    {
        if (!fake.commands.asking.isWaiting())
            page->controller().refresh();
        fake.commands.asking.answer(status);
        QCoreApplication::processEvents();
    }
    void answer(const domain::Result<domain::CollectorActivity> &activity)
    {
        if (!fake.commands.watching.isWaiting())
            page->controller().refresh();
        fake.commands.watching.answer(activity);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString number(app::FigureRow::Figure figure) const
    {
        return page->figures()->cell(figure)->content().number;
    }
    [[nodiscard]] QString note(app::FigureRow::Figure figure) const
    {
        return page->figures()->cell(figure)->content().note;
    }
    [[nodiscard]] app::CollectorBlock &block() { return *window.sidebar()->collector(); }

    QTemporaryDir folder;
    FakeBackend fake;
    app::AppSettings settings;
    app::DashboardController controller;
    app::MainWindow window;
    app::CollectorPage *page;
};

/// What a cell of its tables shows.
[[nodiscard]] inline QString cellText(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace footfall::kit
