// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/hostnamelist.h"

#include "app/theme/buttonlook.h"
#include "core/domain/hostname.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace footfall::app {

namespace {

/// The name as it is typed, and at the other side which one it is.
class HostnameDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, theme().px(28)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &colours = theme();
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, colours.accentSoft);
        const QRect box = option.rect.adjusted(10, 0, -10, 0);
        const QString kind = index.row() == 0 ? HostnameList::tr("main hostname") : QString();
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
        painter->drawText(
            box,
            static_cast<int>(Qt::AlignVCenter |
                             QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, room));
        painter->restore();
    }
};

} // namespace

HostnameList::HostnameList(const QStringList &hostnames, Note note, QWidget *parent)
    : QWidget(parent)
    , m_note(std::move(note))
    , m_list(new QListWidget)
    , m_remove(new QToolButton)
    , m_count(new ThemedLabel(QString(), Type::Small, &Theme::text2))
    , m_message(new FieldMessage(nullptr))
{
    m_list->setObjectName(QStringLiteral("hostnames"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new HostnameDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_list->setFixedHeight(theme().px(28) * 4);
    m_list->viewport()->setAutoFillBackground(false);
    for (const QString &hostname : hostnames)
        append(hostname);
    m_list->setCurrentRow(0);

    auto *add = new QToolButton;
    add->setObjectName(QStringLiteral("addHostname"));
    add->setToolTip(tr("Add a hostname"));
    add->setAccessibleName(add->toolTip());
    setThemedIcon(add, QStringLiteral("plus"));
    m_remove->setObjectName(QStringLiteral("removeHostname"));
    m_remove->setToolTip(tr("Remove the selected hostname"));
    m_remove->setAccessibleName(m_remove->toolTip());
    setThemedIcon(m_remove, QStringLiteral("minus"));
    for (QToolButton *button : {add, m_remove}) {
        button->setFocusPolicy(Qt::StrongFocus);
        button->setFixedSize(theme().px(30), theme().px(28));
        setButtonLook(button, ButtonLook::Flat);
    }

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(2, 1, 10, 1);
    foot->setSpacing(2);
    foot->addWidget(add);
    foot->addWidget(m_remove);
    foot->addSpacing(6);
    foot->addWidget(m_count, 1);
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

    connect(add, &QToolButton::clicked, this, &HostnameList::addHostname);
    connect(m_remove, &QToolButton::clicked, this, &HostnameList::removeHostname);
    auto *deleteKey = new QShortcut(QKeySequence::Delete, m_list);
    deleteKey->setContext(Qt::WidgetShortcut);
    connect(deleteKey, &QShortcut::activated, this, &HostnameList::removeHostname);
    connect(m_list, &QListWidget::itemChanged, this, &HostnameList::check);
    connect(m_list, &QListWidget::currentRowChanged, this, &HostnameList::check);
    check();
}

QListWidgetItem *HostnameList::append(const QString &hostname)
{
    auto *item = new QListWidgetItem(hostname, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
    return item;
}

QStringList HostnameList::hostnames() const
{
    QStringList found;
    for (int row = 0; row < m_list->count(); ++row) {
        const QString typed = m_list->item(row)->text().trimmed();
        if (typed.isEmpty())
            continue;
        found.append(domain::normalisedHostname(typed).value_or(typed));
    }
    return found;
}

void HostnameList::addHostname()
{
    QListWidgetItem *item = append(QString());
    m_list->setCurrentItem(item);
    m_list->setFocus();
    m_list->editItem(item);
}

void HostnameList::removeHostname()
{
    delete m_list->takeItem(m_list->currentRow());
    check();
}

void HostnameList::check()
{
    const QStringList names = hostnames();
    QString problem;
    QString note;
    for (const QString &name : names) {
        const domain::Result<QString> hostname = domain::normalisedHostname(name);
        if (!hostname)
            problem = hostname.error().message;
        else if (names.count(name) > 1)
            problem = tr("%1 is there twice.").arg(name);
        else if (note.isEmpty())
            note = m_note(name);
    }
    if (names.isEmpty())
        problem = tr("A site keeps at least one hostname.");
    m_message->setHint(note);
    if (problem.isEmpty())
        m_message->clear();
    else
        m_message->setError(problem);
    m_count->setText(tr("%Ln hostname(s)", nullptr, static_cast<int>(names.size())));
    m_remove->setEnabled(m_list->currentRow() >= 0 && m_list->count() > 1);
    Q_EMIT changed();
}

} // namespace footfall::app
