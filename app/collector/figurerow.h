// SPDX-License-Identifier: GPL-3.0-or-later
// Six numbers that say how the collector does, in one card. GUI thread.
#pragma once

#include "app/theme/theme.h"
#include "app/widgets/card.h"

#include <QStringList>
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
    /// In which everything is whole, the note in two lines.
    [[nodiscard]] int neededWidth() const;
    /// The note as it is drawn: in one line where there is room, else in two.
    [[nodiscard]] QStringList noteLines() const;

Q_SIGNALS:
    void neededWidthChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    void paintLabel(QPainter &painter) const;
    void paintNote(QPainter &painter, const QRectF &line, qreal baseline) const;
    /// Of the number with its unit and the gap behind them.
    [[nodiscard]] qreal numberWidth() const;

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
    /// Six beside each other, or two rows of three: these also where six would be cut.
    enum class Room { Wide, Narrow };
    void setRoom(Room room);
    [[nodiscard]] int columns() const { return m_columns; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    std::array<FigureCell *, 6> m_cells{};
    QGridLayout *m_grid = nullptr;
    Room m_room = Room::Wide;
    int m_columns = 0;
    bool m_isCrowded = false; ///< Until the width changes, so that it does not go to and fro.
};

} // namespace footfall::app
