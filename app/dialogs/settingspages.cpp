// SPDX-License-Identifier: GPL-3.0-or-later
// The pages that the settings dialog makes itself: what the window does, and how it looks.
#include "app/dialogs/formpage.h"
#include "app/dialogs/settingsdialog.h"
#include "app/theme/themewatcher.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QUrl>

namespace footfall::app {

namespace {
constexpr int LabelColumn = 118;
} // namespace

QWidget *SettingsDialog::makeGeneral(Desktop desktop)
{
    auto *page = new QWidget;
    QGridLayout *grid = makeFormGrid(page, LabelColumn);
    m_keepCollecting = new QCheckBox(tr("&Keep collecting when the window is closed"));
    m_keepCollecting->setObjectName(QStringLiteral("keepCollecting"));
    m_keepCollecting->setMinimumHeight(theme().px(30));
    // Without a tray it says what happens, not what was chosen on another desktop.
    m_keepCollecting->setEnabled(desktop == Desktop::HasTray);
    m_keepCollecting->setChecked(desktop == Desktop::HasTray &&
                                 m_appSettings.whenClosed() == WhenClosed::KeepCollecting);
    const QString where = desktop == Desktop::HasTray
                              ? tr("Footfall stays in the system tray.")
                              : tr("This desktop has no system tray, so closing the window quits. "
                                   "To collect without a "
                                   "window, run footfall-server.");
    auto *directory = new QLineEdit(QDir::toNativeSeparators(m_backend.dataDirectory));
    directory->setObjectName(QStringLiteral("dataDirectory"));
    directory->setReadOnly(true);
    directory->setCursorPosition(0);
    auto *open = new QPushButton(tr("&Open folder"));
    open->setAutoDefault(false);
    setThemedIcon(open, QStringLiteral("folder-open"));
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_backend.dataDirectory)); });
    auto *buttons = new QWidget;
    auto *buttonLine = new QHBoxLayout(buttons);
    buttonLine->setContentsMargins(0, 4, 0, 0);
    buttonLine->setSpacing(8);
    buttonLine->addWidget(copyButton(tr("Copy pa&th"), [directory] { return directory->text(); }));
    buttonLine->addWidget(open);
    buttonLine->addStretch(1);
    int row = addFormRow(grid, 0, tr("Closing"), m_keepCollecting, underCheck(where));
    row = addFormRow(grid, row, tr("&Data folder"), directory, buttons);
    grid->addWidget(
        new FieldMessage(nullptr, tr("All that Footfall keeps is in it. Another folder is another "
                                     "installation: start footfall with --data-dir.")),
        row, 1);
    connect(m_keepCollecting, &QCheckBox::toggled, this, &SettingsDialog::check);
    return page;
}

QWidget *SettingsDialog::makeAppearance()
{
    auto *page = new QWidget;
    QGridLayout *grid = makeFormGrid(page, LabelColumn);
    m_themes = new QButtonGroup(this);
    auto *box = new QWidget;
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("&System")},
                                                       {ThemeChoice::Light, tr("&Light")},
                                                       {ThemeChoice::Dark, tr("Dar&k")}};
    for (const auto &[choice, label] : choices) {
        auto *button = new QRadioButton(label);
        button->setMinimumHeight(theme().px(30));
        button->setChecked(choice == m_themeBefore);
        m_themes->addButton(button, static_cast<int>(choice));
        rows->addWidget(button);
        if (choice == m_themeBefore)
            box->setFocusProxy(button);
    }
    addFormRow(
        grid, 0, tr("&Theme"), box,
        new FieldMessage(nullptr, tr("“System” follows the desktop, also when it changes.")));
    // Shown at once, so that the choice can be judged; Cancel takes it back.
    connect(m_themes, &QButtonGroup::idToggled, this, [this] {
        ThemeWatcher::instance().setChoice(chosenTheme());
        check();
    });
    return page;
}

} // namespace footfall::app
