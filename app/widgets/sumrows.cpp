// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/sumrows.h"

#include "app/format/filterwords.h"
#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/models/breakdownmodel.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/rowdelegate.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace footfall::app {

SumRows::SumRows(QWidget *parent) : QWidget(parent)
{
    hide();
}

void SumRows::setSums(const BreakdownModel &model)
{
    const BreakdownModel::Sums &sums = model.sums();
    const auto line = [](const QString &name, qint64 number, domain::Exactness exactness,
                         const std::optional<double> &share) {
        return Line{name, believedText(numberText(number), exactness),
                    share ? shareText(*share) : QString()};
    };
    m_lines.clear();
    if (sums.otherRows > 0)
        m_lines.push_back(
            line(tr("%1 others", "rows that are not shown").arg(numberText(sums.otherRows)),
                 sums.other, sums.otherExactness, sums.otherShare));
    m_lines.push_back(line(tr("Together"), sums.all, sums.allExactness, sums.allShare));
    const QString reason = inexactReason(domain::Metric::Visitors, sums.allExactness, {});
    setToolTip(reason.isEmpty() ? QString() : plainToolTip(reason));
    setAccessibleDescription(reason);
    QStringList words;
    for (const Line &each : m_lines)
        words.append(QStringLiteral("%1: %2").arg(each.name, each.number));
    setAccessibleName(words.join(QStringLiteral(", ")));
    setFixedHeight(theme().row * static_cast<int>(m_lines.size()) + 5);
    setVisible(model.rowCount() > 0);
    update();
}

void SumRows::follow(QAbstractScrollArea *list)
{
    m_list = list;
    list->viewport()->installEventFilter(this);
}

bool SumRows::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        update();
    return QWidget::eventFilter(watched, event);
}

void SumRows::paintEvent(QPaintEvent *)
{
    const Theme &now = theme();
    QPainter painter(this);
    painter.fillRect(QRect(1, 2, width() - 2, 1), now.border);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int room = m_list ? m_list->viewport()->width() : width();
    const Qt::Alignment trailing = mirrored ? Qt::AlignLeft : Qt::AlignRight;
    int top = 5;
    for (const Line &line : m_lines) {
        const QRect row(mirrored ? width() - room : 0, top, room, now.row);
        const auto visual = [&](const QRect &box) {
            return QStyle::visualRect(layoutDirection(), row, box.translated(row.left(), 0));
        };
        const int share = RowDelegate::shareWidth();
        const int right = room - RowDelegate::Padding;
        const bool last = &line == &m_lines.back();
        const QFont strong = app::font(Type::Body, last ? QFont::DemiBold : QFont::Medium);
        const int number = qRound(tabularWidth(QFontMetricsF(strong), line.number)) + 8;
        painter.setPen(last ? now.text : now.text2);
        painter.setFont(strong);
        drawTabular(painter, visual(QRect(right - share - number, top, number, now.row)), trailing,
                    line.number);
        painter.setFont(app::font(Type::Body, last ? QFont::DemiBold : QFont::Normal));
        painter.drawText(visual(QRect(RowDelegate::Padding, top,
                                      right - share - number - RowDelegate::Padding, now.row)),
                         Qt::AlignVCenter | Qt::AlignAbsolute |
                             (mirrored ? Qt::AlignRight : Qt::AlignLeft),
                         line.name);
        painter.setFont(app::font(Type::Body));
        painter.setPen(now.text2);
        drawTabular(painter, visual(QRect(right - share, top, share, now.row)), trailing,
                    line.share.isEmpty() ? QStringLiteral("–") : line.share);
        top += now.row;
    }
}

} // namespace footfall::app
