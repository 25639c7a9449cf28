// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/language.h"

#include <QVarLengthArray>

#include <algorithm>
#include <iterator>

namespace footfall::enrich {

namespace {

constexpr qsizetype LongestTag = 35;      // RFC 5646, section 4.4.1
constexpr qsizetype LongestPreferred = 7; // "haw-840"

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool areLetters(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), isLetter);
}

bool isRegion(QByteArrayView subtag)
{
    return (subtag.size() == 2 && areLetters(subtag)) ||
           (subtag.size() == 3 && std::all_of(subtag.begin(), subtag.end(), isDigit));
}

/// Up to the separator, which goes too.
QByteArrayView takeSubtag(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('-');
    const QByteArrayView subtag = end < 0 ? rest : rest.first(end);
    rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    return subtag;
}

} // namespace

QString preferredLanguage(QByteArrayView acceptLanguage)
{
    const auto end = std::find_if(acceptLanguage.begin(), acceptLanguage.end(),
                                  [](char c) { return c == ',' || c == ';'; });
    QByteArrayView rest = acceptLanguage.first(end - acceptLanguage.begin()).trimmed();
    const bool clean = std::all_of(rest.begin(), rest.end(),
                                   [](char c) { return isLetter(c) || isDigit(c) || c == '-'; });
    if (!clean || rest.size() > LongestTag)
        return {};

    const QByteArrayView primary = takeSubtag(rest);
    if (primary.size() < 2 || primary.size() > 3 || !areLetters(primary))
        return {};
    QVarLengthArray<char, LongestPreferred> language;
    std::transform(primary.begin(), primary.end(), std::back_inserter(language), lower);
    QByteArrayView next = takeSubtag(rest);
    if (next.size() == 4 && areLetters(next)) // A script, as in zh-Hant-TW.
        next = takeSubtag(rest);
    if (isRegion(next)) {
        language.append('-');
        std::transform(next.begin(), next.end(), std::back_inserter(language), upper);
    }
    return QString::fromLatin1(language.data(), language.size());
}

} // namespace footfall::enrich
