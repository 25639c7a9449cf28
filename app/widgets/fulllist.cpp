// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/fulllist.h"

#include "app/dialogs/pieces.h"
#include "app/format/filterwords.h"
#include "app/format/names.h"
#include "app/models/breakdownmodel.h"
#include "app/theme/icons.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/card.h"
#include "app/widgets/columnheads.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/stateview.h"
#include "app/widgets/sumrows.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace footfall::app {

namespace {
constexpr int MostRows = 1000; ///< More than anybody scrolls; searching finds the rest.
constexpr std::chrono::milliseconds TypingPause{150};
} // namespace

FullList::FullList(domain::Dimension dimension, QWidget *parent)
    : QDialog(parent), m_dimension(dimension), m_model(new BreakdownModel(this))
{
    setWindowTitle(dimensionTitle(dimension));
    resize(theme().px(560), theme().px(640));
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), theme().text3), QLineEdit::LeadingPosition);
    m_search->setAccessibleName(tr("Search %1").arg(dimensionTitle(dimension)));
    m_count = new ThemedLabel(QString(), Type::Small, &Theme::text2, this);

    auto *card = new Card(this);
    m_heads = new ColumnHeads(*m_model, card);
    m_heads->setTexts(dimensionColumn(dimension), tr("Visitors"), tr("Share"));
    m_list = new RowList(RowDelegate::Columns::VisitorsAndShare, RowList::Scrolling::Visible, card);
    m_list->setModel(m_model);
    m_list->setPointing();
    m_heads->follow(m_list);
    m_sums = new SumRows(card);
    m_sums->follow(m_list);
    m_filter = new ThemedLabel(QString(), Type::Small, &Theme::text2, this);
    m_filter->setWordWrap(true);
    m_filter->hide();
    m_list->setAccessibleName(dimensionTitle(dimension));
    m_state = new StateView(card);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_list);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(0, 4, 0, 6);
    inside->setSpacing(0);
    inside->addWidget(m_heads);
    inside->addLayout(m_stack, 1);
    inside->addWidget(m_sums);

    auto *exporter = new QPushButton(tr("Export…"), this);
    exporter->setAutoDefault(false);
    setThemedIcon(exporter, QStringLiteral("download"));
    auto *closer = new QPushButton(tr("Close"), this);
    closer->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_count);
    foot->addStretch();
    foot->addWidget(exporter);
    foot->addWidget(closer);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addWidget(m_search);
    column->addWidget(m_filter);
    column->addWidget(card, 1);
    column->addLayout(foot);

    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingPause);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &FullList::search);
    connect(m_state, &StateView::actionRequested, this,
            [this] { Q_EMIT rowsRequested(request()); });
    connect(closer, &QPushButton::clicked, this, &QDialog::close);
    connect(exporter, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(request()); });
    connect(m_list, &RowList::pointed, this, [this](const QModelIndex &index, Pointing pointing) {
        Q_EMIT pointed(m_dimension, index.data(RowRole::Value).toString(), pointing);
    });
    connect(m_list, &RowList::clearRequested, this, [this] { Q_EMIT clearRequested(m_dimension); });
    m_search->setFocus();
}

domain::BreakdownRequest FullList::request() const
{
    domain::BreakdownRequest request;
    request.dimension = m_dimension;
    if (isShownByName(m_dimension)) {
        request.limit = MostShownByName;
    } else {
        request.limit = MostRows;
        request.search = searchText();
    }
    request.ownConditions = domain::OwnConditions::Leave;
    return request;
}

QString FullList::searchText() const
{
    return m_search->text().trimmed();
}

void FullList::search()
{
    if (m_answer && isShownByName(m_dimension))
        showRows();
    else
        Q_EMIT rowsRequested(request());
}

void FullList::keyPressEvent(QKeyEvent *event)
{
    // Escape goes back by one step: out of the search, then out of the list.
    const bool searches = focusWidget() == m_search && !m_search->text().isEmpty();
    if (event->key() == Qt::Key_Escape && searches)
        m_search->clear();
    else
        QDialog::keyPressEvent(event);
}

std::optional<QSet<QString>> FullList::foundValues() const
{
    const QString text = searchText();
    if (!m_answer || text.isEmpty() || !isShownByName(m_dimension))
        return std::nullopt;
    QSet<QString> found;
    for (const domain::BreakdownRow &row : m_answer->breakdown.rows)
        if (isFoundBy(text, m_dimension, row.value))
            found.insert(row.value);
    return found;
}

void FullList::setResult(const domain::StatsResult &result)
{
    const domain::BreakdownRequest wanted = request();
    for (const domain::Breakdown &breakdown : result.breakdowns) {
        const bool ours = breakdown.request.dimension == m_dimension &&
                          breakdown.request.limit == wanted.limit &&
                          breakdown.request.search == wanted.search;
        if (!ours)
            continue;
        m_answer = {breakdown, result.filter};
        showRows();
        return;
    }
}

void FullList::showRows()
{
    domain::Breakdown shown = m_answer->breakdown;
    if (const auto found = foundValues()) {
        // As the engine answers a search: what it does not find is not among the others either.
        std::erase_if(shown.rows, [&found](const domain::BreakdownRow &row) {
            return !found->contains(row.value);
        });
        shown.other = {};
        shown.otherRows = 0;
    }
    const domain::Filter &filter = m_answer->filter;
    m_model->setBreakdown(shown, filter);
    m_sums->setSums(*m_model);
    m_filter->setText(tr("Filtered: %1").arg(filterText(filter)));
    m_filter->setVisible(!filter.isEmpty());
    const qint64 rows = m_model->rowCount();
    m_count->setText(rows < m_model->total()
                         ? tr("The first %1 of %2; search to find the rest")
                               .arg(QLocale().toString(rows), QLocale().toString(m_model->total()))
                         : tr("%n row(s)", nullptr, static_cast<int>(rows)));
    if (rows > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    const QString text = searchText();
    m_state->showEmpty(QStringLiteral("search"), tr("Nothing found"),
                       text.isEmpty() ? filter.isEmpty()
                                            ? tr("There are no views in this period.")
                                            : tr("Nothing in this period passes the filters.")
                                      : tr("Nothing in this period contains “%1”.").arg(text));
    m_stack->setCurrentWidget(m_state);
}

void FullList::setError(const domain::Error &error)
{
    m_answer.reset();
    m_sums->hide(); // They belong to rows that are not shown.
    m_count->clear();
    m_state->showError(tr("%1 could not be read").arg(dimensionTitle(m_dimension)), error.message);
    m_stack->setCurrentWidget(m_state);
}

} // namespace footfall::app
