// SPDX-License-Identifier: GPL-3.0-or-later
// The settings dialog with everything that it needs, opened at a page. GUI thread.
#pragma once

#include "app/dialogs/settingsdialog.h"
#include "tests/app/dialogfields.h"
#include "tests/app/fakecommands.h"

#include <QPushButton>
#include <QTemporaryDir>

namespace footfall::kit {

struct SettingsDesk {
    explicit SettingsDesk(app::SettingsDialog::Page page,
                          const instance::Settings &settings = instance::Settings())
        : window(folder.filePath(QStringLiteral("window.ini")))
        , dialog(backendWith(settings), window, app::SettingsDialog::Desktop::HasTray)
        , save(namedChild<QPushButton>(dialog, "save"))
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        dialog.showPage(page);
    }
    app::Backend backendWith(const instance::Settings &settings)
    {
        fake.settings = settings;
        return fake.backend();
    }

    FakeBackend fake;
    QTemporaryDir folder;
    app::AppSettings window;
    app::SettingsDialog dialog;
    QPushButton *save;
};

} // namespace footfall::kit
