// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/valuechoice.h"

#include "app/dialogs/pieces.h"
#include "app/filter/filterdimensions.h"
#include "app/format/names.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace footfall::app {

using domain::FilterOperator;

namespace {
constexpr std::chrono::milliseconds TypingPause{150};
constexpr int VisibleRows = 8;
constexpr int RowHeight = 26;

class Rows : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), theme().px(RowHeight)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->rect.adjust(6, 0, -6, 0);
    }
};

/// Those of some tags that a text names: "German" (de) and "Germ" are "de-DE" and "de-AT".
QStringList languagesNamed(const QString &text, const std::optional<QString> &tag,
                           const QStringList &seen)
{
    const auto nameOf = [](const QString &value) {
        return valueName(domain::Dimension::Language, value);
    };
    // "es" is no beginning of Estonian, nor "Malay" of Malayalam.
    const bool whole =
        text.size() <= 2 || (tag && nameOf(*tag).compare(text, Qt::CaseInsensitive) == 0);
    QStringList found;
    for (const QString &value : seen) {
        const QString name = nameOf(value);
        const bool isVariant = tag && value.startsWith(*tag + QLatin1Char('-'));
        const bool begins = name.startsWith(text, Qt::CaseInsensitive) &&
                            !(whole && name.size() > text.size() && name[text.size()].isLetter());
        if (isVariant || begins)
            found.append(value);
    }
    return found;
}

} // namespace

ValueChoice::ValueChoice(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_message(new FieldMessage(m_field, {}, this))
    , m_list(new QListWidget(this))
{
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(domain::LongestCondition);
    m_list->setAccessibleName(tr("Values"));
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new Rows(m_list));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(theme().px(RowHeight) * VisibleRows + 4);
    m_list->installEventFilter(this);
    m_field->installEventFilter(this);
    setFocusProxy(m_field);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_message);
    column->addWidget(m_list);
    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingPause);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_message->clear();
        m_typing.start();
        fill();
    });
    connect(&m_typing, &QTimer::timeout, this, &ValueChoice::searched);
    connect(m_list, &QListWidget::itemClicked, this, &ValueChoice::toggle);
}

void ValueChoice::setKind(domain::Dimension dimension, FilterOperator by)
{
    if (dimension != m_dimension) {
        m_values.clear();
        m_suggestions.clear();
        m_field->clear();
        m_typing.stop();
    }
    m_dimension = dimension;
    m_by = by;
    const bool whole = by == FilterOperator::Is;
    m_field->setPlaceholderText(whole                            ? tr("Search, or type a value")
                                : by == FilterOperator::Contains ? tr("Type a part of it")
                                : by == FilterOperator::Matches  ? QStringLiteral("/docs/*")
                                                                : QStringLiteral("^/docs/[0-9]+$"));
    m_field->setAccessibleName(whole ? tr("Search, or type a value") : tr("Value"));
    m_message->clear();
    fill();
}

void ValueChoice::setValues(const QStringList &values)
{
    m_values = values;
    fill();
}

void ValueChoice::setSuggestions(const QStringList &values)
{
    if (values == m_suggestions)
        return;
    m_suggestions = values;
    fill();
}

QString ValueChoice::searchText() const
{
    return m_field->text().trimmed();
}

QString ValueChoice::nameOf(const QString &value) const
{
    return m_by == FilterOperator::Is ? valueName(m_dimension, value) : plainName(value);
}

void ValueChoice::fill()
{
    const QString current =
        m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    const bool hadCurrent = m_list->currentItem() != nullptr;
    m_list->clear();
    const QString search = searchText();
    const auto add = [&](const QString &value, Qt::CheckState state) {
        const QString name = nameOf(value);
        auto *item = new QListWidgetItem(name, m_list);
        item->setData(Qt::UserRole, value);
        item->setData(Qt::CheckStateRole, state);
        item->setData(Qt::AccessibleTextRole,
                      state == Qt::Checked ? tr("%1, chosen").arg(name) : name);
        item->setToolTip(plainToolTip(name));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        if (hadCurrent && value == current)
            m_list->setCurrentItem(item);
    };
    for (const QString &value : std::as_const(m_values))
        add(value, Qt::Checked);
    if (m_by != FilterOperator::Is)
        return;
    for (const QString &value : std::as_const(m_suggestions)) {
        const bool fits = search.isEmpty() || isFoundBy(search, m_dimension, value);
        if (fits && !m_values.contains(value))
            add(value, Qt::Unchecked);
    }
}

void ValueChoice::toggle(QListWidgetItem *item)
{
    const QString value = item->data(Qt::UserRole).toString();
    const Qt::CheckState state =
        item->data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked ? Qt::Unchecked
                                                                              : Qt::Checked;
    if (state == Qt::Checked)
        m_values.append(value);
    else
        m_values.removeAll(value);
    m_message->clear();
    // The row stays where it is: it may have been a mistake.
    item->setData(Qt::CheckStateRole, state);
    item->setData(Qt::AccessibleTextRole,
                  state == Qt::Checked ? tr("%1, chosen").arg(item->text()) : item->text());
    Q_EMIT changed();
}

std::optional<QString> ValueChoice::meantBy(const QString &text) const
{
    if (m_by != FilterOperator::Is || m_suggestions.contains(text))
        return text;
    for (const QString &seen : m_suggestions) // Most visitors first.
        if (nameOf(seen).compare(text, Qt::CaseInsensitive) == 0)
            return seen;
    const std::optional<QString> value = valueFromText(m_dimension, text);
    if (m_dimension != domain::Dimension::Language || (value && m_suggestions.contains(*value)))
        return value;
    // Browsers send "de-DE": nobody may have the bare language.
    const QStringList named = languagesNamed(text, value, m_suggestions);
    if (named.size() > 1)
        return std::nullopt;
    return named.isEmpty() ? value : named.front();
}

bool ValueChoice::takeTyped()
{
    const QString text = searchText();
    // Those that were chosen, too: it may have been under another comparison.
    for (const QString &each : m_values + QStringList(text))
        if (const QString problem = problemOf(m_by, each); !problem.isEmpty()) {
            m_message->setError(problem);
            return false;
        }
    if (text.isEmpty())
        return true;
    const std::optional<QString> value = meantBy(text);
    if (!value) {
        m_message->setError(tr("There is no “%1”. Choose from the list.").arg(text.left(60)));
        return false;
    }
    if (!m_values.contains(*value))
        m_values.append(*value);
    m_field->clear();
    Q_EMIT changed();
    return true;
}

bool ValueChoice::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_field) {
        if (enter) {
            if (searchText().isEmpty())
                Q_EMIT confirmed();
            else
                static_cast<void>(takeTyped());
            return true;
        }
        if (key == Qt::Key_Down && m_list->count() > 0) {
            m_list->setFocus(Qt::TabFocusReason);
            if (!m_list->currentItem())
                m_list->setCurrentRow(0);
            return true;
        }
    } else if (watched == m_list) {
        if (key == Qt::Key_Space && m_list->currentItem()) {
            toggle(m_list->currentItem());
            return true;
        }
        if (enter) {
            Q_EMIT confirmed();
            return true;
        }
        if (key == Qt::Key_Up && m_list->currentRow() == 0) {
            m_field->setFocus(Qt::BacktabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace footfall::app
