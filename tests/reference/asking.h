// SPDX-License-Identifier: GPL-3.0-or-later
// Random questions to the real reader, each twice and some again later, since it keeps what it has
// answered; and what was wrong with its answers. The reader's thread.
#pragma once

#include "core/queries/statsreader.h"
#include "tests/reference/past.h"
#include "tests/reference/sums.h"

namespace footfall::reference {

struct Asked {
    const World &world;
    const Account &account;
    queries::StatsReader &reader;
    std::vector<domain::SiteId> sites;
    std::vector<Past> &pasts; ///< By site.
    domain::Instant now;      ///< Of the reader's clock.
    std::set<size_t> open;    ///< Places of views that are not folded.
};

struct Question {
    size_t site = 0;
    domain::StatsRequest request;
};

class Asking
{
public:
    explicit Asking(Random &random) : m_random(random) {}

    /// So many new questions, and some of earlier times. Empty, or the first difference in words.
    [[nodiscard]] QString ask(const Asked &asked, int questions);

private:
    [[nodiscard]] Question newQuestion(const Asked &asked);
    void remember(const Question &question);

    Random &m_random;
    std::vector<Question> m_earlier;
};

} // namespace footfall::reference
