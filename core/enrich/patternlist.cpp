// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/patternlist.h"

#include <algorithm>
#include <numeric>

namespace footfall::enrich {

namespace {

// Shorter literals occur in nearly every text: they would keep nothing out.
constexpr int ShortestLiteral = 2;
// RE2 builds its tables while it matches; what a text can make it keep is bounded for each pattern.
constexpr int64_t PatternMemory = 1 << 17;
constexpr int64_t LiteralMemory = 8 << 20;

re2::RE2::Options options(PatternList::Letters letters)
{
    re2::RE2::Options options;
    // Texts are bytes, in whatever encoding somebody sent them.
    options.set_encoding(re2::RE2::Options::EncodingLatin1);
    options.set_log_errors(false);
    options.set_max_mem(PatternMemory);
    options.set_case_sensitive(letters == PatternList::Letters::AsWritten);
    return options;
}

std::string inLowerCase(std::string text)
{
    for (char &c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

} // namespace

PatternList::PatternList() : m_patterns(ShortestLiteral) {}

bool PatternList::add(const std::string &pattern, Letters letters)
{
    int index = 0;
    if (m_patterns.Add(pattern, options(letters), &index) != re2::RE2::NoError)
        return false;
    ++m_size;
    return true;
}

void PatternList::compile()
{
    if (m_size == 0)
        return;
    std::vector<std::string> literals;
    m_patterns.Compile(&literals);
    if (literals.empty())
        return;
    re2::RE2::Options literal = options(Letters::AsWritten);
    literal.set_literal(true);
    literal.set_max_mem(LiteralMemory);
    auto set = std::make_unique<re2::RE2::Set>(literal, re2::RE2::UNANCHORED);
    for (const std::string &text : literals)
        if (set->Add(text, nullptr) < 0)
            return;
    if (set->Compile())
        m_literals = std::move(set);
}

std::vector<int> PatternList::candidates(const std::string &text) const
{
    std::vector<int> result;
    std::vector<int> found;
    re2::RE2::Set::ErrorInfo error{};
    const bool searched = m_literals && (m_literals->Match(inLowerCase(text), &found, &error) ||
                                         error.kind == re2::RE2::Set::kNoError);
    if (searched) {
        m_patterns.AllPotentials(found, &result);
        std::sort(result.begin(), result.end());
    } else {
        // No literals, or RE2 ran out of its memory: all of them. Slow, and still right.
        result.resize(m_size);
        std::iota(result.begin(), result.end(), 0);
    }
    return result;
}

std::optional<PatternList::Match> PatternList::first(const std::string &text) const
{
    if (m_size == 0)
        return std::nullopt;
    Match match;
    for (const int index : candidates(text)) {
        const re2::RE2 &pattern = m_patterns.GetRE2(index);
        const int groups =
            std::min(pattern.NumberOfCapturingGroups() + 1, static_cast<int>(match.groups.size()));
        match.groups.fill({});
        if (pattern.Match(text, 0, text.size(), re2::RE2::UNANCHORED, match.groups.data(),
                          groups)) {
            match.pattern = static_cast<size_t>(index);
            return match;
        }
    }
    return std::nullopt;
}

} // namespace footfall::enrich
