// SPDX-License-Identifier: GPL-3.0-or-later
// A store of facts over a database that goes away after each test, with two sites. One thread.
#pragma once

#include "core/storage/facts/factstore.h"
#include "core/storage/sitestore.h"
#include "tests/kit/testdatabase.h"

#include <QTest>
#include <memory>

namespace footfall::kit {

/// The first of the two.
inline const domain::SiteId FirstSite{1};

[[nodiscard]] inline domain::Period julianPeriod(qint64 first, qint64 last)
{
    return {QDate::fromJulianDay(first), QDate::fromJulianDay(last)};
}

/// What tests of the store are made of.
class FactStoreTest : public QObject
{
protected:
    void open()
    {
        m_database = std::make_unique<TestDatabase>();
        m_store = std::make_unique<storage::FactStore>(**m_database);
        for (const char *code : {"A", "B"}) {
            domain::Site site;
            site.trackingCode = QLatin1String(code);
            site.name = site.trackingCode;
            site.hostnames = {QStringLiteral("example.com")};
            QVERIFY(storage::SiteStore(**m_database).insert(site).has_value());
        }
    }
    void close()
    {
        m_store.reset();
        m_database.reset();
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<storage::FactStore> m_store;
};

} // namespace footfall::kit
