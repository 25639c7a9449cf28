// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a site, in the site dialog: previewed before it is saved.
#include "app/dialogs/sitedialog.h"
#include "core/instance/futures.h"
#include "tests/app/dialogfields.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/kit/testmain.h"

#include <QCheckBox>
#include <QSpinBox>

using namespace footfall;
using kit::namedChild;

class SiteKeepingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init() { kit::failOnGuiWarnings(); }

    void whatIsKeptIsPreviewedAndSaved();
    void moreStrictVisitsCloseDaysAnew();
    void tooFewDaysBecomeTheFewest_data();
    void tooFewDaysBecomeTheFewest();
    void aCheckIsStoppedByItsButton();
    void aCheckStopsWithTheDialog();
    void aCheckTellsHowFarItIs();
    void whatIsReadStopsWhenNobodyWaits();
};

namespace {

bool says(const QWidget &dialog, const QString &text)
{
    const auto labels = dialog.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->text().contains(text); });
}

/// A check that goes on until the test answers it.
struct LongCheck {
    kit::PendingAnswer<domain::IntegrityReport> pending;
    std::stop_token stop;

    [[nodiscard]] app::Backend in(app::Backend backend)
    {
        backend.check = [this](const std::stop_token &wanted) {
            stop = wanted;
            return pending.begin();
        };
        return backend;
    }
};

} // namespace

void SiteKeepingTest::whatIsKeptIsPreviewedAndSaved()
{
    kit::FakeBackend fake;
    app::Backend backend = fake.backend();
    domain::KeepingReport report;
    report.inference = {200, 150};
    report.sizes.facts = 4'711;
    backend.keeping = [report](const domain::Site &, const domain::Keeping &,
                               const std::stop_token &) {
        return instance::readyFuture<domain::KeepingReport>(report);
    };
    domain::Keeping previewed;
    backend.previewKeeping = [&previewed](const domain::Site &, const domain::Keeping &keeping,
                                          const std::stop_token &) {
        previewed = keeping;
        domain::KeepingPreview preview;
        preview.days = 12;
        preview.pageViews = 3'456;
        preview.events = 789;
        preview.keptFrom = QDate(2026, 1, 31);
        return instance::readyFuture<domain::KeepingPreview>(preview);
    };
    backend.check = [](const std::stop_token &) {
        return instance::readyFuture<domain::IntegrityReport>(
            domain::IntegrityReport{{}, 3, 100, true});
    };
    app::SiteDialog dialog(backend, fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Keeping);
    QTRY_VERIFY(namedChild<QLabel>(dialog, "inference")->text().contains(QStringLiteral("75")));
    QVERIFY(namedChild<QLabel>(dialog, "sizes")->text().contains(QLocale().toString(4'711)));
    auto *save = namedChild<QPushButton>(dialog, "save");
    QVERIFY(!save->isEnabled());

    QVERIFY(!namedChild<QSpinBox>(dialog, "strictVisits")->isEnabled());
    namedChild<QCheckBox>(dialog, "strict")->setChecked(true);
    namedChild<QSpinBox>(dialog, "keepDays")->setValue(90);
    QVERIFY(save->isEnabled());
    QTRY_VERIFY(says(dialog, QLocale().toString(3'456)));
    QVERIFY(says(dialog, QStringLiteral("789 events")));
    QCOMPARE(previewed, (domain::Keeping{domain::UsualStrictVisits, 90, 0, {}, {}}));
    QVERIFY(!says(dialog, QStringLiteral("is whole")));
    namedChild<QPushButton>(dialog, "check")->click();
    QTRY_VERIFY(says(dialog, QStringLiteral("is whole")));
    kit::shoot(dialog, QStringLiteral("site-keeping"));

    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(fake.commands.lastEdit.keeping == previewed);
    fake.commands.editing.answer(fake.site());
    QTRY_VERIFY(!dialog.isVisible());
}

void SiteKeepingTest::moreStrictVisitsCloseDaysAnew()
{
    kit::FakeBackend fake;
    app::Backend backend = fake.backend();
    int previews = 0;
    backend.previewKeeping = [&previews](const domain::Site &, const domain::Keeping &,
                                         const std::stop_token &) {
        ++previews;
        return instance::readyFuture<domain::KeepingPreview>(domain::KeepingPreview{});
    };
    domain::Site site = fake.site();
    site.keeping.strictVisits = 5;
    app::SiteDialog dialog(backend, site);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Keeping);
    namedChild<QSpinBox>(dialog, "strictVisits")->setValue(7);
    QTRY_VERIFY(says(dialog, QStringLiteral("fewer than 7 visits are closed anew")));
    namedChild<QSpinBox>(dialog, "strictVisits")->setValue(4);
    QTRY_VERIFY(says(dialog, QStringLiteral("4 visits hold for days that close from now on")));
    QVERIFY(!says(dialog, QStringLiteral("closed anew")));
    namedChild<QSpinBox>(dialog, "strictVisits")->setValue(5);
    QTRY_VERIFY(!says(dialog, QStringLiteral("close from now on")));
    QVERIFY(previews >= 2);
}

void SiteKeepingTest::tooFewDaysBecomeTheFewest_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("kept");
    QTest::newRow("one, of never") << 0 << QStringLiteral("1") << 30;
    QTest::newRow("20, of never") << 0 << QStringLiteral("20") << 30;
    QTest::newRow("the word's own number") << 0 << QStringLiteral("29") << 30;
    QTest::newRow("20, of 90") << 90 << QStringLiteral("20") << 30;
    QTest::newRow("20, of the fewest") << 30 << QStringLiteral("20") << 30;
    QTest::newRow("the fewest") << 0 << QStringLiteral("30") << 30;
    QTest::newRow("enough") << 0 << QStringLiteral("290") << 290;
}

void SiteKeepingTest::tooFewDaysBecomeTheFewest()
{
    QFETCH(int, days);
    QFETCH(QString, typed);
    QFETCH(int, kept);
    kit::FakeBackend fake;
    domain::Site site = fake.site();
    site.keeping.days = days;
    site.keeping.hourlyDays = days;
    app::SiteDialog dialog(fake.backend(), site);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Keeping);
    for (const char *name : {"keepDays", "keepHours"}) {
        auto *box = namedChild<QSpinBox>(dialog, name);
        box->selectAll();
        QTest::keyClicks(box, typed);
        box->interpretText(); // As when the field is left.
        QCOMPARE(box->value(), kept);
        QCOMPARE(box->cleanText(), QString::number(kept));
        // The word is still there, a step below the fewest.
        box->setValue(domain::FewestKeptDays);
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->text(), box->specialValueText());
        box->setValue(kept);
    }
    auto *save = namedChild<QPushButton>(dialog, "save");
    QCOMPARE(save->isEnabled(), kept != days);
    if (kept == days)
        return;
    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(fake.commands.lastEdit.keeping.has_value());
    QCOMPARE(fake.commands.lastEdit.keeping->days, kept);
    QCOMPARE(fake.commands.lastEdit.keeping->hourlyDays, kept);
    fake.commands.editing.answer(fake.site());
    QTRY_VERIFY(!dialog.isVisible());
}

void SiteKeepingTest::aCheckIsStoppedByItsButton()
{
    kit::FakeBackend fake;
    LongCheck check;
    app::SiteDialog dialog(check.in(fake.backend()), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Keeping);
    auto *button = namedChild<QPushButton>(dialog, "check");
    const QString before = button->text();
    button->click();
    QVERIFY(check.pending.isWaiting());
    QVERIFY(!check.stop.stop_requested());
    QVERIFY(button->text() != before);
    button->click();
    QVERIFY(check.stop.stop_requested());
    QVERIFY(!button->isEnabled());
    check.pending.answer(domain::IntegrityReport{});
    QTRY_VERIFY(says(dialog, QStringLiteral("was stopped")));
    QVERIFY(!says(dialog, QStringLiteral("is whole")));
    QCOMPARE(button->text(), before);

    // The next one is another.
    button->click();
    QVERIFY(check.pending.isWaiting());
    QVERIFY(!check.stop.stop_requested());
    check.pending.answer(domain::IntegrityReport{{}, 3, 100, true});
    QTRY_VERIFY(says(dialog, QStringLiteral("is whole")));
}

void SiteKeepingTest::aCheckStopsWithTheDialog()
{
    kit::FakeBackend fake;
    LongCheck check;
    auto dialog = std::make_unique<app::SiteDialog>(check.in(fake.backend()), fake.site());
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->open();
    dialog->showTab(app::SiteDialog::Tab::Keeping);
    namedChild<QPushButton>(*dialog, "check")->click();
    QVERIFY(check.pending.isWaiting());
    QVERIFY(!check.stop.stop_requested());
    dialog.reset();
    QVERIFY(check.stop.stop_requested());
}

void SiteKeepingTest::aCheckTellsHowFarItIs()
{
    kit::FakeBackend fake;
    LongCheck check;
    app::SiteDialog dialog(check.in(fake.backend()), fake.site());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.showTab(app::SiteDialog::Tab::Keeping);
    namedChild<QPushButton>(dialog, "check")->click();
    check.pending.promise->setProgressRange(0, 1'200);
    check.pending.promise->setProgressValue(7);
    QTRY_VERIFY(says(dialog, QStringLiteral("7 of %1 parts").arg(QLocale().toString(1'200))));
    check.pending.answer(domain::IntegrityReport{{}, 1'200, 100, true});
    QTRY_VERIFY(says(dialog, QStringLiteral("is whole")));
    QVERIFY(!says(dialog, QStringLiteral("7 of")));
}

void SiteKeepingTest::whatIsReadStopsWhenNobodyWaits()
{
    kit::FakeBackend fake;
    app::Backend backend = fake.backend();
    std::stop_token report;
    std::vector<std::stop_token> previews;
    kit::PendingAnswer<domain::KeepingReport> reporting;
    std::vector<kit::PendingAnswer<domain::KeepingPreview>> previewing;
    backend.keeping = [&](const domain::Site &, const domain::Keeping &,
                          const std::stop_token &stop) {
        report = stop;
        return reporting.begin();
    };
    backend.previewKeeping = [&](const domain::Site &, const domain::Keeping &,
                                 const std::stop_token &stop) {
        previews.push_back(stop);
        previewing.emplace_back();
        return previewing.back().begin();
    };
    auto dialog = std::make_unique<app::SiteDialog>(backend, fake.site());
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->open();
    dialog->showTab(app::SiteDialog::Tab::Keeping);
    QVERIFY(reporting.isWaiting());
    namedChild<QSpinBox>(*dialog, "keepDays")->setValue(90);
    QTRY_COMPARE(previews.size(), size_t(1));
    QVERIFY(!previews.front().stop_requested());
    namedChild<QSpinBox>(*dialog, "keepDays")->setValue(80);
    QTRY_COMPARE(previews.size(), size_t(2));
    QVERIFY(previews.front().stop_requested());
    QVERIFY(!previews.back().stop_requested());
    QVERIFY(!report.stop_requested());
    dialog.reset();
    QVERIFY(report.stop_requested());
    QVERIFY(previews.back().stop_requested());
}

FOOTFALL_GUI_TEST_MAIN(SiteKeepingTest)
#include "tst_sitekeeping.moc"
