// SPDX-License-Identifier: GPL-3.0-or-later
// With what people, and bots, come to the made-up sites. Any thread; values.
#pragma once

#include "tests/demo/random.h"

#include <QByteArray>
#include <QString>

namespace footfall::demo {

/// What a browser in that country would send as Accept-Language.
[[nodiscard]] QByteArray acceptLanguage(const QByteArray &country, Random &random);

struct DemoBrowser {
    QByteArray userAgent;
    QString screen; ///< "1440x900"
};
[[nodiscard]] const DemoBrowser &drawBrowser(Random &random);
/// A crawler, a monitor, a script: none of them is a visitor.
[[nodiscard]] const DemoBrowser &drawBot(Random &random);

} // namespace footfall::demo
