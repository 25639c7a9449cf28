// SPDX-License-Identifier: GPL-3.0-or-later
// The collector's activity as JSON, for the control socket.
#include "core/domain/activity.h"

#include "core/domain/json.h"

#include <QJsonArray>

namespace footfall::domain {

namespace {

constexpr qsizetype MostIntervals = 720; ///< An hour.
constexpr qsizetype MostRecent = 100;
constexpr qsizetype MostProblems = 20;

QString outcomeName(ItemOutcome outcome)
{
    switch (outcome) {
    case ItemOutcome::Stored: return QStringLiteral("stored");
    case ItemOutcome::Spooled: return QStringLiteral("spooled");
    case ItemOutcome::Rejected: return QStringLiteral("rejected");
    case ItemOutcome::Refused: return QStringLiteral("refused");
    }
    return {};
}

ItemOutcome outcomeFromName(const QString &name)
{
    for (const ItemOutcome outcome :
         {ItemOutcome::Spooled, ItemOutcome::Rejected, ItemOutcome::Refused}) {
        if (name == outcomeName(outcome))
            return outcome;
    }
    return ItemOutcome::Stored;
}

QJsonObject intervalJson(const ActivitySlot &interval)
{
    return {{QStringLiteral("start"), json::moment(interval.start)},
            {QStringLiteral("received"), interval.received},
            {QStringLiteral("stored"), interval.stored},
            {QStringLiteral("spooled"), interval.spooled},
            {QStringLiteral("rejected"), interval.rejected},
            {QStringLiteral("refused"), interval.refused},
            {QStringLiteral("deepestQueue"), interval.deepestQueue},
            {QStringLiteral("commitMilliseconds"), interval.commitMilliseconds},
            {QStringLiteral("slowestMilliseconds"), interval.slowestMilliseconds}};
}

ActivitySlot intervalFrom(const QJsonObject &object)
{
    ActivitySlot interval;
    interval.start = json::momentAt(object, "start");
    interval.received = json::smallCountAt(object, "received");
    interval.stored = json::smallCountAt(object, "stored");
    interval.spooled = json::smallCountAt(object, "spooled");
    interval.rejected = json::smallCountAt(object, "rejected");
    interval.refused = json::smallCountAt(object, "refused");
    interval.deepestQueue = json::smallCountAt(object, "deepestQueue");
    interval.commitMilliseconds = json::measureAt(object, "commitMilliseconds").value_or(0);
    interval.slowestMilliseconds = json::measureAt(object, "slowestMilliseconds").value_or(0);
    return interval;
}

QJsonObject requestJson(const RecentRequest &request)
{
    QJsonObject object{{QStringLiteral("time"), json::moment(request.time)},
                       {QStringLiteral("site"), request.site},
                       {QStringLiteral("pathname"), request.pathname},
                       {QStringLiteral("outcome"), outcomeName(request.outcome)}};
    if (request.reason)
        object.insert(QStringLiteral("reason"), nameOf(*request.reason));
    if (request.milliseconds)
        object.insert(QStringLiteral("milliseconds"), *request.milliseconds);
    return object;
}

RecentRequest requestFrom(const QJsonObject &object)
{
    RecentRequest request;
    request.time = json::momentAt(object, "time");
    request.site = json::textAt(object, "site");
    request.pathname = json::textAt(object, "pathname");
    request.outcome = outcomeFromName(json::textAt(object, "outcome"));
    request.reason = rejectionFromName(json::textAt(object, "reason"));
    request.milliseconds = json::measureAt(object, "milliseconds");
    return request;
}

QJsonObject problemJson(const ProblemRecord &problem)
{
    QJsonObject object{{QStringLiteral("since"), json::moment(problem.since)},
                       {QStringLiteral("title"), problem.title},
                       {QStringLiteral("text"), problem.text}};
    if (problem.solved)
        object.insert(QStringLiteral("solved"), json::moment(*problem.solved));
    return object;
}

ProblemRecord problemFrom(const QJsonObject &object)
{
    ProblemRecord problem;
    problem.since = json::momentAt(object, "since");
    if (object.contains(QStringLiteral("solved")))
        problem.solved = json::momentAt(object, "solved");
    problem.title = json::textAt(object, "title");
    problem.text = json::textAt(object, "text");
    return problem;
}

template <typename T, typename ToJson>
QJsonArray arrayOf(const std::vector<T> &values, ToJson toJson)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

template <typename T>
std::vector<T> vectorAt(const QJsonObject &object, const char *key, qsizetype most,
                        T (*from)(const QJsonObject &))
{
    const QJsonArray array = object.value(QLatin1String(key)).toArray();
    std::vector<T> values;
    for (qsizetype i = 0; i < std::min(array.size(), most); ++i)
        values.push_back(from(array.at(i).toObject()));
    return values;
}

} // namespace

QJsonObject toJson(const CollectorActivity &activity)
{
    return {{QStringLiteral("intervals"), arrayOf(activity.intervals, intervalJson)},
            {QStringLiteral("recent"), arrayOf(activity.recent, requestJson)},
            {QStringLiteral("problems"), arrayOf(activity.problems, problemJson)},
            {QStringLiteral("queueCapacity"), activity.queueCapacity},
            {QStringLiteral("waitingInSpool"), activity.waitingInSpool}};
}

CollectorActivity activityFromJson(const QJsonObject &object)
{
    CollectorActivity activity;
    activity.intervals = vectorAt(object, "intervals", MostIntervals, intervalFrom);
    activity.recent = vectorAt(object, "recent", MostRecent, requestFrom);
    activity.problems = vectorAt(object, "problems", MostProblems, problemFrom);
    activity.queueCapacity = json::countAt(object, "queueCapacity");
    activity.waitingInSpool = json::countAt(object, "waitingInSpool");
    return activity;
}

QJsonObject toJson(const AddressExplanation &explanation)
{
    return {{QStringLiteral("address"), explanation.address},
            {QStringLiteral("peer"), explanation.peer},
            {QStringLiteral("header"), explanation.header},
            {QStringLiteral("trustedRange"), explanation.trustedRange},
            {QStringLiteral("ignoredHeader"), explanation.ignoredHeader},
            {QStringLiteral("country"), explanation.country}};
}

AddressExplanation explanationFromJson(const QJsonObject &object)
{
    AddressExplanation explanation;
    explanation.address = json::textAt(object, "address");
    explanation.peer = json::textAt(object, "peer");
    explanation.header = json::textAt(object, "header");
    explanation.trustedRange = json::textAt(object, "trustedRange");
    explanation.ignoredHeader = json::textAt(object, "ignoredHeader");
    explanation.country = json::textAt(object, "country");
    return explanation;
}

} // namespace footfall::domain
