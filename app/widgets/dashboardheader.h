// SPDX-License-Identifier: GPL-3.0-or-later
// The site's name with who is here now, the period, Compare and Export; below, the filters, what
// the numbers are compared with and how fresh they are. GUI thread.
#pragma once

#include "core/domain/statsresult.h"

#include <QWidget>

class QAbstractButton;
class QLabel;
class QMenu;
class QPushButton;

namespace footfall::app {

class ChipRow;
class DoneNote;
class LiveLabel;
class PeriodPicker;
class ProgressNote;

class DashboardHeader : public QWidget
{
    Q_OBJECT
public:
    explicit DashboardHeader(QWidget *parent = nullptr);

    [[nodiscard]] PeriodPicker *picker() const { return m_picker; }
    [[nodiscard]] QPushButton *compareButton() const { return m_compare; }
    /// What the numbers are compared with; opens what else they could be.
    [[nodiscard]] QPushButton *comparedButton() const { return m_compared; }
    [[nodiscard]] ChipRow *chips() const { return m_chips; }
    [[nodiscard]] ProgressNote *progress() const { return m_progress; }
    [[nodiscard]] QAbstractButton *liveButton() const;
    [[nodiscard]] QPushButton *exportButton() const { return m_export; }

    void setSite(const domain::Site &site);
    void setLive(qint64 visitors);
    enum class Compares { No, Yes };
    void setCompares(Compares compares);
    void setCompareMenu(QMenu *menu);
    void setFilter(const domain::Filter &filter);
    /// What stands below: the days that the numbers are compared with, and when they were read.
    void setFacts(const domain::StatsResult &result, domain::Comparison comparison,
                  const QString &updated);
    /// Of the numbers that are shown, those that came are the last.
    void setStopped();
    void setExportMenu(QMenu *menu);
    /// In place of the zone, for a while or until the next question: what was saved or copied.
    [[nodiscard]] DoneNote *done() const { return m_done; }
    enum class Room { Wide, Narrow };
    void setRoom(Room room);

Q_SIGNALS:
    void compareToggled(bool on);
    /// Who is here now, and on which pages.
    void liveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void elideTitle();
    void updateCompareIcon();
    void updateNotes();

    QString m_name;
    int m_tile = 0;
    Room m_room = Room::Wide;
    QWidget *m_tileSpace = nullptr;
    QLabel *m_title = nullptr;
    LiveLabel *m_live = nullptr;
    PeriodPicker *m_picker = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_export = nullptr;
    ChipRow *m_chips = nullptr;
    ProgressNote *m_progress = nullptr;
    int m_percent = 100;
    QLabel *m_zone = nullptr;
    DoneNote *m_done = nullptr;
    QPushButton *m_compared = nullptr;
    QLabel *m_updated = nullptr;
};

} // namespace footfall::app
