// SPDX-License-Identifier: GPL-3.0-or-later
// "···· Visitors before": what the dotted line of the chart is. GUI thread.
#pragma once

#include <QWidget>

namespace footfall::app {

class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(QWidget *parent = nullptr);
    /// Empty hides it.
    void setText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace footfall::app
