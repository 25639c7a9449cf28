// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/country.h"

namespace footfall::domain {

Country Country::fromAlpha2(QStringView text)
{
    if (text.size() != 2)
        return {};
    int number = 0;
    for (const QChar letter : text) {
        const char16_t upper = letter.toUpper().unicode();
        if (upper < u'A' || upper > u'Z')
            return {};
        number = number * 256 + upper;
    }
    return fromNumber(number);
}

Country Country::fromNumber(int number)
{
    Country country;
    country.m_number = number;
    return country;
}

QString Country::alpha2() const
{
    if (!isKnown())
        return {};
    return QString(QChar(static_cast<char16_t>(m_number / 256)))
           + QChar(static_cast<char16_t>(m_number % 256));
}

} // namespace footfall::domain
