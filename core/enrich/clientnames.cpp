// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/clientnames.h"

#include "core/enrich/datafile.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>

namespace footfall::enrich {

namespace {

Q_LOGGING_CATEGORY(log, "footfall.enrich.clients")

constexpr size_t LongestName = 60;
constexpr size_t LongestVersion = 3;

QHash<QString, QString> namesAt(const QJsonObject &object, const char *key)
{
    QHash<QString, QString> names;
    const QJsonObject table = object.value(QLatin1String(key)).toObject();
    for (auto entry = table.begin(); entry != table.end(); ++entry)
        names.insert(entry.key(), entry.value().toString());
    return names;
}

QStringList textsAt(const QJsonObject &object, const char *key)
{
    QStringList texts;
    for (const QJsonValue value : object.value(QLatin1String(key)).toArray())
        texts.append(value.toString());
    return texts;
}

std::vector<QByteArray> wordsAt(const QJsonObject &object, const char *key)
{
    std::vector<QByteArray> words;
    for (const QString &text : textsAt(object, key))
        words.push_back(text.toLatin1());
    return words;
}

bool hasAny(QByteArrayView text, const std::vector<QByteArray> &words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](const QByteArray &word) { return text.contains(word); });
}

bool isVersion(const std::string &text)
{
    return !text.empty() && text.size() <= LongestVersion && text.front() != '0' &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

ClientNames::ClientNames(const QString &path)
{
    const QJsonObject table =
        readJson(path, log(), QStringLiteral("browsers keep the names of uap-core")).object();
    m_browsers = namesAt(table, "browsers");
    m_systems = namesAt(table, "systems");
    for (const QJsonValue value : table.value(QLatin1String("devices")).toArray())
        m_devices.push_back(ruleFrom(value.toObject()));
}

ClientNames::DeviceRule ClientNames::ruleFrom(const QJsonObject &object)
{
    return {object.value(QLatin1String("device")).toString(), textsAt(object, "systems"),
            textsAt(object, "families"), wordsAt(object, "words"), wordsAt(object, "without")};
}

QString ClientNames::named(const QHash<QString, QString> &names, const AgentProduct &product)
{
    if (product.family.size() > LongestName)
        return {};
    const QString family = QString::fromStdString(product.family);
    const auto known = names.constFind(family);
    if (known != names.constEnd())
        return *known;
    const bool isKnown = product.isNamed && family != QLatin1String("Other");
    return isKnown ? family : QString();
}

QString ClientNames::deviceOf(const QString &system, const QString &family,
                              QByteArrayView userAgent) const
{
    const auto holds = [&](const DeviceRule &rule) {
        return (rule.systems.isEmpty() || rule.systems.contains(system)) &&
               (rule.families.isEmpty() || rule.families.contains(family)) &&
               (rule.words.empty() || hasAny(userAgent, rule.words)) &&
               !hasAny(userAgent, rule.without);
    };
    const auto rule = std::find_if(m_devices.begin(), m_devices.end(), holds);
    return rule == m_devices.end() ? QString() : rule->device;
}

domain::Client ClientNames::clientOf(const ParsedAgent &agent, QByteArrayView userAgent) const
{
    domain::Client client;
    client.browser = named(m_browsers, agent.browser);
    client.browserVersion = client.browser;
    const std::string &major = agent.browser.version.front();
    if (!client.browser.isEmpty() && isVersion(major))
        client.browserVersion += QLatin1Char(' ') + QString::fromStdString(major);
    client.system = named(m_systems, agent.system);
    client.device = deviceOf(client.system, QString::fromStdString(agent.device.family), userAgent);
    return client;
}

} // namespace footfall::enrich
