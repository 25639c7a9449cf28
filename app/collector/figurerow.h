// SPDX-License-Identifier: GPL-3.0-or-later
// Six numbers that say how the collector does, in one card. GUI thread.
#pragma once

#include "app/theme/theme.h"
#include "app/widgets/card.h"

#include <array>

class QGridLayout;

namespace footfall::app {

/// A label, a number with its unit, and what else is to be said about it.
class FigureCell : public QWidget
{
    Q_OBJECT
public:
    enum class Swatch { None, Line, Area };
    struct Content {
        QString number; ///< Empty: not known.
        QString unit;
        QString note;
        QColor Theme::*noteColor = &Theme::text2;
        QString explanation; ///< For the tooltip.
        bool operator==(const Content &) const = default;
    };
    FigureCell(const QString &label, Swatch swatch, QColor Theme::*color, QWidget *parent);

    void setContent(const Content &content);
    [[nodiscard]] const Content &content() const { return m_content; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    QString m_label;
    Swatch m_swatch;
    QColor Theme::*m_color;
    Content m_content;
};

class FigureRow : public Card
{
    Q_OBJECT
public:
    enum class Figure { Received, Stored, Waiting, Rejected, Queue, Commit };
    explicit FigureRow(QWidget *parent = nullptr);

    [[nodiscard]] FigureCell *cell(Figure figure) const
    {
        return m_cells[static_cast<size_t>(figure)];
    }
    /// Six beside each other, or two rows of three.
    enum class Room { Wide, Narrow };
    void setRoom(Room room);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::array<FigureCell *, 6> m_cells{};
    QGridLayout *m_grid = nullptr;
    Room m_room = Room::Wide;
};

} // namespace footfall::app
