// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/occurrenceview.h"

#include "app/dialogs/pieces.h"
#include "app/format/dates.h"
#include "app/format/filterwords.h"
#include "app/format/names.h"
#include "app/models/occurrencemodel.h"
#include "app/theme/icons.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/stateview.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QListView>
#include <QScopedValueRollback>
#include <QTabBar>
#include <QVBoxLayout>

namespace footfall::app {

namespace {
constexpr int MostRows = 1000; ///< More than anybody scrolls; searching finds the rest.
constexpr std::chrono::milliseconds TypingPause{150};
constexpr int ListWidth = 320;
} // namespace

OccurrenceView::OccurrenceView(By by, const QString &name, QWidget *parent)
    : QDialog(parent), m_name(name)
{
    setWindowTitle(tr("Goals and events"));
    resize(theme().px(1000), theme().px(700));
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), theme().text3), QLineEdit::LeadingPosition);
    m_search->setAccessibleName(tr("Search goals and events"));
    m_filter = new ThemedLabel(QString(), Type::Small, &Theme::text2, this);
    m_filter->setWordWrap(true);
    m_filter->setFixedWidth(theme().px(ListWidth));
    m_filter->hide();
    m_all = new OccurrenceListCard(tr("Goal"), OccurrenceListCard::MoneyColumn::Never, this);
    m_all->menuButton()->hide();
    m_all->tabs()->addTab(tr("Goals"));
    m_all->tabs()->addTab(tr("Events"));
    m_all->tabs()->setCurrentIndex(by == By::Event ? 1 : 0);
    m_all->list()->setChoice(RowDelegate::Choice::Lasting);
    m_all->setColumnName(by == By::Event ? tr("Event") : tr("Goal"));

    m_details = new QWidget(this);
    m_icon = new ThemedIcon(QStringLiteral("target"), &Theme::text2, 18, m_details);
    m_title = new ThemedLabel(QString(), Type::Title, &Theme::text, m_details);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_kind = new ThemedLabel(QString(), Type::Small, &Theme::text2, m_details);
    m_kind->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_figures = new OccurrenceFigures(m_details);
    m_where = new WhereCard(m_details);
    m_properties = new PropertiesCard(m_details);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    auto *right = new QVBoxLayout(m_details);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(10);
    right->addLayout(head);
    right->addWidget(m_kind);
    right->addWidget(m_figures);
    right->addWidget(m_where, 3);
    right->addWidget(m_properties, 2);
    auto *left = new QVBoxLayout;
    left->setSpacing(10);
    left->addWidget(m_search);
    left->addWidget(m_filter);
    left->addWidget(m_all, 1);
    m_search->setFixedWidth(theme().px(ListWidth));
    m_all->setFixedWidth(theme().px(ListWidth));
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(16, 16, 16, 16);
    columns->setSpacing(16);
    columns->addLayout(left);
    columns->addWidget(m_details, 1);
    m_details->setVisible(!name.isEmpty());

    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingPause);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &OccurrenceView::requestsChanged);
    connect(m_all->tabs(), &QTabBar::currentChanged, this, [this] {
        m_all->setColumnName(this->by() == By::Event ? tr("Event") : tr("Goal"));
        m_all->showLoading();
        m_name.clear();
        m_details->hide();
        Q_EMIT requestsChanged();
    });
    connect(m_all->list()->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                // A list that gets rows or the focus makes one of them its own current one.
                if (index.isValid() && !m_isFilling)
                    choose(index.data(RowRole::Value).toString());
            });
    connect(m_where, &WhereCard::requestChanged, this, &OccurrenceView::requestsChanged);
    connect(m_properties, &PropertiesCard::requestChanged, this, &OccurrenceView::requestsChanged);
    connect(m_all->state(), &StateView::actionRequested, this, &OccurrenceView::requestsChanged);
    m_all->list()->setFocus();
}

OccurrenceView::By OccurrenceView::by() const
{
    return m_all->tabs()->currentIndex() == 1 ? By::Event : By::Goal;
}

domain::OccurrenceRequest OccurrenceView::listRequest() const
{
    domain::OccurrenceRequest request;
    request.by = by();
    request.limit = MostRows;
    request.search = m_search->text().trimmed();
    return request;
}

std::vector<domain::OccurrenceRequest> OccurrenceView::requests() const
{
    std::vector<domain::OccurrenceRequest> requests{listRequest()};
    if (m_name.isEmpty() || !m_site)
        return requests;
    requests.push_back(m_where->request());
    for (const domain::OccurrenceRequest &request : m_properties->requests())
        requests.push_back(request);
    return requests;
}

void OccurrenceView::choose(const QString &name)
{
    if (name == m_name || !m_site)
        return;
    m_name = name;
    showHead(*m_site);
    Q_EMIT requestsChanged();
}

void OccurrenceView::showHead(const domain::Site &site)
{
    ShownOccurrence shown{by(), m_name, std::nullopt};
    QString kind;
    if (shown.by == By::Event) {
        shown.event = m_name;
        m_icon->setIcon(eventIcon(m_name), &Theme::text2);
        kind = tr("An event that pages send");
    }
    for (const domain::Goal &goal : site.goals) {
        if (shown.by != By::Goal || goal.name != m_name)
            continue;
        m_icon->setIcon(goalIcon(goal), &Theme::text2);
        if (goal.kind == domain::GoalKind::Event) {
            shown.event = goal.pattern;
            kind = tr("A goal: the event %1").arg(plainName(goal.pattern));
        } else {
            kind = tr("A goal: views of %1").arg(plainName(goal.pattern));
        }
    }
    m_title->setText(plainName(m_name));
    m_title->setToolTip(plainToolTip(m_name));
    m_kind->setText(kind);
    m_where->setShown(shown);
    m_properties->setShown(shown);
    m_figures->show(m_all->model()->find(m_name));
    m_details->show();
}

void OccurrenceView::setResult(const domain::StatsResult &result)
{
    const bool first = !m_site;
    m_site = result.site;
    m_filter->setText(tr("Filtered: %1").arg(filterText(result.filter)));
    m_filter->setVisible(!result.filter.isEmpty());
    if (first && !m_name.isEmpty()) {
        showHead(result.site);
        showList(result);
        m_all->list()->setFocus();
        Q_EMIT requestsChanged(); // Now it is known whether it has properties.
        return;
    }
    showList(result);
    if (m_name.isEmpty())
        return;
    m_figures->show(m_all->model()->find(m_name));
    m_where->takeResult(result);
    m_properties->takeResult(result);
}

void OccurrenceView::showList(const domain::StatsResult &result)
{
    const domain::OccurrenceRequest wanted = listRequest();
    const QScopedValueRollback filling(m_isFilling, true);
    for (const domain::Occurrences &occurrences : result.occurrences) {
        const bool ours = occurrences.request.by == wanted.by &&
                          occurrences.request.limit == wanted.limit &&
                          occurrences.request.search == wanted.search;
        if (!ours)
            continue;
        if (!occurrences.unknown.isEmpty()) {
            m_all->showOccurrences(occurrences, result.site);
            m_details->hide();
            return;
        }
        if (occurrences.rows.empty()) {
            const QString advice =
                wanted.search.isEmpty()
                    ? result.filter.isEmpty() ? tr("There are none in this period.")
                                              : tr("None in this period pass the filters.")
                    : tr("Nothing in this period contains “%1”.").arg(wanted.search);
            m_all->model()->clear(); // Its figures are those of another question.
            m_all->showEmpty(QStringLiteral("search"), tr("Nothing found"), advice);
            showDetails();
            return;
        }
        m_all->showOccurrences(occurrences, result.site);
        if (m_name.isEmpty())
            choose(occurrences.rows.front().value);
        const int row = m_all->model()->rowOf(m_name); // Where it is left out, none is current.
        if (m_all->list()->currentIndex().row() != row)
            m_all->list()->setCurrentIndex(m_all->model()->index(row));
        showDetails();
        return;
    }
}

void OccurrenceView::showDetails()
{
    // Of what a search leaves out nothing is known here, which is not the same as zero.
    const bool isKnown = m_all->model()->rowOf(m_name) >= 0 || m_search->text().trimmed().isEmpty();
    m_details->setVisible(!m_name.isEmpty() && isKnown);
}

void OccurrenceView::setError(const domain::Error &error)
{
    m_all->state()->showError(tr("Goals and events could not be read"), error.message);
}

} // namespace footfall::app
