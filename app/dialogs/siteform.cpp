// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/siteform.h"

#include "app/dialogs/pieces.h"
#include "app/dialogs/timezonebox.h"
#include "core/domain/hostname.h"
#include "core/domain/snippet.h"
#include "core/instance/futures.h"

#include <QGridLayout>
#include <QLineEdit>

namespace footfall::app {

SiteForm::SiteForm(const Backend &backend, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_domain(new QLineEdit(this))
    , m_domainMessage(new FieldMessage(m_domain, domainHint(), this))
    , m_zone(new TimeZoneBox(this))
    , m_zoneMessage(new FieldMessage(m_zone, {}, this))
    , m_public(new QLineEdit(this))
    , m_publicMessage(new FieldMessage(m_public, {}, this))
{
    const instance::Settings settings = m_backend.settings();
    m_domain->setObjectName(QStringLiteral("domain"));
    m_domain->setPlaceholderText(QStringLiteral("example.com"));
    m_domain->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    m_zone->setObjectName(QStringLiteral("timeZone"));
    m_public->setObjectName(QStringLiteral("publicAddress"));
    m_public->setText(instance::publicUrlOf(settings));
    m_publicMessage->setHint(tr("The address under which the collector (%1) is seen from outside. "
                                "It can be changed later.")
                                 .arg(listenText(settings.listen.address, settings.listen.port)));

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = addFormRow(grid, 0, tr("&Domain"), m_domain, m_domainMessage, Qt::AlignLeft);
    row =
        addFormRow(grid, row, tr("Days end at &midnight in"), m_zone, m_zoneMessage, Qt::AlignLeft);
    row = addFormRow(grid, row, tr("&Visitors reach"), m_public, m_publicMessage, Qt::AlignLeft);
    grid->setRowMinimumHeight(row - 1, 0);

    connect(m_domain, &QLineEdit::textChanged, this, &SiteForm::checkDomain);
    connect(m_zone, &TimeZoneBox::zoneNameChanged, this, &SiteForm::checkZone);
    connect(m_public, &QLineEdit::textChanged, this, &SiteForm::checkPublic);
    connect(m_publicMessage, &FieldMessage::repairRequested, this,
            [this] { m_public->setText(QStringLiteral("https://") + m_public->text().trimmed()); });
    for (QLineEdit *field : {m_domain, m_public})
        connect(field, &QLineEdit::returnPressed, this, &SiteForm::submit);
    setFocusProxy(m_domain);
}

QString SiteForm::domainHint()
{
    return tr("Without https:// or a path. Every page of it is counted.");
}

bool SiteForm::isReady() const
{
    return !m_busy && !m_domain->text().trimmed().isEmpty() && !m_domainMessage->hasError() &&
           !m_zone->zoneName().isEmpty() && publicAddressProblem(m_public->text()).isEmpty();
}

void SiteForm::checkDomain()
{
    const QString typed = m_domain->text().trimmed();
    const domain::Result<QString> hostname = domain::normalisedHostname(typed);
    const QString elsewhere = hostname ? countedAlready(m_backend, *hostname) : QString();
    m_domainMessage->clear();
    m_domainMessage->setHint(elsewhere.isEmpty() ? domainHint() : elsewhere);
    if (!elsewhere.isEmpty()) {
        Q_EMIT readyChanged();
        return;
    }
    if (!typed.isEmpty() && !hostname) {
        m_domainMessage->setError(hostname.error().message);
    } else if (hostname && *hostname != typed.toLower()) {
        m_domainMessage->setGood(tr("Counted as %1.").arg(*hostname));
    } else if (hostname && !typed.isEmpty() && !typed.contains(QLatin1Char('.')) &&
               typed.toLower() != QStringLiteral("localhost")) {
        m_domainMessage->setGood(
            tr("Fine for a computer in your network. A domain has an ending, like %1.com.")
                .arg(*hostname));
    }
    Q_EMIT readyChanged();
}

void SiteForm::checkZone()
{
    if (m_zone->zoneName().isEmpty())
        m_zoneMessage->setError(
            tr("There is no such time zone. Type a city, like Berlin, and choose one."));
    else
        m_zoneMessage->clear();
    Q_EMIT readyChanged();
}

void SiteForm::checkPublic()
{
    const QString problem = publicAddressProblem(m_public->text());
    const QString typed = m_public->text().trimmed();
    if (problem.isEmpty())
        m_publicMessage->clear();
    else if (!typed.contains(QStringLiteral("://")) &&
             publicAddressProblem(QStringLiteral("https://") + typed).isEmpty())
        m_publicMessage->setError(problem, tr("Use https://%1").arg(typed));
    else
        m_publicMessage->setError(problem);
    Q_EMIT readyChanged();
}

void SiteForm::submit()
{
    checkDomain();
    checkZone();
    checkPublic();
    if (m_busy || !isReady()) {
        if (m_domain->text().trimmed().isEmpty())
            m_domainMessage->setError(tr("Type the domain that is to be counted."));
        return;
    }
    setBusy(true);
    applyPublicAddress();
}

void SiteForm::applyPublicAddress()
{
    const instance::Settings settings = m_backend.settings();
    instance::Settings typed = settings;
    typed.publicUrl = domain::normalisedPublicUrl(m_public->text()).value_or(QString());
    if (instance::publicUrlOf(typed) == instance::publicUrlOf(settings)) {
        addSite();
        return;
    }
    instance::whenDone(m_backend.apply(typed), this,
                       [this](const domain::Result<domain::CollectorStatus> &outcome) {
                           if (outcome) {
                               addSite();
                               return;
                           }
                           setBusy(false);
                           m_publicMessage->setError(outcome.error().message);
                       });
}

void SiteForm::addSite()
{
    domain::SiteDraft draft;
    draft.hostname = m_domain->text().trimmed();
    draft.timeZone = m_zone->zoneName();
    instance::whenDone(m_backend.commands->addSite(draft), this,
                       [this](const domain::Result<domain::Site> &site) { takeAdded(site); });
}

void SiteForm::takeAdded(const domain::Result<domain::Site> &site)
{
    setBusy(false);
    if (site) {
        m_domain->clear();
        Q_EMIT added(*site);
        return;
    }
    m_domainMessage->setError(site.error().message);
    m_domain->setFocus();
    Q_EMIT readyChanged();
}

void SiteForm::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *field : std::initializer_list<QWidget *>{m_domain, m_zone, m_public})
        field->setEnabled(!busy);
    Q_EMIT readyChanged();
}

} // namespace footfall::app
