// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/sitedialog.h"

#include "app/dialogs/deletesitedialog.h"
#include "app/dialogs/formpage.h"
#include "app/dialogs/hostnamelist.h"
#include "app/dialogs/snippetview.h"
#include "app/dialogs/timezonebox.h"
#include "app/theme/buttonlook.h"
#include "core/domain/snippet.h"
#include "core/instance/futures.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace footfall::app {

namespace {

constexpr int LabelColumn = 140;
constexpr QMargins PageMargins(16, 20, 24, 16);

} // namespace

SiteDialog::SiteDialog(const Backend &backend, const domain::Site &site, QWidget *parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_site(site)
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
{
    setWindowTitle(tr("Site: %1").arg(site.name));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme().px(600), theme().px(520));
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const QString &title : {tr("&General"), tr("&Counting"), tr("&Snippet")})
        m_tabs->addTab(title);
    m_pages->addWidget(makeGeneral());
    m_pages->addWidget(makeCounting());
    m_pages->addWidget(makeSnippet());
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);

    auto *tabLine = new QHBoxLayout;
    tabLine->setContentsMargins(16, 0, 16, 0);
    tabLine->addWidget(m_tabs);
    tabLine->addStretch(1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(tabLine);
    rows->addWidget(new Hairline(Qt::Horizontal));
    rows->addWidget(m_pages, 1);
    rows->addWidget(new Hairline(Qt::Horizontal));
    rows->addWidget(makeFooter());
    m_save->setDefault(true); // Only a dialog that holds its button already takes the word.
    check();
    m_name->setFocus();
}

QWidget *SiteDialog::makeGeneral()
{
    auto *page = new QWidget;
    QGridLayout *grid = makeFormGrid(page, LabelColumn, PageMargins);
    m_name = new QLineEdit(m_site.name);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setMaxLength(100);
    m_nameMessage = new FieldMessage(m_name, tr("As it stands in the list of sites."));
    m_zone = new TimeZoneBox;
    m_zone->setObjectName(QStringLiteral("timeZone"));
    m_zone->setZoneName(QString::fromLatin1(m_site.timeZone().id()));
    m_zoneMessage = new FieldMessage(m_zone, zoneNote());
    auto *code = new QLineEdit(m_site.trackingCode);
    code->setObjectName(QStringLiteral("trackingCode"));
    code->setReadOnly(true);
    code->setFont(codeFont());
    auto *codeLine = new QWidget;
    auto *codeLayout = new QHBoxLayout(codeLine);
    codeLayout->setContentsMargins(0, 0, 0, 0);
    codeLayout->setSpacing(8);
    codeLayout->addWidget(code, 1);
    codeLayout->addWidget(copyButton(tr("C&opy"), [code] { return code->text(); }));
    codeLine->setFocusProxy(code);

    int row = addFormRow(grid, 0, tr("&Name"), m_name, m_nameMessage);
    row = addFormRow(grid, row, tr("Days end at &midnight in"), m_zone, m_zoneMessage);
    addFormRow(
        grid, row, tr("&Tracking code"), codeLine,
        new FieldMessage(nullptr, tr("Public: it stands in the snippet, and never changes.")));
    connect(m_name, &QLineEdit::textChanged, this, &SiteDialog::check);
    connect(m_zone, &TimeZoneBox::zoneNameChanged, this, &SiteDialog::check);
    return page;
}

QWidget *SiteDialog::makeCounting()
{
    auto *page = new QWidget;
    QGridLayout *grid = makeFormGrid(page, LabelColumn, PageMargins);
    m_hostnames = new HostnameList(m_site.hostnames, [this](const QString &hostname) {
        return countedAlready(m_backend, hostname, m_site.trackingCode);
    });
    m_privacySignals = new QCheckBox(tr("&Honour “do not track” and GPC"));
    m_privacySignals->setObjectName(QStringLiteral("privacySignals"));
    m_privacySignals->setMinimumHeight(theme().px(30));
    m_privacySignals->setChecked(m_site.privacySignals == domain::PrivacySignals::Respect);
    const int row = addFormRow(grid, 0, tr("C&ount visits on"), m_hostnames);
    addFormRow(grid, row, tr("Visitors"), m_privacySignals,
               underCheck(tr("Views from such browsers are turned away and not counted.")));
    connect(m_hostnames, &HostnameList::changed, this, &SiteDialog::check);
    connect(m_privacySignals, &QCheckBox::toggled, this, &SiteDialog::check);
    return page;
}

QWidget *SiteDialog::makeSnippet()
{
    auto *page = new QWidget;
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(24, 20, 24, 16);
    rows->setSpacing(8);
    rows->addWidget(
        new ThemedLabel(tr("Put this line before </head> on every page"), Type::Section));
    auto *snippet = new SnippetView;
    snippet->setSnippet(
        domain::trackingSnippet(m_site.trackingCode, instance::publicUrlOf(m_backend.settings())));
    rows->addWidget(snippet);
    auto *hint = new ThemedLabel(
        tr("It sets no cookie and stores nothing in the browser. Where it points to is the public "
           "address in Settings, Collector."),
        Type::Small, &Theme::text2);
    hint->setWordWrap(true);
    rows->addWidget(hint);
    rows->addStretch(1);
    return page;
}

QWidget *SiteDialog::makeFooter()
{
    m_delete = new QPushButton(tr("&Delete site…"));
    m_delete->setObjectName(QStringLiteral("delete"));
    setButtonLook(m_delete, ButtonLook::Danger);
    setThemedIcon(m_delete, QStringLiteral("trash-2"), &Theme::bad);
    const SaveFooter footer = makeSaveFooter(m_delete, tr("Sa&ve"));
    m_footMessage = footer.message;
    m_save = footer.save;
    connect(m_save, &QPushButton::clicked, this, &SiteDialog::save);
    connect(footer.buttons, &QDialogButtonBox::rejected, this, &SiteDialog::reject);
    connect(m_delete, &QPushButton::clicked, this, &SiteDialog::askToDelete);
    return footer.line;
}

void SiteDialog::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

QString SiteDialog::zoneNote() const
{
    const domain::Instant now = m_backend.clock->now();
    const domain::SiteCalendar::Span &last = m_site.calendar.spans().back();
    if (m_site.calendar.spans().size() > 1 && last.from > now) {
        const QDateTime from = QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(last.from),
                                                              m_site.calendar.zoneAt(now));
        return tr("In force from %1; until then days end at midnight in %2.")
            .arg(QLocale().toString(from, QLocale::ShortFormat),
                 zoneLabel(QString::fromLatin1(m_site.calendar.zoneAt(now).id())));
    }
    return tr("Days of all numbers begin and end there.");
}

domain::SiteEdit SiteDialog::edit() const
{
    domain::SiteEdit edit;
    if (m_name->text().trimmed() != m_site.name)
        edit.name = m_name->text().trimmed();
    if (m_zone->zoneName() != QString::fromLatin1(m_site.timeZone().id()))
        edit.timeZone = m_zone->zoneName();
    const QStringList typed = m_hostnames->hostnames();
    for (const QString &hostname : typed)
        if (!m_site.hostnames.contains(hostname))
            edit.addHostnames.append(hostname);
    for (const QString &hostname : m_site.hostnames)
        if (!typed.contains(hostname))
            edit.removeHostnames.append(hostname);
    const domain::PrivacySignals signal = m_privacySignals->isChecked()
                                              ? domain::PrivacySignals::Respect
                                              : domain::PrivacySignals::Ignore;
    if (signal != m_site.privacySignals)
        edit.privacySignals = signal;
    return edit;
}

bool SiteDialog::hasChanges() const
{
    const domain::SiteEdit changes = edit();
    return changes.name || changes.timeZone || changes.privacySignals ||
           !changes.addHostnames.isEmpty() || !changes.removeHostnames.isEmpty();
}

void SiteDialog::check()
{
    if (m_save == nullptr)
        return;
    m_footMessage->clear();
    if (m_name->text().trimmed().isEmpty())
        m_nameMessage->setError(tr("A site needs a name."));
    else
        m_nameMessage->clear();
    const QString zone = m_zone->zoneName();
    if (zone.isEmpty())
        m_zoneMessage->setError(
            tr("There is no such time zone. Type a city, like Berlin, and choose one."));
    else if (zone != QString::fromLatin1(m_site.timeZone().id()))
        m_zoneMessage->setHint(tr(
            "Takes force at the next midnight of the old zone; at once if nothing was counted yet. "
            "What was counted keeps its days."));
    else
        m_zoneMessage->setHint(zoneNote());
    if (!zone.isEmpty())
        m_zoneMessage->clear();
    m_save->setEnabled(!m_busy && !m_nameMessage->hasError() && !m_zoneMessage->hasError() &&
                       m_hostnames->isFine() && hasChanges());
}

void SiteDialog::save()
{
    if (!m_save->isEnabled())
        return;
    setBusy(true);
    instance::whenDone(m_backend.commands->editSite(m_site.trackingCode, edit()), this,
                       [this](const domain::Result<domain::Site> &site) { takeSaved(site); });
}

void SiteDialog::takeSaved(const domain::Result<domain::Site> &site)
{
    setBusy(false);
    if (site) {
        Q_EMIT siteSaved(*site);
        accept();
        return;
    }
    // What the dialog could not know: the disk is full, or the site is gone.
    const domain::SiteEdit changes = edit();
    if (site.error().kind == domain::ErrorKind::Invalid && !changes.addHostnames.isEmpty()) {
        showTab(Tab::Counting);
        m_hostnames->message()->setError(site.error().message);
    } else {
        m_footMessage->setError(site.error().message);
    }
}

void SiteDialog::askToDelete()
{
    auto *dialog = new DeleteSiteDialog(m_backend, m_site, this);
    connect(dialog, &DeleteSiteDialog::removed, this, [this](const QString &trackingCode) {
        Q_EMIT siteRemoved(trackingCode);
        accept();
    });
    dialog->open();
}

void SiteDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_pages->setEnabled(!busy);
    m_delete->setEnabled(!busy);
    check();
}

void SiteDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

} // namespace footfall::app
