// SPDX-License-Identifier: GPL-3.0-or-later
// uap-core's own test cases, as Debian's package uap-core brings them. Any thread.
#pragma once

#include <QDir>
#include <QFile>

#include <yaml-cpp/yaml.h>

#include <string>
#include <vector>

namespace footfall::kit {

struct UapCase {
    std::string userAgent;
    std::vector<std::string> expected; ///< At the keys asked for; empty for null.
};

[[nodiscard]] inline QString uapCoreDirectory()
{
    return QStringLiteral("/usr/share/uap-core");
}

[[nodiscard]] inline bool hasUapCases()
{
    return QFile::exists(QDir(uapCoreDirectory()).filePath(QStringLiteral("tests/test_ua.yaml")));
}

/// "tests/test_ua.yaml": its cases, in order.
[[nodiscard]] inline std::vector<UapCase> uapCases(const char *file,
                                                   const std::vector<const char *> &keys)
{
    const YAML::Node root =
        YAML::LoadFile(QDir(uapCoreDirectory()).filePath(QString::fromLatin1(file)).toStdString());
    std::vector<UapCase> cases;
    for (const YAML::Node &entry : root["test_cases"]) {
        UapCase one{entry["user_agent_string"].as<std::string>(), {}};
        for (const char *key : keys) {
            const YAML::Node value = entry[key];
            one.expected.push_back(value && value.IsScalar() ? value.as<std::string>()
                                                             : std::string());
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

} // namespace footfall::kit
