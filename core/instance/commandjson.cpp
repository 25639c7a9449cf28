// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/commandjson.h"

#include "core/instance/settingkeys.h"

#include <QCoreApplication>
#include <array>

namespace footfall::instance {

using domain::ErrorKind;

namespace {

constexpr std::array<std::pair<ErrorKind, const char *>, 5> KindNames{{
    {ErrorKind::Invalid, "invalid"},
    {ErrorKind::NotFound, "notFound"},
    {ErrorKind::Unavailable, "unavailable"},
    {ErrorKind::Storage, "storage"},
    {ErrorKind::Newer, "newer"},
}};

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

bool hasMembers(const QJsonObject &object,
                std::initializer_list<std::pair<const char *, QJsonValue::Type>> members)
{
    return std::all_of(members.begin(), members.end(), [&object](const auto &member) {
        return object.value(QLatin1String(member.first)).type() == member.second;
    });
}

} // namespace

tl::unexpected<domain::Error> senselessAnswer()
{
    return domain::failure(
        ErrorKind::Unavailable,
        QCoreApplication::translate("Instance",
                                    "The answer of the program that holds the data directory "
                                    "makes no sense. Are both of one version?"));
}

domain::Result<domain::Site> siteFromJson(const QJsonObject &object)
{
    std::optional<domain::Site> site = domain::siteFromJson(object);
    if (!site)
        return senselessAnswer();
    return *std::move(site);
}

QJsonObject toJson(const domain::SiteDraft &draft)
{
    return {{QStringLiteral("hostname"), draft.hostname},
            {QStringLiteral("name"), draft.name},
            {QStringLiteral("timeZone"), draft.timeZone},
            {QStringLiteral("trackingCode"), draft.trackingCode}};
}

domain::SiteDraft draftFromJson(const QJsonObject &object)
{
    return {text(object, "hostname"), text(object, "name"), text(object, "timeZone"),
            text(object, "trackingCode")};
}

QJsonObject toJson(const domain::ListenSettings &listen)
{
    Settings settings;
    settings.listen = listen;
    QJsonObject object;
    for (const SettingKey &key : settingKeys()) {
        if (key.group == SettingKey::Group::Listen)
            object.insert(key.name, QJsonValue::fromVariant(key.value(settings)));
    }
    return object;
}

domain::Result<domain::ListenSettings> listenFromJson(const QJsonObject &object)
{
    Settings settings;
    for (const SettingKey &key : settingKeys()) {
        if (key.group != SettingKey::Group::Listen)
            continue;
        if (const auto set = key.set(settings, object.value(key.name).toVariant()); !set)
            return tl::unexpected(set.error());
    }
    return settings.listen;
}

QString nameOf(domain::CollectorControl::Flow flow)
{
    return flow == domain::CollectorControl::Flow::Paused ? QStringLiteral("paused")
                                                          : QStringLiteral("open");
}

std::optional<domain::CollectorControl::Flow> flowFromName(const QString &name)
{
    for (const auto flow :
         {domain::CollectorControl::Flow::Open, domain::CollectorControl::Flow::Paused}) {
        if (name == nameOf(flow))
            return flow;
    }
    return std::nullopt;
}

QJsonObject toJson(const domain::FoldReport &report)
{
    return {{QStringLiteral("folded"), report.folded}, {QStringLiteral("open"), report.open}};
}

domain::Result<domain::FoldReport> foldReportFromJson(const QJsonObject &object)
{
    if (!hasMembers(object, {{"folded", QJsonValue::Double}, {"open", QJsonValue::Double}}))
        return senselessAnswer();
    return domain::FoldReport{object.value(QStringLiteral("folded")).toInteger(),
                              object.value(QStringLiteral("open")).toInteger()};
}

domain::Result<domain::CollectorStatus> collectorStatusFromJson(const QJsonObject &object)
{
    if (!hasMembers(object, {{"state", QJsonValue::String}, {"port", QJsonValue::Double}}))
        return senselessAnswer();
    return domain::collectorStatusFromJson(object);
}

domain::Result<domain::InstanceStatus> instanceStatusFromJson(const QJsonObject &object)
{
    if (!hasMembers(object, {{"version", QJsonValue::String},
                             {"processId", QJsonValue::Double},
                             {"collector", QJsonValue::Object},
                             {"store", QJsonValue::Object}}))
        return senselessAnswer();
    return domain::statusFromJson(object);
}

domain::Result<domain::CollectorActivity> activityFromJson(const QJsonObject &object)
{
    if (!hasMembers(object, {{"intervals", QJsonValue::Array},
                             {"recent", QJsonValue::Array},
                             {"problems", QJsonValue::Array}}))
        return senselessAnswer();
    return domain::activityFromJson(object);
}

domain::Result<domain::AddressExplanation> explanationFromJson(const QJsonObject &object)
{
    if (!hasMembers(object, {{"address", QJsonValue::String}, {"peer", QJsonValue::String}}))
        return senselessAnswer();
    return domain::explanationFromJson(object);
}

QJsonObject toJson(const domain::Error &error)
{
    QString kind;
    for (const auto &[value, name] : KindNames) {
        if (value == error.kind)
            kind = QLatin1String(name);
    }
    return {{QStringLiteral("kind"), kind}, {QStringLiteral("message"), error.message}};
}

domain::Error errorFromJson(const QJsonObject &object)
{
    domain::Error error{ErrorKind::Unavailable, text(object, "message")};
    if (error.message.isEmpty())
        return senselessAnswer().value();
    for (const auto &[value, name] : KindNames) {
        if (text(object, "kind") == QLatin1String(name))
            error.kind = value;
    }
    return error;
}

} // namespace footfall::instance
