// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/chiprow.h"

#include "app/dialogs/pieces.h"
#include "app/theme/buttonlook.h"
#include "app/widgets/addfiltermenu.h"
#include "app/widgets/filterchip.h"
#include "app/widgets/filterpopover.h"

#include <QEvent>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QTimer>

namespace footfall::app {

namespace {

constexpr int Gap = 8;
constexpr int Height = 28;
constexpr int ButtonHeight = 26;
constexpr int LeastChip = 150;

QString escaped(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

ChipRow::ChipRow(QWidget *parent)
    : QWidget(parent)
    , m_more(new QPushButton(this))
    , m_add(new QPushButton(tr("Filter"), this))
    , m_clear(new QPushButton(tr("Clear all"), this))
    , m_savedFilters(new QPushButton(tr("Segments"), this))
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setFixedHeight(theme().px(Height));
    setButtonLook(m_more, ButtonLook::Flat);
    setButtonLook(m_add, ButtonLook::Dashed);
    setButtonLook(m_clear, ButtonLook::Link);
    setButtonLook(m_savedFilters, ButtonLook::Quiet);
    for (QPushButton *button : {m_more, m_add, m_clear, m_savedFilters}) {
        button->setFont(app::font(Type::Small, QFont::Medium));
        button->setFixedHeight(theme().px(ButtonHeight));
    }
    setThemedIcon(m_add, QStringLiteral("plus"));
    setThemedIcon(m_savedFilters, QStringLiteral("bookmark"));
    for (QPushButton *button : {m_add, m_savedFilters})
        button->setIconSize({theme().px(14), theme().px(14)});
    m_add->setAccessibleName(tr("Add a filter"));
    m_add->setToolTip(tr("Add a filter"));
    m_clear->setToolTip(tr("Remove all filters"));
    m_savedFilters->setToolTip(tr("Filters that were saved under a name"));
    m_savedFilters->hide();
    m_more->hide();
    m_clear->hide();
    auto *moreMenu = new QMenu(m_more);
    m_more->setMenu(moreMenu);
    connect(moreMenu, &QMenu::aboutToShow, this, &ChipRow::fillMoreMenu);
    connect(m_add, &QPushButton::clicked, this, &ChipRow::beginAdding);
}

void ChipRow::setHistory(FilterHistory &history)
{
    m_history = &history;
    connect(m_clear, &QPushButton::clicked, &history, qOverload<>(&FilterHistory::clear));
    setFilter(history.filter());
}

void ChipRow::setSavedFiltersMenu(QMenu *menu)
{
    m_savedFilters->setMenu(menu);
    m_savedFilters->setVisible(menu != nullptr);
    updateGeometry();
    place();
}

void ChipRow::setFilter(const domain::Filter &filter)
{
    const std::vector<Chip> wanted = chipsOf(filter);
    const QWidget *focused = focusWidget();
    const bool chipHadFocus =
        focused && focused->hasFocus() && qobject_cast<const FilterChip *>(focused);
    while (m_chips.size() > wanted.size()) {
        m_chips.back()->hide();
        m_chips.back()->deleteLater();
        m_chips.pop_back();
    }
    QWidget *before = m_chips.empty() ? nullptr : m_chips.back();
    for (size_t index = 0; index < wanted.size(); ++index) {
        if (index < m_chips.size()) {
            m_chips[index]->setChip(wanted[index]);
            continue;
        }
        auto *chip = new FilterChip(wanted[index], this);
        m_chips.push_back(chip);
        if (before)
            setTabOrder(before, chip);
        else
            setTabOrder(chip, m_more);
        before = chip;
        connect(chip, &FilterChip::clicked, this, [this, chip] { edit(chip->chip(), chip); });
        connect(chip, &FilterChip::removeRequested, this, [this, chip] { remove(chip->chip()); });
        connect(chip, &FilterChip::stepRequested, this,
                [this, chip](int direction) { step(chip, direction); });
    }
    m_clear->setVisible(m_chips.size() > 1);
    updateGeometry();
    place();
    // Whoever removes one after the other stays in the row.
    if (chipHadFocus && !focusWidget()->isVisible())
        (m_chips.empty() ? static_cast<QWidget *>(m_add) : m_chips.back())
            ->setFocus(Qt::TabFocusReason);
}

void ChipRow::setResult(const domain::StatsResult &result)
{
    if (m_popover)
        m_popover->setResult(result);
}

FilterPopover *ChipRow::popover() const
{
    return m_popover;
}

int ChipRow::widthOfRest(bool withMore) const
{
    int width = m_add->sizeHint().width();
    if (withMore)
        width += m_more->sizeHint().width() + Gap;
    if (m_chips.size() > 1)
        width += m_clear->sizeHint().width() + Gap + 4;
    if (m_savedFilters->menu())
        width += m_savedFilters->sizeHint().width() + Gap;
    return width;
}

QSize ChipRow::sizeHint() const
{
    int width = widthOfRest(false);
    for (const FilterChip *chip : m_chips)
        width += chip->sizeHint().width() + Gap;
    return {width, theme().px(Height)};
}

QSize ChipRow::minimumSizeHint() const
{
    return {widthOfRest(!m_chips.empty()), theme().px(Height)};
}

void ChipRow::place()
{
    std::vector<int> widths;
    for (const FilterChip *chip : m_chips)
        widths.push_back(chip->sizeHint().width());
    const auto roomFor = [&](size_t count) {
        int room = width() - widthOfRest(count < m_chips.size());
        for (size_t index = 0; index < count; ++index)
            room -= widths[index] + Gap;
        return room;
    };
    size_t fitting = m_chips.size();
    while (fitting > 0 && roomFor(fitting) < 0) {
        // Rather a value that loses its middle than a filter that is not seen.
        const int left = widths[fitting - 1] + roomFor(fitting);
        if (left >= theme().px(LeastChip)) {
            widths[fitting - 1] = left;
            break;
        }
        --fitting;
        m_more->setText(tr("+%1 more", "filters that do not fit").arg(m_chips.size() - fitting));
    }
    m_more->setVisible(fitting < m_chips.size());
    int left = 0;
    const auto put = [&](QWidget *widget, int wide, int extra = 0) {
        const QSize size(wide, theme().px(ButtonHeight));
        const QRect box(QPoint(left + extra, (height() - size.height()) / 2), size);
        widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), box));
        left += size.width() + Gap + extra;
    };
    for (size_t index = 0; index < m_chips.size(); ++index) {
        m_chips[index]->setVisible(index < fitting);
        if (index < fitting)
            put(m_chips[index], widths[index]);
    }
    if (fitting < m_chips.size())
        put(m_more, m_more->sizeHint().width());
    put(m_add, m_add->sizeHint().width());
    if (m_chips.size() > 1)
        put(m_clear, m_clear->sizeHint().width(), 4);
    if (m_savedFilters->menu())
        put(m_savedFilters, m_savedFilters->sizeHint().width());
}

void ChipRow::beginAdding()
{
    if (!m_history)
        return;
    auto *menu = new AddFilterMenu(m_add);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &AddFilterMenu::dimensionChosen, this, [this](domain::Dimension dimension) {
        Chip chip;
        chip.dimension = dimension;
        editLater(chip, m_add);
    });
    menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height() + 4)));
}

void ChipRow::fillMoreMenu()
{
    QMenu *menu = m_more->menu();
    menu->clear();
    for (const FilterChip *chip : m_chips) {
        if (!chip->isVisible())
            menu->addAction(escaped(chipWords(chip->chip()).text()), this,
                            [this, shown = chip->chip()] { editLater(shown, m_more); });
    }
}

void ChipRow::editLater(const Chip &chip, const QWidget *anchor)
{
    QTimer::singleShot(0, this, [this, chip, anchor] { edit(chip, anchor); });
}

void ChipRow::edit(const Chip &chip, const QWidget *anchor)
{
    if (!m_history)
        return;
    if (m_popover)
        m_popover->close();
    m_popover = new FilterPopover(chip, this);
    const std::optional<Chip> old = chip.values.isEmpty() ? std::nullopt : std::optional(chip);
    connect(m_popover, &FilterPopover::applied, this, [this, old](const Chip &next) {
        m_history->change(withChip(m_history->filter(), old, next));
    });
    connect(m_popover, &FilterPopover::removeRequested, this, [this, chip] { remove(chip); });
    connect(m_popover, &FilterPopover::suggestionsWanted, this, &ChipRow::suggestionsWanted);
    m_popover->openAt({anchor->mapToGlobal(QPoint()), anchor->size()});
}

void ChipRow::remove(const Chip &chip)
{
    if (m_history)
        m_history->change(withoutChip(m_history->filter(), chip));
}

void ChipRow::step(const FilterChip *from, int direction)
{
    for (size_t index = 0; index < m_chips.size(); ++index) {
        if (m_chips[index] != from)
            continue;
        const auto next = static_cast<ptrdiff_t>(index) + direction;
        if (next < 0)
            return;
        QWidget *target = m_add;
        if (next < static_cast<ptrdiff_t>(m_chips.size()))
            target = m_chips[static_cast<size_t>(next)]->isVisible()
                         ? static_cast<QWidget *>(m_chips[static_cast<size_t>(next)])
                         : m_more;
        target->setFocus(Qt::TabFocusReason);
        return;
    }
}

void ChipRow::resizeEvent(QResizeEvent *)
{
    place();
}

bool ChipRow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::LayoutDirectionChange)
        place();
    return QWidget::event(event);
}

} // namespace footfall::app
