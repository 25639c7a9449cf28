// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/livecard.h"

#include "app/charts/livechart.h"
#include "app/theme/buttonlook.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace footfall::app {

namespace {

constexpr int SwatchGap = 7;
constexpr int ItemGap = 14;

/// What the lines of the chart are.
class Legend : public QWidget
{
public:
    struct Item {
        QString name;
        QColor Theme::*color;
        bool isArea;
    };
    Legend(std::vector<Item> items, QWidget *parent) : QWidget(parent), m_items(std::move(items))
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(app::font(Type::Small));
        int width = -ItemGap;
        for (const Item &item : m_items)
            width += swatch(item) + SwatchGap + metrics.horizontalAdvance(item.name) + 2 + ItemGap;
        return {width, theme().px(24)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(app::font(Type::Small));
        const QFontMetrics metrics(painter.font());
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        int x = 0;
        for (const Item &item : m_items) {
            const auto visual = [&](const QRectF &box) {
                return mirrored
                           ? QRectF(width() - box.right(), box.top(), box.width(), box.height())
                           : box;
            };
            const qreal middle = height() / 2.0;
            const int side = swatch(item);
            if (item.isArea)
                painting::drawBox(painter, visual(QRectF(x, middle - 5, side, 10)),
                                  theme().*item.color, QColor(), 2.5);
            else
                painter.fillRect(visual(QRectF(x, middle - 1, side, 2)), theme().*item.color);
            x += side + SwatchGap;
            const int words = metrics.horizontalAdvance(item.name) + 2;
            painter.setPen(theme().text2);
            painter.drawText(visual(QRectF(x, 0, words, height())),
                             Qt::AlignVCenter | Qt::TextSingleLine, item.name);
            x += words + ItemGap;
        }
    }

private:
    static int swatch(const Item &item) { return item.isArea ? 10 : 13; }

    std::vector<Item> m_items;
};

} // namespace

LiveCard::LiveCard(QWidget *parent)
    : TitledCard(tr("Requests a minute, live"), parent)
    , m_chart(new LiveChart(LiveChart::Unit::Count, tr("Requests a minute"), this))
    , m_choice(new QPushButton(this))
{
    addToHead(new Legend({{tr("Received"), &Theme::s6, false},
                          {tr("Stored"), &Theme::s1, true},
                          {tr("Spooled to disk"), &Theme::s2, false}},
                         this));
    setButtonLook(m_choice, ButtonLook::Flat);
    m_choice->setFont(app::font(Type::Small, QFont::DemiBold));
    m_choice->setFixedHeight(theme().px(26));
    m_choice->setToolTip(tr("How far the charts reach back"));
    m_choice->setMenu(new QMenu(m_choice));
    for (const int minutes : {10, 30, 60}) {
        QAction *action = m_choice->menu()->addAction(
            tr("%n minute(s)", nullptr, minutes), this,
            [this, minutes] { setSpan(std::chrono::minutes(minutes)); });
        action->setData(minutes);
        action->setCheckable(true);
    }
    connect(m_choice->menu(), &QMenu::aboutToShow, this, [this] {
        for (QAction *action : m_choice->menu()->actions())
            action->setChecked(action->data().toInt() == m_span.count());
    });
    addToHead(m_choice);
    body()->addWidget(m_chart);
    m_choice->setText(tr("%n minute(s)", nullptr, static_cast<int>(m_span.count())));
}

void LiveCard::setSpan(std::chrono::minutes span)
{
    if (span == m_span)
        return;
    m_span = span;
    m_choice->setText(tr("%n minute(s)", nullptr, static_cast<int>(span.count())));
    Q_EMIT spanChanged();
}

void LiveCard::setSeries(const LiveSeries &series)
{
    using Look = LiveChart::Line::Look;
    LiveChart::Data shown;
    shown.end = series.end;
    shown.step = ActivityStep;
    shown.room = static_cast<int>(m_span / ActivityStep);
    shown.note = tr("in the minute before");
    shown.lines = {{tr("Received"), &Theme::s6, Look::Line, series.received, {}},
                   {tr("Stored"), &Theme::s1, Look::Area, series.stored, {}},
                   {tr("Spooled"), &Theme::s2, Look::Line, series.spooled, {}}};
    m_chart->setData(shown);
}

} // namespace footfall::app
