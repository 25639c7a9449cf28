// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/botsmodel.h"
#include "app/dialogs/siteform.h"
#include "app/firstrun/firstrunpage.h"
#include "app/format/names.h"
#include "app/models/breakdownmodel.h"
#include "app/models/livepagesmodel.h"
#include "app/translation.h"
#include "app/tray.h"
#include "app/widgets/occurrencedetails.h"
#include "app/widgets/sumrows.h"
#include "core/domain/hostname.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/app/samplestats.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace footfall;

namespace {

struct Message {
    QString source;
    QStringList translations;
    bool isNumerus = false;
    bool isUnfinished = false;
};

QList<Message> readMessages(const QString &name)
{
    QFile file(QStringLiteral(FOOTFALL_TRANSLATIONS) + QLatin1Char('/') + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no translations");
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QStringLiteral("message"))
            messages.append(
                {{}, {}, xml.attributes().hasAttribute(QStringLiteral("numerus")), false});
        else if (xml.name() == QStringLiteral("source"))
            messages.back().source = xml.readElementText();
        else if (xml.name() == QStringLiteral("translation")) {
            messages.back().isUnfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
            if (!messages.back().isNumerus)
                messages.back().translations.append(xml.readElementText());
        } else if (xml.name() == QStringLiteral("numerusform"))
            messages.back().translations.append(xml.readElementText());
    }
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(?:L?n|\\d)"));
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found.append(matches.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnGuiWarnings(); }

    void everyMessageIsFinished_data();
    void everyMessageIsFinished();
    void englishCountsProperly();
    void oneOtherIsNotSeveral_data();
    void oneOtherIsNotSeveral();
    void theWindowSpeaksGerman();
};

void TranslationsTest::everyMessageIsFinished_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("atLeast");
    QTest::newRow("German") << QStringLiteral("footfall_de.ts") << 300;
    QTest::newRow("English plurals") << QStringLiteral("footfall_en.ts") << 10;
}

void TranslationsTest::everyMessageIsFinished()
{
    QFETCH(QString, name);
    QFETCH(int, atLeast);
    const QList<Message> messages = readMessages(name);
    QVERIFY(messages.size() >= atLeast);
    for (const Message &message : messages) {
        const QByteArray words = message.source.toUtf8();
        QVERIFY2(!message.isUnfinished, words.constData());
        QCOMPARE(message.translations.size(), message.isNumerus ? 2 : 1);
        for (const QString &translation : message.translations) {
            QVERIFY2(!translation.isEmpty(), words.constData());
            QVERIFY2(!translation.contains(QLatin1Char('"')), words.constData());
        }
        // The plural, and everything without one, says each number and name that the source says.
        QVERIFY2(placeholders(message.translations.back()) == placeholders(message.source),
                 words.constData());
    }
}

void TranslationsTest::englishCountsProperly()
{
    app::installTranslations(QLocale(QStringLiteral("en_GB")));
    QTemporaryDir folder;
    app::AppSettings settings(folder.filePath(QStringLiteral("window.ini")));
    QWidget window;
    app::Tray tray(window, settings, app::Tray::Desktop::NoTray);
    tray.setLiveVisitors(1);
    QCOMPARE(tray.toolTip(), QStringLiteral("Footfall: 1 visitor now"));
    tray.setLiveVisitors(1400);
    QCOMPARE(tray.toolTip(), QStringLiteral("Footfall: 1,400 visitors now"));
}

void TranslationsTest::oneOtherIsNotSeveral_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<qint64>("others");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *locale, qint64 others, const char *says) {
        QTest::addRow("%s", says) << QString::fromLatin1(locale) << others
                                  << QString::fromLatin1(says);
    };
    row("en_GB", 1, "1 other");
    row("en_GB", 1400, "1,400 others");
    // What was installed last is asked first: German stays.
    row("de_DE", 1, "1 weitere");
    row("de_DE", 1400, "1.400 weitere");
}

void TranslationsTest::oneOtherIsNotSeveral()
{
    QFETCH(QString, locale);
    QFETCH(qint64, others);
    QFETCH(QString, says);
    app::installTranslations(QLocale(locale));
    app::LivePagesModel live;
    live.setLive({9, {{QStringLiteral("/"), 5}}, others, 4});
    QCOMPARE(live.index(1).data().toString(), says);
    app::BotsModel bots;
    bots.setBots({}, {others, 4000});
    QCOMPARE(bots.index(0, app::BotsModel::Kind).data().toString(), says);
    app::BreakdownModel model;
    domain::Breakdown breakdown = test::sampleBreakdown({});
    breakdown.otherRows = others;
    model.setBreakdown(breakdown, {});
    QWidget parent;
    app::SumRows sums(&parent);
    sums.setSums(model);
    QCOMPARE(sums.lines().front().name, says);
    const QString event = QStringLiteral("purchase");
    app::PropertiesCard card(&parent);
    card.setShown({domain::OccurrenceRequest::By::Event, event, event});
    domain::StatsResult result;
    result.occurrences = {test::sampleOccurrences(card.requests().front())};
    result.occurrences.front().otherRows = others;
    card.takeResult(result);
    QMenu *menu = card.menuButton()->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().back()->text(), says);
}

void TranslationsTest::theWindowSpeaksGerman()
{
    app::installTranslations(QLocale(QStringLiteral("de_DE")));
    kit::FakeBackend fake;
    app::FirstRunPage page(fake.backend());
    page.resize(1200, 860);
    page.show();
    kit::shoot(page, QStringLiteral("first-run-german"));
    QStringList words;
    for (const QLabel *label : page.findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY(words.contains(QStringLiteral("Die erste Website hinzufügen")));
    QCOMPARE(page.findChild<QPushButton *>(QStringLiteral("addSite"))->text(),
             QStringLiteral("Website &hinzufügen"));
    // What the rooms below the window say is translated too.
    QCOMPARE(
        domain::normalisedHostname(QStringLiteral("so nicht")).error().message,
        QStringLiteral("„so nicht“ ist kein Hostname. Richtig wäre zum Beispiel example.com."));
    QCOMPARE(QLocale().toString(1400), QStringLiteral("1.400"));
    // What stands in the place of a value is no value.
    QCOMPARE(app::valueName(domain::Dimension::Page, domain::WithheldValue.toString()),
             QStringLiteral("(zurückgehalten)"));
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    app::ThemeWatcher::instance().install();
    TranslationsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_translations.moc"
