// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstrun/checklist.h"

#include "app/dialogs/backend.h"
#include "app/dialogs/pieces.h"

#include <QHBoxLayout>
#include <QUrl>

namespace footfall::app {

CheckList::CheckList(QWidget *parent)
    : QWidget(parent)
    , m_collectorIcon(new ThemedIcon(QStringLiteral("clock"), &Theme::text3))
    , m_collector(new ThemedLabel(tr("Asking the collector…"), Type::Body, &Theme::text2))
    , m_addressIcon(new ThemedIcon(QStringLiteral("info"), &Theme::text3))
    , m_address(new ThemedLabel(QString(), Type::Body, &Theme::text2))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    auto *title = new ThemedLabel(tr("What Footfall has checked for you"));
    title->setFont(app::font(Type::Body, QFont::DemiBold));
    rows->addWidget(title);
    for (const auto &[icon, words] :
         {std::pair{m_collectorIcon, m_collector}, std::pair{m_addressIcon, m_address}}) {
        words->setWordWrap(true);
        auto *line = new QHBoxLayout;
        line->setSpacing(11);
        line->addWidget(icon, 0, Qt::AlignTop);
        line->addWidget(words, 1);
        rows->addLayout(line);
    }
}

void CheckList::showCollector(const domain::CollectorStatus &collector)
{
    if (collector.state != domain::CollectorStatus::State::Collecting) {
        showUnreachable(collector.problem.isEmpty() ? tr("The collector is not running.")
                                                    : collector.problem);
        return;
    }
    m_collectorIcon->setIcon(QStringLiteral("circle-check"), &Theme::good);
    m_collector->setText(
        tr("The collector is running and port %1 is open on this computer.").arg(collector.port));
}

void CheckList::showUnreachable(const QString &reason)
{
    m_collectorIcon->setIcon(QStringLiteral("circle-alert"), &Theme::bad);
    m_collector->setText(reason);
}

void CheckList::showAddress(const QString &publicUrl)
{
    const QUrl reached(publicUrl);
    if (isThisComputer(reached.host())) {
        m_addressIcon->setIcon(QStringLiteral("triangle-alert"), &Theme::warn);
        m_address->setText(
            tr("The line points to %1, which only browsers on this computer reach. For a site that "
               "others visit, set the public address in Settings, Collector.")
                .arg(reached.host()));
    } else if (reached.scheme() == QStringLiteral("http")) {
        m_addressIcon->setIcon(QStringLiteral("triangle-alert"), &Theme::warn);
        m_address->setText(tr("The line points to %1 without https. Browsers do not load it on "
                              "pages that have https.")
                               .arg(publicUrl));
    } else {
        m_addressIcon->setIcon(QStringLiteral("info"), &Theme::text3);
        m_address->setText(
            tr("The line points to %1. Whether others reach it shows with the first visit.")
                .arg(publicUrl));
    }
}

} // namespace footfall::app
