// SPDX-License-Identifier: GPL-3.0-or-later
// Which source a referrer or a campaign belongs to: "news.ycombinator.com" to Hacker News.
// Immutable once read; any thread.
#pragma once

#include "core/enrich/referreraddress.h"
#include "core/enrich/registrabledomain.h"

#include <QHash>
#include <QStringList>
#include <vector>

namespace footfall::enrich {

/// Reads tables in the format of Ghost's referrer parser: {"hostname/path": {"source": "Name",
/// "medium": "search"}}. A key without a dot is a short name for campaigns ("hn"); "google.*"
/// stands for google under any suffix.
struct Source {
    QString name;
    QStringView channel; ///< One of domain's; empty where the tables know none.
    bool operator==(const Source &) const = default;
};

class SourceTable
{
public:
    /// Later files win. One that is missing or broken is left out; broken ones warn.
    explicit SourceTable(const QStringList &files);

    /// The most specific entry, else the registrable part of the hostname.
    [[nodiscard]] Source sourceOf(const ReferrerAddress &referrer) const;
    /// For what a campaign's link says (utm_source): a known name or hostname, else the text itself
    /// in lower case, at most 100 characters.
    [[nodiscard]] Source campaignSource(const QString &sent) const;

    [[nodiscard]] bool isEmpty() const { return m_byHostname.isEmpty(); }

private:
    struct Entry {
        QString path; ///< Empty for the whole hostname.
        Source source;
    };

    void read(const QString &file);
    void add(const QString &key, const Source &source);
    void put(const QString &hostname, const Entry &entry);
    /// Nameless where no entry fits.
    [[nodiscard]] Source find(const ReferrerAddress &referrer) const;
    [[nodiscard]] Source findAt(QStringView hostname, QStringView path) const;

    RegistrableDomains m_domains;
    QHash<QString, std::vector<Entry>> m_byHostname; ///< Without "www."; the longest path first.
    QHash<QString, Source> m_byLabel;                ///< "google" of "google.*".
    QHash<QString, Source> m_byShortName;            ///< Names and short names, case-folded.
};

} // namespace footfall::enrich
