// SPDX-License-Identifier: GPL-3.0-or-later
// An ordered list of regular expressions, of which the first that matches a text counts. Only those
// are tried whose literal parts occur in it. Immutable once compiled; then any thread.
#pragma once

#include <re2/filtered_re2.h>
#include <re2/set.h>
#include <re2/stringpiece.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace footfall::enrich {

class PatternList
{
public:
    enum class Letters { AsWritten, AnyCase };

    /// What matched: which pattern, and its text (0) and groups (1 to 9), empty where a group took
    /// no part. The texts are the caller's.
    struct Match {
        size_t pattern = 0;
        std::array<re2::StringPiece, 10> groups;
    };

    PatternList();

    /// Whether it is a pattern that RE2 accepts; if not, it is left out.
    [[nodiscard]] bool add(const std::string &pattern, Letters letters);
    /// Once, after the last one was added.
    void compile();

    [[nodiscard]] std::optional<Match> first(const std::string &text) const;
    [[nodiscard]] size_t size() const { return m_size; }

private:
    /// The patterns that may match, in their order.
    [[nodiscard]] std::vector<int> candidates(const std::string &text) const;

    re2::FilteredRE2 m_patterns;
    std::unique_ptr<re2::RE2::Set> m_literals; ///< Null where no pattern has any.
    size_t m_size = 0;
};

} // namespace footfall::enrich
