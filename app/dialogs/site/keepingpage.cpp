// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/keepingpage.h"

#include "app/dialogs/formpage.h"
#include "app/dialogs/site/daysbox.h"
#include "app/dialogs/site/keepingwords.h"
#include "app/dialogs/site/layout.h"
#include "core/instance/futures.h"

#include <QCheckBox>
#include <QFutureWatcher>
#include <QGridLayout>
#include <QLocale>
#include <QSpinBox>

namespace footfall::app {

using domain::Keeping;
using domain::Result;

namespace {

constexpr std::chrono::milliseconds PauseBeforeAsking{250};

QWidget *inLine(std::initializer_list<QWidget *> widgets)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch(1);
    line->setFocusProxy(*widgets.begin());
    return line;
}

ThemedLabel *smallWords(const QString &objectName)
{
    auto *words = new ThemedLabel(QString(), Type::Small, &Theme::text2);
    words->setObjectName(objectName);
    words->setWordWrap(true);
    return words;
}

} // namespace

SiteKeepingPage::SiteKeepingPage(const Backend &backend, const domain::Site &site, QWidget *parent)
    : SitePage(parent), m_backend(backend), m_site(site)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseBeforeAsking);
    connect(&m_pause, &QTimer::timeout, this, &SiteKeepingPage::askForPreview);
    QGridLayout *grid = makeFormGrid(this, SiteLabelColumn, SitePageMargins);
    int row = addStrict(grid, 0);
    row = addRetention(grid, row);
    addDatabase(grid, row);
    setFocusProxy(m_strict);
}

/// Nobody waits for an answer any more, and the end of the program must not.
SiteKeepingPage::~SiteKeepingPage()
{
    for (std::stop_source *stop : {&m_stop, &m_stopReport, &m_stopPreview})
        stop->request_stop();
}

int SiteKeepingPage::addStrict(QGridLayout *grid, int row)
{
    const int visits = m_site.keeping.strictVisits;
    m_strict = new QCheckBox(tr("&Strict: give up what fewer visits share than"));
    m_strict->setObjectName(QStringLiteral("strict"));
    m_strict->setChecked(visits > 0);
    m_strictVisits = new QSpinBox;
    m_strictVisits->setObjectName(QStringLiteral("strictVisits"));
    m_strictVisits->setAccessibleName(tr("Fewest visits"));
    m_strictVisits->setRange(2, 100);
    m_strictVisits->setValue(visits > 0 ? visits : domain::UsualStrictVisits);
    m_strictVisits->setEnabled(visits > 0);
    m_inference = smallWords(QStringLiteral("inference"));
    connect(m_strict, &QCheckBox::toggled, m_strictVisits, &QWidget::setEnabled);
    connect(m_strict, &QCheckBox::toggled, this, &SiteKeepingPage::noteChange);
    connect(m_strictVisits, &QSpinBox::valueChanged, this, &SiteKeepingPage::noteChange);
    row = addFormRow(grid, row, tr("Privacy"), inLine({m_strict, m_strictVisits}),
                     underCheck(tr("When a day is over, browsers, countries, sources and, where "
                                   "need be, the hour are given up where too few visits share "
                                   "them. Totals stay exact; what was given up is called "
                                   "“(withheld)”. Fewer visits, or switching it off, bring nothing "
                                   "back.")));
    return addFormRow(grid, row, tr("Could be inferred"), m_inference);
}

DaysBox *SiteKeepingPage::daysBox(int days, const QString &objectName, const QString &whenNone)
{
    auto *box = new DaysBox(days, whenNone);
    box->setObjectName(objectName);
    connect(box, &QSpinBox::valueChanged, this, &SiteKeepingPage::noteChange);
    return box;
}

int SiteKeepingPage::addRetention(QGridLayout *grid, int row)
{
    m_days = daysBox(m_site.keeping.days, QStringLiteral("keepDays"), tr("Never"));
    m_hourlyDays = daysBox(m_site.keeping.hourlyDays, QStringLiteral("keepHours"), tr("Never"));
    m_preview = new FieldMessage(m_days, tr("Nothing that is there now would go."));
    row = addFormRow(grid, row, tr("&Delete after"), inLine({m_days}));
    row = addFormRow(grid, row, tr("Give &hours up after"), inLine({m_hourlyDays}),
                     underCheck(tr("Of whole months; the day stays.")));
    row = addFormRow(grid, row, tr("What would go"), m_preview);
    const QStringList waiting = m_backend.clock != nullptr
                                    ? pendingWords(m_site.keeping, m_backend.clock->now())
                                    : QStringList();
    if (!waiting.isEmpty()) {
        auto *pending = smallWords(QStringLiteral("pending"));
        pending->setText(waiting.join(u' '));
        row = addFormRow(grid, row, QString(), pending);
    }
    return row;
}

void SiteKeepingPage::addDatabase(QGridLayout *grid, int row)
{
    m_sizes = smallWords(QStringLiteral("sizes"));
    m_check = new QPushButton;
    m_check->setObjectName(QStringLiteral("check"));
    m_check->setAutoDefault(false);
    m_check->setEnabled(static_cast<bool>(m_backend.check));
    m_checked = new FieldMessage(nullptr, tr("Reads everything and looks for damage."));
    showChecking(false);
    connect(m_check, &QPushButton::clicked, this, &SiteKeepingPage::checkOrStop);
    row = addFormRow(grid, row, tr("On the disk"), m_sizes);
    addFormRow(grid, row, tr("Integrity"), inLine({m_check}), m_checked);
}

Keeping SiteKeepingPage::typed() const
{
    Keeping keeping = m_site.keeping;
    keeping.strictVisits = m_strict->isChecked() ? m_strictVisits->value() : 0;
    keeping.days = m_days->days();
    keeping.hourlyDays = m_hourlyDays->days();
    return keeping;
}

void SiteKeepingPage::addTo(domain::SiteEdit &edit) const
{
    if (typed() != m_site.keeping)
        edit.keeping = typed();
}

bool SiteKeepingPage::takeError(const domain::Error &error, const domain::SiteEdit &edit)
{
    if (!edit.keeping || error.kind != domain::ErrorKind::Invalid)
        return false;
    m_preview->setError(error.message);
    return true;
}

void SiteKeepingPage::noteChange()
{
    Q_EMIT changed();
    m_pause.start();
}

void SiteKeepingPage::showEvent(QShowEvent *event)
{
    SitePage::showEvent(event);
    if (!m_hasReport)
        askForReport();
}

void SiteKeepingPage::askForReport()
{
    if (!m_backend.keeping)
        return;
    m_hasReport = true;
    m_inference->setText(tr("Being looked for…"));
    m_sizes->setText(tr("Being looked for…"));
    instance::whenDone(m_backend.keeping(m_site, typed(), m_stopReport.get_token()), this,
                       [this](const Result<domain::KeepingReport> &report) { takeReport(report); });
}

void SiteKeepingPage::takeReport(const Result<domain::KeepingReport> &report)
{
    if (!report) {
        m_inference->setText(report.error().message);
        m_sizes->clear();
        return;
    }
    m_inference->setText(inferenceWords(report->inference));
    m_sizes->setText(sizesWords(report->sizes));
}

void SiteKeepingPage::askForPreview()
{
    if (!m_backend.previewKeeping)
        return;
    const quint64 number = ++m_asked;
    m_stopPreview.request_stop();
    m_stopPreview = std::stop_source();
    instance::whenDone(m_backend.previewKeeping(m_site, typed(), m_stopPreview.get_token()), this,
                       [this, number](const Result<domain::KeepingPreview> &preview) {
                           if (number == m_asked)
                               takePreview(preview);
                       });
}

void SiteKeepingPage::takePreview(const Result<domain::KeepingPreview> &preview)
{
    if (preview)
        m_preview->setHint((previewWords(*preview) + QLatin1Char(' ') +
                            changedStrictWords(m_site.keeping, typed()))
                               .trimmed());
    else
        m_preview->setError(preview.error().message);
}

void SiteKeepingPage::checkOrStop()
{
    if (m_isChecking) {
        m_stop.request_stop();
        m_check->setEnabled(false); // Until it has stopped.
        return;
    }
    m_stop = std::stop_source();
    showChecking(true);
    m_checked->setHint(tr("Reading everything…"));
    const auto checked = m_backend.check(m_stop.get_token());
    auto *watcher = new QFutureWatcher<Result<domain::IntegrityReport>>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this, watcher](int segments) { showProgress(segments, watcher->progressMaximum()); });
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(checked);
    instance::whenDone(checked, this, [this](const Result<domain::IntegrityReport> &report) {
        takeCheck(report);
    });
}

void SiteKeepingPage::showProgress(int segments, int of)
{
    if (m_isChecking && of > 0)
        m_checked->setHint(tr("Reading everything: %1 of %2 parts of the facts…")
                               .arg(QLocale().toString(segments), QLocale().toString(of)));
}

void SiteKeepingPage::showChecking(bool isChecking)
{
    m_isChecking = isChecking;
    m_check->setText(isChecking ? tr("Stop &checking") : tr("&Check the database"));
}

void SiteKeepingPage::takeCheck(const Result<domain::IntegrityReport> &report)
{
    showChecking(false);
    m_check->setEnabled(true);
    if (!report)
        m_checked->setError(report.error().message);
    else if (!report->problems.isEmpty())
        m_checked->setError(integrityWords(*report));
    else if (report->isComplete)
        m_checked->setGood(integrityWords(*report));
    else
        m_checked->setHint(integrityWords(*report));
}

} // namespace footfall::app
