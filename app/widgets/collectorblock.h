// SPDX-License-Identifier: GPL-3.0-or-later
// The foot of the sidebar: whether views are being collected, where, and how many a minute. GUI
// thread.
#pragma once

#include "app/widgets/sitedelegate.h"
#include "core/domain/commands.h"

#include <QWidget>

class QToolButton;

namespace footfall::app {

class CollectorBlock : public QWidget
{
    Q_OBJECT
public:
    explicit CollectorBlock(QWidget *parent = nullptr);

    void setStatus(const domain::InstanceStatus &status);
    /// The holder of the data directory does not answer.
    void setUnreachable(const QString &reason);
    void setWidth(SidebarWidth width);
    [[nodiscard]] QString stateText() const { return m_state; }

Q_SIGNALS:
    void settingsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void describe();
    [[nodiscard]] QColor stateColor() const;

    enum class Health { Unknown, Fine, Warning, Bad };
    Health m_health = Health::Unknown;
    QString m_state;
    QString m_address;
    QString m_problem;
    qint64 m_sites = 0;
    QList<qint64> m_perMinute;
    SidebarWidth m_width = SidebarWidth::Full;
    QToolButton *m_settings = nullptr;
};

} // namespace footfall::app
