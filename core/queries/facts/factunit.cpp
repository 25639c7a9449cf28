// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/factunit.h"

#include <QCoreApplication>
#include <exception>

namespace footfall::queries {

FactUnit::Step FactUnit::step(Workbench &bench, const std::stop_token &stop)
{
    try {
        const Step step = work(bench, stop);
        if (step == Step::Failed)
            m_error = m_parts.error().value_or(domain::Error());
        return step;
    } catch (const std::exception &) { // Out of memory.
        bench.scan.clear();
        m_error = {domain::ErrorKind::Unavailable,
                   QCoreApplication::translate("FactEngine",
                                               "There is not enough memory to answer. Ask for a "
                                               "shorter period, or lower the cache's size.")};
        return Step::Failed;
    }
}

} // namespace footfall::queries
