// SPDX-License-Identifier: GPL-3.0-or-later
// Facts that are in no segment yet, as tables: views of visits that may go on, and events that
// wait.
#include "core/storage/facts/factstore.h"
#include "tests/kit/testmain.h"
#include "tests/storage/factstoretest.h"
#include "tests/storage/facttables.h"

using namespace footfall;
using namespace storage;
using kit::FirstSite;
using kit::julianPeriod;

class TestOpenFacts : public kit::FactStoreTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnWarnings();
        open();
    }
    void cleanup() { close(); }

    void openViewsCountAsTheirRowsSay()
    {
        const auto insert = [&](const QByteArray &values) {
            QVERIFY((*m_database)
                        ->execute(
                            "INSERT INTO page_view (site_id, day, time, hour, hostname_id, "
                            "pathname_id, source_id, country, referrer_id, language_id, screen_id, "
                            "channel_id, browser_id, browser_version_id, system_id, device_id, "
                            "utm_source_id, utm_medium_id, utm_campaign_id, utm_term_id, "
                            "utm_content_id, is_entry, is_visitor, is_page_visitor, is_bounce, "
                            "is_exit, duration_ms) VALUES (" +
                            values + ")")
                        .has_value());
        };
        insert("1, 100, 0, 7200, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, "
               "1, 1, 0, 1, 0, 2500");
        // A bounce is an entry view's.
        insert("1, 101, 0, 3600, 1, 2, 3, 4, 0, 0, 0, 8, 9, 10, 11, 12, 13, 14, 15, 0, 0, "
               "0, 0, 1, 1, 1, NULL");
        insert("1, 102, 0, 3600, 1, 2, 3, 4, 0, 0, 0, 8, 9, 10, 11, 12, 13, 14, 15, 0, 0, "
               "0, 0, 1, 0, 0, NULL");
        insert("2, 100, 0, 3600, 1, 2, 3, 4, 0, 0, 0, 8, 9, 10, 11, 12, 13, 14, 15, 0, 0, "
               "0, 0, 1, 0, 0, NULL");
        const FactTable table = m_store->openViews(FirstSite, julianPeriod(100, 101)).value();
        QCOMPARE(table.kind, FactKind::PageViews);
        const auto rows = facttables::rowsOf(table);
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].hour, (FactHour{100, 7200}));
        QCOMPARE(rows[1].hour, (FactHour{101, 3600}));
        using enum FactColumn;
        const std::vector<std::pair<FactColumn, quint32>> expected{
            {Hostname, 1},
            {Pathname, 2},
            {Source, 3},
            {Country, 4},
            {Referrer, 5},
            {Language, 6},
            {Screen, 7},
            {Channel, 8},
            {Browser, 9},
            {BrowserVersion, 10},
            {System, 11},
            {Device, 12},
            {UtmSource, 13},
            {UtmMedium, 14},
            {UtmCampaign, 15},
            {UtmTerm, 16},
            {UtmContent, 17},
            {Duration, 2500},
            {Flags, IsEntry | IsVisitor | IsBounce | HasDuration}};
        for (const auto &[column, value] : expected)
            QCOMPARE(rows[0].values[size_t(column)], value);
        QCOMPARE(rows[1].values[size_t(Flags)], quint32(IsPageVisitor | IsExit));
        QCOMPARE(rows[1].values[size_t(Duration)], 0U);
        QCOMPARE(m_store->openViews(FirstSite, julianPeriod(103, 200)).value().rows, size_t(0));
    }

    void waitingEventsAreWhatTheirRowsSay()
    {
        const auto insert = [&](const QByteArray &values) {
            QVERIFY((*m_database)
                        ->execute("INSERT INTO event_fact (site_id, day, hour, hostname_id, "
                                  "pathname_id, source_id, channel_id, utm_source_id, "
                                  "utm_medium_id, utm_campaign_id, country, browser_id, "
                                  "browser_version_id, system_id, device_id, kind, target_id, "
                                  "property_key_id, property_value_id, currency_id, events, "
                                  "conversions, amount) VALUES (" +
                                  values + ")")
                        .has_value());
        };
        insert("1, 100, 3600, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 3, 13, 14, 15, 16, 17, 18, "
               "-19");
        insert("1, 99, 3600, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 13, 0, 0, 0, 17, 18, 0");
        insert("2, 100, 3600, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 13, 0, 0, 0, 17, 18, 0");
        const FactTable table = m_store->waitingEvents(FirstSite, julianPeriod(100, 101)).value();
        QCOMPARE(table.kind, FactKind::Events);
        const auto rows = facttables::rowsOf(table);
        QCOMPARE(rows.size(), size_t(1));
        using enum FactColumn;
        quint32 value = 1;
        for (const FactColumn column :
             {Hostname, Pathname, Source, Channel, UtmSource, UtmMedium, UtmCampaign, Country,
              Browser, BrowserVersion, System, Device})
            QCOMPARE(rows[0].values[size_t(column)], value++);
        QCOMPARE(rows[0].values[size_t(Kind)], 3U);
        for (const FactColumn column :
             {Target, PropertyKey, PropertyValue, Currency, Events, Conversions})
            QCOMPARE(rows[0].values[size_t(column)], value++);
        QCOMPARE(rows[0].amount, -19);
        QCOMPARE(rows[0].hour, (FactHour{100, 3600}));
    }
};

FOOTFALL_TEST_MAIN(TestOpenFacts)
#include "tst_openfacts.moc"
