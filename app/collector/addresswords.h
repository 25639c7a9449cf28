// SPDX-License-Identifier: GPL-3.0-or-later
// What the answer to a test request means: where the address was read, whether that is right, and
// what to change. Pure functions. Any thread.
#pragma once

#include "core/domain/activity.h"

namespace footfall::app {

struct AddressWords {
    enum class Verdict { Fine, Doubtful };
    Verdict verdict = Verdict::Fine;
    QString verdictWord; ///< "as expected"
    QString readFrom;    ///< "X-Forwarded-For, set by 10.0.4.1"
    QString trusted;     ///< "Yes, 10.0.4.0/24"
    QString because;     ///< "... is seen as ... because ..."
    QString advice;      ///< What to change; empty where nothing is to be.
};

/// publicUrl is where the test request went.
[[nodiscard]] AddressWords wordsOf(const domain::AddressExplanation &explanation,
                                   const QString &publicUrl);

/// Of a network that is not reached from outside: home, office, container, or this computer.
[[nodiscard]] bool isPrivateAddress(const QString &address);

} // namespace footfall::app
