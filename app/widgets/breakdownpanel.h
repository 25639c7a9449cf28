// SPDX-License-Identifier: GPL-3.0-or-later
// A panel of dimensions in tabs, whose rows filter, with the way to the full list below. GUI
// thread.
#pragma once

#include "app/filter/filteredit.h"
#include "app/widgets/dimensionchooser.h"
#include "app/widgets/listpanel.h"
#include "core/domain/statsresult.h"

class QLabel;
class QPushButton;

namespace footfall::app {

class BreakdownModel;
class ThemedLabel;

class BreakdownPanel : public ListPanel
{
    Q_OBJECT
public:
    BreakdownPanel(const DimensionChooser::Groups &groups, Size size, QWidget *parent = nullptr);

    [[nodiscard]] domain::Dimension dimension() const { return m_chooser->dimension(); }
    void choose(domain::Dimension dimension) { m_chooser->choose(dimension); }
    /// Of the dimensions that share a tab.
    [[nodiscard]] QPushButton *menuButton() const { return m_menu; }
    [[nodiscard]] QPushButton *allButton() const { return m_all; }
    /// There while the panel's own dimension is filtered.
    [[nodiscard]] QPushButton *clearButton() const { return m_clear; }
    /// "Filtered: Desktop"; empty where it is not.
    [[nodiscard]] const QString &filteredText() const { return m_filteredText; }
    [[nodiscard]] const BreakdownModel *model() const { return m_model; }

    /// Takes the breakdown of the open tab out of the answer.
    void setResult(const domain::StatsResult &result);
    void setError(const domain::Error &error);

Q_SIGNALS:
    void dimensionChanged(footfall::domain::Dimension dimension);
    void pointed(footfall::domain::Dimension dimension, const QString &value,
                 footfall::app::Pointing pointing);
    /// The filter on the panel's own dimension is to go.
    void clearRequested(footfall::domain::Dimension dimension);
    /// From the empty state: every filter is to go.
    void clearAllRequested();
    void fullListRequested(footfall::domain::Dimension dimension);
    void retryRequested();
    /// From the empty state: show everything that there is.
    void allTimeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateTexts();
    /// The footer says as much as it has room for.
    void fitFooter();
    void showEmpty(const domain::StatsResult &result);
    void showFooter(const domain::StatsResult &result);

    enum class Way { Retry, AllTime, ClearAll };
    Way m_way = Way::Retry; ///< Out of the state that is shown.
    BreakdownModel *m_model = nullptr;
    QString m_filteredText;
    ThemedLabel *m_filtered = nullptr;
    QPushButton *m_all = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_menu = nullptr;
    DimensionChooser *m_chooser = nullptr;
    QLabel *m_attribution = nullptr;
};

} // namespace footfall::app
