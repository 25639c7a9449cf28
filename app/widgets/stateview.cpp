// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/stateview.h"

#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QPainter>
#include <QPushButton>
#include <array>

namespace footfall::app {

namespace {
constexpr int IconSize = 20;
constexpr int TitleTop = 30;
constexpr int TextTop = 52;
constexpr int ButtonGap = 12;
constexpr int LargestWidth = 340;
} // namespace

StateView::StateView(QWidget *parent) : QWidget(parent), m_button(new QPushButton(this))
{
    connect(m_button, &QPushButton::clicked, this, &StateView::actionRequested);
    showLoading();
}

void StateView::fill(Kind kind, const QString &icon, const QString &title, const QString &text,
                     const QString &button)
{
    m_kind = kind;
    m_icon = icon;
    m_title = title;
    m_text = text;
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    place();
    update();
}

void StateView::showLoading()
{
    fill(Kind::Loading, {}, tr("Loading"), {}, {});
}

void StateView::showEmpty(const QString &icon, const QString &missing, const QString &advice,
                          const QString &button)
{
    fill(Kind::Empty, icon, missing, advice, button);
}

void StateView::showError(const QString &what, const QString &cause)
{
    fill(Kind::Error, QStringLiteral("triangle-alert"), what, cause, tr("Try again"));
}

QRect StateView::textRect() const
{
    const int width = qMin(this->width() - 24, theme().px(LargestWidth));
    const QRect lines = QFontMetrics(app::font(Type::Small))
                            .boundingRect(QRect(0, 0, qMax(10, width), 400),
                                          Qt::AlignHCenter | Qt::TextWordWrap, m_text);
    return {(this->width() - width) / 2, 0, width, lines.height()};
}

int StateView::blockHeight() const
{
    const int text = theme().px(TextTop) + textRect().height();
    return m_button->text().isEmpty() ? text : text + ButtonGap + m_button->sizeHint().height();
}

void StateView::place()
{
    const int top = qMax(6, (height() - blockHeight()) / 2);
    const QSize size = m_button->sizeHint();
    m_button->setGeometry((width() - size.width()) / 2, top + blockHeight() - size.height(),
                          size.width(), size.height());
}

void StateView::resizeEvent(QResizeEvent *)
{
    place();
}

void StateView::paintSkeleton(QPainter &painter) const
{
    static constexpr std::array<qreal, 5> Lengths{0.62, 0.41, 0.52, 0.33, 0.45};
    const Theme &now = theme();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int y = now.row / 2 - 6;
    for (const qreal length : Lengths) {
        if (y + 12 > height())
            break;
        const int name = qRound((width() - 150) * length);
        for (const QRect &bar :
             {QRect(12, y, name, 12), QRect(width() - 12 - 34 - 14 - 36, y, 36, 12),
              QRect(width() - 12 - 30, y, 30, 12)}) {
            const QRect box =
                mirrored ? QRect(width() - bar.right() - 1, bar.top(), bar.width(), 12) : bar;
            painting::drawBox(painter, box, now.grid, QColor(), 3);
        }
        y += now.row;
    }
}

void StateView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &now = theme();
    if (m_kind == Kind::Loading) {
        paintSkeleton(painter);
        return;
    }
    const int top = qMax(6, (height() - blockHeight()) / 2);
    const int size = now.px(IconSize);
    painter.drawPixmap(
        (width() - size) / 2, top,
        iconPixmap(m_icon, m_kind == Kind::Error ? now.bad : now.text2, size, devicePixelRatioF()));
    painter.setFont(app::font(Type::Body, QFont::DemiBold));
    painter.setPen(now.text);
    painter.drawText(QRect(8, top + now.px(TitleTop), width() - 16, now.px(18)), Qt::AlignCenter,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight, width() - 16));
    painter.setFont(app::font(Type::Small));
    painter.setPen(now.text2);
    painter.drawText(textRect().translated(0, top + now.px(TextTop)),
                     Qt::AlignHCenter | Qt::TextWordWrap, m_text);
}

} // namespace footfall::app
