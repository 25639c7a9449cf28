// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartreadout.h"

#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/changemark.h"

#include <QPainter>
#include <algorithm>

namespace footfall::app {

namespace {
constexpr int Padding = 11;
constexpr int HeadHeight = 22;
constexpr int RowHeight = 20;
} // namespace

QString ChartReadout::Content::text() const
{
    QStringList parts{title};
    for (const Row &row : rows) {
        QString part = QStringLiteral("%1 %2").arg(row.name, row.value);
        if (row.change && row.change->direction == Change::Direction::None) {
            part += QStringLiteral(", ") + ChartReadout::tr("unchanged");
        } else if (row.change) {
            const bool up = row.change->direction == Change::Direction::Up;
            part += QStringLiteral(", ") +
                    (up ? ChartReadout::tr("up %1") : ChartReadout::tr("down %1"))
                        .arg(row.change->text);
        }
        parts.append(part);
    }
    return parts.join(QStringLiteral("; "));
}

ChartReadout::ChartReadout(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void ChartReadout::setContent(const Content &content)
{
    m_content = content;
    resize(sizeHint());
    update();
}

QSize ChartReadout::sizeHint() const
{
    const int rows = static_cast<int>(m_content.rows.size());
    const QFontMetrics head(app::font(Type::Small, QFont::DemiBold));
    const int title =
        head.horizontalAdvance(m_content.title) + head.horizontalAdvance(m_content.compared) + 40;
    return {qMax(theme().px(218), title),
            theme().px(2 * Padding - 3 + HeadHeight + RowHeight * rows)};
}

void ChartReadout::paintEvent(QPaintEvent *)
{
    const Theme &now = theme();
    QPainter painter(this);
    painting::drawBox(painter, rect(), now.tip, now.control, now.controlRadius);
    const QRectF inner = QRectF(rect()).adjusted(Padding, Padding - 2, -Padding, -Padding + 1);
    QRectF line(inner.left(), inner.top(), inner.width(), now.px(HeadHeight));
    painter.setFont(app::font(Type::Small, QFont::DemiBold));
    painter.setPen(now.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::AlignAbsolute, m_content.title);
    painter.setFont(app::font(Type::Small));
    painter.setPen(now.text3);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute,
                     m_content.compared);
    const bool compares = std::any_of(m_content.rows.begin(), m_content.rows.end(),
                                      [](const Row &row) { return row.change.has_value(); });
    for (const Row &row : m_content.rows) {
        line = QRectF(inner.left(), line.bottom(), inner.width(), now.px(RowHeight));
        const qreal middle = line.center().y();
        painter.setRenderHint(QPainter::Antialiasing);
        if (row.mark == Mark::Area) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(row.color);
            painter.drawRoundedRect(QRectF(line.left(), middle - 5, 10, 10), 2.5, 2.5);
        } else if (row.mark == Mark::Hatch) {
            painting::drawHatch(painter, QRectF(line.left(), middle - 5, 10, 10), row.color);
        } else {
            QPen pen(row.color, row.mark == Mark::Line ? 2 : 1.5);
            if (row.mark == Mark::Dotted)
                pen.setDashPattern({1.4, 1.8});
            pen.setCapStyle(Qt::FlatCap);
            painter.setPen(pen);
            painter.drawLine(QPointF(line.left(), middle), QPointF(line.left() + 13, middle));
        }
        painter.setFont(app::font(Type::Small));
        painter.setPen(now.text2);
        painter.drawText(line.adjusted(20, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::AlignAbsolute, row.name);
        if (row.change)
            drawChange(painter, line, Qt::AlignRight, *row.change);
        painter.setFont(app::font(Type::Small, QFont::DemiBold));
        painter.setPen(now.text);
        drawTabular(painter, line.adjusted(0, 0, compares ? -now.px(58) : 0, 0), Qt::AlignRight,
                    row.value);
    }
}

} // namespace footfall::app
