// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/knownpanels.h"

#include <algorithm>
#include <utility>

namespace footfall::queries {

KnownPanels::KnownPanels(const ViewQuestion &asked, const FindAnswer &findAnswer)
    : m_known(asked.panels.size()), m_rest(asked.question)
{
    for (const domain::Dimension dimension : leavingDimensions(asked.question)) {
        FactQuestion without = asked.question;
        std::erase_if(without.filter,
                      [dimension](const ValueSet &set) { return set.dimension == dimension; });
        const auto answer = findAnswer(ViewQuestion(without, asked.lists));
        for (size_t i = 0; answer && i < m_known.size(); ++i)
            if (asked.question.panels[i].dimension == dimension && asked.panels[i].ownBit != 0)
                m_known[i] = answer;
    }
    if (std::all_of(m_known.begin(), m_known.end(), std::logical_not<>()))
        return;
    m_rest.panels.clear();
    for (size_t i = 0; i < m_known.size(); ++i)
        if (!m_known[i])
            m_rest.panels.push_back(asked.question.panels[i]);
    m_question.emplace(m_rest, asked.lists);
}

ViewPart KnownPanels::together(ViewPart found) const
{
    std::vector<std::vector<PanelPart>> panels = std::exchange(found.panels, {});
    std::vector<std::vector<TopOnly>> tops = std::exchange(found.tops, {});
    size_t next = 0;
    for (size_t i = 0; i < m_known.size(); ++i) {
        found.panels.push_back(m_known[i] ? m_known[i]->panels[i] : std::move(panels[next]));
        found.tops.push_back(m_known[i] ? m_known[i]->tops[i] : std::move(tops[next]));
        next += m_known[i] ? 0 : 1;
    }
    found.whole.resize(m_known.size());
    return found;
}

} // namespace footfall::queries
