// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/pathrules.h"

#include <QCoreApplication>
#include <algorithm>
#include <vector>

namespace footfall::domain {

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Domain)
};

bool matchesAny(QStringView text, const QStringList &patterns)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [text](const QString &pattern) { return matchesPattern(text, pattern); });
}

QString keptQuery(QStringView query, const QStringList &names)
{
    std::vector<QStringView> kept;
    for (const QStringView part : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        if (matchesAny(equals < 0 ? part : part.first(equals), names))
            kept.push_back(part);
    }
    std::sort(kept.begin(), kept.end());
    QString text;
    for (const QStringView part : kept) {
        text += text.isEmpty() ? u'?' : u'&';
        text += part;
    }
    return text;
}

enum class RuleKind { Parameter, Pathname };

Result<QStringList> checked(const QStringList &typed, RuleKind kind)
{
    QStringList rules;
    for (const QString &text : typed) {
        const QString rule = text.trimmed();
        if (rule.isEmpty() || rules.contains(rule))
            continue;
        if (rule.size() > LongestPathRule)
            return failure(ErrorKind::Invalid, Words::tr("A rule has at most %1 characters: “%2…”")
                                                   .arg(LongestPathRule)
                                                   .arg(rule.left(40)));
        const bool isPathname = rule.startsWith(u'/') || rule.startsWith(u'*');
        if (kind == RuleKind::Pathname && !isPathname)
            return failure(ErrorKind::Invalid,
                           Words::tr("“%1” begins with neither a slash nor a star, so no page "
                                     "would match.")
                               .arg(rule));
        if (kind == RuleKind::Parameter && (rule.contains(u'&') || rule.contains(u'=')))
            return failure(ErrorKind::Invalid,
                           Words::tr("“%1” is not the name of a query value.").arg(rule));
        rules.append(rule);
    }
    if (rules.size() > MostPathRules)
        return failure(ErrorKind::Invalid,
                       Words::tr("There are at most %1 rules of one kind.").arg(MostPathRules));
    return rules;
}

} // namespace

bool matchesPattern(QStringView text, QStringView pattern)
{
    // The usual walk: on a mismatch, the last star takes one character more.
    qsizetype at = 0;
    qsizetype in = 0;
    qsizetype star = -1;
    qsizetype retry = 0;
    while (at < text.size()) {
        if (in < pattern.size() && pattern[in] == u'*') {
            star = in++;
            retry = at;
        } else if (in < pattern.size() && pattern[in] == text[at]) {
            ++in;
            ++at;
        } else if (star >= 0) {
            in = star + 1;
            at = ++retry;
        } else {
            return false;
        }
    }
    return std::all_of(pattern.begin() + in, pattern.end(), [](QChar c) { return c == u'*'; });
}

std::optional<QString> applyPathRules(const QString &pathname, QStringView query,
                                      const PathRules &rules)
{
    if (matchesAny(pathname, rules.ignored))
        return std::nullopt;
    for (const QString &pattern : rules.groups)
        if (matchesPattern(pathname, pattern))
            return pattern;
    if (rules.keptQuery.isEmpty() || query.isEmpty())
        return pathname;
    return pathname + keptQuery(query, rules.keptQuery);
}

Result<PathRules> checkedPathRules(const PathRules &typed)
{
    const Result<QStringList> kept = checked(typed.keptQuery, RuleKind::Parameter);
    const Result<QStringList> groups = checked(typed.groups, RuleKind::Pathname);
    const Result<QStringList> ignored = checked(typed.ignored, RuleKind::Pathname);
    for (const Result<QStringList> *rules : {&kept, &groups, &ignored})
        if (!*rules)
            return tl::unexpected(rules->error());
    return PathRules{*kept, *groups, *ignored};
}

} // namespace footfall::domain
