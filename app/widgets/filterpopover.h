// SPDX-License-Identifier: GPL-3.0-or-later
// Edits one filter over its chip: dimension, how it is compared, values. GUI thread; asks its owner
// for values to choose from and never waits. Esc or a click beside it changes nothing.
#pragma once

#include "app/filter/filterdimensions.h"
#include "app/filter/filteredit.h"
#include "core/domain/statsresult.h"

#include <QFrame>

class QComboBox;
class QPushButton;

namespace footfall::app {

class ThemedLabel;
class ValueChoice;

class FilterPopover : public QFrame
{
    Q_OBJECT
public:
    /// Without values the chip is a new one, of its dimension.
    FilterPopover(const Chip &chip, QWidget *parent);

    /// Below that rectangle of the screen, within it.
    void openAt(const QRect &anchor);
    /// What there is to choose from; none where nothing has to be asked.
    [[nodiscard]] std::optional<domain::BreakdownRequest> suggestionsRequest() const;
    void setResult(const domain::StatsResult &result);

    [[nodiscard]] QComboBox *dimensionBox() const { return m_dimension; }
    [[nodiscard]] QComboBox *verbBox() const { return m_verb; }
    [[nodiscard]] ValueChoice *values() const { return m_values; }
    [[nodiscard]] QPushButton *applyButton() const { return m_apply; }
    [[nodiscard]] QPushButton *removeButton() const { return m_remove; }

Q_SIGNALS:
    void applied(const footfall::app::Chip &next);
    void removeRequested();
    void suggestionsWanted(const std::optional<footfall::domain::BreakdownRequest> &request);

protected:
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] domain::Dimension dimension() const;
    [[nodiscard]] FilterVerb verb() const;
    void fillDimensions(domain::Dimension chosen);
    void fillVerbs(FilterVerb chosen);
    void follow();
    void ask();
    void apply();

    QComboBox *m_dimension;
    QComboBox *m_verb;
    ValueChoice *m_values;
    ThemedLabel *m_help;
    QPushButton *m_remove;
    QPushButton *m_apply;
};

} // namespace footfall::app
