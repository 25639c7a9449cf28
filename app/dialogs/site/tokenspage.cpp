// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/tokenspage.h"

#include "app/dialogs/formpage.h"
#include "app/dialogs/site/layout.h"
#include "app/dialogs/site/listframe.h"
#include "app/format/names.h"
#include "app/theme/buttonlook.h"
#include "app/widgets/stateview.h"
#include "core/domain/apitoken.h"

#include <QDateTime>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QStackedWidget>
#include <algorithm>

namespace footfall::app {

using domain::ApiToken;

namespace {

QString wordsOf(const ApiToken &token)
{
    if (!token.id.isValid())
        return SiteTokensPage::tr("%1 · new, in force when saved").arg(plainName(token.name));
    const QDateTime created =
        QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(token.createdAt));
    return SiteTokensPage::tr("%1 · since %2", "a token's name and a date")
        .arg(plainName(token.name), QLocale().toString(created.date(), QLocale::ShortFormat));
}

} // namespace

SiteTokensPage::SiteTokensPage(const domain::Site &site, QWidget *parent)
    : SitePage(parent), m_site(site)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 20, 24, 16);
    rows->setSpacing(14);
    rows->addWidget(makeList(), 1);
    rows->addWidget(makeForm());
    for (const ApiToken &token : site.tokens)
        append(token);
    setFocusProxy(m_name);
    check();
}

QWidget *SiteTokensPage::makeList()
{
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("tokens"));
    m_list->setAccessibleName(tr("Tokens"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setSpacing(4); // So that a row keeps off the frame.
    auto *empty = new StateView;
    empty->showEmpty(QStringLiteral("key-round"), tr("No tokens"),
                     tr("With a token, a back end or an app without a browser can send page views "
                        "and events for this site."));
    m_stack = new QStackedWidget;
    m_stack->addWidget(empty);
    m_stack->addWidget(m_list);
    m_remove = new QPushButton(tr("&Remove token"));
    m_remove->setObjectName(QStringLiteral("removeToken"));
    m_remove->setAutoDefault(false);
    connect(m_remove, &QPushButton::clicked, this, &SiteTokensPage::remove);
    connect(m_list, &QListWidget::currentRowChanged, this, &SiteTokensPage::check);
    return makeListFrame(m_stack, tr("Whoever uses a removed one is turned away."), m_remove);
}

QWidget *SiteTokensPage::makeForm()
{
    auto *form = new QWidget;
    QGridLayout *grid = makeFormGrid(form, SiteLabelColumn - 40);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("tokenName"));
    m_name->setMaxLength(100);
    m_name->setPlaceholderText(tr("shop back end"));
    m_name->installEventFilter(this);
    m_draw = new QPushButton(tr("&Add token"));
    m_draw->setObjectName(QStringLiteral("addToken"));
    m_draw->setAutoDefault(false);
    setThemedIcon(m_draw, QStringLiteral("plus"), &Theme::text);
    auto *line = new QWidget;
    auto *lineRow = new QHBoxLayout(line);
    lineRow->setContentsMargins(0, 0, 0, 0);
    lineRow->setSpacing(8);
    lineRow->addWidget(m_name, 1);
    lineRow->addWidget(m_draw);
    line->setFocusProxy(m_name);

    m_shown = new QWidget;
    m_text = new QLineEdit;
    m_text->setObjectName(QStringLiteral("tokenText"));
    m_text->setAccessibleName(tr("The new token"));
    m_text->setReadOnly(true);
    m_text->setFont(codeFont());
    auto *copy = copyButton(tr("&Copy"), [this] { return m_text->text(); });
    copy->setObjectName(QStringLiteral("copyToken"));
    auto *shownLine = new QHBoxLayout;
    shownLine->setSpacing(8);
    shownLine->addWidget(m_text, 1);
    shownLine->addWidget(copy);
    auto *words = new ThemedLabel(
        tr("Copy it now: it is shown this once and not kept. It is in force when you save."),
        Type::Small, &Theme::warn);
    words->setWordWrap(true);
    auto *shownRows = new QVBoxLayout(m_shown);
    shownRows->setContentsMargins(0, 0, 0, 0);
    shownRows->setSpacing(4);
    shownRows->addLayout(shownLine);
    shownRows->addWidget(words);
    m_shown->hide();

    const int row = addFormRow(grid, 0, tr("Token &for"), line);
    grid->addWidget(m_shown, row, 1);
    connect(m_name, &QLineEdit::textChanged, this, &SiteTokensPage::check);
    connect(m_draw, &QPushButton::clicked, this, &SiteTokensPage::draw);
    return form;
}

void SiteTokensPage::append(const ApiToken &token)
{
    m_tokens.push_back(token);
    auto *item = new QListWidgetItem(wordsOf(token), m_list);
    item->setToolTip(plainToolTip(token.name));
    item->setSizeHint(QSize(0, theme().px(28)));
}

void SiteTokensPage::draw()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return;
    const domain::DrawnToken drawn = domain::drawToken(name);
    append(drawn.token);
    m_list->setCurrentRow(m_list->count() - 1);
    m_text->setText(drawn.text);
    m_text->setCursorPosition(0);
    m_shown->show();
    m_name->clear();
    check();
}

void SiteTokensPage::remove()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    if (!m_tokens[static_cast<size_t>(row)].id.isValid())
        m_shown->hide(); // It will never be in force.
    m_tokens.erase(m_tokens.begin() + row);
    delete m_list->takeItem(row);
    check();
}

void SiteTokensPage::check()
{
    m_draw->setEnabled(!m_name->text().trimmed().isEmpty());
    m_remove->setEnabled(m_list->currentRow() >= 0);
    m_stack->setCurrentIndex(m_list->count() > 0 ? 1 : 0);
    Q_EMIT changed();
}

bool SiteTokensPage::eventFilter(QObject *watched, QEvent *event)
{
    // Enter draws a token; the dialog would save and close before it is copied.
    if (event->type() == QEvent::KeyPress && m_draw->isEnabled()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            draw();
            return true;
        }
    }
    return SitePage::eventFilter(watched, event);
}

void SiteTokensPage::addTo(domain::SiteEdit &edit) const
{
    for (const ApiToken &token : m_site.tokens) {
        const bool kept =
            std::any_of(m_tokens.begin(), m_tokens.end(),
                        [&token](const ApiToken &other) { return other.id == token.id; });
        if (!kept)
            edit.removeTokens.push_back(token.id);
    }
    for (const ApiToken &token : m_tokens)
        if (!token.id.isValid())
            edit.addTokens.push_back(token);
}

} // namespace footfall::app
