// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spooledsites.h"

#include "core/domain/sitejson.h"
#include "core/pipeline/spool/file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <unistd.h>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

namespace {

const QString EpochKey = QStringLiteral("epoch");
const QString SitesKey = QStringLiteral("sites");

} // namespace

SpooledSitesFile::SpooledSitesFile(const QString &spoolDirectory)
    : m_path(QDir(spoolDirectory).filePath(QStringLiteral("sites.json")))
{
}

Result<Done> SpooledSitesFile::note(const std::shared_ptr<const domain::SiteSnapshot> &sites,
                                    const QString &epoch)
{
    const std::lock_guard lock(m_mutex);
    const bool isNoted = sites == m_noted && epoch == m_notedEpoch;
    if (isNoted || (!sites->isComplete && sites->sites.empty()))
        return Done{};
    QJsonArray array;
    for (const domain::Site &site : sites->sites)
        array.append(domain::toJson(site));
    const QJsonObject object{{EpochKey, epoch}, {SitesKey, array}};
    if (!write(QJsonDocument(object).toJson()))
        return domain::failure(
            domain::ErrorKind::Storage,
            QCoreApplication::translate("Spool", "The file %1 cannot be written: %2. Make room on "
                                                 "the disk and the directory writable.")
                .arg(m_path, systemError()));
    m_noted = sites;
    m_notedEpoch = epoch;
    return Done{};
}

bool SpooledSitesFile::write(const QByteArray &bytes) const
{
    const QString next = m_path + QStringLiteral(".new");
    Descriptor file;
    if (removeFile(next))
        file = createToAppend(next);
    return file.isOpen() && writeAll(file, bytes) && ::fsync(file.number()) == 0 &&
           moveFile(next, m_path) && syncFolder(QFileInfo(m_path).absolutePath());
}

std::optional<SpooledSites> SpooledSitesFile::read() const
{
    QFile in(m_path);
    if (!in.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(in.readAll()).object();
    SpooledSites noted{object.value(EpochKey).toString(), {}};
    if (noted.epoch.isEmpty())
        return std::nullopt;
    const QJsonArray array = object.value(SitesKey).toArray();
    for (const QJsonValue &value : array) {
        std::optional<domain::Site> site = domain::siteFromJson(value.toObject());
        if (!site)
            return std::nullopt;
        noted.sites.push_back(*std::move(site));
    }
    return noted;
}

} // namespace footfall::pipeline
