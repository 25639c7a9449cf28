// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/datafile.h"

#include <QFile>

namespace footfall::enrich {

std::optional<QByteArray> readDataFile(const QString &path, const QLoggingCategory &category,
                                       const QString &without)
{
    if (path.isEmpty()) // Left out on purpose.
        return std::nullopt;
    QFile file(path);
    if (!file.exists()) {
        qCInfo(category, "There is no data file “%s”: %s.", qUtf8Printable(path),
               qUtf8Printable(without));
        return std::nullopt;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(category, "The data file %s cannot be read (%s): %s.", qUtf8Printable(path),
                  qUtf8Printable(file.errorString()), qUtf8Printable(without));
        return std::nullopt;
    }
    return file.readAll();
}

QJsonDocument readJson(const QString &path, const QLoggingCategory &category,
                       const QString &without)
{
    const std::optional<QByteArray> content = readDataFile(path, category, without);
    if (!content)
        return {};
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(*content, &error);
    if (document.isNull())
        qCWarning(category, "The data file %s is damaged (%s): %s.", qUtf8Printable(path),
                  qUtf8Printable(error.errorString()), qUtf8Printable(without));
    return document;
}

} // namespace footfall::enrich
