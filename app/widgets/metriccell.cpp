// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/metriccell.h"

#include "app/format/filterwords.h"
#include "app/format/names.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/changemark.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOption>

namespace footfall::app {

using domain::Metric;

namespace {
constexpr int CellHeight = 76;
constexpr int Padding = 16;
constexpr int LabelTop = 11;
} // namespace

MetricCell::MetricCell(Metric metric, QWidget *parent) : QAbstractButton(parent), m_metric(metric)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setText(metricName(metric));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void MetricCell::setNumbers(const PeriodNumbers &numbers)
{
    m_exactness = exactnessOf(m_metric, numbers.knowledge);
    m_reason = inexactReason(m_metric, m_exactness, numbers.filter);
    m_quantities.clear();
    m_change.reset();
    m_before.clear();
    m_coverage = numbers.coverage;
    if (m_exactness != domain::Exactness::Unknown)
        m_quantities = quantitiesOf(m_metric, numbers.now);
    if (m_exactness == domain::Exactness::AtMost)
        m_quantities.front().number.prepend(QStringLiteral("≤ "));
    if (numbers.before && m_exactness != domain::Exactness::Unknown) {
        const double before = metricValue(m_metric, *numbers.before);
        // Of two numbers that are at most so large, nothing says which is larger.
        if (m_coverage == Coverage::Whole && m_exactness == domain::Exactness::Exact)
            m_change = changeOf(m_metric, metricValue(m_metric, numbers.now), before);
        m_before = believedText(metricText(m_metric, before), m_exactness);
    }
    describe();
    update();
}

void MetricCell::clear()
{
    m_quantities.clear();
    m_change.reset();
    m_before.clear();
    m_exactness = domain::Exactness::Exact;
    m_reason.clear();
    describe();
    update();
}

void MetricCell::setSeries(Series series)
{
    m_series = series;
    describe();
    update();
}

QString MetricCell::numberAsText() const
{
    if (m_exactness == domain::Exactness::Unknown)
        return believedText({}, m_exactness);
    QStringList parts;
    for (const Quantity &quantity : m_quantities)
        parts.append(quantity.number + quantity.unit);
    return parts.join(QLatin1Char(' '));
}

void MetricCell::describe()
{
    const QString name = metricName(m_metric);
    setAccessibleName(m_exactness == domain::Exactness::Unknown ? tr("%1: not known").arg(name)
                      : m_quantities.empty()                    ? name
                                             : tr("%1: %2").arg(name, numberAsText()));
    QStringList more;
    if (m_change && m_change->direction == Change::Direction::None)
        more.append(tr("unchanged"));
    else if (m_change)
        more.append((m_change->direction == Change::Direction::Up ? tr("up %1") : tr("down %1"))
                        .arg(m_change->text));
    if (!m_before.isEmpty())
        more.append(tr("before: %1").arg(m_before));
    if (!m_before.isEmpty() && m_coverage == Coverage::Partial)
        more.append(tr("the period before is not wholly covered by data"));
    if (m_series == Series::None && m_exactness != domain::Exactness::Unknown)
        more.append(tr("click to show it on the chart"));
    QString words = more.join(QStringLiteral(", "));
    if (!m_reason.isEmpty())
        words = words.isEmpty() ? m_reason : m_reason + QLatin1Char('\n') + words;
    setAccessibleDescription(words);
    setToolTip(words.isEmpty() ? QString() : plainToolTip(words));
}

QSize MetricCell::sizeHint() const
{
    return {theme().px(190), theme().px(CellHeight)};
}

QSize MetricCell::minimumSizeHint() const
{
    return {theme().px(118), theme().px(CellHeight)};
}

QColor MetricCell::seriesColor() const
{
    return m_series == Series::Line ? theme().s2 : theme().s1;
}

void MetricCell::paintEvent(QPaintEvent *)
{
    const Theme &now = theme();
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (isDown())
        painter.fillRect(rect().adjusted(1, 1, -1, -1), now.pressed);
    else if (underMouse() && isEnabled())
        painter.fillRect(rect().adjusted(1, 1, -1, -1), now.hover);

    const int padding = width() < now.px(150) ? 12 : Padding;
    const auto visual = [&](const QRectF &box) {
        return mirrored ? QRectF(width() - box.right(), box.top(), box.width(), box.height()) : box;
    };
    const Qt::Alignment leading = mirrored ? Qt::AlignRight : Qt::AlignLeft;

    QRectF label(padding, now.px(LabelTop), width() - 2 * padding, now.px(16));
    if (m_series != Series::None) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(seriesColor());
        const bool area = m_series == Series::Area;
        const qreal side = area ? 10 : 13;
        const QRectF swatch(label.left(), label.center().y() - (area ? 5 : 1), side, area ? 10 : 2);
        painter.drawRoundedRect(visual(swatch), area ? 2.5 : 0, area ? 2.5 : 0);
        painter.setRenderHint(QPainter::Antialiasing, false);
        label.setLeft(label.left() + side + 6);
    }
    painter.setFont(
        app::font(Type::Small, m_series == Series::None ? QFont::Normal : QFont::Medium));
    painter.setPen(m_series == Series::None ? now.text2 : now.text);
    painter.drawText(
        visual(label), leading | Qt::AlignVCenter | Qt::AlignAbsolute,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, qRound(label.width())));

    // Numbers are written from left to right in every script; the block stands at the leading edge.
    QFont numberFont = app::font(Type::Number);
    QFont unitFont = app::font(Type::Section, QFont::Medium);
    const bool tight = width() < now.px(170);
    if (tight) { // Six cells in a narrow window: the change has to fit beside the number.
        numberFont.setPixelSize(now.px(20));
        unitFont.setPixelSize(now.px(12));
    }
    const QFont changeFont = app::font(Type::Small, QFont::Medium);
    const QFontMetricsF numberMetrics(numberFont);
    const QFontMetricsF unitMetrics(unitFont);
    qreal numbers = 0;
    for (const Quantity &quantity : m_quantities) {
        if (numbers > 0)
            numbers += tight ? 4 : 6;
        numbers += tabularWidth(numberMetrics, quantity.number) +
                   unitMetrics.horizontalAdvance(quantity.unit);
    }
    const qreal change = m_change ? changeWidth(QFontMetricsF(changeFont), *m_change) : 0;
    const QRectF line(padding, now.px(31), width() - 2 * padding, now.px(34));
    const qreal gap = tight ? 6 : 9;
    const bool besides = numbers + gap + change <= line.width() + 4;
    qreal x = mirrored ? line.right() - numbers : line.left();
    const qreal baseline =
        line.center().y() + (numberMetrics.ascent() - numberMetrics.descent()) / 2;
    if (m_quantities.empty()) {
        painter.setFont(numberFont);
        painter.setPen(now.text3);
        painter.drawText(line, leading | Qt::AlignVCenter | Qt::AlignAbsolute, QStringLiteral("–"));
    }
    for (const Quantity &quantity : m_quantities) {
        const qreal width = tabularWidth(numberMetrics, quantity.number);
        painter.setFont(numberFont);
        painter.setPen(now.text);
        drawTabular(painter, QRectF(x, line.top(), width, line.height()), Qt::AlignLeft,
                    quantity.number);
        x += width;
        painter.setFont(unitFont);
        painter.setPen(now.text2);
        painter.drawText(QPointF(x, baseline), quantity.unit);
        x += unitMetrics.horizontalAdvance(quantity.unit) + (tight ? 4 : 6);
    }
    if (m_change) {
        painter.setFont(changeFont);
        if (besides) {
            const qreal left =
                mirrored ? line.right() - numbers - gap - change : line.left() + numbers + gap;
            drawChange(painter, QRectF(left, line.top() + 4, change, line.height() - 4),
                       Qt::AlignLeft, *m_change);
        } else if (label.left() + QFontMetricsF(changeFont).horizontalAdvance(text()) + 8 + change <
                   width() - padding) {
            const QRectF corner(width() - padding - change, now.px(LabelTop), change, now.px(16));
            drawChange(painter, visual(corner), Qt::AlignLeft, *m_change);
        }
    }
    if (m_series != Series::None)
        painter.fillRect(QRect(0, height() - 2, width(), 2), seriesColor());
    if (painting::showsFocus(option))
        painting::drawFocusRing(painter, rect().adjusted(2, 2, -2, -3), now.controlRadius);
}

} // namespace footfall::app
