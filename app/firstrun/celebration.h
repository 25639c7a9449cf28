// SPDX-License-Identifier: GPL-3.0-or-later
// The first view has come: which page was seen, and the way to the dashboard. GUI thread.
#pragma once

#include <QWidget>

class QPushButton;

namespace footfall::app {

class StepMark;
class ThemedLabel;

class Celebration : public QWidget
{
    Q_OBJECT
public:
    explicit Celebration(QWidget *parent = nullptr);

    /// What stands there until the page is known.
    void setSiteName(const QString &name);
    void setPathname(const QString &pathname);
    /// Once, with the focus on the way on.
    void begin();

Q_SIGNALS:
    void continueRequested();

private:
    StepMark *m_mark;
    ThemedLabel *m_page;
    QPushButton *m_continue;
};

} // namespace footfall::app
