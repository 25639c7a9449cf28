// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/aboutdialog.h"

#include "app/dialogs/pieces.h"
#include "app/theme/buttonlook.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QVBoxLayout>

namespace footfall::app {

namespace {

struct Debt {
    QString name;
    QString words;
    QString licenseFile;
};

QString readResource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QList<Debt> debts()
{
    return {{AboutDialog::tr("Icons"),
             AboutDialog::tr("Lucide (ISC; what it took from Feather: MIT)"),
             QStringLiteral("lucide-static")},
            {AboutDialog::tr("Flags"), AboutDialog::tr("flag-icons (MIT)"),
             QStringLiteral("flag-icons")},
            {AboutDialog::tr("Browsers"), AboutDialog::tr("uap-core (Apache 2.0)"),
             QStringLiteral("uap-core")},
            {AboutDialog::tr("Crawlers"), AboutDialog::tr("crawler-user-agents (MIT)"),
             QStringLiteral("crawler-user-agents")},
            {AboutDialog::tr("Type"), AboutDialog::tr("Inter (SIL Open Font License 1.1)"),
             QStringLiteral("inter")}};
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Footfall"));
    resize(theme().px(560), theme().px(520));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 12);
    column->setSpacing(8);
    column->addWidget(
        new ThemedLabel(QStringLiteral("Footfall ") + QStringLiteral(FOOTFALL_VERSION), Type::Title,
                        &Theme::text, this));
    const auto paragraph = [this, column](const QString &text, Token color) {
        auto *label = new ThemedLabel(text, Type::Body, color, this);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    paragraph(tr("Web analytics on your own desk. It counts visits and follows nobody: no cookie, "
                 "no stored "
                 "address, no key that outlives the day."),
              &Theme::text);
    paragraph(tr("Free software under the GNU General Public License, version 3 or later; it comes "
                 "without any "
                 "warranty. Built with Qt, SQLite, OpenSSL, ICU, libmaxminddb, libpsl and "
                 "libcsv."),
              &Theme::text2);
    auto *attribution = new QLabel(
        QStringLiteral("<a href=\"https://db-ip.com\">IP Geolocation by DB-IP</a> (CC BY 4.0)"),
        this);
    attribution->setOpenExternalLinks(true);
    attribution->setTextInteractionFlags(Qt::TextBrowserInteraction);
    column->addWidget(attribution);
    paragraph(tr("Browsers, systems and devices are told apart by uap-core, crawlers by "
                 "crawler-user-agents."),
              &Theme::text2);
    column->addSpacing(4);

    auto *tabs = new QTabBar(this);
    tabs->setDocumentMode(true);
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    auto *words = new ThemedLabel(QString(), Type::Small, &Theme::text2, this);
    auto *license = new QPlainTextEdit(this);
    license->setReadOnly(true);
    license->setFont(codeFont());
    license->setTabChangesFocus(true);
    license->setAccessibleName(tr("Licence"));
    for (const Debt &debt : debts())
        tabs->addTab(debt.name);
    const auto show = [words, license](int index) {
        const Debt debt = debts().value(index);
        words->setText(debt.words);
        const QString text =
            readResource(QStringLiteral(":/footfall/licenses/%1.txt").arg(debt.licenseFile));
        license->setPlainText(text.isEmpty() ? AboutDialog::tr("Not part of this build.") : text);
    };
    connect(tabs, &QTabBar::currentChanged, this, show);
    show(0);
    column->addWidget(tabs);
    column->addWidget(words);
    column->addWidget(license, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

} // namespace footfall::app
