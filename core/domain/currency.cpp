// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/currency.h"

#include <QStringList>
#include <cmath>

namespace footfall::domain {

int digitsOf(const QString &currency)
{
    static const QStringList none = QStringLiteral("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX "
                                                   "UYI VND VUV XAF XOF XPF")
                                        .split(u' ');
    static const QStringList three = QStringLiteral("BHD IQD JOD KWD LYD OMR TND").split(u' ');
    return none.contains(currency) ? 0 : three.contains(currency) ? 3 : 2;
}

QString plainAmount(const QString &currency, qint64 cents)
{
    const int digits = digitsOf(currency);
    return QString::number(static_cast<double>(cents) / std::pow(10, digits), 'f', digits);
}

} // namespace footfall::domain
