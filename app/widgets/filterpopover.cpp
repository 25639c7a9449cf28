// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/filterpopover.h"

#include "app/dialogs/pieces.h"
#include "app/format/filterwords.h"
#include "app/format/names.h"
#include "app/theme/buttonlook.h"
#include "app/theme/stylepainting.h"
#include "app/widgets/valuechoice.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QScreen>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace footfall::app {

using domain::Dimension;
using domain::FilterOperator;

namespace {

constexpr int Width = 400;
constexpr int LeastDimension = 10; ///< Letters; the words of how it is compared are longer.
constexpr int SuggestedRows = 50;

/// How the text of a condition is read.
QString howRead(FilterOperator by)
{
    switch (by) {
    case FilterOperator::Is: return FilterPopover::tr("Several values are alternatives.");
    case FilterOperator::Contains:
        return FilterPopover::tr("In capital and small letters. Enter adds an alternative.");
    case FilterOperator::Matches:
        return FilterPopover::tr("The whole value; * stands for any text. Enter adds an "
                                 "alternative.");
    case FilterOperator::MatchesExpression:
        return FilterPopover::tr("A regular expression that fits a part of the value, as RE2 reads "
                                 "it. Enter adds an alternative.");
    }
    return {};
}

/// What a box opens may be wider than the box: no words of it are cut.
void fitList(QComboBox &box)
{
    box.ensurePolished(); // The style's rows say how wide they are.
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + 2);
}

} // namespace

FilterPopover::FilterPopover(const Chip &chip, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_dimension(new QComboBox(this))
    , m_verb(new QComboBox(this))
    , m_values(new ValueChoice(this))
    , m_help(new ThemedLabel(QString(), Type::Small, &Theme::text2, this))
    , m_remove(new QPushButton(tr("&Remove"), this))
    , m_apply(new QPushButton(tr("&Apply"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::NoFrame);
    setFixedWidth(theme().px(Width));
    const bool isNew = chip.values.isEmpty();
    setAccessibleName(isNew ? tr("New filter") : tr("Edit the filter"));
    m_dimension->setAccessibleName(tr("What is filtered by"));
    m_dimension->setMaxVisibleItems(24);
    m_dimension->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_dimension->setMinimumContentsLength(LeastDimension);
    m_verb->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_verb->setAccessibleName(tr("How it is compared"));
    m_help->setWordWrap(true);
    setButtonLook(m_remove, ButtonLook::Danger);
    m_remove->setVisible(!isNew);
    setButtonLook(m_apply, ButtonLook::Default);
    for (QPushButton *button : {m_remove, m_apply})
        button->setAutoDefault(false);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_dimension, 1);
    head->addWidget(m_verb, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_remove);
    foot->addStretch();
    foot->addWidget(m_apply);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_values);
    column->addWidget(m_help);
    column->addSpacing(2);
    column->addLayout(foot);

    fillDimensions(chip.dimension);
    fillVerbs({chip.by, chip.sense});
    m_values->setKind(chip.dimension, chip.by);
    m_values->setValues(chip.values);
    follow();
    connect(m_dimension, &QComboBox::currentIndexChanged, this, [this] {
        fillVerbs(verb());
        follow();
        ask();
    });
    connect(m_verb, &QComboBox::currentIndexChanged, this, [this] {
        follow();
        ask();
    });
    connect(m_values, &ValueChoice::searched, this, &FilterPopover::ask);
    connect(m_values, &ValueChoice::confirmed, this, &FilterPopover::apply);
    connect(m_apply, &QPushButton::clicked, this, &FilterPopover::apply);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        Q_EMIT removeRequested();
        close();
    });
}

Dimension FilterPopover::dimension() const
{
    return static_cast<Dimension>(m_dimension->currentData().toInt());
}

FilterVerb FilterPopover::verb() const
{
    const QPoint pair = m_verb->currentData().toPoint();
    return {static_cast<FilterOperator>(pair.x()), static_cast<domain::FilterSense>(pair.y())};
}

void FilterPopover::fillDimensions(Dimension chosen)
{
    auto *model = qobject_cast<QStandardItemModel *>(m_dimension->model());
    const auto heading = [&](const QString &text) {
        m_dimension->addItem(text);
        QStandardItem *item = model->item(m_dimension->count() - 1);
        item->setEnabled(false);
        item->setFont(app::font(Type::Caption, QFont::DemiBold));
        return item;
    };
    for (const DimensionGroup &group : filterDimensions()) {
        heading(group.title);
        for (const Dimension each : group.dimensions)
            m_dimension->addItem(dimensionColumn(each), static_cast<int>(each));
    }
    heading(tr("Not offered"));
    for (const NotOffered &each : notOffered()) {
        QStandardItem *item = heading(each.name);
        item->setFont(app::font(Type::Body));
        item->setToolTip(plainToolTip(each.reason));
        item->setAccessibleDescription(each.reason);
    }
    m_dimension->setCurrentIndex(m_dimension->findData(static_cast<int>(chosen)));
    fitList(*m_dimension);
}

void FilterPopover::fillVerbs(FilterVerb chosen)
{
    const QSignalBlocker silent(m_verb);
    m_verb->clear();
    for (const FilterVerb &each : verbsFor(dimension()))
        m_verb->addItem(operatorWords(each.by, each.sense),
                        QPoint(static_cast<int>(each.by), static_cast<int>(each.sense)));
    const int found =
        m_verb->findData(QPoint(static_cast<int>(chosen.by), static_cast<int>(chosen.sense)));
    m_verb->setCurrentIndex(qMax(0, found));
    fitList(*m_verb);
}

void FilterPopover::follow()
{
    m_values->setKind(dimension(), verb().by);
    const QString cost = costOf(dimension());
    m_help->setText(cost.isEmpty() ? howRead(verb().by)
                                   : howRead(verb().by) + QLatin1Char('\n') + cost);
    // Its height for the width that it has: a popup is not laid out again by itself.
    m_help->setFixedHeight(m_help->heightForWidth(theme().px(Width) - 24));
    if (isVisible())
        adjustSize();
}

void FilterPopover::openAt(const QRect &anchor)
{
    adjustSize();
    const QScreen *display = parentWidget()->screen();
    const QRect room = display ? display->availableGeometry() : anchor;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int left = mirrored ? anchor.right() - width() : anchor.left();
    left = qBound(room.left() + 4, left, qMax(room.left() + 4, room.right() - width() - 4));
    int top = anchor.bottom() + 6;
    if (top + height() > room.bottom() - 4)
        top = qMax(room.top() + 4, anchor.top() - height() - 6);
    move(left, top);
    show();
    m_values->field()->setFocus(Qt::PopupFocusReason);
    ask();
}

std::optional<domain::BreakdownRequest> FilterPopover::suggestionsRequest() const
{
    if (verb().by != FilterOperator::Is)
        return std::nullopt;
    domain::BreakdownRequest request;
    request.dimension = dimension();
    request.limit = SuggestedRows;
    request.ownConditions = domain::OwnConditions::Leave;
    // Names are not what is stored: those lists are short, and searched where they are shown.
    if (isShownByName(dimension()))
        request.limit = MostShownByName;
    else
        request.search = m_values->searchText();
    return request;
}

void FilterPopover::ask()
{
    Q_EMIT suggestionsWanted(suggestionsRequest());
}

void FilterPopover::setResult(const domain::StatsResult &result)
{
    const std::optional<domain::BreakdownRequest> wanted = suggestionsRequest();
    const domain::Breakdown *best = nullptr;
    for (const domain::Breakdown &breakdown : result.breakdowns) {
        if (!wanted || breakdown.request.dimension != wanted->dimension)
            continue;
        const bool asked =
            breakdown.request.search == wanted->search && breakdown.request.limit == wanted->limit;
        // Until it is answered, what a panel shows of it is a beginning.
        if (asked || !best)
            best = &breakdown;
    }
    if (!best)
        return;
    QStringList values;
    for (const domain::BreakdownRow &row : best->rows)
        values.append(row.value);
    m_values->setSuggestions(values);
}

void FilterPopover::apply()
{
    if (!m_values->takeTyped())
        return;
    if (m_values->values().isEmpty()) {
        if (m_remove->isVisible())
            Q_EMIT removeRequested();
    } else {
        Q_EMIT applied({dimension(), verb().by, verb().sense, m_values->values(), false});
    }
    close();
}

void FilterPopover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painting::drawBox(painter, rect(), theme().tip, theme().control, 0);
}

void FilterPopover::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT suggestionsWanted(std::nullopt);
}

} // namespace footfall::app
