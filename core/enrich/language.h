// SPDX-License-Identifier: GPL-3.0-or-later
// The language that a browser prefers, without what would tell people apart. Any thread.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace footfall::enrich {

/// The first tag of Accept-Language, primary and region subtag only: "en", "en-GB", "es-419". Empty
/// for anything that is no language tag.
[[nodiscard]] QString preferredLanguage(QByteArrayView acceptLanguage);

} // namespace footfall::enrich
