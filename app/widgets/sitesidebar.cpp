// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/sitesidebar.h"

#include "app/dialogs/pieces.h"
#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/collectorblock.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace footfall::app {

namespace {

constexpr int FullWidth = 240;
constexpr int RailWidth = 56;

/// A search field that names its shortcut while it is empty.
class SearchField : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QLineEdit::paintEvent(event);
        if (!text().isEmpty() || hasFocus())
            return;
        QPainter painter(this);
        painter.setFont(app::font(Type::Caption));
        painter.setPen(theme().text3);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        painter.drawText(rect().adjusted(10, 0, -10, 0),
                         (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter |
                             Qt::AlignAbsolute,
                         QKeySequence(Qt::CTRL | Qt::Key_K)
                             .toString(QKeySequence::NativeText)
                             .replace(QLatin1Char('+'), QLatin1Char(' ')));
    }
};

QToolButton *flatButton(const QString &iconName, const QString &words, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    setThemedIcon(button, iconName);
    setButtonLook(button, ButtonLook::Flat);
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

SiteSidebar::SiteSidebar(SiteListModel &model, QWidget *parent) : QWidget(parent), m_model(model)
{
    m_filter.setSourceModel(&model);
    m_filter.setFilterCaseSensitivity(Qt::CaseInsensitive);

    m_search = new SearchField(this);
    m_search->setPlaceholderText(tr("Find site"));
    m_search->setAccessibleName(tr("Find site"));
    auto *lens = m_search->addAction(icon(QStringLiteral("search"), theme().text3),
                                     QLineEdit::LeadingPosition);
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, lens,
            [lens] { lens->setIcon(icon(QStringLiteral("search"), theme().text3)); });
    m_search->installEventFilter(this);
    m_searchButton = flatButton(QStringLiteral("search"), tr("Find site (Ctrl+K)"), this);
    m_searchButton->setFixedSize(theme().px(40), theme().px(40));

    m_headRow = new QWidget(this);
    auto *head = new QHBoxLayout(m_headRow);
    head->setContentsMargins(18, 0, 11, 0);
    head->setSpacing(6);
    auto *title = new ThemedLabel(tr("Sites"), Type::Caption, &Theme::text3, m_headRow);
    title->setFont(app::font(Type::Caption, QFont::DemiBold));
    head->addWidget(title);
    head->addStretch();
    head->addWidget(new ThemedLabel(tr("visitors today"), Type::Caption, &Theme::text3, m_headRow));
    auto *add = flatButton(QStringLiteral("plus"), tr("Add a site"), m_headRow);
    add->setFixedSize(theme().px(26), theme().px(26));
    head->addWidget(add);

    m_delegate = new SiteDelegate(this);
    m_list = new QListView(this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(&m_filter);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAutoFillBackground(false);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAccessibleName(tr("Sites"));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_railAdd = flatButton(QStringLiteral("plus"), tr("Add a site"), this);
    m_railAdd->setFixedSize(theme().px(40), theme().px(40));
    m_collector = new CollectorBlock(this);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 1, 0);
    column->setSpacing(0);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(10, 0, 9, 0);
    searchRow->addWidget(m_search);
    column->addLayout(searchRow);
    column->addWidget(m_searchButton, 0, Qt::AlignHCenter);
    column->addSpacing(10);
    column->addWidget(m_headRow);
    column->addSpacing(4);
    column->addWidget(m_list, 1);
    column->addWidget(m_railAdd, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(m_collector);

    connect(add, &QToolButton::clicked, this, &SiteSidebar::addSiteRequested);
    connect(m_railAdd, &QToolButton::clicked, this, &SiteSidebar::addSiteRequested);
    connect(m_searchButton, &QToolButton::clicked, this, &SiteSidebar::beginSearch);
    connect(m_collector, &CollectorBlock::settingsRequested, this, &SiteSidebar::settingsRequested);
    connect(m_collector, &QAbstractButton::clicked, this, &SiteSidebar::collectorRequested);
    connect(m_search, &QLineEdit::textChanged, &m_filter,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_filter.rowCount() > 0) {
            choose(m_filter.index(0, 0));
            endSearch();
        }
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SiteSidebar::choose);
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, [this] { setCurrent(m_current); });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        const QModelIndex index = m_list->indexAt(position);
        if (!index.isValid())
            return;
        const QString code = index.data(SiteListModel::TrackingCodeRole).toString();
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Site settings…"), this,
                        [this, code] { Q_EMIT siteSettingsRequested(code); });
        menu->popup(m_list->viewport()->mapToGlobal(position));
    });
    applyWidth(SidebarWidth::Full);
}

void SiteSidebar::setSidebarWidth(SidebarWidth width)
{
    if (width == m_width)
        return;
    m_width = width;
    applyWidth(width);
}

void SiteSidebar::applyWidth(SidebarWidth width)
{
    const bool full = width == SidebarWidth::Full;
    setFixedWidth(theme().px(full ? FullWidth : RailWidth));
    m_search->setVisible(full);
    m_searchButton->setVisible(!full);
    m_headRow->setVisible(full);
    m_railAdd->setVisible(!full);
    m_delegate->setWidth(width);
    m_collector->setWidth(width);
    m_list->doItemsLayout(); // Rows are of another height now.
}

void SiteSidebar::beginSearch()
{
    if (m_width == SidebarWidth::Rail)
        applyWidth(SidebarWidth::Full);
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SiteSidebar::endSearch()
{
    m_search->clear();
    if (m_width == SidebarWidth::Rail)
        applyWidth(SidebarWidth::Rail);
}

void SiteSidebar::choose(const QModelIndex &index)
{
    const QString code = index.data(SiteListModel::TrackingCodeRole).toString();
    if (!index.isValid() || (code == m_current && m_shown == Shown::Site))
        return;
    m_shown = Shown::Site;
    m_current = code;
    setCurrent(code);
    Q_EMIT siteChosen(code);
}

void SiteSidebar::setCurrent(const QString &trackingCode)
{
    m_current = trackingCode;
    const int row = m_model.rowOf(trackingCode);
    const QModelIndex index = row < 0 || m_shown == Shown::Collector
                                  ? QModelIndex()
                                  : m_filter.mapFromSource(m_model.index(row));
    const QSignalBlocker silent(m_list->selectionModel());
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_list->viewport()->update();
}

void SiteSidebar::setShown(Shown shown)
{
    m_shown = shown;
    m_collector->setShown(shown == Shown::Collector ? CollectorBlock::Shown::Here
                                                    : CollectorBlock::Shown::Elsewhere);
    setCurrent(m_current);
}

QString SiteSidebar::current() const
{
    return m_current;
}

bool SiteSidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search) {
        if (event->type() == QEvent::KeyPress) {
            const auto *key = static_cast<QKeyEvent *>(event);
            if (key->key() == Qt::Key_Escape) {
                endSearch();
                m_list->setFocus(Qt::OtherFocusReason);
                return true;
            }
            if (key->key() == Qt::Key_Down) {
                m_list->setFocus(Qt::TabFocusReason);
                return true;
            }
        }
        if (event->type() == QEvent::FocusOut && m_search->text().isEmpty())
            endSearch();
    }
    return QWidget::eventFilter(watched, event);
}

void SiteSidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().sidebar);
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(edge, 0, 1, height()), theme().border);
}

} // namespace footfall::app
