// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/sumrows.h"

#include "app/format/filterwords.h"
#include "app/format/money.h"
#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/models/breakdownmodel.h"
#include "app/models/occurrencemodel.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/rowdelegate.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace footfall::app {

namespace {

QString othersText(qint64 rows)
{
    return SumRows::tr("%1 others", "rows that are not shown", static_cast<int>(rows))
        .arg(numberText(rows));
}

} // namespace

SumRows::SumRows(QWidget *parent) : QWidget(parent)
{
    hide();
}

void SumRows::setSums(const BreakdownModel &model)
{
    const BreakdownModel::Sums &sums = model.sums();
    const auto line = [](const QString &name, qint64 number, domain::Exactness exactness,
                         const std::optional<double> &share) {
        return Line{name,
                    believedText(numberText(number), exactness),
                    share ? shareText(*share) : QString(),
                    {}};
    };
    std::vector<Line> lines;
    if (sums.otherRows > 0)
        lines.push_back(
            line(othersText(sums.otherRows), sums.other, sums.otherExactness, sums.otherShare));
    lines.push_back(line(tr("Together"), sums.all, sums.allExactness, sums.allShare));
    setLines(std::move(lines), inexactReason(domain::Metric::Visitors, sums.allExactness, {}));
    setVisible(model.rowCount() > 0);
}

void SumRows::setSums(const OccurrenceModel &model, int moneyWidth)
{
    const OccurrenceModel::Sums &sums = model.sums();
    // Who did several of them is in each, so there is no rate of all.
    const auto line = [moneyWidth](const QString &name, const domain::OccurrenceCounters &counters,
                                   domain::Exactness exactness) {
        return Line{name,
                    believedText(numberText(counters.conversions), exactness),
                    {},
                    moneyWidth > 0 ? amountsInShort(counters.amounts) : QString()};
    };
    m_moneyWidth = moneyWidth;
    m_numbersWidth = RowDelegate::visitorsWidth(model.index(0));
    setLines({line(othersText(sums.otherRows), sums.other, sums.otherExactness),
              line(tr("Together"), sums.all, sums.allExactness)},
             sums.allExactness == domain::Exactness::Exact
                 ? QString()
                 : tr("At most so many: who is in several of these rows is counted with each, "
                      "because nothing tells that it was the same person."));
    setVisible(sums.otherRows > 0);
}

void SumRows::setLines(std::vector<Line> lines, const QString &reason)
{
    m_lines = std::move(lines);
    setToolTip(reason.isEmpty() ? QString() : plainToolTip(reason));
    setAccessibleDescription(reason);
    QStringList words;
    for (const Line &each : m_lines) {
        words.append(QStringLiteral("%1: %2").arg(each.name, each.number));
        if (!each.money.isEmpty())
            words.append(each.money);
    }
    setAccessibleName(words.join(QStringLiteral(", ")));
    setFixedHeight(theme().row * static_cast<int>(m_lines.size()) + 5);
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
    int top = 5;
    for (const Line &line : m_lines) {
        paintLine(painter, line, QRect(mirrored ? width() - room : 0, top, room, now.row));
        top += now.row;
    }
}

void SumRows::paintLine(QPainter &painter, const Line &line, const QRect &row)
{
    const Theme &now = theme();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const Qt::Alignment trailing = mirrored ? Qt::AlignLeft : Qt::AlignRight;
    const auto visual = [&](int left, int width) {
        return QStyle::visualRect(layoutDirection(), row,
                                  QRect(row.left() + left, row.top(), width, now.row));
    };
    const int share = RowDelegate::shareWidth();
    const int right = row.width() - RowDelegate::Padding;
    const bool last = &line == &m_lines.back();
    const QFont strong = app::font(Type::Body, last ? QFont::DemiBold : QFont::Medium);
    const int number = qMax(qRound(tabularWidth(QFontMetricsF(strong), line.number)) + 8,
                            line.money.isEmpty() ? 0 : m_numbersWidth);
    const int money =
        line.money.isEmpty() ? 0 : RowDelegate::moneyWidthIn(row.width(), m_moneyWidth);
    painter.setPen(last ? now.text : now.text2);
    painter.setFont(strong);
    drawTabular(painter, visual(right - share - number, number), trailing, line.number);
    painter.setFont(app::font(Type::Body, last ? QFont::DemiBold : QFont::Normal));
    painter.drawText(
        visual(RowDelegate::Padding, right - share - number - money - RowDelegate::Padding),
        Qt::AlignVCenter | Qt::AlignAbsolute | (mirrored ? Qt::AlignRight : Qt::AlignLeft),
        line.name);
    painter.setFont(app::font(Type::Body));
    if (money > 0)
        drawTabular(painter, visual(right - share - number - money, money), trailing,
                    painter.fontMetrics().elidedText(line.money, Qt::ElideRight,
                                                     money - RowDelegate::MoneyGap));
    painter.setPen(now.text2);
    drawTabular(painter, visual(right - share, share), trailing,
                line.share.isEmpty() ? QStringLiteral("–") : line.share);
}

} // namespace footfall::app
