// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/acquisition.h"
#include "core/enrich/channel.h"
#include "tests/kit/testmain.h"

#include <algorithm>

using namespace footfall;
using enrich::Way;

class TestChannel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void channel_data()
    {
        QTest::addColumn<Way>("way");
        QTest::addColumn<QString>("channel");
        const auto row = [](const char *name, const Way &way, QStringView channel) {
            QTest::newRow(name) << way << channel.toString();
        };
        row("nothing", {}, domain::ChannelDirect);
        row("a referrer", {.hasReferrer = true}, domain::ChannelReferral);
        row("a search engine", {.hasReferrer = true, .referrerChannel = domain::ChannelSearch},
            domain::ChannelSearch);
        row("an assistant", {.hasReferrer = true, .referrerChannel = domain::ChannelAi},
            domain::ChannelAi);
        row("an ad server", {.hasReferrer = true, .referrerChannel = domain::ChannelPaid},
            domain::ChannelPaid);
        row("the site itself", {.hasReferrer = true, .isInternal = true}, domain::ChannelInternal);
        row("a click id",
            {.isPaidClick = true, .hasReferrer = true, .referrerChannel = domain::ChannelSearch},
            domain::ChannelPaid);
        row("a click id and a medium", {.isPaidClick = true, .medium = u"email"},
            domain::ChannelPaid);
        for (const QStringView medium : {u"cpc", u"ppc", u"paid", u"paid_social", u"paidsearch",
                                         u"display", u"banner", u"cpm", u"retargeting"})
            QTest::addRow("medium %s", qPrintable(medium.toString()))
                << Way{.medium = medium,
                       .hasCampaignSource = true,
                       .campaignChannel = domain::ChannelSocial}
                << domain::ChannelPaid.toString();
        for (const QStringView medium : {u"email", u"e-mail", u"newsletter", u"mail"})
            QTest::addRow("medium %s", qPrintable(medium.toString()))
                << Way{.medium = medium,
                       .hasReferrer = true,
                       .referrerChannel = domain::ChannelSearch}
                << domain::ChannelMail.toString();
        row("medium social", {.medium = u"social", .hasCampaignSource = true},
            domain::ChannelSocial);
        row("medium organic", {.medium = u"organic"}, domain::ChannelSearch);
        row("medium affiliate", {.medium = u"affiliate"}, domain::ChannelReferral);
        row("a medium that nobody knows",
            {.medium = u"zebra", .hasReferrer = true, .referrerChannel = domain::ChannelSearch},
            domain::ChannelSearch);
        row("a known campaign source",
            {.hasCampaignSource = true,
             .campaignChannel = domain::ChannelAi,
             .hasReferrer = true,
             .referrerChannel = domain::ChannelSearch},
            domain::ChannelAi);
        row("an unknown campaign source", {.hasCampaignSource = true}, domain::ChannelReferral);
        row("an unknown campaign source in a mail",
            {.hasCampaignSource = true,
             .hasReferrer = true,
             .referrerChannel = domain::ChannelMail},
            domain::ChannelMail);
        row("an unknown campaign source on the site itself",
            {.hasCampaignSource = true, .hasReferrer = true, .isInternal = true},
            domain::ChannelReferral);
    }
    void channel()
    {
        QFETCH(Way, way);
        QFETCH(QString, channel);
        const QString found = enrich::channelOf(way);
        QCOMPARE(found, channel);
        QVERIFY(std::find(domain::Channels.begin(), domain::Channels.end(), found) !=
                domain::Channels.end());
    }

    void tableMediums()
    {
        QCOMPARE(enrich::channelOfTableMedium(u"search"), domain::ChannelSearch);
        QCOMPARE(enrich::channelOfTableMedium(u"social"), domain::ChannelSocial);
        QCOMPARE(enrich::channelOfTableMedium(u"email"), domain::ChannelMail);
        QCOMPARE(enrich::channelOfTableMedium(u"ai"), domain::ChannelAi);
        QCOMPARE(enrich::channelOfTableMedium(u"paid"), domain::ChannelPaid);
        for (const QStringView none : {u"referral", u"unknown", u""})
            QVERIFY(enrich::channelOfTableMedium(none).isEmpty());
    }
};

FOOTFALL_TEST_MAIN(TestChannel)
#include "tst_channel.moc"
