// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spooledsites.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace footfall::pipeline {

QString spooledSitesFile(const QString &spoolDirectory)
{
    return QDir(spoolDirectory).filePath(QStringLiteral("sites.json"));
}

SpooledSites spooledSites(const domain::SiteSnapshot &sites)
{
    SpooledSites codes;
    for (const domain::Site &site : sites.sites)
        codes.emplace(site.id, site.trackingCode);
    return codes;
}

bool writeSpooledSites(const QString &file, const domain::SiteSnapshot &sites)
{
    QJsonObject codes;
    for (const domain::Site &site : sites.sites)
        codes.insert(QString::number(site.id.value), site.trackingCode);
    const QByteArray bytes = QJsonDocument(codes).toJson();
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
}

SpooledSites readSpooledSites(const QString &file)
{
    QFile in(file);
    SpooledSites codes;
    if (!in.open(QIODevice::ReadOnly))
        return codes;
    const QJsonObject object = QJsonDocument::fromJson(in.readAll()).object();
    for (auto code = object.begin(); code != object.end(); ++code)
        codes.emplace(domain::SiteId{code.key().toLongLong()}, code.value().toString());
    return codes;
}

} // namespace footfall::pipeline
