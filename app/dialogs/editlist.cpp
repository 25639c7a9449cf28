// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/editlist.h"

#include "app/theme/buttonlook.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace footfall::app {

namespace {

constexpr int RowHeight = 28;

/// The entry as it is typed, and at the other side what it is.
class EntryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    std::function<QString(int, const QString &)> side;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, theme().px(RowHeight)};
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        // What is painted below it must not shine through.
        QPalette opaque = editor->palette();
        opaque.setColor(QPalette::Base, theme().accentSoft);
        editor->setPalette(opaque);
        editor->setAutoFillBackground(true);
        return editor;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &colours = theme();
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, colours.accentSoft);
        const QRect box = option.rect.adjusted(10, 0, -10, 0);
        const QString entry = index.data().toString();
        const QString kind = side ? side(index.row(), entry) : QString();
        painter->setFont(app::font(Type::Body));
        painter->setPen(colours.text2);
        painter->drawText(
            box,
            static_cast<int>(Qt::AlignVCenter |
                             QStyle::visualAlignment(option.direction, Qt::AlignRight)),
            kind);
        const int room = box.width() -
                         (kind.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(kind) + 12);
        painter->setPen(colours.text);
        painter->drawText(box,
                          static_cast<int>(Qt::AlignVCenter | QStyle::visualAlignment(
                                                                  option.direction, Qt::AlignLeft)),
                          painter->fontMetrics().elidedText(entry, Qt::ElideMiddle, room));
        painter->restore();
    }
};

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

EditList::EditList(const QStringList &entries, const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget)
    , m_remove(new QToolButton)
    , m_footWords(new ThemedLabel(QString(), Type::Small, &Theme::text2))
    , m_message(new FieldMessage(nullptr))
{
    m_list->setObjectName(words.objectName);
    m_list->setAccessibleName(words.name);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_list->viewport()->setAutoFillBackground(false);
    setVisibleRows(4);
    for (const QString &entry : entries)
        append(entry);
    m_list->setCurrentRow(0);

    auto *adder = new QToolButton;
    adder->setObjectName(QStringLiteral("add") + capitalised(words.objectName));
    adder->setToolTip(words.add);
    setThemedIcon(adder, QStringLiteral("plus"));
    m_remove->setObjectName(QStringLiteral("remove") + capitalised(words.objectName));
    m_remove->setToolTip(words.remove);
    setThemedIcon(m_remove, QStringLiteral("minus"));
    for (QToolButton *button : {adder, m_remove}) {
        button->setAccessibleName(button->toolTip());
        button->setFocusPolicy(Qt::StrongFocus);
        button->setFixedSize(theme().px(30), theme().px(28));
        setButtonLook(button, ButtonLook::Flat);
    }

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(2, 1, 10, 1);
    foot->setSpacing(2);
    foot->addWidget(adder);
    foot->addWidget(m_remove);
    foot->addSpacing(6);
    foot->addWidget(m_footWords, 1);
    auto *box = new Ground;
    box->setBorder(&Theme::control);
    auto *boxRows = new QVBoxLayout(box);
    boxRows->setContentsMargins(1, 4, 1, 1);
    boxRows->setSpacing(0);
    boxRows->addWidget(m_list);
    boxRows->addWidget(new Hairline(Qt::Horizontal));
    boxRows->addLayout(foot);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addWidget(box);
    rows->addWidget(m_message);
    setFocusProxy(m_list);

    connect(adder, &QToolButton::clicked, this, &EditList::add);
    connect(m_remove, &QToolButton::clicked, this, &EditList::remove);
    auto *deleteKey = new QShortcut(QKeySequence::Delete, m_list);
    deleteKey->setContext(Qt::WidgetShortcut);
    connect(deleteKey, &QShortcut::activated, this, &EditList::remove);
    connect(m_list, &QListWidget::itemChanged, this, &EditList::check);
    connect(m_list, &QListWidget::currentRowChanged, this, &EditList::check);
    check();
}

void EditList::setJudge(std::function<QString(const QStringList &)> judge)
{
    m_judge = std::move(judge);
    check();
}

void EditList::setNote(std::function<QString(const QStringList &)> note)
{
    m_note = std::move(note);
    check();
}

void EditList::setSide(std::function<QString(int, const QString &)> side)
{
    static_cast<EntryDelegate *>(m_list->itemDelegate())->side = std::move(side);
    m_list->viewport()->update();
}

void EditList::setFoot(std::function<QString(int)> foot)
{
    m_foot = std::move(foot);
    check();
}

void EditList::setFewest(int entries)
{
    m_fewest = entries;
    check();
}

void EditList::setVisibleRows(int rows)
{
    m_list->setFixedHeight(theme().px(RowHeight) * rows);
}

QListWidgetItem *EditList::append(const QString &entry)
{
    auto *item = new QListWidgetItem(entry, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
    return item;
}

QStringList EditList::entries() const
{
    QStringList found;
    for (int row = 0; row < m_list->count(); ++row) {
        const QString typed = m_list->item(row)->text().trimmed();
        if (!typed.isEmpty())
            found.append(typed);
    }
    return found;
}

void EditList::add()
{
    QListWidgetItem *item = append(QString());
    m_list->setCurrentItem(item);
    m_list->setFocus();
    m_list->editItem(item);
}

void EditList::remove()
{
    delete m_list->takeItem(m_list->currentRow());
    check();
}

void EditList::check()
{
    const QStringList typed = entries();
    m_message->setHint(m_note ? m_note(typed) : QString());
    const QString problem = m_judge ? m_judge(typed) : QString();
    if (problem.isEmpty())
        m_message->clear();
    else
        m_message->setError(problem);
    m_footWords->setText(m_foot ? m_foot(static_cast<int>(typed.size())) : QString());
    m_remove->setEnabled(m_list->currentRow() >= 0 && m_list->count() > m_fewest);
    Q_EMIT changed();
}

} // namespace footfall::app
