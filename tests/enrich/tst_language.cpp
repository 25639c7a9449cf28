// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/language.h"
#include "tests/kit/testmain.h"

#include <QRandomGenerator>

using namespace footfall;

class TestLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void firstTag_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("language");
        const auto row = [](const char *name, const QByteArray &header, const char *language) {
            QTest::newRow(name) << header << QString::fromLatin1(language);
        };
        row("none", "", "");
        row("plain", "de", "de");
        row("usual", "en-GB,en;q=0.9,de;q=0.8", "en-GB");
        row("weighted", "fr;q=0.7", "fr");
        row("case", "EN-gb", "en-GB");
        row("script", "zh-Hant-TW,zh;q=0.9", "zh-TW");
        row("script alone", "sr-Latn", "sr");
        row("UN region", "es-419", "es-419");
        row("three letters", "gsw-CH", "gsw-CH");
        row("variant", "de-DE-1996", "de-DE");
        row("variant alone", "sl-nedis", "sl");
        row("extension", "en-u-ca-buddhist", "en");
        row("spaces", "  en-US , de", "en-US");
        row("any", "*", "");
        row("posix", "C", "");
        row("underscore", "en_US", "");
        row("private use", "x-secret", "");
        row("number", "12-34", "");
        row("markup", "<script>", "");
        row("quote", "en'--", "");
        row("control", QByteArray("e\0n", 3), "");
        row("high bytes", "\xc3\xa9n", "");
        row("overlong", QByteArray("en-") + QByteArray(5000, 'a'), "");
        row("only separators", ";,;-", "");
        row("hyphen first", "-en", "");
    }
    void firstTag()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, language);
        QCOMPARE(enrich::preferredLanguage(header), language);
    }

    void garbageGivesShortTagsOrNothing()
    {
        QRandomGenerator random(7);
        const QByteArray alphabet("aZ-,;*q=.0 1\0\xff_", 16);
        for (int round = 0; round < 5000; ++round) {
            QByteArray header;
            for (quint32 length = random.bounded(20U); length > 0; --length)
                header.append(alphabet.at(random.bounded(static_cast<int>(alphabet.size()))));
            const QString language = enrich::preferredLanguage(header);
            static const QRegularExpression tag(
                QStringLiteral("^([a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?)?$"));
            QVERIFY2(tag.match(language).hasMatch(), header.toHex().constData());
        }
    }
};

FOOTFALL_TEST_MAIN(TestLanguage)
#include "tst_language.moc"
