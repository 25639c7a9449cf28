// SPDX-License-Identifier: GPL-3.0-or-later
// What a user agent says of itself, by uap-core's patterns and in its words. Takes half a second
// and about 50 MB to read. Immutable; any thread.
#pragma once

#include "core/enrich/patternlist.h"

#include <QByteArrayView>
#include <QString>

namespace YAML {
class Node;
}

namespace footfall::enrich {

/// "Other" where nothing matched, as uap-core has it.
struct AgentProduct {
    std::string family = "Other";
    std::array<std::string, 4> version; ///< Major, minor, patch, and one below.
    /// Whether the family is a name that stands in the patterns. Some patterns take any word of the
    /// user agent for one: what a visitor wrote must not become a name.
    bool isNamed = false;
};

struct AgentDevice {
    std::string family = "Other";
    std::string brand;
    std::string model;
};

struct ParsedAgent {
    AgentProduct browser;
    AgentProduct system;
    AgentDevice device;
};

class UserAgentPatterns
{
public:
    /// Of uap-core's regexes.yaml. A missing file leaves everything unknown, and a broken one
    /// too, with a warning.
    explicit UserAgentPatterns(const QString &path);

    [[nodiscard]] ParsedAgent parse(QByteArrayView userAgent) const;

    [[nodiscard]] bool isEmpty() const { return m_browsers.rules.empty(); }
    /// The patterns that could not be used.
    [[nodiscard]] size_t refused() const { return m_refused; }

private:
    /// What a match is called: text with $1 to $9; empty: the group at that place.
    struct Rule {
        std::array<std::string, 5> replacements; ///< Family, then versions; or brand, model.
        bool isNamed = false;
    };
    struct Rules {
        PatternList patterns;
        std::vector<Rule> rules;
    };

    void read(const YAML::Node &parsers, const std::array<const char *, 5> &keys, Rules &into);
    [[nodiscard]] static AgentProduct product(const Rules &rules, const std::string &text);
    [[nodiscard]] AgentDevice device(const std::string &text) const;

    Rules m_browsers;
    Rules m_systems;
    Rules m_devices;
    size_t m_refused = 0;
};

} // namespace footfall::enrich
