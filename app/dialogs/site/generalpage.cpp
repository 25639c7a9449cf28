// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/generalpage.h"

#include "app/dialogs/editlist.h"
#include "app/dialogs/formpage.h"
#include "app/dialogs/site/layout.h"
#include "app/dialogs/timezonebox.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>

namespace footfall::app {

SiteGeneralPage::SiteGeneralPage(const Backend &backend, const domain::Site &site, QWidget *parent)
    : SitePage(parent), m_backend(backend), m_site(site)
{
    QGridLayout *grid = makeFormGrid(this, SiteLabelColumn, SitePageMargins);
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
    m_aliases = new EditList(m_site.aliases, {QStringLiteral("aliases"), tr("Also answers to"),
                                              tr("Add a name"), tr("Remove the selected name")});
    m_aliases->setVisibleRows(3);
    m_aliases->setFoot([](int count) { return tr("%Ln name(s)", nullptr, count); });
    m_aliases->setJudge([this](const QStringList &typed) { return aliasProblem(typed); });
    m_aliases->setNote([](const QStringList &) {
        return tr("What the site is called by another product that it moves here from: its site "
                  "id, UUID or domain. Its script then works as it is.");
    });

    int row = addFormRow(grid, 0, tr("&Name"), m_name, m_nameMessage);
    row = addFormRow(grid, row, tr("Days end at &midnight in"), m_zone, m_zoneMessage);
    row = addFormRow(
        grid, row, tr("&Tracking code"), codeLine,
        new FieldMessage(nullptr, tr("Public: it stands in the snippet, and never changes.")));
    addFormRow(grid, row, tr("A&lso answers to"), m_aliases);
    connect(m_name, &QLineEdit::textChanged, this, &SiteGeneralPage::check);
    connect(m_zone, &TimeZoneBox::zoneNameChanged, this, &SiteGeneralPage::check);
    connect(m_aliases, &EditList::changed, this, &SiteGeneralPage::changed);
    setFocusProxy(m_name);
    check();
}

QString SiteGeneralPage::zoneNote() const
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

QString SiteGeneralPage::aliasProblem(const QStringList &typed) const
{
    QStringList seen;
    for (const QString &text : typed) {
        const domain::Result<QString> alias = domain::normalisedAlias(text);
        if (!alias)
            return alias.error().message;
        if (seen.contains(*alias))
            return tr("%1 is there twice.").arg(*alias);
        seen.append(*alias);
        for (const domain::Site &other : m_backend.sites()) {
            const bool taken = other.aliases.contains(*alias) ||
                               other.trackingCode.compare(*alias, Qt::CaseInsensitive) == 0;
            if (taken && other.trackingCode != m_site.trackingCode)
                return tr("%1 belongs to site %2.").arg(*alias, other.name);
        }
    }
    return {};
}

QStringList SiteGeneralPage::aliases() const
{
    QStringList names;
    for (const QString &text : m_aliases->entries())
        names.append(domain::normalisedAlias(text).value_or(text));
    return names;
}

void SiteGeneralPage::check()
{
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
    Q_EMIT changed();
}

bool SiteGeneralPage::isFine() const
{
    return !m_nameMessage->hasError() && !m_zoneMessage->hasError() && m_aliases->isFine();
}

void SiteGeneralPage::addTo(domain::SiteEdit &edit) const
{
    if (m_name->text().trimmed() != m_site.name)
        edit.name = m_name->text().trimmed();
    if (m_zone->zoneName() != QString::fromLatin1(m_site.timeZone().id()))
        edit.timeZone = m_zone->zoneName();
    const QStringList typed = aliases();
    for (const QString &alias : typed)
        if (!m_site.aliases.contains(alias))
            edit.addAliases.append(alias);
    for (const QString &alias : m_site.aliases)
        if (!typed.contains(alias))
            edit.removeAliases.append(alias);
}

bool SiteGeneralPage::takeError(const domain::Error &error, const domain::SiteEdit &edit)
{
    const bool onlyAliases = !edit.addAliases.isEmpty() && edit.addHostnames.isEmpty();
    if (error.kind != domain::ErrorKind::Invalid || !onlyAliases)
        return false;
    m_aliases->message()->setError(error.message);
    return true;
}

} // namespace footfall::app
