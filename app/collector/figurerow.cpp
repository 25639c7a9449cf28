// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/figurerow.h"

#include "app/format/names.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QFontMetricsF>
#include <QGridLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QtMath>

namespace footfall::app {

namespace {
constexpr int CellHeight = 76;
constexpr int Padding = 16;
constexpr int LabelTop = 11;
constexpr int NumberTop = 31;
constexpr int NumberHeight = 34;
constexpr int NoteGap = 9;

/// In two lines of about the same width, where it has two words.
QStringList halves(const QString &text, const QFontMetricsF &metrics)
{
    QStringList best{text};
    qreal narrowest = metrics.horizontalAdvance(text);
    for (qsizetype at = text.indexOf(QLatin1Char(' ')); at > 0;
         at = text.indexOf(QLatin1Char(' '), at + 1)) {
        const QStringList lines{text.left(at), text.mid(at + 1)};
        const qreal widest =
            qMax(metrics.horizontalAdvance(lines.front()), metrics.horizontalAdvance(lines.back()));
        if (widest < narrowest) {
            narrowest = widest;
            best = lines;
        }
    }
    return best;
}
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
    Q_EMIT neededWidthChanged();
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

qreal FigureCell::numberWidth() const
{
    const QString number = m_content.number.isEmpty() ? QStringLiteral("–") : m_content.number;
    return tabularWidth(QFontMetricsF(app::font(Type::Number)), number) +
           QFontMetricsF(app::font(Type::Section, QFont::Medium))
               .horizontalAdvance(m_content.unit) +
           NoteGap;
}

int FigureCell::neededWidth() const
{
    const QFontMetricsF small(app::font(Type::Small));
    qreal note = 0;
    for (const QString &line : halves(m_content.note, small))
        note = qMax(note, small.horizontalAdvance(line));
    const qreal label = small.horizontalAdvance(m_label) + (m_swatch == Swatch::None ? 0 : 19);
    return 2 * Padding + qCeil(qMax(label, numberWidth() + note)) + 1;
}

QStringList FigureCell::noteLines() const
{
    if (m_content.note.isEmpty())
        return {};
    const QFontMetricsF small(app::font(Type::Small));
    const qreal room = width() - 2 * Padding - numberWidth();
    if (small.horizontalAdvance(m_content.note) <= room)
        return {m_content.note};
    QStringList lines;
    for (const QString &line : halves(m_content.note, small))
        lines.append(small.elidedText(line, Qt::ElideRight, qMax<qreal>(0, room)));
    return lines;
}

void FigureCell::paintLabel(QPainter &painter) const
{
    const Theme &now = theme();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto visual = [&](const QRectF &box) {
        return mirrored ? QRectF(width() - box.right(), box.top(), box.width(), box.height()) : box;
    };
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
        visual(label),
        int(mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute,
        painter.fontMetrics().elidedText(m_label, Qt::ElideRight, qRound(label.width())));
}

void FigureCell::paintNote(QPainter &painter, const QRectF &line, qreal baseline) const
{
    const QStringList lines = noteLines();
    painter.setFont(app::font(Type::Small));
    painter.setPen(theme().*m_content.noteColor);
    const QFontMetricsF metrics(painter.font());
    // One line stands on the number's own base line, two in the middle of its height.
    qreal y =
        lines.size() < 2 ? baseline : line.center().y() - metrics.lineSpacing() + metrics.ascent();
    for (const QString &words : lines) {
        const qreal left = layoutDirection() == Qt::RightToLeft
                               ? line.right() - numberWidth() - metrics.horizontalAdvance(words)
                               : line.left() + numberWidth();
        painter.drawText(QPointF(left, y), words);
        y += metrics.lineSpacing();
    }
}

void FigureCell::paintEvent(QPaintEvent *)
{
    const Theme &now = theme();
    QPainter painter(this);
    paintLabel(painter);
    const QRectF line(Padding, now.px(NumberTop), width() - 2 * Padding, now.px(NumberHeight));
    const QFont numberFont = app::font(Type::Number);
    const QFontMetricsF metrics(numberFont);
    const QString number = m_content.number.isEmpty() ? QStringLiteral("–") : m_content.number;
    const qreal digits = tabularWidth(metrics, number);
    const qreal baseline = line.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    // Numbers are written from left to right in every script; the block stands at the leading edge.
    const qreal left =
        layoutDirection() == Qt::RightToLeft ? line.right() - numberWidth() + NoteGap : line.left();
    painter.setFont(numberFont);
    painter.setPen(m_content.number.isEmpty() ? now.text3 : now.text);
    drawTabular(painter, QRectF(left, line.top(), digits, line.height()), Qt::AlignLeft, number);
    painter.setFont(app::font(Type::Section, QFont::Medium));
    painter.setPen(now.text2);
    painter.drawText(QPointF(left + digits, baseline), m_content.unit);
    paintNote(painter, line, baseline);
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
    for (const FigureCell *cell : m_cells)
        connect(cell, &FigureCell::neededWidthChanged, this, &FigureRow::arrange);
    arrange();
}

void FigureRow::setRoom(Room room)
{
    m_isCrowded = m_isCrowded && room == m_room;
    m_room = room;
    arrange();
}

void FigureRow::arrange()
{
    constexpr int All = 6;
    int needed = 0;
    for (const FigureCell *cell : m_cells)
        needed = qMax(needed, cell->neededWidth());
    m_isCrowded = m_isCrowded || All * (needed + 1) > contentsRect().width();
    const int columns = m_room == Room::Wide && !m_isCrowded ? All : All / 2;
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int index = 0; index < All; ++index) {
        m_grid->removeWidget(m_cells[static_cast<size_t>(index)]);
        m_grid->addWidget(m_cells[static_cast<size_t>(index)], index / columns, index % columns);
        m_grid->setColumnStretch(index, index < columns ? 1 : 0);
    }
    update();
}

void FigureRow::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    if (event->size().width() == event->oldSize().width())
        return;
    m_isCrowded = false;
    arrange();
}

void FigureRow::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (int index = 0; index < 6; ++index) {
        const QRect cell = m_cells[static_cast<size_t>(index)]->geometry();
        if (index % m_columns != 0)
            painter.fillRect(
                QRect(mirrored ? cell.right() + 1 : cell.left() - 1, cell.top(), 1, cell.height()),
                theme().border);
        if (index >= m_columns)
            painter.fillRect(QRect(cell.left() - 1, cell.top() - 1, cell.width() + 2, 1),
                             theme().border);
    }
}

} // namespace footfall::app
