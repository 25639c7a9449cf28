// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format/money.h"

#include "app/format/names.h"
#include "core/domain/currency.h"

#include <QLocale>
#include <algorithm>
#include <cmath>
#include <memory>
#include <unicode/decimfmt.h>
#include <unicode/numfmt.h>
#include <vector>

namespace footfall::app {

namespace {

bool isCurrency(const QString &code)
{
    return code.size() == 3 &&
           std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'A' && c <= u'Z'; });
}

QString bareNumber(const QString &currency, qint64 cents)
{
    const QString number = QLocale().toString(double(cents) / 100, 'f', 2);
    return currency.isEmpty() ? number
                              : QStringLiteral("%1 %2").arg(number, plainName(currency.left(8)));
}

/// The largest number first.
QStringList textsOf(const std::map<QString, qint64> &amounts)
{
    std::vector<std::pair<QString, qint64>> largestFirst(amounts.begin(), amounts.end());
    std::stable_sort(largestFirst.begin(), largestFirst.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    QStringList texts;
    for (const auto &[currency, cents] : largestFirst)
        texts.append(moneyText(currency, cents));
    return texts;
}

} // namespace

QString moneyText(const QString &currency, qint64 cents)
{
    if (!isCurrency(currency))
        return bareNumber(currency, cents);
    const QByteArray reader =
        QLocale().bcp47Name().replace(QLatin1Char('-'), QLatin1Char('_')).toLatin1();
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberFormat> format(
        icu::NumberFormat::createCurrencyInstance(icu::Locale(reader.constData()), status));
    const icu::UnicodeString code(currency.utf16(), static_cast<int32_t>(currency.size()));
    if (U_FAILURE(status) || !format)
        return bareNumber(currency, cents);
    format->setCurrency(code.getBuffer(), status);
    if (U_FAILURE(status))
        return bareNumber(currency, cents);
    // As they were counted: ICU leaves out the smaller unit where nobody has such coins any more.
    const int digits = domain::digitsOf(currency);
    format->setMinimumFractionDigits(digits);
    format->setMaximumFractionDigits(digits);
    icu::UnicodeString text;
    format->format(double(cents) / std::pow(10, digits), text);
    return QString::fromUtf16(text.getBuffer(), text.length());
}

QString amountsText(const std::map<QString, qint64> &amounts)
{
    return QLocale().createSeparatedList(textsOf(amounts));
}

QStringList amountLines(const std::map<QString, qint64> &amounts)
{
    constexpr qsizetype Most = 2;
    const QStringList texts = textsOf(amounts);
    QStringList lines = texts.first(qMin(Most, texts.size()));
    if (texts.size() > Most)
        lines.back() += QStringLiteral(" +%1").arg(QLocale().toString(texts.size() - Most));
    return lines;
}

QString amountsInShort(const std::map<QString, qint64> &amounts)
{
    const QStringList lines = amountLines(amounts);
    return qsizetype(amounts.size()) > lines.size() ? lines.join(QStringLiteral(", "))
                                                    : QLocale().createSeparatedList(lines);
}

} // namespace footfall::app
