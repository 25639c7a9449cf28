// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/country.h"

namespace footfall::domain {

namespace {

bool isCapital(int letter)
{
    return letter >= 'A' && letter <= 'Z';
}

} // namespace

Country Country::fromAlpha2(QStringView text)
{
    if (text.size() != 2)
        return {};
    int number = 0;
    for (const QChar letter : text) {
        // Not toUpper(): it makes ASCII of letters that are none (U+0131, U+017F).
        const int code = letter.unicode();
        number = number * 256 + (code >= 'a' && code <= 'z' ? code - 'a' + 'A' : code);
    }
    return fromNumber(number);
}

Country Country::fromNumber(int number)
{
    Country country;
    if (isCapital(number / 256) && isCapital(number % 256))
        country.m_number = number;
    return country;
}

QString Country::alpha2() const
{
    if (!isKnown())
        return {};
    return QString(QChar(static_cast<char16_t>(m_number / 256))) +
           QChar(static_cast<char16_t>(m_number % 256));
}

} // namespace footfall::domain
