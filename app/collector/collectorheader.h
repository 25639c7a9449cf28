// SPDX-License-Identifier: GPL-3.0-or-later
// The head of the collector page: how it is, where it listens and since when, and what can be done
// about it. GUI thread.
#pragma once

#include "app/collector/collectorstate.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace footfall::app {

class ThemedLabel;

/// A dot and the state in a word on a soft ground.
class StatePill : public QWidget
{
    Q_OBJECT
public:
    explicit StatePill(QWidget *parent = nullptr);
    void setState(const CollectorState &state);
    [[nodiscard]] QString text() const { return m_state.word; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CollectorState m_state;
};

class CollectorHeader : public QWidget
{
    Q_OBJECT
public:
    explicit CollectorHeader(QWidget *parent = nullptr);

    void setStatus(const domain::InstanceStatus &status, domain::Instant now);
    void setUnreachable(const QString &reason);
    /// While a test or a change is under way its button waits.
    void setProbing(bool isProbing);
    void setChangingFlow(bool isChanging);
    enum class Room { Wide, Narrow };
    void setRoom(Room room);

    [[nodiscard]] StatePill *pill() const { return m_pill; }
    [[nodiscard]] QString factsText() const;
    [[nodiscard]] QPushButton *testButton() const { return m_test; }
    [[nodiscard]] QPushButton *flowButton() const { return m_flow; }

Q_SIGNALS:
    void testRequested();
    void pauseRequested();
    void resumeRequested();
    void settingsRequested();

private:
    void showFlow();
    void copyAddress();

    enum class Flow { Unknown, Open, Paused };
    Flow m_flowState = Flow::Unknown;
    Room m_room = Room::Wide;
    bool m_isChanging = false;
    QString m_address; ///< As an address that can be opened.
    StatePill *m_pill = nullptr;
    ThemedLabel *m_facts = nullptr;
    QToolButton *m_copy = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_flow = nullptr;
    QPushButton *m_settings = nullptr;
};

} // namespace footfall::app
