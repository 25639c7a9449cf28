// SPDX-License-Identifier: GPL-3.0-or-later
// An ISO 3166-1 alpha-2 code as a small number, 0 where the country is unknown. Any thread.
#pragma once

#include <QString>
#include <compare>

namespace footfall::domain {

class Country
{
public:
    Country() = default;
    /// Unknown unless the text is two ASCII letters.
    [[nodiscard]] static Country fromAlpha2(QStringView text);
    /// Unknown unless it is the number of two letters.
    [[nodiscard]] static Country fromNumber(int number);

    [[nodiscard]] bool isKnown() const { return m_number != 0; }
    [[nodiscard]] int number() const { return m_number; } ///< What the database stores.
    [[nodiscard]] QString alpha2() const;                 ///< Empty where unknown.
    auto operator<=>(const Country &) const = default;

private:
    int m_number = 0;
};

} // namespace footfall::domain
