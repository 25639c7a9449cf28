// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/apitoken.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <array>

namespace footfall::domain {

QByteArray hashOfToken(QByteArrayView text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

DrawnToken drawToken(const QString &name)
{
    std::array<quint32, 8> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), static_cast<qsizetype>(numbers.size()));
    const QByteArray text =
        QByteArray(reinterpret_cast<const char *>(numbers.data()),
                   static_cast<qsizetype>(sizeof numbers))
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    ApiToken token;
    token.name = name;
    token.hash = hashOfToken(text);
    return {QString::fromLatin1(text), token};
}

} // namespace footfall::domain
