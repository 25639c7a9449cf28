// SPDX-License-Identifier: GPL-3.0-or-later
// The row under the header: a chip for each filter, what does not fit behind "+3 more", one to add,
// and the segments. Always there, so that nothing jumps. GUI thread; needs the history, which
// outlives it.
#pragma once

#include "app/filter/filterhistory.h"

#include <QPointer>
#include <QWidget>

class QMenu;
class QPushButton;

namespace footfall::app {

class FilterChip;
class FilterPopover;

class ChipRow : public QWidget
{
    Q_OBJECT
public:
    explicit ChipRow(QWidget *parent = nullptr);
    /// Once; before, the row is empty.
    void setHistory(FilterHistory &history);

    void setFilter(const domain::Filter &filter);
    /// Values to choose from, for an open popover.
    void setResult(const domain::StatsResult &result);
    /// What the button for segments opens.
    void setSavedFiltersMenu(QMenu *menu);
    /// Asks which dimension, as the button does.
    void beginAdding();

    [[nodiscard]] const std::vector<FilterChip *> &chips() const { return m_chips; }
    [[nodiscard]] QPushButton *addButton() const { return m_add; }
    [[nodiscard]] QPushButton *moreButton() const { return m_more; }
    [[nodiscard]] QPushButton *clearButton() const { return m_clear; }
    [[nodiscard]] QPushButton *segmentsButton() const { return m_savedFilters; }
    [[nodiscard]] FilterPopover *popover() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void suggestionsWanted(const std::optional<footfall::domain::BreakdownRequest> &request);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void place();
    void fillMoreMenu();
    void edit(const Chip &chip, const QWidget *anchor);
    /// Once the menu is closed: a window that closes may take an open popup with it.
    void editLater(const Chip &chip, const QWidget *anchor);
    void remove(const Chip &chip);
    void step(const FilterChip *from, int direction);
    [[nodiscard]] int widthOfRest(bool withMore) const;

    FilterHistory *m_history = nullptr;
    std::vector<FilterChip *> m_chips; ///< All of them; those that do not fit are hidden.
    QPushButton *m_more;
    QPushButton *m_add;
    QPushButton *m_clear;
    QPushButton *m_savedFilters;
    QPointer<FilterPopover> m_popover;
};

} // namespace footfall::app
