// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/livepanel.h"

#include "app/dialogs/pieces.h"
#include "app/models/livepagesmodel.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/columnheads.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/stateview.h"

#include <QHBoxLayout>
#include <QTabBar>

namespace footfall::app {

LivePanel::LivePanel(QWidget *parent)
    : ListPanel(new LivePagesModel, RowDelegate::Columns::VisitorsOnly, Size::Full, parent)
{
    m_model = qobject_cast<LivePagesModel *>(list()->model());
    m_model->setParent(this);
    tabs()->addTab(tr("Live now"));
    heads()->setTexts(tr("Page being read"), tr("Visitors"), {});
    list()->setAccessibleName(tr("Pages being read now"));
    // There is no full list behind it: whoever wants the rest has to scroll.
    list()->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_summary = new ThemedLabel(QString(), Type::Small, &Theme::text2, this);
    footer()->setContentsMargins(12, 0, 12, 0);
    footer()->addWidget(m_summary);
    footer()->addStretch();
    connect(state(), &StateView::actionRequested, this, &LivePanel::retryRequested);
}

void LivePanel::setLive(const domain::Live &live)
{
    m_model->setLive(live);
    m_summary->setText(live.visitors > 0 ? tr("%n visitor(s) in the last five minutes", nullptr,
                                              static_cast<int>(live.visitors))
                                         : QString());
    if (m_model->rowCount() > 0) {
        showRows();
        return;
    }
    state()->showEmpty(QStringLiteral("eye"), tr("Nobody is here just now"),
                       tr("Pages that were opened in the last five minutes stand here."));
    showState();
}

void LivePanel::setError(const domain::Error &error)
{
    m_summary->clear();
    state()->showError(BreakdownPanel::tr("%1 could not be read").arg(tr("Live now")),
                       error.message);
    showState();
}

QString LivePanel::summary() const
{
    return m_summary->text();
}

} // namespace footfall::app
