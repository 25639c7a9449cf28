// SPDX-License-Identifier: GPL-3.0-or-later
// The card beside the hover line with the numbers of one bucket. GUI thread.
#pragma once

#include "app/format/numbers.h"

#include <QWidget>

namespace footfall::app {

class ChartReadout : public QWidget
{
    Q_OBJECT
public:
    enum class Mark { Area, Line, Dotted, Hatch };
    struct Row {
        Mark mark = Mark::Area;
        QColor color;
        QString name;
        QString value;
        std::optional<Change> change;
    };
    struct Content {
        QString title;
        QString compared; ///< "vs Tue 26 May", or "so far".
        std::vector<Row> rows;
        [[nodiscard]] QString text() const;
    };

    explicit ChartReadout(QWidget *parent);

    void setContent(const Content &content);
    [[nodiscard]] const Content &content() const { return m_content; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Content m_content;
};

} // namespace footfall::app
