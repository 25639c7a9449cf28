// SPDX-License-Identifier: GPL-3.0-or-later
// Why an item was not counted. The names appear in answers, status and, later, the ledger. Any
// thread.
#pragma once

#include <QString>

namespace footfall::domain {

enum class Rejection {
    UnknownSite,
    Malformed,
    TooLarge,
    PrivacySignal, ///< DNT or GPC, on a site that respects them: its protocol's own answer, no 4xx.
    Superseded,    ///< A leave report that comes after the next view.
    Unavailable,   ///< Nothing wrong with it, but it cannot be kept just now: 503, counted as
                   ///< refused.
};

} // namespace footfall::domain
