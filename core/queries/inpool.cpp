// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/inpool.h"

#include <QCoreApplication>
#include <new>

namespace footfall::queries {

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

QString notEnoughMemory()
{
    return Words::tr("There is not enough memory for this. End other programs and try again.");
}

QString endedBy(const QString &reason)
{
    return Words::tr("This could not be worked out: %1.").arg(reason);
}

} // namespace

domain::Error errorOf(const std::exception &thrown)
{
    const bool isMemory = dynamic_cast<const std::bad_alloc *>(&thrown) != nullptr;
    return {domain::ErrorKind::Unavailable,
            isMemory ? notEnoughMemory() : endedBy(QString::fromUtf8(thrown.what()))};
}

} // namespace footfall::queries
