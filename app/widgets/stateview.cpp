// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/stateview.h"

#include "app/format/names.h"
#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QPainter>
#include <QPushButton>
#include <QTextLayout>
#include <array>
#include <climits>

namespace footfall::app {

namespace {
constexpr int IconSize = 20;
constexpr int TitleTop = 30;
constexpr int TextTop = 52;
constexpr int TitleHeight = 18;
constexpr int TitleInset = 8;
constexpr int ButtonGap = 12;
constexpr int LeastGap = 4;
constexpr int Margin = 6;
constexpr int LargestWidth = 340;

/// The text in lines of that width, and no more than most of them: the last ends with dots then.
QStringList brokenText(const QString &text, int width, int most)
{
    const QFont font = app::font(Type::Small);
    if (text.isEmpty())
        return {};
    QString plain = text;
    plain.replace(QLatin1Char('\n'), QChar::LineSeparator);
    QTextLayout layout(plain, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid() && lines.size() < most;
         line = layout.createLine()) {
        line.setLineWidth(width);
        const bool isCut =
            lines.size() + 1 == most && line.textStart() + line.textLength() < plain.size();
        QString words = plain.mid(line.textStart(), isCut ? -1 : line.textLength());
        words.replace(QChar::LineSeparator, QLatin1Char(' '));
        lines.append(isCut ? QFontMetrics(font).elidedText(words, Qt::ElideRight, width)
                           : words.trimmed());
    }
    layout.endLayout();
    return lines;
}

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

QSize StateView::minimumSizeHint() const
{
    // The same with and without a button: a state that changes moves nothing.
    const int button = m_button->sizeHint().height();
    return {theme().px(120), 2 * Margin + theme().px(TitleHeight) + LeastGap + button};
}

void StateView::place()
{
    const QFontMetrics metrics(app::font(Type::Small));
    const int width = qMax(10, qMin(this->width() - 24, theme().px(LargestWidth)));
    const bool hasButton = !m_button->text().isEmpty();
    const QSize size = m_button->sizeHint().boundedTo(QSize(this->width(), height()));
    const int room = height() - 2 * Margin;
    const int below = hasButton ? ButtonGap + size.height() : 0;
    m_lines = brokenText(m_text, width, INT_MAX);
    const int lines = static_cast<int>(m_lines.size());
    const int withIcon = theme().px(TextTop) + lines * metrics.lineSpacing() + below;
    m_showsIcon = withIcon <= room;
    const int textTop = theme().px(m_showsIcon ? TextTop : TextTop - TitleTop);
    const int fitting = qMax(0, (room - textTop - below) / metrics.lineSpacing());
    if (fitting < lines)
        m_lines = brokenText(m_text, width, fitting);
    const int text = static_cast<int>(m_lines.size()) * metrics.lineSpacing();
    const int block = textTop + text + below;
    const int top = qMax(Margin, (height() - block) / 2);
    m_iconTop = top;
    m_titleTop = m_showsIcon ? top + theme().px(TitleTop) : top;
    m_linesRect = QRect((this->width() - width) / 2, top + textTop, width, text);
    // Without a line of text the gap above it is room, too.
    const int least = m_titleTop + theme().px(TitleHeight) + LeastGap;
    const int wanted = top + block - size.height();
    m_button->setGeometry((this->width() - size.width()) / 2,
                          qMax(least, qMin(wanted, height() - Margin - size.height())),
                          size.width(), size.height());
    const QFontMetrics bold(app::font(Type::Body, QFont::DemiBold));
    const bool isWhole =
        fitting >= lines && bold.horizontalAdvance(m_title) <= this->width() - 2 * TitleInset;
    setToolTip(isWhole || m_kind == Kind::Loading
                   ? QString()
                   : plainToolTip(m_title + QLatin1Char('\n') + m_text));
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
    if (m_showsIcon) {
        const int size = now.px(IconSize);
        painter.drawPixmap((width() - size) / 2, m_iconTop,
                           iconPixmap(m_icon, m_kind == Kind::Error ? now.bad : now.text2, size,
                                      devicePixelRatioF()));
    }
    painter.setFont(app::font(Type::Body, QFont::DemiBold));
    painter.setPen(now.text);
    const int titleWidth = width() - 2 * TitleInset;
    painter.drawText(QRect(TitleInset, m_titleTop, titleWidth, now.px(TitleHeight)),
                     Qt::AlignCenter,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight, titleWidth));
    painter.setFont(app::font(Type::Small));
    painter.setPen(now.text2);
    QRect line = m_linesRect;
    line.setHeight(painter.fontMetrics().lineSpacing());
    for (const QString &words : m_lines) {
        painter.drawText(line, Qt::AlignCenter, words);
        line.translate(0, line.height());
    }
}

} // namespace footfall::app
