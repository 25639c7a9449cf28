// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/siteedit.h"

#include "core/domain/addressrange.h"
#include "core/domain/hostname.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>

namespace footfall::domain {

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Domain)
};

constexpr int MaximumNameLength = 100;
constexpr qsizetype MostAliases = 50;
constexpr size_t MostGoals = 200;
constexpr size_t MostTokens = 20;
constexpr qsizetype MostRanges = 200;
constexpr qsizetype LongestGoal = 200;
constexpr int LongestFilterName = 80;
constexpr size_t MostSavedFilters = 100;

QString drawTrackingCode()
{
    QString code;
    for (int i = 0; i < 8; ++i)
        code += QChar(static_cast<char16_t>(u'A' + QRandomGenerator::system()->bounded(26)));
    return code;
}

Result<Done> editAliases(Site &site, const SiteEdit &edit)
{
    for (const QString &typed : edit.addAliases) {
        const Result<QString> alias = normalisedAlias(typed);
        if (!alias)
            return tl::unexpected(alias.error());
        if (!site.aliases.contains(*alias) && *alias != site.trackingCode)
            site.aliases.append(*alias);
    }
    for (const QString &typed : edit.removeAliases) {
        const Result<QString> alias = normalisedAlias(typed);
        if (!alias || site.aliases.removeAll(*alias) == 0)
            return failure(ErrorKind::NotFound,
                           Words::tr("“%1” is not an alias of this site.").arg(typed.left(80)));
    }
    if (site.aliases.size() > MostAliases)
        return failure(ErrorKind::Invalid,
                       Words::tr("A site has at most %1 aliases.").arg(MostAliases));
    return Done{};
}

Result<Done> addGoal(Site &site, const Goal &typed)
{
    Goal goal = typed;
    goal.id = {};
    goal.name = typed.name.trimmed();
    goal.pattern = typed.pattern.trimmed();
    if (goal.name.isEmpty() || goal.name.size() > MaximumNameLength)
        return failure(
            ErrorKind::Invalid,
            Words::tr("A goal needs a name of at most %1 characters.").arg(MaximumNameLength));
    if (goal.pattern.isEmpty() || goal.pattern.size() > LongestGoal)
        return failure(
            ErrorKind::Invalid,
            Words::tr("A goal needs an event's name or a page, of at most %1 characters.")
                .arg(LongestGoal));
    if (goal.kind == GoalKind::Page && !goal.pattern.startsWith(u'/') &&
        !goal.pattern.startsWith(u'*'))
        return failure(
            ErrorKind::Invalid,
            Words::tr("A goal's page begins with a slash, like /thank-you or /order/*."));
    for (const Goal &other : site.goals)
        if (other.name == goal.name)
            return failure(ErrorKind::Invalid,
                           Words::tr("There is already a goal with the name “%1”.").arg(goal.name));
    if (site.goals.size() >= MostGoals)
        return failure(ErrorKind::Invalid,
                       Words::tr("A site has at most %1 goals.").arg(MostGoals));
    site.goals.push_back(goal);
    return Done{};
}

Result<Done> editGoals(Site &site, const SiteEdit &edit)
{
    for (const QString &name : edit.removeGoals) {
        if (std::erase_if(site.goals, [&](const Goal &goal) { return goal.name == name; }) == 0)
            return failure(ErrorKind::NotFound,
                           Words::tr("There is no goal with the name “%1”.").arg(name.left(80)));
    }
    for (const Goal &goal : edit.addGoals) {
        if (const Result<Done> added = addGoal(site, goal); !added)
            return added;
    }
    return Done{};
}

Result<Done> editTokens(Site &site, const SiteEdit &edit, Instant now)
{
    for (const TokenId id : edit.removeTokens) {
        if (std::erase_if(site.tokens, [&](const ApiToken &token) { return token.id == id; }) == 0)
            return failure(ErrorKind::NotFound, Words::tr("The site has no such token."));
    }
    for (ApiToken token : edit.addTokens) {
        token.name = token.name.trimmed().left(MaximumNameLength);
        if (token.name.isEmpty())
            return failure(ErrorKind::Invalid, Words::tr("A token needs a name."));
        if (token.hash.size() != 32)
            return failure(ErrorKind::Invalid, Words::tr("This is not the hash of a token."));
        token.id = {};
        token.createdAt = now;
        site.tokens.push_back(token);
    }
    if (site.tokens.size() > MostTokens)
        return failure(ErrorKind::Invalid,
                       Words::tr("A site has at most %1 tokens.").arg(MostTokens));
    return Done{};
}

Result<Done> editCounting(Site &site, const SiteEdit &edit)
{
    if (edit.hostnameRule)
        site.hostnameRule = *edit.hostnameRule;
    if (edit.botViews)
        site.botViews = *edit.botViews;
    if (edit.pathRules) {
        Result<PathRules> rules = checkedPathRules(*edit.pathRules);
        if (!rules)
            return tl::unexpected(rules.error());
        site.pathRules = *std::move(rules);
    }
    if (edit.excludedRanges) {
        if (edit.excludedRanges->size() > MostRanges)
            return failure(ErrorKind::Invalid,
                           Words::tr("A site has at most %1 address ranges.").arg(MostRanges));
        site.excludedRanges.clear();
        for (const QString &typed : *edit.excludedRanges) {
            const Result<QString> range = normalisedRange(typed);
            if (!range)
                return tl::unexpected(range.error());
            if (!site.excludedRanges.contains(*range))
                site.excludedRanges.append(*range);
        }
    }
    return Done{};
}

Result<SavedFilter> checkedFilter(SavedFilter saved)
{
    saved.name = saved.name.trimmed();
    const bool isPlain = std::all_of(saved.name.begin(), saved.name.end(),
                                     [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    if (saved.name.isEmpty() || saved.name.size() > LongestFilterName || !isPlain)
        return failure(
            ErrorKind::Invalid,
            Words::tr("A segment needs a name of 1 to %1 characters.").arg(LongestFilterName));
    if (saved.filter.isEmpty())
        return failure(ErrorKind::Invalid,
                       Words::tr("A segment needs a filter, like source=Google or page@/docs/*."));
    // As it will be read from the database and from JSON: one condition a line.
    const QStringList texts = toTexts(saved.filter);
    const bool hasLines = std::any_of(texts.begin(), texts.end(),
                                      [](const QString &text) { return text.contains(u'\n'); });
    if (hasLines)
        return failure(ErrorKind::Invalid,
                       Words::tr("A segment's filter cannot have a line break in it."));
    Result<Filter> filter = filterFromTexts(texts);
    if (!filter)
        return tl::unexpected(filter.error());
    saved.filter = *std::move(filter);
    return saved;
}

Result<Done> editFilters(Site &site, const SiteEdit &edit)
{
    std::vector<SavedFilter> &filters = site.savedFilters;
    const auto remove = [&filters](const QString &name) {
        return std::erase_if(filters, [&](const SavedFilter &each) { return each.name == name; });
    };
    for (const QString &name : edit.removeFilters) {
        if (remove(name) == 0)
            return failure(ErrorKind::NotFound,
                           Words::tr("There is no segment with the name “%1”.").arg(name.left(80)));
    }
    for (const SavedFilter &typed : edit.saveFilters) {
        Result<SavedFilter> saved = checkedFilter(typed);
        if (!saved)
            return tl::unexpected(saved.error());
        remove(saved->name);
        filters.push_back(*std::move(saved));
    }
    if (filters.size() > MostSavedFilters)
        return failure(ErrorKind::Invalid,
                       Words::tr("A site has at most %1 segments.").arg(MostSavedFilters));
    std::sort(filters.begin(), filters.end(),
              [](const SavedFilter &a, const SavedFilter &b) { return a.name < b.name; });
    return Done{};
}

Result<Done> editKeeping(Site &site, const SiteEdit &edit, Instant now)
{
    if (!edit.keeping)
        return Done{};
    if (const Result<Done> done = checkKeeping(*edit.keeping); !done)
        return done;
    site.keeping = keepingAfter(site.keeping, *edit.keeping, now);
    return Done{};
}

/// "*.example.com" stands for all below it.
Result<QString> normalisedPattern(const QString &typed)
{
    const QString text = typed.trimmed();
    if (!text.startsWith(QLatin1String("*.")))
        return normalisedHostname(text);
    return normalisedHostname(text.mid(2)).map([](const QString &hostname) {
        return QString(QStringLiteral("*.") + hostname);
    });
}

} // namespace

Result<Site> siteFromDraft(const SiteDraft &draft, Instant now)
{
    const Result<QString> hostname = normalisedHostname(draft.hostname);
    if (!hostname)
        return tl::unexpected(hostname.error());
    const Result<QTimeZone> zone = timeZoneFromName(draft.timeZone);
    if (!zone)
        return tl::unexpected(zone.error());
    if (!draft.trackingCode.isEmpty() && !isValidTrackingCode(draft.trackingCode))
        return failure(
            ErrorKind::Invalid,
            Words::tr(
                "A tracking code has 3 to 64 letters, digits, dots, hyphens or underscores."));
    Site site;
    site.name =
        draft.name.trimmed().isEmpty() ? *hostname : draft.name.trimmed().left(MaximumNameLength);
    site.hostnames = {*hostname};
    site.calendar = SiteCalendar(*zone);
    site.trackingCode = draft.trackingCode.isEmpty() ? drawTrackingCode() : draft.trackingCode;
    site.createdAt = now;
    return site;
}

Result<Site> siteAfterEdit(const Site &site, const SiteEdit &edit, SiteHistory history, Instant now)
{
    Site changed = site;
    if (edit.name) {
        if (edit.name->trimmed().isEmpty())
            return failure(ErrorKind::Invalid, Words::tr("A site needs a name."));
        changed.name = edit.name->trimmed().left(MaximumNameLength);
    }
    for (const QString &typed : edit.addHostnames) {
        const Result<QString> hostname = normalisedPattern(typed);
        if (!hostname)
            return tl::unexpected(hostname.error());
        if (!changed.hostnames.contains(*hostname))
            changed.hostnames.append(*hostname);
    }
    for (const QString &typed : edit.removeHostnames) {
        const Result<QString> hostname = normalisedPattern(typed);
        if (!hostname || !changed.hostnames.contains(*hostname))
            return failure(ErrorKind::NotFound,
                           Words::tr("“%1” is not a hostname of this site.").arg(typed.left(80)));
        changed.hostnames.removeAll(*hostname);
    }
    // The main one is a name.
    std::stable_partition(changed.hostnames.begin(), changed.hostnames.end(),
                          [](const QString &hostname) { return !hostname.startsWith(u'*'); });
    if (changed.hostnames.isEmpty() || changed.hostnames.first().startsWith(u'*'))
        return failure(ErrorKind::Invalid, Words::tr("A site keeps at least one hostname."));
    if (edit.timeZone) {
        const Result<QTimeZone> zone = timeZoneFromName(*edit.timeZone);
        if (!zone)
            return tl::unexpected(zone.error());
        changed.calendar = history == SiteHistory::Empty ? SiteCalendar(*zone)
                                                         : site.calendar.changedTo(*zone, now);
    }
    if (edit.privacySignals)
        changed.privacySignals = *edit.privacySignals;
    for (const Result<Done> &done : {editAliases(changed, edit), editCounting(changed, edit),
                                     editGoals(changed, edit), editTokens(changed, edit, now),
                                     editFilters(changed, edit), editKeeping(changed, edit, now)})
        if (!done)
            return tl::unexpected(done.error());
    return changed;
}

} // namespace footfall::domain
