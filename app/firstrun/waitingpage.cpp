// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstrun/waitingpage.h"

#include "app/dialogs/pieces.h"
#include "app/dialogs/snippetview.h"
#include "app/dialogs/timezonebox.h"
#include "app/firstrun/celebration.h"
#include "app/firstrun/centredcolumn.h"
#include "app/firstrun/checklist.h"
#include "app/firstrun/listeningruler.h"
#include "app/firstrun/stepmark.h"
#include "app/theme/buttonlook.h"
#include "core/domain/snippet.h"
#include "core/instance/futures.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace footfall::app {

namespace {

constexpr int StatusSeconds = 2;
constexpr int SummarySeconds = 3; ///< Besides the signal that data changed, should one be missed.

QString durationText(std::chrono::seconds duration)
{
    const QLocale locale;
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(duration);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(duration) - hours;
    const auto seconds = duration - hours - minutes;
    if (hours.count() > 0)
        return WaitingPage::tr("%1 h %2 min")
            .arg(locale.toString(qint64(hours.count())), locale.toString(qint64(minutes.count())));
    if (minutes.count() > 0)
        return WaitingPage::tr("%1 min %2 s")
            .arg(locale.toString(qint64(minutes.count())),
                 locale.toString(qint64(seconds.count())));
    return WaitingPage::tr("%1 s").arg(locale.toString(qint64(seconds.count())));
}

ThemedLabel *wrapped(const QString &text, Type type, Token color)
{
    auto *label = new ThemedLabel(text, type, color);
    label->setWordWrap(true);
    return label;
}

/// Mark at the left, the step's title and content beside it.
QVBoxLayout *addStep(QVBoxLayout *rows, StepMark *mark, const QString &title, int below)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(mark);
    auto *content = new QVBoxLayout;
    content->setContentsMargins(0, 2, 0, below);
    content->setSpacing(4);
    content->addWidget(new ThemedLabel(title, Type::Section));
    line->addLayout(content, 1);
    rows->addLayout(line);
    return content;
}

} // namespace

WaitingPage::WaitingPage(const Backend &backend, queries::QueryService &queries, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_queries(queries)
    , m_states(new QStackedWidget(this))
    , m_celebration(new Celebration)
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_states);
    m_states->addWidget(makeWaiting());
    m_states->addWidget(m_celebration);
    connect(m_celebration, &Celebration::continueRequested, this, &WaitingPage::continueRequested);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &WaitingPage::tick);
    connect(&m_queries, &queries::QueryService::summariesReady, this, &WaitingPage::takeSummaries);
    connect(&m_queries, &queries::QueryService::answered, this, &WaitingPage::takeAnswer);
    connect(&m_queries, &queries::QueryService::dataChanged, this, [this] {
        if (isVisible() && !m_celebrated)
            m_queries.askSummaries();
    });
}

QWidget *WaitingPage::makeWaiting()
{
    auto *column = new CentredColumn(680, this);
    QVBoxLayout *rows = column->rows();
    m_title = new ThemedLabel(QString(), Type::Title);
    QFont large = app::font(Type::Title);
    large.setPixelSize(theme().px(24));
    m_title->setFont(large);
    rows->addSpacing(48);
    rows->addWidget(m_title);
    rows->addSpacing(4);
    rows->addWidget(
        wrapped(tr("One line of HTML, then this page fills itself."), Type::Body, &Theme::text2));
    rows->addSpacing(22);

    auto *added = new StepMark(1, 24, StepMark::Last::No);
    added->setState(StepMark::State::Done);
    QVBoxLayout *step = addStep(rows, added, tr("Site added"), 22);
    auto *change = new QPushButton(tr("Chan&ge…"));
    setButtonLook(change, ButtonLook::Link);
    connect(change, &QPushButton::clicked, this, [this] { Q_EMIT siteSettingsRequested(m_site); });
    m_zone = new ThemedLabel(QString(), Type::Body, &Theme::text2);
    auto *zoneLine = new QHBoxLayout;
    zoneLine->setSpacing(4);
    zoneLine->addWidget(m_zone);
    zoneLine->addWidget(change);
    zoneLine->addStretch(1);
    step->addLayout(zoneLine);

    m_snippetMark = new StepMark(2, 24, StepMark::Last::No);
    step = addStep(rows, m_snippetMark, tr("Put this line before </head> on every page"), 22);
    m_snippet = new SnippetView;
    m_copied = new ThemedLabel(tr("It is on the clipboard. Paste it into your site's template."),
                               Type::Small, &Theme::good);
    m_copied->setVisible(false);
    connect(m_snippet, &SnippetView::copied, this, [this] {
        m_snippetMark->setState(StepMark::State::Done);
        m_copied->setVisible(true);
    });
    step->addSpacing(4);
    step->addWidget(m_snippet);
    step->addWidget(m_copied);

    auto *waiting = new StepMark(3, 24, StepMark::Last::Yes);
    waiting->setState(StepMark::State::Current);
    step = addStep(rows, waiting, tr("Waiting for the first visit"), 32);
    step->addWidget(
        wrapped(tr("Open your site in a browser. The first view appears here within a second."),
                Type::Body, &Theme::text2));
    step->addSpacing(6);
    auto *card = new Ground;
    auto *cardLine = new QHBoxLayout(card);
    cardLine->setContentsMargins(18, 14, 18, 14);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    m_listening = new ThemedLabel(QString());
    m_listening->setFont(app::font(Type::Body, QFont::Medium));
    m_received = new ThemedLabel(QString(), Type::Small, &Theme::text2);
    words->addWidget(m_listening);
    words->addWidget(m_received);
    m_ruler = new ListeningRuler;
    cardLine->addLayout(words, 1);
    cardLine->addWidget(m_ruler);
    step->addWidget(card);
    step->addSpacing(8);
    auto *open = new QPushButton(tr("&Open my site"));
    open->setObjectName(QStringLiteral("openSite"));
    open->setMinimumHeight(theme().px(30));
    setButtonLook(open, ButtonLook::Default);
    setThemedIcon(open, QStringLiteral("external-link"), &Theme::onAccent);
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(siteUrl(m_site)); });
    step->addWidget(open, 0, Qt::AlignLeft);
    step->addSpacing(14);
    step->addWidget(new Hairline(Qt::Horizontal));
    step->addSpacing(8);
    m_checks = new CheckList;
    step->addWidget(m_checks);
    rows->addStretch(1);
    return column;
}

void WaitingPage::showSite(const domain::Site &site)
{
    m_site = site;
    m_celebrated = false;
    m_receivedBefore.reset();
    m_listeningSince = m_backend.clock->now();
    m_title->setText(site.name);
    m_zone->setText(tr("Days end at midnight in %1.")
                        .arg(zoneLabel(QString::fromLatin1(site.timeZone().id()))));
    m_snippetMark->setState(StepMark::State::Open);
    m_copied->setVisible(false);
    m_received->setText(QString());
    m_states->setCurrentIndex(0);
    setFocusProxy(m_snippet->copy());
    takeSettings();
    tick();
    m_queries.askSummaries();
}

void WaitingPage::takeSettings()
{
    if (!m_site.id.isValid())
        return;
    const QString address = instance::publicUrlOf(m_backend.settings());
    m_snippet->setSnippet(domain::trackingSnippet(m_site.trackingCode, address));
    m_checks->showAddress(address);
    askStatus();
}

void WaitingPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_celebrated)
        return;
    m_second.start();
    m_queries.askSummaries(); // The view may have come meanwhile.
}

void WaitingPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.stop();
}

void WaitingPage::tick()
{
    const auto waited =
        std::chrono::floor<std::chrono::seconds>(m_backend.clock->now() - m_listeningSince);
    m_listening->setText(tr("Listening for %1").arg(durationText(waited)));
    m_ruler->setSeconds(waited.count());
    if (waited.count() % StatusSeconds == 0)
        askStatus();
    if (waited.count() % SummarySeconds == SummarySeconds - 1)
        m_queries.askSummaries();
}

void WaitingPage::askStatus()
{
    if (m_statusAsked)
        return;
    m_statusAsked = true;
    instance::whenDone(m_backend.commands->status(), this,
                       [this](const domain::Result<domain::InstanceStatus> &status) {
                           m_statusAsked = false;
                           if (status)
                               takeStatus(*status);
                           else
                               m_checks->showUnreachable(status.error().message);
                       });
}

void WaitingPage::takeStatus(const domain::InstanceStatus &status)
{
    const domain::CollectorStatus &collector = status.collector;
    if (!m_receivedBefore || *m_receivedBefore > collector.received)
        m_receivedBefore = collector.received;
    m_checks->showCollector(collector);
    if (collector.state != domain::CollectorStatus::State::Collecting) {
        m_received->setText(tr("Nothing can arrive just now."));
        return;
    }
    m_received->setText(tr("%Ln view(s) received on %1", nullptr,
                           static_cast<int>(collector.received - *m_receivedBefore))
                            .arg(listenText(collector.address, collector.port)));
}

void WaitingPage::takeSummaries(const std::vector<domain::SiteSummary> &summaries)
{
    // Celebrating asks a question of its own, which would displace the dashboard's.
    if (m_celebrated || !isVisible() || !m_site.id.isValid())
        return;
    for (const domain::SiteSummary &summary : summaries)
        if (summary.site.id == m_site.id && summary.pageViewsEver > 0)
            celebrate();
}

void WaitingPage::celebrate()
{
    m_celebrated = true;
    m_second.stop();
    m_celebration->setSiteName(m_site.name);
    domain::StatsRequest request;
    request.site = m_site.id;
    request.period = domain::PeriodPreset::Today;
    request.breakdowns = {{domain::Dimension::Page, 1, {}, domain::Metric::Visitors}};
    m_queries.ask(request);
    m_states->setCurrentIndex(1);
    setFocusProxy(m_celebration);
    m_celebration->begin();
}

void WaitingPage::takeAnswer(const domain::StatsResult &result)
{
    if (!m_celebrated || result.site.id != m_site.id)
        return;
    QString pathname;
    for (const domain::Breakdown &breakdown : result.breakdowns)
        if (breakdown.request.dimension == domain::Dimension::Page && !breakdown.rows.empty())
            pathname = breakdown.rows.front().value;
    if (!result.live.pages.empty())
        pathname = result.live.pages.front().pathname;
    if (!pathname.isEmpty())
        m_celebration->setPathname(pathname);
}

} // namespace footfall::app
