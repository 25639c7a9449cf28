// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/snippet.h"

#include <QCoreApplication>
#include <QUrl>

namespace footfall::domain {

Result<QString> normalisedPublicUrl(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
    if (!url.isValid() || !isWeb || url.host().isEmpty() || url.hasQuery() || url.hasFragment() ||
        !url.userInfo().isEmpty())
        return failure(
            ErrorKind::Invalid,
            QCoreApplication::translate(
                "Domain",
                "“%1” is not an address of a web server. Write it like https://stats.example.com.")
                .arg(text.trimmed().left(80)));
    QString address = url.toString(QUrl::FullyEncoded);
    while (address.endsWith(QLatin1Char('/')))
        address.chop(1);
    return address;
}

QString trackingSnippet(const QString &trackingCode, const QString &publicUrl)
{
    return QStringLiteral("<script src=\"%1/script.js\" data-site=\"%2\" defer></script>")
        .arg(publicUrl.toHtmlEscaped(), trackingCode.toHtmlEscaped());
}

} // namespace footfall::domain
