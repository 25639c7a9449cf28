// SPDX-License-Identifier: GPL-3.0-or-later
// The foot of the sidebar: whether views are being collected, where, and how many a minute; a
// button that opens the page about it. GUI thread.
#pragma once

#include "app/collector/collectorstate.h"
#include "app/widgets/sitedelegate.h"

#include <QAbstractButton>

class QToolButton;

namespace footfall::app {

class CollectorBlock : public QAbstractButton
{
    Q_OBJECT
public:
    explicit CollectorBlock(QWidget *parent = nullptr);

    void setStatus(const domain::InstanceStatus &status);
    /// The holder of the data directory does not answer.
    void setUnreachable(const QString &reason);
    void setWidth(SidebarWidth width);
    [[nodiscard]] QString stateText() const { return m_state.word; }
    [[nodiscard]] QString detailText() const { return m_state.detail; }
    /// Whether its page is the one that is shown.
    enum class Shown { Elsewhere, Here };
    void setShown(Shown shown);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void settingsRequested();

protected:
    void nextCheckState() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void describe();
    void paintRail(QPainter &painter) const;
    void paintGround(QPainter &painter) const;
    [[nodiscard]] int footHeight() const;

    CollectorState m_state;
    QString m_address;
    qint64 m_sites = 0;
    QList<qint64> m_perMinute;
    SidebarWidth m_width = SidebarWidth::Full;
    QToolButton *m_settings = nullptr;
};

} // namespace footfall::app
