// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody can register: "example.co.uk" of "news.example.co.uk", by the Public Suffix List.
// Any thread.
#pragma once

#include <QString>
#include <memory>

struct psl_ctx_st;

namespace footfall::enrich {

class RegistrableDomains
{
public:
    /// The system's list where it is newer than the one built into libpsl.
    RegistrableDomains();
    ~RegistrableDomains();
    Q_DISABLE_COPY_MOVE(RegistrableDomains)

    /// A part at the end of the hostname (lower case); the whole where nothing shorter can be
    /// registered: addresses, "localhost", public suffixes themselves.
    [[nodiscard]] QStringView of(QStringView hostname) const;

    /// Whether anybody may register a name below it ("co.uk").
    [[nodiscard]] bool isPublicSuffix(QStringView hostname) const;

    /// "google" of "google.co.uk": what stands before a suffix of the domain name system itself.
    /// Empty where the suffix belongs to a company ("google.github.io" says nothing about Google).
    [[nodiscard]] QStringView labelOf(QStringView registrable) const;

private:
    struct Deleter {
        void operator()(psl_ctx_st *list) const;
    };
    std::unique_ptr<psl_ctx_st, Deleter> m_list;
};

} // namespace footfall::enrich
