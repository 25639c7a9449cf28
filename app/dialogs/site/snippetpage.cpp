// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/snippetpage.h"

#include "app/dialogs/formpage.h"
#include "app/dialogs/site/layout.h"
#include "app/dialogs/snippetview.h"

#include <QComboBox>
#include <QGridLayout>
#include <QUrl>
#include <QVBoxLayout>

namespace footfall::app {

using domain::Tracker;

namespace {

QString nameOf(Tracker tracker)
{
    switch (tracker) {
    case Tracker::Footfall: return SiteSnippetPage::tr("Footfall");
    case Tracker::FootfallPlus: return SiteSnippetPage::tr("Footfall, with more events");
    case Tracker::FathomLite: return QStringLiteral("Fathom Lite");
    case Tracker::Plausible: return QStringLiteral("Plausible");
    case Tracker::Umami: return QStringLiteral("Umami");
    case Tracker::GoatCounter: return QStringLiteral("GoatCounter");
    case Tracker::Pixel: return SiteSnippetPage::tr("A picture, without JavaScript");
    }
    return {};
}

QString placeOf(Tracker tracker)
{
    return tracker == Tracker::Pixel
               ? SiteSnippetPage::tr("Put this line at the end of every page")
               : SiteSnippetPage::tr("Put this line before </head> on every page");
}

/// What is to be known of it; host is that of the public address.
QString hintOf(Tracker tracker, const QString &host)
{
    switch (tracker) {
    case Tracker::Footfall:
        return SiteSnippetPage::tr(
                   "It sets no cookie and stores nothing in the browser. Pages with "
                   "Fathom’s script work as they are once its host is %1.")
            .arg(host);
    case Tracker::FootfallPlus:
        return SiteSnippetPage::tr(
            "Also sends events when a link leads elsewhere, a file is downloaded, a page is "
            "missing "
            "or a form is sent. Take out of data-track what you do not want.");
    case Tracker::FathomLite:
    case Tracker::Plausible:
    case Tracker::Umami:
    case Tracker::GoatCounter:
        return SiteSnippetPage::tr(
                   "A page that has %1’s line already needs only its host changed to %2. What the "
                   "site is called there is added under General, Also answers to.")
            .arg(nameOf(tracker), host);
    case Tracker::Pixel:
        return SiteSnippetPage::tr("It counts page views where no script can run. How long a page "
                                   "is read stays unknown.");
    }
    return {};
}

} // namespace

SiteSnippetPage::SiteSnippetPage(const Backend &backend, const domain::Site &site, QWidget *parent)
    : SitePage(parent), m_site(site), m_publicUrl(instance::publicUrlOf(backend.settings()))
{
    auto *chooser = new QWidget;
    QGridLayout *grid = makeFormGrid(chooser, 0);
    m_tracker = new QComboBox;
    m_tracker->setObjectName(QStringLiteral("tracker"));
    for (const Tracker tracker : domain::AllTrackers)
        m_tracker->addItem(nameOf(tracker), static_cast<int>(tracker));
    addFormRow(grid, 0, tr("&Tracker"), m_tracker);
    m_where = new ThemedLabel(QString(), Type::Section);
    m_snippet = new SnippetView;
    m_hint = new ThemedLabel(QString(), Type::Small, &Theme::text2);
    m_hint->setWordWrap(true);
    auto *address =
        new ThemedLabel(tr("Where it points to is the public address in Settings, Collector."),
                        Type::Small, &Theme::text2);
    address->setWordWrap(true);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 20, 24, 16);
    rows->setSpacing(8);
    rows->addWidget(chooser);
    rows->addWidget(m_where);
    rows->addWidget(m_snippet);
    rows->addWidget(m_hint);
    rows->addWidget(address);
    rows->addStretch(1);
    setFocusProxy(m_tracker);
    connect(m_tracker, &QComboBox::currentIndexChanged, this,
            [this] { show(static_cast<Tracker>(m_tracker->currentData().toInt())); });
    show(Tracker::Footfall);
}

void SiteSnippetPage::show(Tracker tracker)
{
    m_where->setText(placeOf(tracker));
    m_snippet->setSnippet(domain::snippetFor(tracker, m_site, m_publicUrl));
    m_hint->setText(hintOf(tracker, QUrl(m_publicUrl).authority()));
}

} // namespace footfall::app
