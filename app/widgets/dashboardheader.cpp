// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/dashboardheader.h"

#include "app/coverage.h"
#include "app/dialogs/pieces.h"
#include "app/format/dates.h"
#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/chiprow.h"
#include "app/widgets/donenote.h"
#include "app/widgets/livelabel.h"
#include "app/widgets/periodpicker.h"
#include "app/widgets/progressnote.h"
#include "app/widgets/sitedelegate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace footfall::app {

namespace {
constexpr int HeaderHeight = 54;
constexpr int FactsHeight = 28;
constexpr int TileSide = 22;
} // namespace

DashboardHeader::DashboardHeader(QWidget *parent) : QWidget(parent)
{
    m_tileSpace = new QWidget(this);
    m_tileSpace->setFixedSize(theme().px(TileSide), theme().px(TileSide));
    m_title = new ThemedLabel(QString(), Type::Title, &Theme::text, this);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_live = new LiveLabel(this);
    connect(m_live, &LiveLabel::clicked, this, &DashboardHeader::liveRequested);
    m_live->hide(); // Until somebody has counted.
    m_picker = new PeriodPicker(this);
    m_compare = new QPushButton(tr("Compare"), this);
    m_compare->setCheckable(true);
    m_compare->setToolTip(tr("Compare with other days"));
    m_export = new QPushButton(tr("Export"), this);
    setThemedIcon(m_export, QStringLiteral("download"), &Theme::text);
    m_export->setToolTip(tr("Write what is shown to a CSV file"));
    m_export->hide();
    m_zone = new ThemedLabel(QString(), Type::Small, &Theme::text3, this);
    m_done = new DoneNote(this);
    connect(m_done, &DoneNote::changed, this, &DashboardHeader::updateNotes);
    m_chips = new ChipRow(this);
    m_progress = new ProgressNote(this);
    m_compared = new QPushButton(this);
    setButtonLook(m_compared, ButtonLook::Quiet);
    m_compared->setFont(app::font(Type::Small));
    m_compared->setFixedHeight(theme().px(24));
    m_compared->setToolTip(tr("Compare with other days"));
    m_compared->hide();
    m_updated = new ThemedLabel(QString(), Type::Small, &Theme::text2, this);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(8);
    top->addWidget(m_tileSpace);
    top->addSpacing(2);
    top->addWidget(m_title, 1);
    top->addSpacing(4);
    top->addWidget(m_live);
    top->addStretch(1);
    top->addWidget(m_picker);
    top->addWidget(m_compare);
    top->addWidget(m_export);
    auto *facts = new QHBoxLayout;
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setSpacing(16);
    facts->addWidget(m_chips);
    facts->addWidget(m_zone);
    facts->addWidget(m_done);
    facts->addStretch();
    facts->addWidget(m_compared);
    facts->addWidget(m_progress);
    facts->addWidget(m_updated);
    auto *topBox = new QWidget(this);
    topBox->setFixedHeight(theme().px(HeaderHeight));
    topBox->setLayout(top);
    auto *factsBox = new QWidget(this);
    factsBox->setFixedHeight(theme().px(FactsHeight));
    factsBox->setLayout(facts);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(topBox);
    column->addWidget(factsBox);

    connect(m_compare, &QPushButton::toggled, this, [this](bool on) {
        updateCompareIcon();
        Q_EMIT compareToggled(on);
    });
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, this,
            &DashboardHeader::updateCompareIcon);
    updateCompareIcon();
}

QAbstractButton *DashboardHeader::liveButton() const
{
    return m_live;
}

void DashboardHeader::updateCompareIcon()
{
    m_compare->setIcon(icon(QStringLiteral("git-compare-arrows"),
                            m_compare->isChecked() ? theme().accent : theme().text));
}

void DashboardHeader::setSite(const domain::Site &site)
{
    m_name = site.name;
    m_tile = static_cast<int>(site.id.value - 1);
    m_title->setToolTip(plainToolTip(site.name));
    m_zone->setText(tr("Days in %1 · visitors are counted anew each day")
                        .arg(QString::fromLatin1(site.timeZone().id())
                                 .replace(QLatin1Char('_'), QLatin1Char(' '))));
    m_zone->setToolTip(
        plainToolTip(tr("Nobody can be followed from one day to the next: the visitors of a longer "
                        "period are the sum of its days.")));
    elideTitle();
    update();
}

void DashboardHeader::setLive(qint64 visitors)
{
    m_live->setVisitors(visitors);
    m_live->show();
    elideTitle();
}

void DashboardHeader::setCompares(Compares compares)
{
    const QSignalBlocker silent(m_compare);
    m_compare->setChecked(compares == Compares::Yes);
    updateCompareIcon();
}

void DashboardHeader::setCompareMenu(QMenu *menu)
{
    m_compared->setMenu(menu);
}

void DashboardHeader::setFilter(const domain::Filter &filter)
{
    m_chips->setFilter(filter);
    updateNotes();
}

void DashboardHeader::setStopped()
{
    m_progress->setProgress(m_percent, ProgressNote::State::Stopped);
    updateNotes();
}

void DashboardHeader::setFacts(const domain::StatsResult &result, domain::Comparison comparison,
                               const QString &updated)
{
    QString compared;
    if (result.comparedWith) {
        compared = tr("Compared with %1")
                       .arg(periodText(*result.comparedWith, DateLength::Short, result.today));
        if (comparison == domain::Comparison::Weekday)
            compared += tr(", same weekdays");
        if (result.comparable)
            compared += tr(", up to this hour");
        if (coverageOf(result) == Coverage::Partial)
            compared += tr(", not wholly covered by data");
    }
    m_compared->setText(compared);
    m_compared->setAccessibleName(compared);
    m_updated->setText(tr("Updated %1").arg(updated));
    m_percent = result.percent;
    m_progress->setProgress(m_percent, ProgressNote::State::Going);
    updateNotes();
}

void DashboardHeader::setExportMenu(QMenu *menu)
{
    m_export->setMenu(menu);
    m_export->setVisible(menu != nullptr);
}

void DashboardHeader::updateNotes()
{
    const bool partial = m_percent < 100;
    m_compared->setVisible(!m_compared->text().isEmpty());
    // What is least urgent gives way to the filters.
    constexpr int Gap = 16;
    int room = width() - m_chips->sizeHint().width() - m_compared->sizeHint().width() - 2 * Gap;
    const auto fits = [&room](const QWidget *widget) {
        room -= widget->sizeHint().width() + Gap;
        return room >= 0;
    };
    m_updated->setVisible(m_room == Room::Wide && !partial && fits(m_updated));
    m_zone->setVisible(m_room == Room::Wide && !m_done->tells() && !partial && fits(m_zone));
    m_updated->setToolTip(m_zone->text());
}

void DashboardHeader::setRoom(Room room)
{
    m_room = room;
    const bool wide = room == Room::Wide;
    m_picker->setRoom(wide ? PeriodPicker::Room::Wide : PeriodPicker::Room::Narrow);
    m_compare->setText(wide ? tr("Compare") : QString());
    m_compare->setAccessibleName(tr("Compare with other days"));
    m_export->setText(wide ? tr("Export") : QString());
    m_export->setAccessibleName(tr("Export"));
    updateNotes();
    elideTitle();
}

void DashboardHeader::elideTitle()
{
    // The title takes what it needs, up to what the buttons leave.
    const QFontMetrics metrics(m_title->font());
    const int wanted = metrics.horizontalAdvance(m_name) + 2;
    const int others = m_tileSpace->width() + m_live->sizeHint().width() +
                       m_picker->sizeHint().width() + m_compare->sizeHint().width() +
                       (m_export->isVisibleTo(this) ? m_export->sizeHint().width() + 8 : 0) + 60;
    const int room = qMax(60, width() - others);
    m_title->setFixedWidth(qMin(wanted, room));
    m_title->setText(metrics.elidedText(m_name, Qt::ElideRight, qMin(wanted, room)));
}

void DashboardHeader::resizeEvent(QResizeEvent *)
{
    elideTitle();
    updateNotes();
}

void DashboardHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QPoint corner = m_tileSpace->mapTo(this, QPoint());
    drawSiteTile(painter, QRect(corner, m_tileSpace->size()), m_name, m_tile);
}

} // namespace footfall::app
