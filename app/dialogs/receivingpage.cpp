// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/receivingpage.h"

#include "app/dialogs/formpage.h"
#include "app/theme/buttonlook.h"
#include "core/domain/snippet.h"
#include "core/instance/futures.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QRegularExpression>

namespace footfall::app {

namespace {

constexpr int LabelColumn = 118;
constexpr quint16 FirstFreePort = 1024; ///< Lower ones need rights that a desktop program lacks.

QStringList listed(const QString &text)
{
    static const QRegularExpression separator(QStringLiteral("[,;\\s]+"));
    return text.split(separator, Qt::SkipEmptyParts);
}

bool isAddress(const QString &text)
{
    static const QRegularExpression four(
        QStringLiteral("^(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}$"));
    static const QRegularExpression six(QStringLiteral("^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*$"));
    return four.match(text).hasMatch() || six.match(text).hasMatch();
}

std::optional<quint16> portFrom(const QString &text)
{
    bool isNumber = false;
    const int port = text.trimmed().toInt(&isNumber);
    if (!isNumber || port < 1 || port > 65535)
        return std::nullopt;
    return static_cast<quint16>(port);
}

} // namespace

QString proxiesProblem(const QString &text)
{
    const QStringList ranges = listed(text);
    if (ranges.isEmpty())
        return ReceivingPage::tr("Name at least one proxy, like 127.0.0.1.");
    for (const QString &range : ranges) {
        const QString address = range.section(QLatin1Char('/'), 0, 0);
        bool isNumber = true;
        int bits = 0;
        if (range.contains(QLatin1Char('/')))
            bits = range.section(QLatin1Char('/'), 1).toInt(&isNumber);
        const int most = address.contains(QLatin1Char(':')) ? 128 : 32;
        if (!isAddress(address) || !isNumber || bits < 0 || bits > most)
            return ReceivingPage::tr("“%1” is no address. Write it like 10.0.4.0/24 or 127.0.0.1.")
                .arg(range.left(80));
    }
    return {};
}

ReceivingPage::ReceivingPage(const Backend &backend, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_address(new QComboBox)
    , m_port(new QLineEdit)
    , m_listenMessage(new FieldMessage(m_port))
    , m_public(new QLineEdit)
    , m_publicMessage(new FieldMessage(m_public))
    , m_noProxy(new QRadioButton(tr("&No proxy. Use the address of the connection")))
    , m_trustProxies(new QRadioButton(tr("&Trust these proxies to name the visitor’s address")))
    , m_proxies(new QLineEdit)
    , m_proxiesMessage(new FieldMessage(m_proxies))
    , m_addressBefore(instance::publicUrlOf(backend.settings()))
{
    m_address->setObjectName(QStringLiteral("listenAddress"));
    m_address->setEditable(true);
    m_address->setInsertPolicy(QComboBox::NoInsert);
    m_address->addItem(tr("Only this computer (127.0.0.1)"), QStringLiteral("127.0.0.1"));
    m_address->addItem(tr("All addresses (0.0.0.0)"), QStringLiteral("0.0.0.0"));
    m_address->addItem(tr("All addresses, IPv6 too (::)"), QStringLiteral("::"));
    m_port->setObjectName(QStringLiteral("port"));
    m_port->setMaxLength(5);
    m_port->setFixedWidth(theme().px(86));
    m_port->setAccessibleName(tr("Port"));
    m_public->setObjectName(QStringLiteral("publicUrl"));
    m_proxies->setObjectName(QStringLiteral("proxies"));
    m_proxies->setPlaceholderText(QStringLiteral("127.0.0.1"));
    m_trustProxies->setMinimumHeight(theme().px(30));
    m_trustProxies->setObjectName(QStringLiteral("trustProxies"));

    auto *listen = new QWidget;
    auto *listenLine = new QHBoxLayout(listen);
    listenLine->setContentsMargins(0, 0, 0, 0);
    listenLine->setSpacing(8);
    listenLine->addWidget(m_address, 1);
    listenLine->addWidget(m_port);
    listen->setFocusProxy(m_address);
    auto *proxyBox = new QWidget;
    auto *proxyRows = new QVBoxLayout(proxyBox);
    proxyRows->setContentsMargins(0, 0, 0, 0);
    proxyRows->setSpacing(4);
    auto *inset = new QVBoxLayout;
    inset->setContentsMargins(25, 0, 0, 4);
    inset->setSpacing(4);
    inset->addWidget(m_proxies);
    inset->addWidget(m_proxiesMessage);
    proxyRows->addWidget(m_trustProxies);
    proxyRows->addLayout(inset);
    proxyRows->addWidget(m_noProxy);
    proxyBox->setFocusProxy(m_trustProxies);

    QGridLayout *grid = makeFormGrid(this, LabelColumn);
    int row = addFormRow(grid, 0, tr("&Listen on"), listen, m_listenMessage);
    row = addFormRow(grid, row, tr("&Public address"), m_public, m_publicMessage);
    addFormRow(grid, row, tr("&Behind a proxy"), proxyBox);

    connect(m_address, &QComboBox::editTextChanged, this, &ReceivingPage::checkListen);
    connect(m_port, &QLineEdit::textChanged, this, &ReceivingPage::checkListen);
    connect(m_public, &QLineEdit::textChanged, this, &ReceivingPage::checkPublic);
    connect(m_proxies, &QLineEdit::textChanged, this, &ReceivingPage::checkProxies);
    connect(m_trustProxies, &QRadioButton::toggled, this, &ReceivingPage::checkProxies);
    connect(m_listenMessage, &FieldMessage::repairRequested, this, [this] {
        if (m_offeredPort)
            m_port->setText(QString::number(*m_offeredPort));
    });
    connect(m_publicMessage, &FieldMessage::repairRequested, this,
            [this] { m_public->setText(QStringLiteral("https://") + m_public->text().trimmed()); });
    instance::whenDone(m_backend.commands->status(), this,
                       [this](const domain::Result<domain::InstanceStatus> &status) {
                           m_sites = status ? status->sites : 0;
                           checkPublic();
                       });
}

void ReceivingPage::fillIn(const instance::Settings &settings)
{
    m_settings = settings;
    const int known = m_address->findData(settings.listen.address);
    if (known >= 0)
        m_address->setCurrentIndex(known);
    else
        m_address->setEditText(settings.listen.address);
    m_port->setText(QString::number(settings.listen.port));
    m_public->setText(settings.publicUrl);
    m_proxies->setText(settings.listen.trustedProxies.join(QStringLiteral(", ")));
    (settings.listen.trustedProxies.isEmpty() ? m_noProxy : m_trustProxies)->setChecked(true);
    checkListen();
    checkPublic();
    checkProxies();
}

QString ReceivingPage::address() const
{
    const int known = m_address->findText(m_address->currentText());
    return known >= 0 ? m_address->itemData(known).toString() : m_address->currentText().trimmed();
}

instance::Settings ReceivingPage::typed() const
{
    instance::Settings settings = m_settings;
    settings.listen.address = address();
    settings.listen.port = portFrom(m_port->text()).value_or(settings.listen.port);
    settings.listen.trustedProxies =
        m_trustProxies->isChecked() ? listed(m_proxies->text()) : QStringList();
    settings.publicUrl = domain::normalisedPublicUrl(m_public->text()).value_or(QString());
    return settings;
}

bool ReceivingPage::isFine() const
{
    // What the collector said about an address is no reason not to try again.
    return isAddress(address()) && portFrom(m_port->text()) &&
           publicAddressProblem(m_public->text()).isEmpty() &&
           (m_noProxy->isChecked() || proxiesProblem(m_proxies->text()).isEmpty());
}

void ReceivingPage::checkListen()
{
    m_offeredPort.reset();
    const std::optional<quint16> port = portFrom(m_port->text());
    m_listenMessage->clear();
    if (!isAddress(address()))
        m_listenMessage->setError(tr("“%1” is no address of a computer. Choose one of the list.")
                                      .arg(address().left(80)));
    else if (!port)
        m_listenMessage->setError(tr("A port is a number from 1 to 65535."));
    else if (*port < FirstFreePort)
        m_listenMessage->setHint(tr("Ports below 1024 need special rights on most systems."));
    else if (address() == QStringLiteral("127.0.0.1"))
        m_listenMessage->setHint(tr("Other computers reach it only through a proxy on this one."));
    else
        m_listenMessage->setHint(
            m_settings.listen.tlsCertificate.isEmpty()
                ? tr("Other computers reach the collector, without encryption of its own.")
                : tr("Other computers reach the collector, encrypted with its certificate."));
    if (!m_listenMessage->hasError())
        m_listenMessage->clear();
    checkPublic();
}

void ReceivingPage::showListenProblem(const QString &message)
{
    const quint16 port = portFrom(m_port->text()).value_or(8080);
    m_offeredPort = m_backend.freePort(address(), port);
    m_listenMessage->setError(message, m_offeredPort ? tr("&Use %1, it is free").arg(*m_offeredPort)
                                                     : QString());
    m_port->setFocus();
    m_port->selectAll();
}

void ReceivingPage::focusProxies()
{
    m_trustProxies->setChecked(true);
    m_proxies->setFocus(Qt::ShortcutFocusReason);
    m_proxies->selectAll();
}

void ReceivingPage::showPublicAddress()
{
    instance::Settings wanted = typed();
    const QString address = instance::publicUrlOf(wanted);
    wanted.publicUrl.clear();
    m_public->setPlaceholderText(instance::publicUrlOf(wanted));
    m_publicMessage->setHint(
        m_sites > 0 && address != m_addressBefore
            ? tr("Lines already pasted point to the old address.")
            : tr("Where visitors reach the collector. It stands in the snippets."));
}

void ReceivingPage::checkPublic()
{
    showPublicAddress();
    const QString problem = publicAddressProblem(m_public->text());
    const QString typed = m_public->text().trimmed();
    if (problem.isEmpty())
        m_publicMessage->clear();
    else if (!typed.contains(QStringLiteral("://")) &&
             publicAddressProblem(QStringLiteral("https://") + typed).isEmpty())
        m_publicMessage->setError(problem, tr("Use https://%1").arg(typed));
    else
        m_publicMessage->setError(problem);
    Q_EMIT changed();
}

void ReceivingPage::checkProxies()
{
    m_proxies->setEnabled(m_trustProxies->isChecked());
    const QString problem =
        m_trustProxies->isChecked() ? proxiesProblem(m_proxies->text()) : QString();
    if (problem.isEmpty())
        m_proxiesMessage->clear();
    else
        m_proxiesMessage->setError(problem);
    Q_EMIT changed();
}

} // namespace footfall::app
