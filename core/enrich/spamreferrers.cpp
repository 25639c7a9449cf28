// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/spamreferrers.h"

#include "core/domain/hostname.h"
#include "core/enrich/datafile.h"

#include <QLoggingCategory>

namespace footfall::enrich {

namespace {

Q_LOGGING_CATEGORY(log, "footfall.enrich.sources")

} // namespace

SpamReferrers::SpamReferrers(const QString &path)
{
    const std::optional<QByteArray> content =
        readDataFile(path, log(), QStringLiteral("referrer spam is counted"));
    if (!content)
        return;
    const RegistrableDomains domains;
    for (const QByteArray &line : content->split('\n')) {
        const QByteArray entry = line.split('#').front().trimmed().toLower();
        const QString hostname = domain::withoutWww(QString::fromUtf8(entry));
        if (hostname.contains(u'.') && !domains.isPublicSuffix(hostname))
            m_hostnames.insert(hostname);
    }
}

bool SpamReferrers::contains(QStringView hostname) const
{
    if (m_hostnames.isEmpty())
        return false;
    for (QStringView candidate = hostname; candidate.contains(u'.');
         candidate = candidate.sliced(candidate.indexOf(u'.') + 1))
        if (m_hostnames.contains(candidate.toString()))
            return true;
    return false;
}

} // namespace footfall::enrich
