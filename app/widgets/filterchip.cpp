// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/filterchip.h"

#include "app/format/names.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace footfall::app {

namespace {

constexpr int Padding = 9;
constexpr int WordGap = 5;
constexpr int CrossSide = 14;
constexpr int CrossGap = 7;
constexpr int MostWidth = 340; ///< Longer values lose their middle.

QFont plainFont()
{
    return app::font(Type::Small);
}

QFont strongFont()
{
    return app::font(Type::Small, QFont::DemiBold);
}

} // namespace

FilterChip::FilterChip(const Chip &chip, QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleDescription(tr("A filter. Enter edits it, Delete removes it."));
    setChip(chip);
}

void FilterChip::setChip(const Chip &chip)
{
    m_chip = chip;
    m_words = chipWords(chip);
    setAccessibleName(m_words.text());
    setToolTip(plainToolTip(m_words.text()));
    updateGeometry();
    update();
}

QSize FilterChip::sizeHint() const
{
    const QFontMetrics plain(plainFont());
    const int width = theme().px(2 * Padding + CrossGap + CrossSide) + 2 * WordGap + 2 +
                      plain.horizontalAdvance(m_words.dimension) +
                      plain.horizontalAdvance(m_words.verb) +
                      QFontMetrics(strongFont()).horizontalAdvance(m_words.values);
    return {qMin(width, theme().px(MostWidth)), theme().px(26)};
}

QRect FilterChip::crossRect() const
{
    const int side = theme().px(CrossSide);
    const QRect box(width() - theme().px(Padding) - side + 2, (height() - side) / 2, side, side);
    return QStyle::visualRect(layoutDirection(), rect(), box);
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Theme &now = theme();
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painting::drawBox(painter, rect(), isDown() ? now.barSel : now.accentSoft,
                      underMouse() ? now.barEdge : QColor(), now.controlRadius);
    const Qt::Alignment leading =
        Qt::AlignVCenter | Qt::AlignAbsolute | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
    int left = now.px(Padding);
    const int right = width() - now.px(Padding + CrossSide + CrossGap) + 2;
    const auto draw = [&](const QString &text, const QFont &font, const QColor &color) {
        painter.setFont(font);
        painter.setPen(color);
        const QString shown =
            painter.fontMetrics().elidedText(text, Qt::ElideMiddle, qMax(0, right - left));
        const int advance = painter.fontMetrics().horizontalAdvance(shown);
        painter.drawText(
            QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, advance + 1, height())),
            leading | Qt::TextSingleLine, shown);
        left += advance + WordGap;
    };
    draw(m_words.dimension, plainFont(), now.text2);
    draw(m_words.verb, plainFont(), now.text2);
    draw(m_words.values, strongFont(), now.text);
    const QRect cross = crossRect();
    painter.drawPixmap(cross.topLeft(),
                       iconPixmap(QStringLiteral("x"), m_overCross ? now.text : now.text2,
                                  cross.width(), devicePixelRatioF()));
    if (painting::showsFocus(option))
        painting::drawFocusRing(painter, rect(), now.controlRadius);
}

void FilterChip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton)
        event->accept();
    else
        QAbstractButton::mousePressEvent(event);
}

void FilterChip::mouseReleaseEvent(QMouseEvent *event)
{
    const bool inside = rect().contains(event->pos());
    const bool cross = crossRect().adjusted(-4, -6, 6, 6).contains(event->pos());
    if (inside && (event->button() == Qt::MiddleButton ||
                   (event->button() == Qt::LeftButton && isDown() && cross))) {
        setDown(false);
        Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterChip::mouseMoveEvent(QMouseEvent *event)
{
    m_overCross = crossRect().adjusted(-4, -6, 6, 6).contains(event->pos());
    update();
    QAbstractButton::mouseMoveEvent(event);
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace: Q_EMIT removeRequested(); return;
    case Qt::Key_Left: Q_EMIT stepRequested(mirrored ? 1 : -1); return;
    case Qt::Key_Right: Q_EMIT stepRequested(mirrored ? -1 : 1); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: click(); return;
    default: QAbstractButton::keyPressEvent(event);
    }
}

void FilterChip::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Edit…"), this, [this] { click(); });
    menu->addAction(tr("&Remove"), this, &FilterChip::removeRequested)
        ->setShortcut(QKeySequence::Delete);
    menu->addSeparator();
    menu->addAction(tr("&Copy"), this,
                    [this] { QApplication::clipboard()->setText(m_words.text()); });
    menu->popup(event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                            : mapToGlobal(rect().bottomLeft()));
}

} // namespace footfall::app
