// SPDX-License-Identifier: GPL-3.0-or-later
// What a style is asked about, as the kind that a control needs. Any thread; needs nothing.
#pragma once

#include <QStyleOption>

namespace footfall::app {

/// Null where it is of another kind.
template <typename Option>
const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

} // namespace footfall::app
