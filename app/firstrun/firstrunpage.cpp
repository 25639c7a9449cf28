// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstrun/firstrunpage.h"

#include "app/dialogs/pieces.h"
#include "app/dialogs/siteform.h"
#include "app/firstrun/centredcolumn.h"
#include "app/firstrun/logo.h"
#include "app/theme/buttonlook.h"

#include <QDir>
#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace footfall::app {

namespace {

QString shortDirectory(const QString &directory)
{
    const QString home = QDir::homePath();
    QString text = QDir::toNativeSeparators(directory);
    if (directory == home || directory.startsWith(home + QLatin1Char('/')))
        text = QStringLiteral("~") + QDir::toNativeSeparators(directory.mid(home.size()));
    // Text may break after a slash. A short path stays whole; a long one breaks before its folders,
    // and never behind what it begins with.
    constexpr int LongestWhole = 28;
    constexpr QChar WordJoiner(0x2060);
    constexpr QChar BreakHere(0x200B);
    const QChar separator = QDir::separator();
    const bool mayBreak = text.size() > LongestWhole;
    QString joined;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != separator) {
            joined += text.at(at);
            continue;
        }
        joined += at < 2 || !mayBreak ? WordJoiner : BreakHere;
        joined += separator;
        joined += WordJoiner;
    }
    return joined;
}

} // namespace

FirstRunPage::FirstRunPage(const Backend &backend, QWidget *parent)
    : QWidget(parent), m_form(new SiteForm(backend))
{
    auto *column = new CentredColumn(600, this);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(column);

    auto *title = new ThemedLabel(tr("Add your first site"), Type::Title);
    QFont large = app::font(Type::Title);
    large.setPixelSize(theme().px(24));
    title->setFont(large);
    auto *promise = new ThemedLabel(tr("Footfall counts visits on this computer. It sets no "
                                       "cookies, keeps no addresses, and sends nothing to anyone."),
                                    Type::Section, &Theme::text2);
    promise->setFont(app::font(Type::Section, QFont::Normal));
    promise->setWordWrap(true);

    auto *card = new Ground;
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(24, 22, 24, 20);
    cardLayout->addWidget(m_form);

    auto *add = new QPushButton(tr("&Add site"));
    add->setObjectName(QStringLiteral("addSite"));
    add->setMinimumHeight(theme().px(34));
    add->setDefault(true);
    setButtonLook(add, ButtonLook::Default);
    add->setEnabled(false);
    connect(m_form, &SiteForm::readyChanged, add,
            [this, add] { add->setEnabled(m_form->isReady()); });
    connect(add, &QPushButton::clicked, m_form, &SiteForm::submit);
    connect(m_form, &SiteForm::added, this, &FirstRunPage::siteAdded);

    QVBoxLayout *rows = column->rows();
    rows->addSpacing(56);
    rows->addWidget(new Logo(56), 0, Qt::AlignLeft);
    rows->addSpacing(16);
    rows->addWidget(title);
    rows->addSpacing(6);
    rows->addWidget(promise);
    rows->addSpacing(22);
    rows->addWidget(card);
    rows->addSpacing(18);
    rows->addWidget(add, 0, Qt::AlignLeft);
    rows->addSpacing(32);
    rows->addWidget(new Hairline(Qt::Horizontal));
    rows->addSpacing(18);
    rows->addWidget(makePromises(backend.dataDirectory));
    rows->addSpacing(32);
    rows->addStretch(1);
    setFocusProxy(m_form->domainField());
}

QWidget *FirstRunPage::makePromises(const QString &dataDirectory)
{
    struct Promise {
        QString icon;
        QString title;
        QString words;
    };
    const Promise promises[] = {
        {QStringLiteral("eye"), tr("Seen"),
         tr("Page, source, campaign, country, language, browser and device.")},
        {QStringLiteral("eye-off"), tr("Never seen"),
         tr("Addresses, cookies, names, or anything that follows a person to the next day.")},
        {QStringLiteral("hard-drive"), tr("Kept"),
         tr("In one folder on this computer, %1. You can delete it.")
             .arg(shortDirectory(dataDirectory))},
    };
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    int column = 0;
    for (const Promise &promise : promises) {
        auto *head = new QHBoxLayout;
        head->setSpacing(8);
        head->addWidget(new ThemedIcon(promise.icon, &Theme::accent));
        auto *title = new ThemedLabel(promise.title);
        title->setFont(app::font(Type::Body, QFont::DemiBold));
        head->addWidget(title, 1);
        auto *words = new ThemedLabel(promise.words, Type::Small, &Theme::text2);
        words->setWordWrap(true);
        grid->addLayout(head, 0, column);
        grid->addWidget(words, 1, column, Qt::AlignTop);
        grid->setColumnStretch(column, 1);
        grid->setColumnMinimumWidth(column, 150);
        ++column;
    }
    return box;
}

} // namespace footfall::app
