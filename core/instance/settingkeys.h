// SPDX-License-Identifier: GPL-3.0-or-later
// Every key of settings.ini: its name, how its value is read, checked and written, and whether a
// change takes force while Footfall runs. Any thread; a table that does not change.
#pragma once

#include "core/instance/settings.h"

#include <QVariant>
#include <functional>
#include <vector>

namespace footfall::instance {

struct SettingKey {
    enum class Group { Listen, Other };         ///< Listen: a part of ListenSettings.
    enum class Effect { AtOnce, AfterRestart }; ///< When a change of it takes force.

    QString name; ///< "limits/bodyBytes": section and key.
    Group group = Group::Other;
    Effect effect = Effect::AtOnce;
    std::function<QVariant(const Settings &)> value; ///< As it is written: text, number or list.
    /// The error names the key, what it was given, and what it may be.
    std::function<domain::Result<domain::Done>(Settings &, const QVariant &)> set;
    /// Takes this setting, and no other, from one to the other.
    std::function<void(const Settings &from, Settings &to)> copy;
    QString range{}; ///< "1 to 16", of a number.

    [[nodiscard]] bool differs(const Settings &one, const Settings &other) const
    {
        return value(one) != value(other);
    }
};

/// In the order in which the example file has them.
[[nodiscard]] const std::vector<SettingKey> &settingKeys();

/// Takes every setting in which the two others differ.
[[nodiscard]] Settings changedIn(Settings settings, const Settings &before, const Settings &after);

} // namespace footfall::instance
