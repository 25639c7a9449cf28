// SPDX-License-Identifier: GPL-3.0-or-later
// What was turned away within the last hour: a column a minute, stacked by reason, and the reasons
// with their share. GUI thread.
#pragma once

#include "app/collector/collectorfigures.h"
#include "app/widgets/titledcard.h"

class QListView;
class QStackedWidget;

namespace footfall::app {

class RejectionModel;
class StateView;

/// The columns alone.
class RejectionColumns : public QWidget
{
    Q_OBJECT
public:
    explicit RejectionColumns(QWidget *parent = nullptr);
    void setHour(const RejectedHour &hour);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int minuteAt(int x) const;
    [[nodiscard]] QString minuteText(int minute) const;

    RejectedHour m_hour;
};

class RejectedCard : public TitledCard
{
    Q_OBJECT
public:
    explicit RejectedCard(QWidget *parent = nullptr);
    void setHour(const RejectedHour &hour);
    [[nodiscard]] RejectionModel *model() const { return m_model; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] bool showsReasons() const;

private:
    RejectionModel *m_model = nullptr;
    RejectionColumns *m_columns = nullptr;
    QListView *m_list = nullptr;
    QStackedWidget *m_stack = nullptr;
    StateView *m_none = nullptr;
};

} // namespace footfall::app
