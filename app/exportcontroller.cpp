// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportcontroller.h"

#include "app/dialogs/messagebox.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QProgressDialog>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>

namespace footfall::app {

namespace {

constexpr std::chrono::milliseconds BeforeProgress{400};
constexpr int LongestName = 60; ///< Of each part; file systems take 255 bytes for all.
constexpr int LongestSearch = 30;

/// What every file system takes: letters of any script and digits, dots between them, else hyphens.
QString forFileName(const QString &text)
{
    static const QRegularExpression others(QStringLiteral(
        "(?:[^\\p{L}\\p{N}.]|(?<![\\p{L}\\p{N}])\\.|\\.(?![\\p{L}\\p{N}]))+"));
    QString name = text.toLower().replace(others, QStringLiteral("-"));
    if (name.startsWith(QLatin1Char('-')))
        name.remove(0, 1);
    name.truncate(LongestName);
    while (name.endsWith(QLatin1Char('-')) || name.endsWith(QLatin1Char('.')))
        name.chop(1);
    return name;
}

} // namespace

ExportController::ExportController(queries::QueryService &queries, QWidget &window)
    : QObject(&window)
    , m_queries(queries)
    , m_window(window)
    , m_menu(new QMenu(&window))
    , m_lastDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    m_beforeProgress.setSingleShot(true);
    m_beforeProgress.setInterval(BeforeProgress);
    connect(&m_beforeProgress, &QTimer::timeout, this, &ExportController::showProgress);
    connect(m_menu, &QMenu::aboutToShow, this, &ExportController::fillMenu);
    connect(&m_queries, &queries::QueryService::exportProgressed, this, [this](int percent) {
        m_percent = percent;
        if (m_progress && m_running)
            m_progress->setValue(percent);
    });
    connect(&m_queries, &queries::QueryService::exportFinished, this,
            [this](const QString &filePath) {
                finish();
                Q_EMIT finished(filePath);
            });
    connect(&m_queries, &queries::QueryService::exportFailed, this, &ExportController::fail);
    fillMenu();
}

void ExportController::setContext(const ExportContext &context)
{
    m_context = context;
    if (!m_menu->isVisible())
        fillMenu();
}

void ExportController::fillMenu()
{
    m_menu->clear();
    const bool possible = m_context.site.id.isValid() && !m_running;
    m_menu->addAction(tr("&Chart…"), this, &ExportController::exportSeries)->setEnabled(possible);
    for (const ExportContext::Panel &panel : m_context.panels) {
        // An ampersand of a title is no mnemonic.
        const QString title = QString(panel.title).replace(QLatin1Char('&'), QStringLiteral("&&"));
        m_menu
            ->addAction(tr("%1…", "a panel's title, in the export menu").arg(title), this,
                        [this, panel] { exportPanel(panel); })
            ->setEnabled(possible);
    }
    m_menu->addSeparator();
    QAction *everything = m_menu->addAction(tr("&Everything for this period…"),
                                            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), this,
                                            &ExportController::exportEverything);
    everything->setEnabled(possible);
}

QString ExportController::suggestedName(const ExportContext &context, const QString &content)
{
    const QString days = context.period.from == context.period.to
                             ? context.period.from.toString(Qt::ISODate)
                             : context.period.from.toString(Qt::ISODate) + QLatin1Char('_') +
                                   context.period.to.toString(Qt::ISODate);
    QStringList parts{forFileName(context.site.name), forFileName(content)};
    if (context.period.from.isValid())
        parts.append(days);
    parts.removeAll(QString());
    return parts.join(QLatin1Char('-')) + QStringLiteral(".csv");
}

void ExportController::exportPanel(const ExportContext::Panel &panel)
{
    queries::ExportRequest request;
    request.stats = m_context.request;
    request.stats.breakdowns = {panel.breakdown};
    request.stats.breakdowns.front().limit = 0;
    request.values = panel.values;
    request.content = queries::ExportRequest::Content::Panel;
    // A part of a list is not mistaken for all of it later.
    chooseFile(panel.search.isEmpty()
                   ? panel.title
                   : tr("%1 search %2", "part of a file name: a list and what it was searched for")
                         .arg(panel.title, panel.search.left(LongestSearch)),
               request);
}

void ExportController::exportSeries()
{
    queries::ExportRequest request;
    request.stats = m_context.request;
    if (!request.stats.interval)
        request.stats.interval = domain::naturalInterval(m_context.period);
    request.content = queries::ExportRequest::Content::Series;
    chooseFile(tr("chart", "part of a file name"), request);
}

void ExportController::exportEverything()
{
    queries::ExportRequest request;
    request.stats = m_context.request;
    request.content = queries::ExportRequest::Content::Everything;
    chooseFile(tr("everything", "part of a file name"), request);
}

void ExportController::chooseFile(const QString &content, const queries::ExportRequest &request)
{
    auto *dialog = new QFileDialog(&m_window, tr("Export as CSV"), m_lastDirectory,
                                   tr("Comma-separated values (*.csv)"));
    dialog->setObjectName(QStringLiteral("exportFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(suggestedName(m_context, content));
    connect(dialog, &QFileDialog::fileSelected, this, [this, request](const QString &filePath) {
        m_lastDirectory = QFileInfo(filePath).absolutePath();
        queries::ExportRequest chosen = request;
        chosen.filePath = filePath;
        start(chosen);
    });
    dialog->open();
}

void ExportController::start(const queries::ExportRequest &request)
{
    if (m_running) {
        complain(QCoreApplication::translate("Queries", "Another export is still being written."));
        return;
    }
    m_running = true;
    m_percent = 0;
    m_beforeProgress.start();
    m_queries.startExport(request);
}

void ExportController::showProgress()
{
    if (!m_running)
        return;
    m_progress =
        new QProgressDialog(tr("The rows are being written. The dashboard goes on meanwhile."),
                            tr("&Cancel"), 0, 100, &m_window);
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setWindowTitle(tr("Export"));
    m_progress->setAttribute(Qt::WA_DeleteOnClose);
    m_progress->setAutoReset(false);
    m_progress->setAutoClose(false);
    m_progress->setMinimumDuration(0);
    m_progress->setMinimumWidth(420);
    connect(m_progress, &QProgressDialog::canceled, this, [this] {
        if (m_running)
            m_queries.cancelExport();
    });
    m_progress->setValue(m_percent);
    m_progress->show();
}

void ExportController::finish()
{
    m_running = false;
    m_beforeProgress.stop();
    if (m_progress) {
        m_progress->disconnect(this);
        m_progress->close();
    }
}

void ExportController::fail(const domain::Error &error)
{
    finish();
    if (error.message.isEmpty())
        return; // Cancelled by the person, who knows.
    complain(error.message);
}

void ExportController::complain(const QString &message)
{
    QMessageBox *box = makeMessageBox(MessageKind::Warning, tr("The file could not be written"),
                                      message, &m_window);
    box->setObjectName(QStringLiteral("exportFailed"));
    box->addButton(QMessageBox::Close);
    box->open();
}

} // namespace footfall::app
