// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/occurrencecards.h"

#include "app/dialogs/pieces.h"
#include "app/format/money.h"
#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/models/occurrencemodel.h"
#include "app/theme/buttonlook.h"
#include "app/widgets/columnheads.h"
#include "app/widgets/dimensionchooser.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/stateview.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QTabBar>

namespace footfall::app {

using By = domain::OccurrenceRequest::By;
using domain::Dimension;

namespace {

constexpr int MostRows = 500; ///< More than anybody scrolls.
constexpr int MostKeys = 100;

bool isSameQuestion(const domain::OccurrenceRequest &a, const domain::OccurrenceRequest &b)
{
    return a.by == b.by && a.property == b.property && a.event == b.event && a.goal == b.goal &&
           a.limit == b.limit && a.search == b.search &&
           (a.by != By::Dimension || a.dimension == b.dimension);
}

const domain::Occurrences *answerTo(const domain::StatsResult &result,
                                    const domain::OccurrenceRequest &request)
{
    for (const domain::Occurrences &occurrences : result.occurrences)
        if (isSameQuestion(occurrences.request, request))
            return &occurrences;
    return nullptr;
}

} // namespace

OccurrenceFigures::OccurrenceFigures(QWidget *parent) : Card(parent)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    const QString names[Figures] = {tr("Times"), tr("Visitors"), tr("Rate"), tr("Money")};
    for (int figure = 0; figure < Figures; ++figure) {
        auto *cell = new QVBoxLayout;
        cell->setContentsMargins(16, 9, 8, 9);
        cell->setSpacing(2);
        cell->addWidget(new ThemedLabel(names[figure], Type::Small, &Theme::text2, this));
        auto *number = new ThemedLabel(QString(), Type::Title, &Theme::text, this);
        number->setAccessibleName(names[figure]);
        number->setMinimumWidth(40);
        cell->addWidget(number);
        if (figure > 0)
            line->addWidget(new Hairline(Qt::Vertical));
        line->addLayout(cell, figure == Money ? 3 : 2);
        m_numbers[static_cast<size_t>(figure)] = number;
    }
}

void OccurrenceFigures::show(const OccurrenceLine *line)
{
    const OccurrenceLine none;
    const OccurrenceLine &shown = line ? *line : none;
    const QString money = amountsText(shown.counters.amounts);
    m_numbers[Times]->setText(numberText(shown.counters.events));
    m_numbers[Visitors]->setText(numberText(shown.counters.conversions));
    m_numbers[Rate]->setText(shown.rate ? shareText(*shown.rate) : QStringLiteral("–"));
    m_numbers[Money]->setText(money.isEmpty() ? QStringLiteral("–") : money);
    m_numbers[Money]->setToolTip(plainToolTip(money));
}

QString OccurrenceFigures::text(int figure) const
{
    return m_numbers[static_cast<size_t>(figure)]->text();
}

OccurrenceListCard::OccurrenceListCard(const QString &columnName, MoneyColumn money,
                                       QWidget *parent)
    : Card(parent)
    , m_columnName(columnName)
    , m_money(money)
    , m_model(new OccurrenceModel(this))
    , m_tabs(new QTabBar(this))
    , m_menu(new QPushButton(this))
    , m_heads(new ColumnHeads(*m_model, this))
    , m_list(new RowList(RowDelegate::Columns::VisitorsAndShare, RowList::Scrolling::Visible, this))
    , m_state(new StateView(this))
    , m_stack(new QStackedLayout)
{
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setFixedHeight(theme().px(38));
    m_tabs->setFont(app::font(Type::Body, QFont::Medium));
    setButtonLook(m_menu, ButtonLook::Link);
    m_menu->setFont(app::font(Type::Small));
    m_menu->setAutoDefault(false);
    m_list->setModel(m_model);
    m_heads->follow(m_list);
    m_list->setRows(4, 6);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_list);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(11, 0, 11, 0);
    head->addWidget(m_tabs);
    head->addStretch(1);
    head->addWidget(m_menu);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 6);
    column->setSpacing(0);
    column->addLayout(head);
    column->addSpacing(4);
    column->addWidget(m_heads);
    column->addLayout(m_stack, 1);
    showLoading();
}

void OccurrenceListCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(1, m_tabs->geometry().bottom(), width() - 2, 1), theme().border);
}

bool OccurrenceListCard::showsRows() const
{
    return m_stack->currentWidget() == m_list;
}

void OccurrenceListCard::setColumnName(const QString &name)
{
    m_columnName = name;
    m_list->setAccessibleName(name);
}

void OccurrenceListCard::showOccurrences(const domain::Occurrences &occurrences,
                                         const domain::Site &site)
{
    m_model->setOccurrences(occurrences, site);
    const bool money = m_money == MoneyColumn::WhereThereIsSome && m_model->hasMoney();
    m_list->setColumns(money ? RowDelegate::Columns::MoneyVisitorsAndShare
                             : RowDelegate::Columns::VisitorsAndShare);
    m_heads->setTexts(m_columnName, tr("Visitors"), tr("Rate"), money ? tr("Money") : QString());
    m_heads->show();
    m_stack->setCurrentWidget(m_list);
}

void OccurrenceListCard::showEmpty(const QString &icon, const QString &missing,
                                   const QString &advice)
{
    m_heads->hide();
    m_state->showEmpty(icon, missing, advice);
    m_stack->setCurrentWidget(m_state);
}

void OccurrenceListCard::showLoading()
{
    m_heads->hide();
    m_state->showLoading();
    m_stack->setCurrentWidget(m_state);
}

WhereCard::WhereCard(QWidget *parent)
    : OccurrenceListCard({}, MoneyColumn::WhereThereIsSome, parent)
    , m_chooser(new DimensionChooser(
          tabs(), menuButton(),
          {{Dimension::Source},
           {Dimension::Channel},
           {Dimension::UtmCampaign, Dimension::UtmSource, Dimension::UtmMedium},
           {Dimension::Page, Dimension::Hostname},
           {Dimension::Country},
           {Dimension::Browser, Dimension::BrowserVersion, Dimension::System},
           {Dimension::Device}}))
{
    connect(m_chooser, &DimensionChooser::changed, this, [this] {
        showLoading();
        Q_EMIT requestChanged();
    });
}

void WhereCard::setShown(const ShownOccurrence &shown)
{
    m_shown = shown;
    showLoading();
}

domain::OccurrenceRequest WhereCard::request() const
{
    domain::OccurrenceRequest request;
    request.by = By::Dimension;
    request.dimension = m_chooser->dimension();
    request.limit = MostRows;
    if (m_shown.by == By::Goal)
        request.goal = m_shown.name;
    else
        request.event = m_shown.name;
    return request;
}

void WhereCard::takeResult(const domain::StatsResult &result)
{
    const domain::Occurrences *answer = answerTo(result, request());
    if (!answer)
        return;
    setColumnName(dimensionColumn(m_chooser->dimension()));
    if (answer->rows.empty())
        showEmpty(QStringLiteral("calendar-x"), tr("It did not happen in this period"),
                  tr("Choose a longer one, or wait for it."));
    else
        showOccurrences(*answer, result.site);
}

PropertiesCard::PropertiesCard(QWidget *parent)
    : OccurrenceListCard({}, MoneyColumn::WhereThereIsSome, parent)
{
    tabs()->addTab(tr("Properties"));
    tabs()->setFocusPolicy(Qt::NoFocus); // One alone cannot be chosen.
    auto *menu = new QMenu(menuButton());
    menuButton()->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        auto *exclusive = new QActionGroup(menu);
        for (const QString &key : std::as_const(m_keys)) {
            // An ampersand that a page sent is no mnemonic.
            QAction *action = menu->addAction(
                plainName(key).left(80).replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                [this, key] { chooseProperty(key); });
            action->setCheckable(true);
            action->setChecked(key == m_property);
            exclusive->addAction(action);
        }
    });
    showProperty();
}

void PropertiesCard::setShown(const ShownOccurrence &shown)
{
    m_shown = shown;
    m_keys.clear();
    m_property.clear();
    showProperty();
    setVisible(shown.event.has_value());
    showLoading();
}

void PropertiesCard::showProperty()
{
    menuButton()->setVisible(!m_keys.isEmpty());
    const QString name = QFontMetrics(menuButton()->font())
                             .elidedText(plainName(m_property), Qt::ElideRight, theme().px(200));
    menuButton()->setText(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")));
    menuButton()->setAccessibleName(tr("Property %1").arg(plainName(m_property)));
    setColumnName(plainName(m_property));
}

domain::OccurrenceRequest PropertiesCard::keysRequest() const
{
    domain::OccurrenceRequest request;
    request.by = By::PropertyKey;
    request.event = m_shown.event;
    request.limit = MostKeys;
    return request;
}

domain::OccurrenceRequest PropertiesCard::valuesRequest() const
{
    domain::OccurrenceRequest request;
    request.by = By::PropertyValue;
    request.property = m_property;
    request.event = m_shown.event;
    request.limit = MostRows;
    return request;
}

std::vector<domain::OccurrenceRequest> PropertiesCard::requests() const
{
    if (!m_shown.event)
        return {};
    std::vector<domain::OccurrenceRequest> requests{keysRequest()};
    if (!m_property.isEmpty())
        requests.push_back(valuesRequest());
    return requests;
}

void PropertiesCard::chooseProperty(const QString &key)
{
    if (key == m_property)
        return;
    m_property = key;
    showProperty();
    showLoading();
    Q_EMIT requestChanged();
}

void PropertiesCard::takeResult(const domain::StatsResult &result)
{
    if (!m_shown.event)
        return;
    if (const domain::Occurrences *keys = answerTo(result, keysRequest())) {
        m_keys.clear();
        for (const domain::OccurrenceRow &row : keys->rows)
            m_keys.append(row.value);
        if (m_keys.isEmpty()) {
            m_property.clear();
            showProperty();
            showEmpty(QStringLiteral("list"), tr("It came without properties"),
                      tr("A page can send some with an event, such as a plan or a price."));
            return;
        }
        if (!m_keys.contains(m_property)) {
            m_property.clear();
            chooseProperty(m_keys.first());
            return;
        }
        showProperty();
    }
    const domain::Occurrences *values = answerTo(result, valuesRequest());
    if (!values)
        return;
    if (values->rows.empty())
        showEmpty(QStringLiteral("calendar-x"), tr("No values in this period"), {});
    else
        showOccurrences(*values, result.site);
}

} // namespace footfall::app
