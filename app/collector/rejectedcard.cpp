// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/rejectedcard.h"

#include "app/collector/reasons.h"
#include "app/collector/rejectionmodel.h"
#include "app/format/durations.h"
#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/stateview.h"

#include <QHelpEvent>
#include <QListView>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

namespace footfall::app {

using domain::Rejection;

namespace {

constexpr int ColumnsHeight = 88;
constexpr int AxisHeight = 20;
constexpr int Side = 12;
constexpr int RowHeight = 24;
constexpr int Indent = 19; ///< Of words behind the mark, and of what belongs to a group.

class ReasonRow : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {120, theme().px(RowHeight)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &now = theme();
        const bool mirrored = option.direction == Qt::RightToLeft;
        const auto visual = [&](const QRect &box) {
            return QStyle::visualRect(option.direction, option.rect, box);
        };
        painter->save();
        const bool current =
            option.state & QStyle::State_Selected && option.state & QStyle::State_HasFocus;
        if (current || option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, current ? now.accentSoft : now.hover);
        const QRect row = option.rect.adjusted(Side, 0, -Side, 0);
        const auto reason = static_cast<Rejection>(index.data(RejectionModel::ReasonRole).toInt());
        const auto kind =
            static_cast<RejectionRow::Kind>(index.data(RejectionModel::KindRole).toInt());
        const bool isMember = kind == RejectionRow::Kind::OfBots;
        if (isMember)
            painter->drawPixmap(
                visual(QRect(row.left() + Indent, row.center().y() - 6, 14, 14)).topLeft(),
                iconPixmap(reasonIcon(reason), now.text2, 14,
                           painter->device()->devicePixelRatioF()));
        else
            painting::drawBox(*painter, visual(QRect(row.left(), row.center().y() - 4, 10, 10)),
                              now.*reasonColor(reason), QColor(), 2.5);
        const int share = now.px(46);
        const int number = now.px(56);
        painter->setFont(app::font(Type::Body));
        painter->setPen(isMember ? now.text2 : now.text);
        const QRect name = row.adjusted(Indent + (isMember ? 20 : 0), 0, -share - number - 8, 0);
        painter->drawText(visual(name),
                          int(mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter |
                              Qt::AlignAbsolute | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            name.width()));
        const Qt::Alignment trailing = mirrored ? Qt::AlignLeft : Qt::AlignRight;
        painter->setPen(now.text2);
        drawTabular(*painter,
                    visual(QRect(row.right() + 1 - share, row.top(), share, row.height())),
                    trailing, shareText(index.data(RejectionModel::ShareRole).toDouble()));
        painter->setFont(app::font(Type::Body, isMember ? QFont::Normal : QFont::Medium));
        painter->setPen(isMember ? now.text2 : now.text);
        drawTabular(
            *painter,
            visual(QRect(row.right() + 1 - share - number, row.top(), number, row.height())),
            trailing, numberText(index.data(RejectionModel::ItemsRole).toLongLong()));
        painter->restore();
    }
};

} // namespace

RejectionColumns::RejectionColumns(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(theme().px(ColumnsHeight));
    setLayoutDirection(Qt::LeftToRight); // Time runs left to right in every language.
}

QSize RejectionColumns::sizeHint() const
{
    return {240, theme().px(ColumnsHeight)};
}

void RejectionColumns::setHour(const RejectedHour &hour)
{
    m_hour = hour;
    setAccessibleName(tr("Rejected a minute, within the last hour"));
    setAccessibleDescription(tr("%1 in all").arg(numberText(hour.items())));
    update();
}

int RejectionColumns::minuteAt(int x) const
{
    const double part = double(x - Side) / qMax(1, width() - 2 * Side);
    return qBound(0, static_cast<int>(part * RejectedHour::Minutes), RejectedHour::Minutes - 1);
}

QString RejectionColumns::minuteText(int minute) const
{
    const auto &counts = m_hour.minutes[static_cast<size_t>(minute)];
    QStringList lines{clockText(m_hour.first + std::chrono::minutes(minute))};
    for (const Rejection reason : domain::Rejections) {
        const auto found = counts.find(reason);
        if (found != counts.end())
            lines.append(tr("%1: %2", "a reason and how many")
                             .arg(reasonName(reason), numberText(found->second)));
    }
    if (lines.size() == 1)
        lines.append(tr("nothing rejected"));
    return lines.join(QLatin1Char('\n'));
}

bool RejectionColumns::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), plainToolTip(minuteText(minuteAt(help->pos().x()))),
                           this);
        return true;
    }
    return QWidget::event(event);
}

void RejectionColumns::paintEvent(QPaintEvent *)
{
    const Theme &now = theme();
    QPainter painter(this);
    const QRectF plot(Side, 14, width() - 2 * Side, height() - 14 - now.px(AxisHeight));
    qint64 largest = 1;
    for (const auto &minute : m_hour.minutes) {
        qint64 sum = 0;
        for (const auto &[reason, items] : minute)
            sum += items;
        largest = std::max(largest, sum);
    }
    const double step = plot.width() / RejectedHour::Minutes;
    for (int minute = 0; minute < RejectedHour::Minutes; ++minute) {
        const auto &counts = m_hour.minutes[static_cast<size_t>(minute)];
        const double left = std::round(plot.left() + step * minute);
        const double right = std::round(plot.left() + step * (minute + 1));
        double below = 0;
        for (const ReasonColor color : ReasonColors) {
            qint64 items = 0;
            for (const auto &[reason, count] : counts) {
                if (reasonColor(reason) == color)
                    items += count;
            }
            if (items == 0)
                continue;
            const double bottom =
                std::round(plot.bottom() - plot.height() * below / double(largest));
            below += double(items);
            const double top = std::round(plot.bottom() - plot.height() * below / double(largest));
            // The line between two parts is the ground's, so that neighbours are told apart.
            painter.fillRect(QRectF(left, top, qMax(1.0, right - left - 1),
                                    qMax(1.0, bottom - top - (bottom - top > 2 ? 1 : 0))),
                             now.*color);
        }
    }
    painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), now.control);
    painter.setFont(app::font(Type::Caption));
    painter.setPen(now.text3);
    const QRectF axis(plot.left(), plot.bottom() + 3, plot.width(), now.px(AxisHeight) - 4);
    painter.drawText(axis, Qt::AlignLeft | Qt::AlignVCenter | Qt::AlignAbsolute,
                     m_hour.first == domain::Instant{} ? QString() : clockText(m_hour.first));
    painter.drawText(axis, Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute, tr("now"));
}

RejectedCard::RejectedCard(QWidget *parent)
    : TitledCard(tr("Rejected, by reason"), parent)
    , m_model(new RejectionModel(this))
    , m_columns(new RejectionColumns(this))
    , m_list(new QListView(this))
    , m_stack(new QStackedWidget(this))
    , m_none(new StateView(this))
{
    setNote(tr("last hour"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ReasonRow(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_list->setAutoFillBackground(false);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAccessibleName(tr("Rejected, by reason"));
    auto *reasons = new QWidget(this);
    auto *rows = new QVBoxLayout(reasons);
    rows->setContentsMargins(0, 0, 0, 6);
    rows->setSpacing(2);
    rows->addWidget(m_columns);
    rows->addWidget(m_list, 1);
    m_stack->addWidget(m_none);
    m_stack->addWidget(reasons);
    body()->addWidget(m_stack);
    m_none->showEmpty(QStringLiteral("circle-check"), tr("Nothing was rejected"),
                      tr("Requests of the last hour that were damaged, or named no known site, "
                         "stand here."));
}

void RejectedCard::setHour(const RejectedHour &hour)
{
    m_columns->setHour(hour);
    m_model->setHour(hour);
    m_stack->setCurrentIndex(hour.items() > 0 ? 1 : 0);
}

bool RejectedCard::showsReasons() const
{
    return m_stack->currentIndex() == 1;
}

} // namespace footfall::app
