// SPDX-License-Identifier: GPL-3.0-or-later
// From uap-core's words to what an owner reads: "Chrome Mobile iOS" is Chrome, "Mac OS X" macOS;
// and whether it is a desk's machine, a phone, a tablet or a screen on the wall. Immutable; any
// thread.
#pragma once

#include "core/domain/client.h"
#include "core/enrich/useragentpatterns.h"

#include <QHash>
#include <vector>

class QJsonObject;

namespace footfall::enrich {

class ClientNames
{
public:
    /// Of our clients.json. Without it uap-core's own names are shown, and no devices.
    explicit ClientNames(const QString &path);

    /// A name is one that stands in the data files; what else a user agent says stays unknown. A
    /// version is a number of at most three digits.
    [[nodiscard]] domain::Client clientOf(const ParsedAgent &agent, QByteArrayView userAgent) const;

private:
    /// All that is given must hold; of a list, one of its entries.
    struct DeviceRule {
        QString device;
        QStringList systems;             ///< In our names.
        QStringList families;            ///< Of the device, in uap-core's names.
        std::vector<QByteArray> words;   ///< In the user agent.
        std::vector<QByteArray> without; ///< Not in the user agent.
    };

    [[nodiscard]] static DeviceRule ruleFrom(const QJsonObject &object);
    [[nodiscard]] static QString named(const QHash<QString, QString> &names,
                                       const AgentProduct &product);
    [[nodiscard]] QString deviceOf(const QString &system, const QString &family,
                                   QByteArrayView userAgent) const;

    QHash<QString, QString> m_browsers;
    QHash<QString, QString> m_systems;
    std::vector<DeviceRule> m_devices;
};

} // namespace footfall::enrich
