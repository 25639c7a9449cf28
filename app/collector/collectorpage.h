// SPDX-License-Identifier: GPL-3.0-or-later
// How the collector does just now: state, numbers, charts, the newest requests and the ledger. GUI
// thread; asks once a second, and only while it is seen.
#pragma once

#include "app/collector/collectorcontroller.h"

#include <QWidget>

class QGridLayout;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace footfall::app {

class CollectorHeader;
class FigureRow;
class LiveCard;
class LiveChart;
class ProblemCard;
class RecordsCard;
class RejectedCard;
class SeenAsCard;
class StateView;
class TitledCard;

class CollectorPage : public QWidget
{
    Q_OBJECT
public:
    /// The backend outlives the page.
    explicit CollectorPage(const Backend &backend, QWidget *parent = nullptr);

    enum class Room { Wide, Narrow };
    void setRoom(Room room);

    [[nodiscard]] CollectorController &controller() { return m_controller; }
    [[nodiscard]] CollectorHeader *header() const { return m_header; }
    [[nodiscard]] FigureRow *figures() const { return m_figures; }
    [[nodiscard]] LiveCard *live() const { return m_live; }
    [[nodiscard]] LiveChart *queueChart() const { return m_queue; }
    [[nodiscard]] LiveChart *commitChart() const { return m_commit; }
    [[nodiscard]] RejectedCard *rejected() const { return m_rejected; }
    [[nodiscard]] RecordsCard *records() const { return m_records; }
    [[nodiscard]] SeenAsCard *seenAs() const { return m_seenAs; }
    [[nodiscard]] ProblemCard *problem() const { return m_problem; }
    /// What stands there instead of numbers while there are none.
    [[nodiscard]] StateView *state() const { return m_state; }
    [[nodiscard]] bool showsNumbers() const;

public Q_SLOTS:
    /// After a confirmation that says what is lost.
    void askToPause();
    void resume();

Q_SIGNALS:
    void settingsRequested();
    void proxiesRequested();
    /// The switch of a site that keeps what bots look at.
    void botSettingsRequested();
    /// Esc.
    void leaveRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeCards(const Backend &backend);
    void arrange();
    void connectController();
    void showStatus();
    void showActivity();
    void showFigures();
    void showCharts();
    [[nodiscard]] LiveSeries shownSeries() const;
    void showProblem();
    void showFailure(const domain::Error &error);

    CollectorController m_controller;
    Room m_room = Room::Wide;
    CollectorHeader *m_header = nullptr;
    QStackedWidget *m_stack = nullptr;
    StateView *m_state = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_content = nullptr;
    QGridLayout *m_grid = nullptr;
    FigureRow *m_figures = nullptr;
    LiveCard *m_live = nullptr;
    TitledCard *m_queueCard = nullptr;
    LiveChart *m_queue = nullptr;
    TitledCard *m_commitCard = nullptr;
    LiveChart *m_commit = nullptr;
    RejectedCard *m_rejected = nullptr;
    RecordsCard *m_records = nullptr;
    SeenAsCard *m_seenAs = nullptr;
    ProblemCard *m_problem = nullptr;
};

} // namespace footfall::app
