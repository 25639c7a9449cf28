// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/useragentpatterns.h"

#include "core/enrich/datafile.h"

#include <QLoggingCategory>

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace footfall::enrich {

namespace {

Q_LOGGING_CATEGORY(log, "footfall.enrich.clients")

constexpr qsizetype LongestLookedAt = 1000; // Of a user agent; real ones are shorter than 500.

std::string trimmed(const std::string &text)
{
    const size_t first = text.find_first_not_of(" \t");
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string textOf(const re2::StringPiece &piece)
{
    return {piece.data() ? piece.data() : "", piece.size()};
}

std::string expanded(const std::string &replacement, const PatternList::Match &match)
{
    std::string result;
    for (size_t i = 0; i < replacement.size(); ++i) {
        const bool isGroup = replacement[i] == '$' && i + 1 < replacement.size() &&
                             replacement[i + 1] >= '1' && replacement[i + 1] <= '9';
        if (isGroup)
            result += textOf(match.groups[static_cast<size_t>(replacement[++i] - '0')]);
        else
            result += replacement[i];
    }
    return trimmed(result);
}

/// What stands in the first group that captures; empty where none does.
std::string firstGroup(const std::string &pattern)
{
    size_t start = std::string::npos;
    int depth = 0;
    bool inClass = false;
    for (size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\') {
            ++i;
        } else if (inClass) {
            inClass = c != ']';
        } else if (c == '[') {
            inClass = true;
        } else if (c == '(') {
            if (start != std::string::npos) {
                ++depth;
            } else if (i + 1 < pattern.size() && pattern[i + 1] != '?') {
                start = i + 1;
                depth = 1;
            }
        } else if (c == ')' && start != std::string::npos && --depth == 0) {
            return pattern.substr(start, i - start);
        }
    }
    return {};
}

/// Only fixed words, perhaps several to choose from: "Firefox|Sea Monkey|IE\.Mobile".
bool isFixedWords(const std::string &group)
{
    for (size_t i = 0; i < group.size(); ++i) {
        const char c = group[i];
        if (c == '\\') {
            const char escaped = ++i < group.size() ? group[i] : '\0';
            const bool isLetter =
                (escaped >= 'a' && escaped <= 'z') || (escaped >= 'A' && escaped <= 'Z');
            if (isLetter && escaped != 'b')
                return false;
        } else if (std::string_view("[].*+{}$").find(c) != std::string_view::npos) {
            return false;
        }
    }
    return !group.empty();
}

} // namespace

UserAgentPatterns::UserAgentPatterns(const QString &path)
{
    const std::optional<QByteArray> content =
        readDataFile(path, log(), QStringLiteral("browsers and systems stay unknown"));
    if (!content)
        return;
    try {
        const YAML::Node root = YAML::Load(content->toStdString());
        read(root["user_agent_parsers"],
             {"family_replacement", "v1_replacement", "v2_replacement", "v3_replacement", nullptr},
             m_browsers);
        read(root["os_parsers"],
             {"os_replacement", "os_v1_replacement", "os_v2_replacement", "os_v3_replacement",
              "os_v4_replacement"},
             m_systems);
        read(root["device_parsers"],
             {"device_replacement", "brand_replacement", "model_replacement", nullptr, nullptr},
             m_devices);
    } catch (const std::exception &error) {
        qCWarning(log, "The patterns of user agents %s are damaged: %s", qUtf8Printable(path),
                  error.what());
    }
    if (m_refused > 0)
        qCWarning(log, "%zu patterns of user agents in %s are left out: they cannot be used.",
                  m_refused, qUtf8Printable(path));
    for (Rules *rules : {&m_browsers, &m_systems, &m_devices})
        rules->patterns.compile();
}

void UserAgentPatterns::read(const YAML::Node &parsers, const std::array<const char *, 5> &keys,
                             Rules &into)
{
    for (const YAML::Node &entry : parsers) {
        const auto pattern = entry["regex"].as<std::string>();
        const YAML::Node flag = entry["regex_flag"];
        const bool anyCase = flag && flag.as<std::string>() == "i";
        Rule rule;
        for (size_t i = 0; i < keys.size(); ++i)
            if (const YAML::Node text = keys[i] ? entry[keys[i]] : YAML::Node())
                rule.replacements[i] = text.as<std::string>("");
        const bool hasOwnName =
            !rule.replacements[0].empty() && rule.replacements[0].find('$') == std::string::npos;
        rule.isNamed = hasOwnName || isFixedWords(firstGroup(pattern));
        const auto letters =
            anyCase ? PatternList::Letters::AnyCase : PatternList::Letters::AsWritten;
        if (into.patterns.add(pattern, letters))
            into.rules.push_back(std::move(rule));
        else
            ++m_refused;
    }
}

AgentProduct UserAgentPatterns::product(const Rules &rules, const std::string &text)
{
    AgentProduct product;
    const std::optional<PatternList::Match> match = rules.patterns.first(text);
    if (!match)
        return product;
    const Rule &rule = rules.rules[match->pattern];
    const auto valueAt = [&](size_t place) {
        const std::string &replacement = rule.replacements[place];
        return replacement.empty() ? trimmed(textOf(match->groups[place + 1]))
                                   : expanded(replacement, *match);
    };
    product.family = valueAt(0);
    for (size_t i = 0; i < product.version.size(); ++i)
        product.version[i] = valueAt(i + 1);
    product.isNamed = rule.isNamed;
    return product;
}

AgentDevice UserAgentPatterns::device(const std::string &text) const
{
    AgentDevice device;
    const std::optional<PatternList::Match> match = m_devices.patterns.first(text);
    if (!match)
        return device;
    const auto &[family, brand, model, unused, unused2] =
        m_devices.rules[match->pattern].replacements;
    const std::string group = trimmed(textOf(match->groups[1]));
    device.family = family.empty() ? group : expanded(family, *match);
    device.brand = expanded(brand, *match);
    device.model = model.empty() ? group : expanded(model, *match);
    return device;
}

ParsedAgent UserAgentPatterns::parse(QByteArrayView userAgent) const
{
    const QByteArrayView looked =
        userAgent.first(std::min(userAgent.size(), LongestLookedAt)).trimmed();
    const std::string text(looked.data() ? looked.data() : "", static_cast<size_t>(looked.size()));
    return {product(m_browsers, text), product(m_systems, text), device(text)};
}

} // namespace footfall::enrich
