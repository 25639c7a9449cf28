// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program in one process, offscreen: a real instance, collector and database.
#include "app/collector/collectorpage.h"
#include "app/dialogs/pieces.h"
#include "app/dialogs/sitedialog.h"
#include "app/dialogs/siteform.h"
#include "app/exportcontroller.h"
#include "app/firstrun/firstrunpage.h"
#include "app/firstrun/waitingpage.h"
#include "app/program.h"
#include "core/instance/futures.h"
#include "core/instance/instance.h"
#include "server/systemclock.h"
#include "server/wiring.h"
#include "tests/app/dialogfields.h"
#include "tests/app/guitest.h"
#include "tests/app/shownwords.h"
#include "tests/kit/testmain.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace footfall;
using app::MainWindow;
using kit::namedChild;

namespace {

/// A page view, as a browser's image asks for it.
QByteArray visit(quint16 port, const QByteArray &line, const QByteArray &headers)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected())
        return "no connection";
    socket.write(line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: en-GB\r\n" + headers +
                 "\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    return answer.left(answer.indexOf("\r\n"));
}

QByteArray visit(quint16 port, const QString &trackingCode, const QByteArray &pathname)
{
    return visit(
        port,
        "GET /?h=https%3A%2F%2Fharbour-books.example&p=" + pathname +
            "&r=&sid=" + trackingCode.toLatin1() + "&cid=1",
        QByteArray(
            "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"));
}

QByteArray percent(const QByteArray &text)
{
    return text.toPercentEncoding();
}

} // namespace

class ProgramTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init();
    void cleanup();

    void fromTheFirstSiteToAnExportAndBack();
    void aTakenPortIsSaidWithAWayOut();
    void nothingShownNamesAVisitor();

private:
    void open(quint16 port, const QStringList &trustedProxies = {});

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<instance::Instance> m_instance;
    std::unique_ptr<queries::QueryService> m_queries;
    std::unique_ptr<app::AppSettings> m_settings;
    std::unique_ptr<app::Program> m_program;
};

void ProgramTest::init()
{
    kit::failOnGuiWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
}

void ProgramTest::open(quint16 port, const QStringList &trustedProxies)
{
    instance::InstanceOptions options;
    options.dataDirectory = m_folder->filePath(QStringLiteral("data"));
    options.program = QStringLiteral("footfall");
    options.overrides = instance::Settings{};
    options.overrides->listen.port = port;
    options.overrides->listen.trustedProxies = trustedProxies;
    options.overrides->foldInterval = std::chrono::seconds(1);
    options.makeCollector = collectorFactory(options.dataDirectory, m_clock);
    auto opened = instance::Instance::open(options, m_clock);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
    m_instance = std::move(*opened);
    m_queries = std::make_unique<queries::QueryService>(m_instance->databasePath(), m_clock);
    m_settings =
        std::make_unique<app::AppSettings>(m_folder->filePath(QStringLiteral("window.ini")));
    m_program =
        std::make_unique<app::Program>(app::backendOf(*m_instance, m_clock, options.dataDirectory),
                                       *m_queries, *m_settings, app::Tray::Desktop::NoTray);
    m_program->window().resize(1280, 860);
    m_program->start();
}

void ProgramTest::cleanup()
{
    m_program.reset();
    if (m_settings)
        QVERIFY(!m_settings->windowGeometry().isEmpty());
    m_queries.reset();
    m_instance.reset();
}

void ProgramTest::fromTheFirstSiteToAnExportAndBack()
{
    open(0);
    MainWindow &window = m_program->window();
    QTRY_VERIFY(window.shown() == MainWindow::Shown::FirstRun);
    kit::shoot(window, QStringLiteral("program-first-run"));

    QSignalSpy added(&m_program->firstRunPage(), &app::FirstRunPage::siteAdded);
    QTest::keyClicks(m_program->firstRunPage().form()->domainField(),
                     QStringLiteral("harbour-books.example"));
    QTest::mouseClick(namedChild<QPushButton>(m_program->firstRunPage(), "addSite"),
                      Qt::LeftButton);
    QTRY_COMPARE(added.count(), 1);
    const auto site = added.front().front().value<domain::Site>();
    QTRY_VERIFY(window.shown() == MainWindow::Shown::Waiting);
    kit::shoot(window, QStringLiteral("program-waiting"));

    const auto status = instance::await(m_instance->commands().status());
    QVERIFY(status.has_value());
    QVERIFY(
        visit(status->collector.port, site.trackingCode, "%2Fwelcome").startsWith("HTTP/1.1 200"));
    QTRY_VERIFY(m_program->waitingPage().hasCelebrated());
    QTRY_VERIFY(namedChild<QLabel>(m_program->waitingPage(), "firstPage")
                    ->text()
                    .contains(QStringLiteral("/welcome")));
    kit::shoot(window, QStringLiteral("program-celebration"));
    QTest::mouseClick(namedChild<QPushButton>(m_program->waitingPage(), "seeDashboard"),
                      Qt::LeftButton);
    QTRY_VERIFY(window.shown() == MainWindow::Shown::Dashboard);
    kit::shoot(window, QStringLiteral("program-dashboard"));

    auto *exporter = window.findChild<app::ExportController *>();
    QVERIFY(exporter != nullptr);
    QAction *everything = exporter->menu()->actions().back();
    QTRY_VERIFY((everything = exporter->menu()->actions().back())->isEnabled());
    QSignalSpy finished(exporter, &app::ExportController::finished);
    everything->trigger();
    auto *choice = window.findChild<QFileDialog *>(QStringLiteral("exportFile"));
    QVERIFY(choice != nullptr);
    const QString path = m_folder->filePath(QStringLiteral("all.csv"));
    namedChild<QLineEdit>(*choice, "fileNameEdit")->setText(path);
    QMetaObject::invokeMethod(choice, "accept");
    QTRY_COMPARE(finished.count(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QVERIFY2(csv.contains("/welcome"), csv.constData());
    QVERIFY(csv.contains("\r\n"));

    Q_EMIT window.siteSettingsRequested(site);
    auto *dialog = window.findChild<app::SiteDialog *>();
    QVERIFY(dialog != nullptr);
    QTest::mouseClick(namedChild<QPushButton>(*dialog, "delete"), Qt::LeftButton);
    auto *question = namedChild<QDialog>(*dialog, "deleteSite");
    QTest::keyClicks(namedChild<QLineEdit>(*question, "confirmName"), site.name);
    QTest::mouseClick(namedChild<QPushButton>(*question, "deleteForGood"), Qt::LeftButton);
    QTRY_VERIFY(window.shown() == MainWindow::Shown::FirstRun);
    QVERIFY(
        visit(status->collector.port, site.trackingCode, "%2Fafterwards").startsWith("HTTP/1.1 4"));
}

void ProgramTest::aTakenPortIsSaidWithAWayOut()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    open(other.serverPort());
    QTRY_VERIFY(m_program->window().findChild<QMessageBox *>() != nullptr);
    auto *box = m_program->window().findChild<QMessageBox *>();
    QVERIFY(box->informativeText().contains(QString::number(other.serverPort())));
    QTest::mouseClick(box->defaultButton(), Qt::LeftButton);
    auto *settings = m_program->window().findChild<app::SettingsDialog *>();
    QVERIFY(settings != nullptr);
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const quint16 port = free.serverPort();
    free.close();
    namedChild<QLineEdit>(*settings, "port")->setText(QString::number(port));
    QSignalSpy applied(settings, &app::SettingsDialog::applied);
    QTest::mouseClick(namedChild<QPushButton>(*settings, "save"), Qt::LeftButton);
    QTRY_COMPARE(applied.count(), 1);
    const auto status = instance::await(m_instance->commands().status());
    QVERIFY(status->collector.state == domain::CollectorStatus::State::Collecting);
    QCOMPARE(status->collector.port, port);
}

/// A page puts its visitor's address and user agent into whatever it sends: no text of any widget
/// or model has them.
void ProgramTest::nothingShownNamesAVisitor()
{
    const QString address = QStringLiteral("203.0.113.77");
    const QString agent = QStringLiteral("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) "
                                         "Gecko/20100101 Firefox/128.0 FootfallProbe/7.31");
    open(0, {QStringLiteral("127.0.0.1/32")});
    domain::Commands &commands = m_instance->commands();
    const auto site =
        instance::await(commands.addSite({QStringLiteral("example.com"), {}, {}, {}}));
    QVERIFY(site.has_value());
    domain::SiteEdit edit;
    edit.addGoals = {
        {{}, QStringLiteral("Bought"), domain::GoalKind::Event, QStringLiteral("bought")}};
    edit.botViews = domain::BotViews::Shown;
    edit.pathRules = domain::PathRules{{QStringLiteral("ip")}, {}, {}};
    QVERIFY(instance::await(commands.editSite(site->trackingCode, edit)).has_value());
    const auto status = instance::await(commands.status());
    const auto send = [&](const QByteArray &query, const QByteArray &userAgent) {
        return visit(status->collector.port,
                     "GET /?h=https%3A%2F%2Fexample.com&sid=" + site->trackingCode.toLatin1() +
                         "&" + query,
                     "X-Forwarded-For: " + address.toLatin1() + "\r\nUser-Agent: " + userAgent);
    };
    const auto marked = [&](const QByteArray &userAgent) {
        return percent(userAgent) + "%20at%20" + address.toLatin1();
    };
    const auto page = [&](const QByteArray &userAgent) -> QByteArray {
        return "p=%2Fmarked%2F" + marked(userAgent) + "&r=https%3A%2F%2Fother.example%2F" +
               marked(userAgent) + "&qs=" +
               percent("{\"utm_source\":\"" + userAgent + "\",\"utm_campaign\":\"from " +
                       address.toUtf8() + "\"}");
    };
    QVERIFY(send(page(agent.toUtf8()), agent.toUtf8()).startsWith("HTTP/1.1 200"));
    QVERIFY(send("p=%2Fmarked-page&r=", agent.toUtf8()).startsWith("HTTP/1.1 200"));
    QVERIFY(send("name=bought&payload=" +
                     percent("{\"agent\":\"" + agent.toUtf8() + "\",\"ip\":\"" + address.toUtf8() +
                             "\"}") +
                     "&p=%2Fmarked-page",
                 agent.toUtf8())
                .startsWith("HTTP/1.1 200"));
    QVERIFY(send("name=" + marked(agent.toUtf8()) + "&p=%2Fmarked-page", agent.toUtf8())
                .startsWith("HTTP/1.1 200"));
    const QByteArray bot = "Googlebot/2.1 FootfallProbe/7.31";
    QVERIFY(send(page(bot), bot).startsWith("HTTP/1.1 200"));

    MainWindow &window = m_program->window();
    // Whichever page the window was on when the site and its first view came.
    QTRY_VERIFY(window.shown() == MainWindow::Shown::Dashboard ||
                m_program->waitingPage().hasCelebrated());
    QString shown = kit::textsOf(window);
    if (window.shown() != MainWindow::Shown::Dashboard)
        QTest::mouseClick(namedChild<QPushButton>(m_program->waitingPage(), "seeDashboard"),
                          Qt::LeftButton);
    QTRY_VERIFY2(kit::textsOf(window).contains(QStringLiteral("/marked-page")),
                 qPrintable(kit::textsOf(window)));
    QTRY_VERIFY(kit::textsOf(window).contains(QStringLiteral("bought"), Qt::CaseInsensitive));
    shown += kit::textsOf(window);
    window.showCollector();
    QTRY_VERIFY(kit::textsOf(m_program->collectorPage()).contains(QStringLiteral("(removed)")));
    shown += kit::textsOf(window);
    Q_EMIT window.siteSettingsRequested(*site);
    shown += kit::textsOf(*window.findChild<app::SiteDialog *>());
    QVERIFY(shown.contains(QStringLiteral("(removed)")));
    for (const QString &trace : {address, agent, QStringLiteral("FootfallProbe")})
        QVERIFY2(!shown.contains(trace), qPrintable(shown));
}

FOOTFALL_GUI_TEST_MAIN(ProgramTest)
#include "tst_program.moc"
