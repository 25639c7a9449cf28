// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/figurerow.h"

#include "app/format/names.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QFontMetricsF>
#include <QGridLayout>
#include <QPainter>

namespace footfall::app {

namespace {
constexpr int CellHeight = 76;
constexpr int Padding = 16;
constexpr int LabelTop = 11;
constexpr int NumberTop = 31;
constexpr int NumberHeight = 34;
} // namespace

FigureCell::FigureCell(const QString &label, Swatch swatch, QColor Theme::*color, QWidget *parent)
    : QWidget(parent), m_label(label), m_swatch(swatch), m_color(color)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void FigureCell::setContent(const Content &content)
{
    if (content == m_content)
        return;
    m_content = content;
    describe();
    update();
}

void FigureCell::describe()
{
    const QString number = (m_content.number + m_content.unit).trimmed();
    setAccessibleName(number.isEmpty() ? m_label
                                       : tr("%1: %2", "a label and a number").arg(m_label, number));
    QStringList more;
    if (!m_content.note.isEmpty())
        more.append(m_content.note);
    if (!m_content.explanation.isEmpty())
        more.append(m_content.explanation);
    setAccessibleDescription(more.join(QStringLiteral(". ")));
    setToolTip(plainToolTip(more.join(QLatin1Char('\n'))));
}

QSize FigureCell::sizeHint() const
{
    return {theme().px(190), theme().px(CellHeight)};
}

QSize FigureCell::minimumSizeHint() const
{
    return {theme().px(118), theme().px(CellHeight)};
}

void FigureCell::paintEvent(QPaintEvent *)
{
    const Theme &now = theme();
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto visual = [&](const QRectF &box) {
        return mirrored ? QRectF(width() - box.right(), box.top(), box.width(), box.height()) : box;
    };
    const Qt::Alignment leading = mirrored ? Qt::AlignRight : Qt::AlignLeft;

    QRectF label(Padding, now.px(LabelTop), width() - 2 * Padding, now.px(16));
    if (m_swatch != Swatch::None) {
        const bool area = m_swatch == Swatch::Area;
        const qreal side = area ? 10 : 13;
        const QRectF box(label.left(), label.center().y() - (area ? 5 : 1), side, area ? 10 : 2);
        painter.setRenderHint(QPainter::Antialiasing, area);
        painter.setPen(Qt::NoPen);
        painter.setBrush(now.*m_color);
        painter.drawRoundedRect(visual(box), area ? 2.5 : 0, area ? 2.5 : 0);
        label.setLeft(label.left() + side + 6);
    }
    painter.setFont(app::font(Type::Small));
    painter.setPen(now.text2);
    painter.drawText(
        visual(label), leading | Qt::AlignVCenter | Qt::AlignAbsolute,
        painter.fontMetrics().elidedText(m_label, Qt::ElideRight, qRound(label.width())));

    const QRectF line(Padding, now.px(NumberTop), width() - 2 * Padding, now.px(NumberHeight));
    const QFont numberFont = app::font(Type::Number);
    const QFontMetricsF metrics(numberFont);
    const QFont unitFont = app::font(Type::Section, QFont::Medium);
    const QString number = m_content.number.isEmpty() ? QStringLiteral("–") : m_content.number;
    const qreal numberWidth = tabularWidth(metrics, number);
    const qreal unitWidth = QFontMetricsF(unitFont).horizontalAdvance(m_content.unit);
    const qreal baseline = line.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    // Numbers are written from left to right in every script; the block stands at the leading edge.
    const qreal left = mirrored ? line.right() - numberWidth - unitWidth : line.left();
    painter.setFont(numberFont);
    painter.setPen(m_content.number.isEmpty() ? now.text3 : now.text);
    drawTabular(painter, QRectF(left, line.top(), numberWidth, line.height()), Qt::AlignLeft,
                number);
    painter.setFont(unitFont);
    painter.setPen(now.text2);
    painter.drawText(QPointF(left + numberWidth, baseline), m_content.unit);

    const qreal taken = numberWidth + unitWidth + 9;
    painter.setFont(app::font(Type::Small));
    painter.setPen(now.*m_content.noteColor);
    const qreal room = line.width() - taken;
    // On the number's own base line; where it does not fit, the tooltip has it.
    const QString note =
        painter.fontMetrics().elidedText(m_content.note, Qt::ElideRight, qRound(room));
    if (room < 24)
        return;
    const qreal noteLeft =
        mirrored ? line.right() - taken - QFontMetricsF(painter.font()).horizontalAdvance(note)
                 : line.left() + taken;
    painter.drawText(QPointF(noteLeft, baseline), note);
}

FigureRow::FigureRow(QWidget *parent) : Card(parent)
{
    using Swatch = FigureCell::Swatch;
    m_cells = {new FigureCell(tr("Received"), Swatch::Line, &Theme::s6, this),
               new FigureCell(tr("Stored"), Swatch::Area, &Theme::s1, this),
               new FigureCell(tr("Waiting in spool"), Swatch::Line, &Theme::s2, this),
               new FigureCell(tr("Rejected"), Swatch::None, &Theme::text, this),
               new FigureCell(tr("Queue depth"), Swatch::None, &Theme::text, this),
               new FigureCell(tr("Commit time"), Swatch::None, &Theme::text, this)};
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(1);
    m_room = Room::Narrow;
    setRoom(Room::Wide);
}

void FigureRow::setRoom(Room room)
{
    if (room == m_room)
        return;
    m_room = room;
    const int columns = room == Room::Wide ? 6 : 3;
    for (int index = 0; index < 6; ++index) {
        m_grid->removeWidget(m_cells[static_cast<size_t>(index)]);
        m_grid->addWidget(m_cells[static_cast<size_t>(index)], index / columns, index % columns);
        m_grid->setColumnStretch(index, index < columns ? 1 : 0);
    }
}

void FigureRow::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int columns = m_room == Room::Wide ? 6 : 3;
    for (int index = 0; index < 6; ++index) {
        const QRect cell = m_cells[static_cast<size_t>(index)]->geometry();
        if (index % columns != 0)
            painter.fillRect(
                QRect(mirrored ? cell.right() + 1 : cell.left() - 1, cell.top(), 1, cell.height()),
                theme().border);
        if (index >= columns)
            painter.fillRect(QRect(cell.left() - 1, cell.top() - 1, cell.width() + 2, 1),
                             theme().border);
    }
}

} // namespace footfall::app
