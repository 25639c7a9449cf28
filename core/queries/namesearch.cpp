// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/namesearch.h"

#include "core/queries/textpattern.h"

#include <algorithm>

namespace footfall::queries {

using namespace domain;
using storage::NameKind;
using storage::NameReader;

namespace {

constexpr int PageSize = 5'000;
// Remembered: some patterns find nearly everything.
constexpr size_t MostFound = 64;
constexpr size_t MostIds = 16'000'000;

} // namespace

std::optional<NameKind> nameKindOf(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Page:
    case Dimension::EntryPage:
    case Dimension::ExitPage: return NameKind::Pathname;
    case Dimension::Hostname: return NameKind::Hostname;
    case Dimension::Referrer: return NameKind::Referrer;
    case Dimension::Source: return NameKind::Source;
    case Dimension::Country: return std::nullopt;
    case Dimension::Language: return NameKind::Language;
    case Dimension::Channel: return NameKind::Channel;
    case Dimension::Browser: return NameKind::Browser;
    case Dimension::BrowserVersion: return NameKind::BrowserVersion;
    case Dimension::System: return NameKind::System;
    case Dimension::Device: return NameKind::Device;
    case Dimension::Screen: return NameKind::Screen;
    case Dimension::UtmSource: return NameKind::UtmSource;
    case Dimension::UtmMedium: return NameKind::UtmMedium;
    case Dimension::UtmCampaign: return NameKind::UtmCampaign;
    case Dimension::UtmTerm: return NameKind::UtmTerm;
    case Dimension::UtmContent: return NameKind::UtmContent;
    }
    return std::nullopt;
}

NameSearch::NameSearch(storage::Database &database) : m_names(database) {}

Result<const NameSearch::Ids *> NameSearch::find(const Question &question,
                                                 const std::stop_token &stop)
{
    const auto known = std::find_if(m_found.begin(), m_found.end(),
                                    [&](const Found &found) { return found.question == question; });
    if (known != m_found.end()) {
        const Result<NameReader::Witness> still = m_names.witness(known->newest.id);
        if (!still)
            return tl::unexpected(still.error());
        if (*still == known->newest) {
            m_found.splice(m_found.begin(), m_found, known);
            if (const Result<Done> added = addNew(m_found.front()); !added)
                return tl::unexpected(added.error());
            return &m_found.front().ids;
        }
        m_found.erase(known); // Names were deleted: their ids may be given to others.
    }
    Result<Found> found = readAll(question, stop);
    if (!found)
        return tl::unexpected(found.error());
    m_found.push_front(*std::move(found));
    dropSome();
    return &m_found.front().ids;
}

Result<NameSearch::Found> NameSearch::readAll(const Question &question, const std::stop_token &stop)
{
    const Result<TextPattern> pattern = TextPattern::of(question.by, question.value);
    if (!pattern)
        return tl::unexpected(pattern.error());
    Result<NameReader::Witness> newest = m_names.newest();
    if (!newest)
        return tl::unexpected(newest.error());
    Found found{question, *std::move(newest), {}};
    for (std::optional<QString> after = QString(); after;) {
        if (stop.stop_requested())
            return failure(ErrorKind::Unavailable, QString());
        Result<std::optional<QString>> next = m_names.page(
            question.site, question.kind, *after, PageSize, [&](NameId id, std::string_view text) {
                // What comes while these are read is looked at the next time.
                if (id <= found.newest.id && pattern->matches(text))
                    found.ids.push_back(static_cast<quint32>(id.value));
            });
        if (!next)
            return tl::unexpected(next.error());
        after = *std::move(next);
    }
    std::sort(found.ids.begin(), found.ids.end());
    return found;
}

Result<Done> NameSearch::addNew(Found &found)
{
    Result<NameReader::Witness> newest = m_names.newest();
    if (!newest)
        return tl::unexpected(newest.error());
    if (newest->id <= found.newest.id)
        return Done{};
    const Result<TextPattern> pattern = TextPattern::of(found.question.by, found.question.value);
    if (!pattern)
        return tl::unexpected(pattern.error());
    Ids added;
    const Result<Done> read = m_names.since(found.question.site, found.question.kind,
                                            found.newest.id, [&](NameId id, std::string_view text) {
                                                if (id <= newest->id && pattern->matches(text))
                                                    added.push_back(static_cast<quint32>(id.value));
                                            });
    if (!read)
        return read;
    found.ids.insert(found.ids.end(), added.begin(), added.end());
    found.newest = *std::move(newest);
    return Done{};
}

void NameSearch::dropSome()
{
    size_t ids = 0;
    size_t kept = 0;
    for (auto found = m_found.begin(); found != m_found.end(); ++kept) {
        ids += found->ids.size();
        const bool isKept = kept == 0 || (kept < MostFound && ids <= MostIds);
        found = isKept ? std::next(found) : m_found.erase(found);
    }
}

} // namespace footfall::queries
