// SPDX-License-Identifier: GPL-3.0-or-later
// A range of addresses that an owner typed ("203.0.113.0/24", "2001:db8::1"), IPv4 mapped into
// IPv6. Any thread; a value.
#pragma once

#include "core/domain/result.h"

#include <QString>
#include <array>
#include <optional>

namespace footfall::domain {

struct AddressRange {
    std::array<quint8, 16> network{};
    int prefix = 128; ///< Of sixteen bytes: an IPv4 /24 is 120.

    /// CIDR or a single address; nothing for anything else. Bits behind the prefix are dropped.
    [[nodiscard]] static std::optional<AddressRange> parsed(const QString &text);
    [[nodiscard]] bool contains(const std::array<quint8, 16> &address) const;
    bool operator==(const AddressRange &) const = default;
};

/// As it is kept: trimmed, checked.
[[nodiscard]] Result<QString> normalisedRange(const QString &typed);

} // namespace footfall::domain
