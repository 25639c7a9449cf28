// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/joinedlists.h"

#include <algorithm>
#include <map>

namespace footfall::queries {

namespace {

using Lists = std::vector<const SumList *>;

/// What is to be put together, and what comes of it: made once for all panels that have it.
struct Join {
    size_t places = 0;
    std::shared_ptr<const SumList> made;
};

bool isLike(const PanelPart &a, const PanelPart &b)
{
    return a.dictionary == b.dictionary && a.sign == b.sign;
}

Lists listsLike(const PanelPart &part, const std::vector<PanelPart> &parts)
{
    Lists lists;
    for (const PanelPart &other : parts)
        if (isLike(other, part))
            lists.push_back(other.sums.get());
    return lists;
}

} // namespace

Panels joined(const Panels &panels, size_t mostPlaces, const RunTasks &run)
{
    std::map<Lists, Join> joins;
    for (const std::vector<PanelPart> &parts : panels)
        for (const PanelPart &part : parts)
            if (part.dictionary->size <= mostPlaces)
                if (Lists lists = listsLike(part, parts); lists.size() > 1)
                    joins[std::move(lists)].places = part.dictionary->size;
    std::vector<std::function<void()>> tasks;
    for (auto &[lists, join] : joins)
        tasks.emplace_back([&lists = lists, &join = join] {
            join.made = std::make_shared<const SumList>(listOf(lists, join.places));
        });
    run(std::move(tasks));

    Panels result(panels.size());
    for (size_t i = 0; i < panels.size(); ++i)
        for (const PanelPart &part : panels[i]) {
            const auto found = joins.find(listsLike(part, panels[i]));
            if (found == joins.end())
                result[i].push_back(part);
            else if (std::none_of(result[i].begin(), result[i].end(),
                                  [&part](const PanelPart &one) { return isLike(one, part); }))
                result[i].push_back({part.dictionary, found->second.made, part.sign});
        }
    return result;
}

} // namespace footfall::queries
