// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/dimension.h"

namespace footfall::domain {

QString dimensionName(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Page: return QStringLiteral("page");
    case Dimension::EntryPage: return QStringLiteral("entry-page");
    case Dimension::ExitPage: return QStringLiteral("exit-page");
    case Dimension::Hostname: return QStringLiteral("hostname");
    case Dimension::Referrer: return QStringLiteral("referrer");
    case Dimension::Source: return QStringLiteral("source");
    case Dimension::Country: return QStringLiteral("country");
    case Dimension::Language: return QStringLiteral("language");
    }
    return {};
}

std::optional<Dimension> dimensionFromName(QStringView name)
{
    for (const Dimension dimension : AllDimensions)
        if (dimensionName(dimension) == name)
            return dimension;
    return std::nullopt;
}

bool isEntryOnly(Dimension dimension)
{
    return dimension == Dimension::EntryPage || dimension == Dimension::Referrer ||
           dimension == Dimension::Language;
}

qint64 rowVisitors(Dimension dimension, const Counters &counters)
{
    const bool isPage = dimension == Dimension::Page || dimension == Dimension::ExitPage;
    return isPage ? counters.pageVisitors : counters.visitors;
}

} // namespace footfall::domain
