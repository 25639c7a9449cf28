// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/countingpage.h"

#include "app/collector/plaintable.h"
#include "app/dialogs/formpage.h"
#include "app/dialogs/hostnamelist.h"
#include "app/dialogs/site/layout.h"
#include "app/dialogs/site/pathpreview.h"
#include "core/domain/addressrange.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QGridLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>

namespace footfall::app {

using domain::PathRules;

namespace {

/// "page, sort, utm_*" as it is typed into one field.
QStringList namesIn(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    return text.split(between, Qt::SkipEmptyParts);
}

QString problemOf(const PathRules &rules)
{
    const domain::Result<PathRules> checked = domain::checkedPathRules(rules);
    return checked ? QString() : checked.error().message;
}

QCheckBox *checkBox(const QString &words, const QString &objectName, bool isChecked)
{
    auto *box = new QCheckBox(words);
    box->setObjectName(objectName);
    box->setMinimumHeight(theme().px(30));
    box->setChecked(isChecked);
    return box;
}

} // namespace

SiteCountingPage::SiteCountingPage(const Backend &backend, const domain::Site &site,
                                   QWidget *parent)
    : SitePage(parent)
    , m_backend(backend)
    , m_site(site)
    , m_scroll(new QScrollArea(this))
    , m_preview(new PathPreviewModel(this))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget;
    QGridLayout *grid = makeFormGrid(inside, SiteLabelColumn, SitePageMargins);
    int row = addHostnames(grid, 0);
    row = addPathRules(grid, row);
    row = addVisitors(grid, row);
    addOwnVisits(grid, row);
    m_scroll->setWidget(inside);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_scroll);
    setFocusProxy(m_hostnames);
    check();
}

int SiteCountingPage::addHostnames(QGridLayout *grid, int row)
{
    m_hostnames = new HostnameList(m_site.hostnames, [this](const QString &hostname) {
        return countedAlready(m_backend, hostname, m_site.trackingCode);
    });
    m_onlyListed = checkBox(tr("Only on &these"), QStringLiteral("onlyListed"),
                            m_site.hostnameRule == domain::HostnameRule::Listed);
    auto *field = new QWidget;
    auto *rows = new QVBoxLayout(field);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    rows->addWidget(m_hostnames);
    rows->addWidget(m_onlyListed);
    field->setFocusProxy(m_hostnames);
    connect(m_hostnames, &HostnameList::changed, this, &SiteCountingPage::changed);
    connect(m_onlyListed, &QCheckBox::toggled, this, &SiteCountingPage::changed);
    return addFormRow(grid, row, tr("C&ount visits on"), field,
                      underCheck(tr("Else views are counted wherever the snippet stands. *. in "
                                    "front of a name stands for all below it.")));
}

EditList *SiteCountingPage::patternList(const QStringList &patterns, const QString &objectName,
                                        const QString &name, const QString &add,
                                        const QString &remove)
{
    auto *list = new EditList(patterns, {objectName, name, add, remove});
    list->setVisibleRows(2);
    list->setFoot([](int) { return tr("* stands for any text"); });
    connect(list, &EditList::changed, this, &SiteCountingPage::check);
    return list;
}

int SiteCountingPage::addPathRules(QGridLayout *grid, int row)
{
    m_ignored =
        patternList(m_site.pathRules.ignored, QStringLiteral("ignored"), tr("Leave out pages"),
                    tr("Leave out pages like /account/*"), tr("Count the selected pages again"));
    m_ignored->setJudge([](const QStringList &typed) { return problemOf({{}, {}, typed}); });
    m_groups = patternList(m_site.pathRules.groups, QStringLiteral("groups"), tr("Group pages"),
                           tr("Count pages like /users/* as one"),
                           tr("Count the selected pages one by one"));
    m_groups->setJudge([](const QStringList &typed) { return problemOf({{}, typed, {}}); });
    m_keptQuery = new QLineEdit(m_site.pathRules.keptQuery.join(QStringLiteral(", ")));
    m_keptQuery->setObjectName(QStringLiteral("keptQuery"));
    m_keptQuery->setPlaceholderText(tr("page, sort", "names of query values"));
    m_keptQueryMessage = new FieldMessage(
        m_keptQuery, tr("All other query values are dropped before a view is stored."));
    connect(m_keptQuery, &QLineEdit::textChanged, this, &SiteCountingPage::check);

    m_previewTable = new PlainTable;
    m_previewTable->setObjectName(QStringLiteral("preview"));
    m_previewTable->setAccessibleName(tr("What becomes of the pages of the last days"));
    m_previewTable->setModel(m_preview);
    m_previewTable->setColumns(PathPreviewModel::Page,
                               {{}, QStringLiteral("/shop/some/pages/*mm")});
    m_previewTable->setFixedHeight(theme().px(24) + 5 * theme().row);
    m_previewBox = new Ground;
    auto *boxRows = new QVBoxLayout(m_previewBox);
    boxRows->setContentsMargins(1, 3, 1, 3);
    boxRows->addWidget(m_previewTable);
    m_previewWords = new ThemedLabel(QString(), Type::Small, &Theme::text2);
    m_previewWords->setWordWrap(true);

    row = addFormRow(grid, row, tr("&Leave out pages"), m_ignored);
    row = addFormRow(grid, row, tr("&Group pages"), m_groups);
    row = addFormRow(grid, row, tr("&Keep from the URL"), m_keptQuery, m_keptQueryMessage);
    return addFormRow(grid, row, tr("Preview"), m_previewBox, m_previewWords);
}

int SiteCountingPage::addVisitors(QGridLayout *grid, int row)
{
    m_privacySignals =
        checkBox(tr("&Honour “do not track” and GPC"), QStringLiteral("privacySignals"),
                 m_site.privacySignals == domain::PrivacySignals::Respect);
    m_bots = checkBox(tr("Show what &crawlers looked at"), QStringLiteral("showBots"),
                      m_site.botViews == domain::BotViews::Shown);
    connect(m_privacySignals, &QCheckBox::toggled, this, &SiteCountingPage::changed);
    connect(m_bots, &QCheckBox::toggled, this, &SiteCountingPage::changed);
    row = addFormRow(grid, row, tr("Visitors"), m_privacySignals,
                     underCheck(tr("Views from such browsers are turned away and not counted.")));
    return addFormRow(grid, row, tr("Crawlers"), m_bots,
                      underCheck(tr("They are never counted as visitors. Which of them came for "
                                    "which page then stands on the collector’s page, Bots.")));
}

void SiteCountingPage::addOwnVisits(QGridLayout *grid, int row)
{
    m_ranges = new EditList(m_site.excludedRanges,
                            {QStringLiteral("ranges"), tr("Addresses that are not counted"),
                             tr("Add an address or a range"), tr("Count the selected ones again")});
    m_ranges->setVisibleRows(2);
    m_ranges->setFoot([](int) { return tr("such as 203.0.113.0/24"); });
    m_ranges->setJudge([](const QStringList &typed) {
        for (const QString &text : typed)
            if (const domain::Result<QString> range = domain::normalisedRange(text); !range)
                return range.error().message;
        return QString();
    });
    m_ranges->setNote([](const QStringList &) {
        return tr("Views from there are turned away: an office, your home.");
    });
    connect(m_ranges, &EditList::changed, this, &SiteCountingPage::changed);

    auto *exclude = new QPushButton(tr("&Exclude this computer…"));
    exclude->setObjectName(QStringLiteral("excludeThisComputer"));
    exclude->setAutoDefault(false);
    setThemedIcon(exclude, QStringLiteral("external-link"), &Theme::text);
    connect(exclude, &QPushButton::clicked, this, [this] {
        QUrl url = siteUrl(m_site);
        url.setFragment(QStringLiteral("footfall=off"));
        QDesktopServices::openUrl(url);
    });
    auto *line = new QWidget;
    auto *lineRow = new QHBoxLayout(line);
    lineRow->setContentsMargins(0, 0, 0, 0);
    lineRow->addWidget(exclude);
    lineRow->addStretch(1);
    auto *words = new ThemedLabel(
        tr("Opens %1 in your browser, with #footfall=off behind it. The script there remembers "
           "in this browser not to count you, until the page is opened with #footfall=on.")
            .arg(siteUrl(m_site).toString()),
        Type::Small, &Theme::text2);
    words->setWordWrap(true);
    row = addFormRow(grid, row, tr("Do not count"), m_ranges);
    addFormRow(grid, row, tr("Own visits"), line, words);
}

PathRules SiteCountingPage::typedRules() const
{
    return {namesIn(m_keptQuery->text()), m_groups->entries(), m_ignored->entries()};
}

void SiteCountingPage::setRecentPaths(const QStringList &mostViewedFirst)
{
    m_preview->setPaths(mostViewedFirst);
    check();
}

void SiteCountingPage::check()
{
    if (!m_previewWords)
        return; // While it is being made.
    const QString problem = problemOf({namesIn(m_keptQuery->text()), {}, {}});
    if (problem.isEmpty())
        m_keptQueryMessage->clear();
    else
        m_keptQueryMessage->setError(problem);
    m_preview->setRules(domain::checkedPathRules(typedRules()).value_or(m_site.pathRules));
    m_previewBox->setVisible(m_preview->rowCount() > 0);
    if (m_preview->rowCount() == 0)
        m_previewWords->setText(tr("No page was viewed within the last 7 days."));
    else
        m_previewWords->setText(
            tr("%Ln page(s) of the last 7 days would be counted otherwise from now on. What was "
               "counted stays.",
               nullptr, m_preview->changedRows()));
    Q_EMIT changed();
}

void SiteCountingPage::showBots()
{
    m_scroll->ensureWidgetVisible(m_bots, 0, 120);
    m_bots->setFocus(Qt::OtherFocusReason);
}

bool SiteCountingPage::isFine() const
{
    return m_hostnames->isFine() && m_ignored->isFine() && m_groups->isFine() &&
           !m_keptQueryMessage->hasError() && m_ranges->isFine();
}

void SiteCountingPage::addTo(domain::SiteEdit &edit) const
{
    const QStringList typed = m_hostnames->hostnames();
    for (const QString &hostname : typed)
        if (!m_site.hostnames.contains(hostname))
            edit.addHostnames.append(hostname);
    for (const QString &hostname : m_site.hostnames)
        if (!typed.contains(hostname))
            edit.removeHostnames.append(hostname);
    const auto rule =
        m_onlyListed->isChecked() ? domain::HostnameRule::Listed : domain::HostnameRule::Any;
    if (rule != m_site.hostnameRule)
        edit.hostnameRule = rule;
    const auto signal = m_privacySignals->isChecked() ? domain::PrivacySignals::Respect
                                                      : domain::PrivacySignals::Ignore;
    if (signal != m_site.privacySignals)
        edit.privacySignals = signal;
    const auto bots = m_bots->isChecked() ? domain::BotViews::Shown : domain::BotViews::Discarded;
    if (bots != m_site.botViews)
        edit.botViews = bots;
    const PathRules rules = domain::checkedPathRules(typedRules()).value_or(m_site.pathRules);
    if (rules != m_site.pathRules)
        edit.pathRules = rules;
    QStringList ranges;
    for (const QString &text : m_ranges->entries())
        ranges.append(domain::normalisedRange(text).value_or(text));
    if (ranges != m_site.excludedRanges)
        edit.excludedRanges = ranges;
}

bool SiteCountingPage::takeError(const domain::Error &error, const domain::SiteEdit &edit)
{
    if (error.kind != domain::ErrorKind::Invalid || edit.addHostnames.isEmpty())
        return false;
    m_scroll->ensureWidgetVisible(m_hostnames);
    m_hostnames->message()->setError(error.message);
    return true;
}

} // namespace footfall::app
