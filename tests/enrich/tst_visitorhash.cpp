// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/visitorhash.h"
#include "tests/enrich/addresses.h"
#include "tests/kit/testmain.h"

#include <QCryptographicHash>
#include <QtEndian>
#include <set>
#include <thread>

using namespace footfall;
using enrich::HashLabel;
using enrich::visitorHash;

namespace {

std::unique_ptr<enrich::SaltSet> someSalts()
{
    auto set = std::make_unique<enrich::SaltSet>();
    for (size_t slot = 0; slot < set->salts.size(); ++slot)
        set->salts[slot].fill(static_cast<unsigned char>(slot));
    return set;
}

QByteArray part(const QByteArray &bytes)
{
    QByteArray framed(4, '\0');
    qToLittleEndian(static_cast<quint32>(bytes.size()), framed.data());
    return framed + bytes;
}

} // namespace

class TestVisitorHash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void isTheFirstHalfOfSha256OverTheFramedParts()
    {
        const auto salts = someSalts();
        const auto address = kit::addressBytes("198.51.100.7");
        const QByteArray userAgent = "Mozilla/5.0";
        const QByteArray site = QByteArray::fromHex("0300000000000000");
        const QByteArray raw(reinterpret_cast<const char *>(address.data()), 16);
        const QByteArray message = part(QByteArray(32, '\x07')) + part("page") + part(site) +
                                   part(raw) + part(userAgent) + part("/a");
        const QByteArray expected =
            QCryptographicHash::hash(message, QCryptographicHash::Sha256).left(16);

        const auto hash =
            visitorHash(HashLabel::Page, *salts, {domain::SiteId{3}, address, userAgent}, {"/a"});
        QVERIFY(hash);
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(hash->bytes.data()), 16), expected);
    }

    void everyPartMakesAnotherHash()
    {
        const auto salts = someSalts();
        const auto address = kit::addressBytes("198.51.100.7");
        const auto sameSlot = kit::addressBytes("198.51.101.7");
        const auto otherSlot = kit::addressBytes("198.51.100.8");
        const domain::SiteId one{1};
        std::set<domain::Hash16> hashes;
        const auto add = [&](const std::optional<domain::Hash16> &hash) {
            hashes.insert(hash.value());
        };
        add(visitorHash(HashLabel::Visit, *salts, {one, address, "agent"}));
        add(visitorHash(HashLabel::Seen, *salts, {one, address, "agent"}));
        add(visitorHash(HashLabel::Page, *salts, {one, address, "agent"}));
        add(visitorHash(HashLabel::Page, *salts, {one, address, "agent"}, {"/"}));
        add(visitorHash(HashLabel::Page, *salts, {one, address, "agent"}, {"/a"}));
        add(visitorHash(HashLabel::Visit, *salts, {domain::SiteId{2}, address, "agent"}));
        add(visitorHash(HashLabel::Visit, *salts, {one, sameSlot, "agent"}));
        add(visitorHash(HashLabel::Visit, *salts, {one, otherSlot, "agent"}));
        add(visitorHash(HashLabel::Visit, *salts, {one, address, "agent2"}));
        add(visitorHash(HashLabel::Visit, *salts, {one, address, ""}));
        // Parts are framed: what one says cannot be said by two.
        add(visitorHash(HashLabel::Event, *salts, {one, address, "agent"}, {"ab"}));
        add(visitorHash(HashLabel::Property, *salts, {one, address, "agent"}, {"ab"}));
        add(visitorHash(HashLabel::Property, *salts, {one, address, "agent"}, {"a", "b"}));
        add(visitorHash(HashLabel::Property, *salts, {one, address, "agent"}, {"b", "a"}));
        add(visitorHash(HashLabel::Property, *salts, {one, address, "agent"}, {"a", "b", ""}));
        add(visitorHash(HashLabel::Goal, *salts, {one, address, "agent"}, {"a", "b"}));
        QCOMPARE(hashes.size(), 16U);
        // The same again is the same.
        add(visitorHash(HashLabel::Visit, *salts, {one, address, "agent"}));
        // Parts are framed: what one says cannot be said by two.
        add(visitorHash(HashLabel::Event, *salts, {one, address, "agent"}, {"ab"}));
        add(visitorHash(HashLabel::Property, *salts, {one, address, "agent"}, {"ab"}));
        add(visitorHash(HashLabel::Property, *salts, {one, address, "agent"}, {"a", "b"}));
        add(visitorHash(HashLabel::Property, *salts, {one, address, "agent"}, {"b", "a"}));
        add(visitorHash(HashLabel::Property, *salts, {one, address, "agent"}, {"a", "b", ""}));
        add(visitorHash(HashLabel::Goal, *salts, {one, address, "agent"}, {"a", "b"}));
        QCOMPARE(hashes.size(), 16U);
    }

    void partsCannotShiftIntoEachOther()
    {
        const auto salts = someSalts();
        const auto address = kit::addressBytes("2a00::1");
        const domain::SiteId site{1};
        QVERIFY(visitorHash(HashLabel::Page, *salts, {site, address, "a"}, {"bc"}) !=
                visitorHash(HashLabel::Page, *salts, {site, address, "ab"}, {"c"}));
        QVERIFY(visitorHash(HashLabel::Page, *salts, {site, address, "abc"}, {""}) !=
                visitorHash(HashLabel::Visit, *salts, {site, address, "abc"}));
    }

    void onlyTheSaltOfTheLastByteCounts()
    {
        const auto salts = someSalts();
        const auto changed = someSalts();
        changed->salts[8].fill(0xaa);
        const domain::SiteId site{1};
        const auto seven = kit::addressBytes("198.51.100.7");
        const auto eight = kit::addressBytes("198.51.100.8");
        QVERIFY(visitorHash(HashLabel::Seen, *salts, {site, seven, "a"}) ==
                visitorHash(HashLabel::Seen, *changed, {site, seven, "a"}));
        QVERIFY(visitorHash(HashLabel::Seen, *salts, {site, eight, "a"}) !=
                visitorHash(HashLabel::Seen, *changed, {site, eight, "a"}));
    }

    void isTheSameInEveryThread()
    {
        const auto salts = someSalts();
        const auto address = kit::addressBytes("2a00::1");
        const enrich::Visitor visitor{domain::SiteId{1}, address, "agent"};
        const auto here = visitorHash(HashLabel::Visit, *salts, visitor);
        std::optional<domain::Hash16> there;
        std::thread([&] { there = visitorHash(HashLabel::Visit, *salts, visitor); }).join();
        QVERIFY(here && there);
        QVERIFY(here == there);
    }
};

FOOTFALL_TEST_MAIN(TestVisitorHash)
#include "tst_visitorhash.moc"
