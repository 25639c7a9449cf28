// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/botlist.h"

#include "core/enrich/datafile.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>

namespace footfall::enrich {

using domain::Rejection;

namespace {

Q_LOGGING_CATEGORY(log, "footfall.enrich.bots")

constexpr qsizetype LongestLookedAt = 1000; // Of a user agent.
constexpr qsizetype LongestName = 60;
constexpr int64_t Memory = 32 << 20; // At most; RE2 builds its tables while it matches.

struct Tag {
    QLatin1String name;
    Rejection kind;
};

/// The first that a bot has decides.
constexpr Tag Tags[] = {
    {QLatin1String("ai-crawler"), Rejection::BotAi},
    {QLatin1String("browser-automation"), Rejection::BotAutomation},
    {QLatin1String("scanner"), Rejection::BotScanner},
    {QLatin1String("search-engine"), Rejection::BotSearch},
    {QLatin1String("monitoring"), Rejection::BotMonitor},
    {QLatin1String("social-preview"), Rejection::BotPreview},
    {QLatin1String("feed-reader"), Rejection::BotPreview},
    {QLatin1String("archiver"), Rejection::BotArchive},
    {QLatin1String("academic"), Rejection::BotArchive},
    {QLatin1String("advertising"), Rejection::BotAdvertising},
    {QLatin1String("seo"), Rejection::BotSeo},
    {QLatin1String("http-library"), Rejection::BotLibrary},
};

Rejection kindOf(const QJsonArray &tags)
{
    for (const Tag &tag : Tags)
        if (tags.contains(QJsonValue(tag.name)))
            return tag.kind;
    return Rejection::Bot;
}

/// "[wW]" is W, "[\s\S]" a space, "[^-]" nothing.
QString readableClass(QStringView inside)
{
    if (inside.startsWith(u'^'))
        return {};
    if (inside.startsWith(u'\\'))
        return QStringLiteral(" ");
    const auto capital =
        std::find_if(inside.begin(), inside.end(), [](QChar c) { return c.isUpper(); });
    if (capital != inside.end())
        return *capital;
    return inside.first(std::min<qsizetype>(inside.size(), 1)).toString();
}

/// Where the bracket that opens at the position ends; the pattern's end where it never does.
qsizetype endOf(QStringView pattern, qsizetype at, QChar closing)
{
    for (qsizetype i = at + 1; i < pattern.size(); ++i) {
        if (pattern[i] == u'\\')
            ++i;
        else if (pattern[i] == closing)
            return i;
    }
    return pattern.size();
}

QString spelled(QStringView pattern)
{
    QString name;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        if (c == u'\\') {
            const QChar escaped = ++i < pattern.size() ? pattern[i] : QChar(u'b');
            if (escaped == u's')
                name += u' ';
            else if (!escaped.isLetterOrNumber())
                name += escaped;
        } else if (c == u'[') {
            const qsizetype end = endOf(pattern, i, u']');
            name += readableClass(pattern.sliced(i + 1, end - i - 1));
            i = end;
        } else if (c == u'(') {
            const qsizetype end = endOf(pattern, i, u')');
            name += spelled(pattern.sliced(i + 1, end - i - 1)); // Up to its first "|".
            i = end;
        } else if (c == u'|') {
            break;
        } else if (!QStringView(u"^$.*+?{}").contains(c)) {
            name += c;
        }
    }
    return name;
}

} // namespace

QString readableName(QStringView pattern)
{
    QString name = spelled(pattern).simplified();
    if (const qsizetype remark = name.indexOf(QLatin1String(" (")); remark > 0)
        name.truncate(remark);
    // A version: "Code/1." is Code.
    for (qsizetype slash = name.indexOf(u'/'); slash > 0; slash = name.indexOf(u'/', slash + 1))
        if (slash + 1 == name.size() || !name[slash + 1].isLetter()) {
            name.truncate(slash);
            break;
        }
    const auto isLoose = [](QChar c) { return QStringView(u" /:;,()-_=.!").contains(c); };
    while (!name.isEmpty() && isLoose(name.back()))
        name.chop(1);
    return name.left(LongestName);
}

BotList::BotList(const QStringList &files)
{
    re2::RE2::Options options;
    options.set_encoding(re2::RE2::Options::EncodingLatin1);
    options.set_log_errors(false);
    options.set_max_mem(Memory);
    m_patterns = std::make_unique<re2::RE2::Set>(options, re2::RE2::UNANCHORED);
    for (const QString &file : files)
        read(file);
    if (m_bots.empty() || !m_patterns->Compile()) {
        if (!m_bots.empty())
            qCWarning(log, "The patterns of bots take too much memory: bots are counted.");
        m_patterns.reset();
        m_bots.clear();
    }
}

void BotList::read(const QString &file)
{
    const QJsonArray entries =
        readJson(file, log(), QStringLiteral("bots that it names are counted as visitors")).array();
    for (const QJsonValue entry : entries)
        add(entry.toObject());
}

void BotList::add(const QJsonObject &entry)
{
    const QString pattern = entry.value(QLatin1String("pattern")).toString();
    std::string error;
    if (pattern.isEmpty() || m_patterns->Add(pattern.toStdString(), &error) < 0) {
        qCWarning(log, "A pattern of bots cannot be used and is left out: %s (%s)",
                  qUtf8Printable(pattern), error.c_str());
        return;
    }
    const QJsonValue name = entry.value(QLatin1String("name"));
    Bot bot;
    bot.excuses = entry.value(QLatin1String("excuses")).toString();
    bot.what.reason = kindOf(entry.value(QLatin1String("tags")).toArray());
    bot.what.bot = name.isString() ? name.toString() : readableName(pattern);
    // A library's name says less than the bot's that uses it; a name more than none; long patterns
    // more than short ones.
    const bool isVague =
        bot.what.reason == Rejection::BotLibrary || bot.what.reason == Rejection::Bot;
    bot.weight = static_cast<int>(std::min<qsizetype>(pattern.size(), 999)) +
                 (bot.what.bot.isEmpty() ? 0 : 1000) + (isVague ? 0 : 2000);
    m_bots.push_back(bot);
}

std::optional<TurnedAway> BotList::find(QByteArrayView userAgent) const
{
    if (!m_patterns)
        return std::nullopt;
    const QByteArrayView looked = userAgent.first(std::min(userAgent.size(), LongestLookedAt));
    const std::string text(looked.data() ? looked.data() : "", static_cast<size_t>(looked.size()));
    std::vector<int> found;
    re2::RE2::Set::ErrorInfo error{};
    if (!m_patterns->Match(text, &found, &error)) {
        if (error.kind != re2::RE2::Set::kNoError)
            qCWarning(log, "A user agent could not be searched for bots: it is counted.");
        return std::nullopt;
    }
    const Bot *telling = nullptr;
    for (const int index : found) {
        const Bot &bot = m_bots[static_cast<size_t>(index)];
        const bool isBetter = !telling || bot.weight > telling->weight ||
                              (bot.weight == telling->weight && &bot < telling);
        if (bot.excuses.isEmpty() && isBetter && !isExcused(bot, found))
            telling = &bot;
    }
    return telling ? std::optional(telling->what) : std::nullopt;
}

bool BotList::isExcused(const Bot &bot, const std::vector<int> &found) const
{
    return std::any_of(found.begin(), found.end(), [&](int index) {
        const QString &excuses = m_bots[static_cast<size_t>(index)].excuses;
        return !excuses.isEmpty() && excuses == bot.what.bot;
    });
}

} // namespace footfall::enrich
