// SPDX-License-Identifier: GPL-3.0-or-later
// A line of the control socket, as either end may get it: values come of it, or none; what comes
// can be sent on and read again without a change.
#include "core/instance/commandjson.h"

#include "core/domain/sitejson.h"

#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>

using namespace footfall;
using domain::toJson;
using instance::toJson;

namespace {

template <typename Value>
Value valueOf(const Value &value)
{
    return value;
}
template <typename Value>
Value valueOf(const domain::Result<Value> &value)
{
    return *value;
}

/// Reads it, writes it, reads that, writes it again.
template <typename Read>
void checkStable(const QJsonObject &object, Read read)
{
    const auto first = read(object);
    if constexpr (requires { first.error(); }) {
        if (!first)
            return;
    }
    const QJsonObject written = toJson(valueOf(first));
    const auto second = read(written);
    if constexpr (requires { second.error(); })
        FUZZ_CHECK(second);
    FUZZ_CHECK(toJson(valueOf(second)) == written);
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QJsonDocument document = QJsonDocument::fromJson(fuzz::view(data, size).toByteArray());
    if (!document.isObject())
        return 0;
    const QJsonObject object = document.object();
    checkStable(object, [](const QJsonObject &o) { return instance::siteFromJson(o); });
    checkStable(object, [](const QJsonObject &o) { return instance::draftFromJson(o); });
    checkStable(object, [](const QJsonObject &o) { return domain::editFromJson(o); });
    checkStable(object, [](const QJsonObject &o) { return instance::listenFromJson(o); });
    checkStable(object, [](const QJsonObject &o) { return instance::foldReportFromJson(o); });
    checkStable(object, [](const QJsonObject &o) { return instance::collectorStatusFromJson(o); });
    checkStable(object, [](const QJsonObject &o) { return instance::instanceStatusFromJson(o); });
    checkStable(object, [](const QJsonObject &o) { return instance::activityFromJson(o); });
    checkStable(object, [](const QJsonObject &o) { return instance::explanationFromJson(o); });
    checkStable(object, [](const QJsonObject &o) { return instance::errorFromJson(o); });
    return 0;
}
