// SPDX-License-Identifier: GPL-3.0-or-later
// "Requests a minute, live": what came, what was stored and what was spooled, over the last 10, 30
// or 60 minutes. GUI thread.
#pragma once

#include "app/collector/collectorfigures.h"
#include "app/widgets/titledcard.h"

class QPushButton;

namespace footfall::app {

class LiveChart;

class LiveCard : public TitledCard
{
    Q_OBJECT
public:
    explicit LiveCard(QWidget *parent = nullptr);

    void setSeries(const LiveSeries &series);
    [[nodiscard]] std::chrono::minutes span() const { return m_span; }
    void setSpan(std::chrono::minutes span);
    [[nodiscard]] LiveChart *chart() const { return m_chart; }
    [[nodiscard]] QPushButton *spanButton() const { return m_choice; }

Q_SIGNALS:
    void spanChanged();

private:
    std::chrono::minutes m_span{10};
    LiveChart *m_chart = nullptr;
    QPushButton *m_choice = nullptr;
};

} // namespace footfall::app
