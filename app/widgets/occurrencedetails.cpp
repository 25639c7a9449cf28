// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/occurrencedetails.h"

#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/theme/themewatcher.h"
#include "app/widgets/dimensionchooser.h"

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>
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
    if (answer->rows.empty() && answer->unknown.isEmpty())
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
        if (m_otherKeys > 0)
            menu->addAction(
                    tr("%1 others", "properties that are not listed", static_cast<int>(m_otherKeys))
                        .arg(numberText(m_otherKeys)))
                ->setEnabled(false);
    });
    showProperty();
}

void PropertiesCard::setShown(const ShownOccurrence &shown)
{
    m_shown = shown;
    m_keys.clear();
    m_otherKeys = 0;
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
        if (!keys->unknown.isEmpty()) {
            showOccurrences(*keys, result.site);
            return;
        }
        m_keys.clear();
        for (const domain::OccurrenceRow &row : keys->rows)
            m_keys.append(row.value);
        m_otherKeys = keys->otherRows;
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
    if (values->rows.empty() && values->unknown.isEmpty())
        showEmpty(QStringLiteral("calendar-x"), tr("No values in this period"), {});
    else
        showOccurrences(*values, result.site);
}

} // namespace footfall::app
