// SPDX-License-Identifier: GPL-3.0-or-later
// The headers in which proxies say for whom they ask, as lists of addresses. Pure functions: whom
// to believe is decided elsewhere.
#pragma once

#include "server/requestview.h"

#include <QVarLengthArray>

#include <optional>
#include <span>

namespace footfall::server {

struct ForwardingHeader {
    enum class Form {
        Addresses,  ///< "203.0.113.7, 10.0.0.1:4711"
        Parameters, ///< "for=203.0.113.7;proto=https, for=\"[2001:db8::1]:4711\"" (RFC 7239)
    };
    QLatin1String name;
    Form form;
};

/// The one that is read first comes first.
[[nodiscard]] std::span<const ForwardingHeader> forwardingHeaders();

/// Whether there is such a line that holds anything.
[[nodiscard]] bool isSent(const RequestView &request, const ForwardingHeader &header);
/// The first that was sent, or null.
[[nodiscard]] const ForwardingHeader *forwardingHeaderOf(const RequestView &request);

/// All lines of that name, the farthest hop first; nothing for one that is not an address. Never
/// empty where the header was sent.
using Hops = QVarLengthArray<std::optional<Address>, 16>;
[[nodiscard]] Hops hopsIn(const RequestView &request, const ForwardingHeader &header);

} // namespace footfall::server
