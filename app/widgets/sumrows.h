// SPDX-License-Identifier: GPL-3.0-or-later
// Below a list that may not show all: "Other (12,345)" and "Together", which always add up with the
// rows. GUI thread.
#pragma once

#include <QWidget>
#include <vector>

class QAbstractScrollArea;
class QPainter;

namespace footfall::app {

class BreakdownModel;
class OccurrenceModel;

class SumRows : public QWidget
{
    Q_OBJECT
public:
    explicit SumRows(QWidget *parent = nullptr);

    void setSums(const BreakdownModel &model);
    /// Visible only where the list is cut. moneyWidth: as of the list; 0 where it shows no money.
    void setSums(const OccurrenceModel &model, int moneyWidth);
    /// Stands under what is inside of that list, beside its scroll bar.
    void follow(QAbstractScrollArea *list);

    struct Line {
        QString name;
        QString number;
        QString share; ///< Empty where it is not known.
        QString money; ///< Empty where there is no column for it.
    };
    /// The others, where there are any, and all together.
    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setLines(std::vector<Line> lines, const QString &reason);
    void paintLine(QPainter &painter, const Line &line, const QRect &row);

    std::vector<Line> m_lines;
    int m_moneyWidth = 0;
    int m_numbersWidth = 0; ///< Of the list's column, where money stands beside it.
    QAbstractScrollArea *m_list = nullptr;
};

} // namespace footfall::app
