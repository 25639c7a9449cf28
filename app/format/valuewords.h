// SPDX-License-Identifier: GPL-3.0-or-later
// Words and icons for values that are stored as classes or codes: channels, device and screen
// classes, languages. GUI thread; needs ICU.
#pragma once

#include "core/domain/dimension.h"

#include <QStringList>
#include <optional>

namespace footfall::app {

/// "phone" is "Phone", "en-GB" is "English (United Kingdom)". None where the value is its own name,
/// as a page's is, or is no such class.
[[nodiscard]] std::optional<QString> classWords(domain::Dimension dimension, const QString &value);

/// The classes that there are, as stored; empty where values are not classes.
[[nodiscard]] QStringList knownClasses(domain::Dimension dimension);

/// How the rows of a dimension are marked in front of their name.
enum class ValueMark {
    None,
    Icon,   ///< classIcon() says which.
    Letter, ///< A tile with the name's first letter; an icon where the value is not known.
    Flag,
};
[[nodiscard]] ValueMark valueMark(domain::Dimension dimension);
/// The line icon of a class, or of a value that is not known or was given up.
[[nodiscard]] QString classIcon(domain::Dimension dimension, const QString &value);

} // namespace footfall::app
