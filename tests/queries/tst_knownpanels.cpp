// SPDX-License-Identifier: GPL-3.0-or-later
// Under a second filter: lists that other answers tell are not asked again, nor is what nearly all
// page views have that are shown already.
#include "core/queries/facts/settledanswer.h"
#include "tests/kit/testmain.h"
#include "tests/queries/settledsite.h"

using namespace footfall;
using namespace footfall::queries;
using domain::Dimension;
using domain::FilterSense;
using model::SettledSite;
using model::valuesOf;

namespace {

constexpr FilterSense Includes = FilterSense::Includes;
constexpr FilterSense Excludes = FilterSense::Excludes;

/// What is asked of the site's rows.
FactQuestion askedOf(SettledSite &site, const FactQuestion &question, FactCache &cache)
{
    const ViewQuestion of(question, ViewQuestion::Lists::TopOnly);
    const SettledAnswer answer(of, site.shelf.sources.segments, cache, cache.beginQuestion());
    return answer.question().question;
}

std::set<Dimension> listsOf(const FactQuestion &question)
{
    std::set<Dimension> dimensions;
    for (const PanelQuestion &panel : question.panels)
        dimensions.insert(panel.dimension);
    return dimensions;
}

} // namespace

class TestKnownPanels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    /// A list that leaves out what is asked of it is the same as in the answer without that.
    void takesListsFromOtherAnswers()
    {
        SettledSite site(37);
        const auto cache = makeFactCache(UsualCacheBytes);
        const std::set<Dimension> lists{Dimension::Country, Dimension::Browser, Dimension::Source};
        const FactQuestion all = site.dashboard(lists);
        const auto under = [&](const std::vector<Dimension> &conditions) {
            FactQuestion question = all;
            for (const Dimension dimension : conditions)
                question.filter.push_back({dimension, Includes, valuesOf(dimension, {3})});
            return question;
        };
        const FactQuestion both = under({Dimension::Country, Dimension::Browser});
        const auto askedFor = [&] { return listsOf(askedOf(site, both, *cache)); };
        const std::set<Dimension> everything{Dimension::Country, Dimension::Browser,
                                             Dimension::Source, Dimension::Page};
        QCOMPARE(askedFor(), everything);
        QCOMPARE(site.mistakeIn(under({Dimension::Browser}), *cache), QString());
        QCOMPARE(askedFor(), (std::set{Dimension::Browser, Dimension::Source, Dimension::Page}));
        QCOMPARE(site.mistakeIn(under({Dimension::Country}), *cache), QString());
        QCOMPARE(askedFor(), (std::set{Dimension::Source, Dimension::Page}));
        QCOMPARE(site.mistakeIn(both, *cache), QString());
        // What was put together is kept as a whole.
        const int reads = site.shelf.reads;
        QCOMPARE(site.mistakeIn(both, *cache), QString());
        QCOMPARE(site.shelf.reads, reads);
    }

    /// Of so many pages, only those that may lead the list are known: it is put together no less.
    void takesListsOfWhatLeads()
    {
        SettledSite site({.rows = 150'000, .pages = 290'000, .values = 3}, 47);
        const auto cache = makeFactCache(UsualCacheBytes);
        FactQuestion question = site.dashboard({Dimension::Page, Dimension::Country});
        question.panels.pop_back();
        question.filter.push_back(
            {Dimension::Country, Includes, valuesOf(Dimension::Country, {1})});
        // The first one counts how many page views each page has.
        QCOMPARE(site.mistakeIn(site.dashboard({Dimension::Page}), *cache), QString());
        QCOMPARE(site.mistakeIn(question, *cache), QString());
        const auto kept = [&] {
            const ViewQuestion of(question, ViewQuestion::Lists::TopOnly);
            return KeptAnswer(of, site.shelf.sources.segments, *cache, cache->beginQuestion())
                .find();
        }();
        QVERIFY(kept && !kept->tops.front().empty());
        question.filter.push_back({Dimension::Page, Includes, {1, 2, 3, 5, 8}});
        QCOMPARE(listsOf(askedOf(site, question, *cache)), std::set{Dimension::Country});
        QCOMPARE(site.mistakeIn(question, *cache), QString());
    }

    /// What nearly all of the shown page views have: the few others are taken off.
    void takesOffTheFewThatAreLeftOut()
    {
        SettledSite site(43);
        const auto cache = makeFactCache(UsualCacheBytes);
        FactQuestion question = site.dashboard({Dimension::Country, Dimension::Device});
        question.filter.push_back(
            {Dimension::Country, Includes, valuesOf(Dimension::Country, {1})});
        QCOMPARE(site.mistakeIn(question, *cache), QString());
        const auto senseAsked = [&] { return askedOf(site, question, *cache).filter.back().sense; };
        question.filter.push_back({Dimension::Device, Includes, valuesOf(Dimension::Device, {3})});
        QVERIFY(senseAsked() == Includes);
        question.filter.back().values = valuesOf(Dimension::Device, {1, 2, 4, 5, 6, 7, 8, 9});
        QVERIFY(senseAsked() == Excludes);
        QCOMPARE(site.mistakeIn(question, *cache), QString());
        QCOMPARE(site.mistakeIn(question, *cache), QString());
        // Of the only one, segments take them off by themselves.
        question.filter.erase(question.filter.begin());
        QCOMPARE(site.mistakeIn(site.dashboard({Dimension::Country, Dimension::Device}), *cache),
                 QString());
        QVERIFY(senseAsked() == Includes);
        QCOMPARE(site.mistakeIn(question, *cache), QString());
    }
};

FOOTFALL_TEST_MAIN(TestKnownPanels)
#include "tst_knownpanels.moc"
