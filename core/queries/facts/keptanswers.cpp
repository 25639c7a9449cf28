// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/keptanswers.h"

#include "core/queries/facts/commonplaces.h"
#include "core/queries/facts/joinedlists.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

#include <algorithm>
#include <limits>
#include <map>

namespace footfall::queries {

using namespace storage;
using domain::Counters;

namespace {

/// No segment has such a part.
constexpr quint32 AnswerPart = 0xffff'fffe;
/// Of more values, such as a text finds among millions of pathnames, a digest stands for them: the
/// question would be larger than its answer.
constexpr size_t MostNamed = 256;
/// One answer takes at most this part of the cache.
constexpr qint64 ShareOfCache = 32;
/// Before its lists are joined, an answer may be this part: each unit of a large site tells its
/// own.
constexpr qint64 ShareOfUnjoined = 2;

struct Kept {
    QByteArray question;
    std::shared_ptr<const ViewPart> part;
};

bool isWhollyIn(const Conditions &conditions, const SegmentSource &source)
{
    const std::vector<FactHour> &hours = source.head->hours; // Rising.
    return hours.empty() ||
           (conditions.isInPeriod(hours.front().day) && conditions.isInPeriod(hours.back().day));
}

/// Of two sets that differ, nobody finds the same.
QByteArray digestOf(const std::vector<quint32> &values)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(values.data()),
                               static_cast<qsizetype>(values.size() * sizeof(quint32)));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256);
}

QByteArray bytesOf(const ViewQuestion &asked, const std::vector<SegmentSource> &segments)
{
    const FactQuestion &question = asked.question;
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (const SegmentSource &segment : segments)
        stream << segment.id.value;
    stream << qint64{-1} << static_cast<int>(question.times);
    // Of other periods with the same segments the answer is the same only where all of them count.
    const bool areWhollyIn =
        std::all_of(segments.begin(), segments.end(), [&asked](const SegmentSource &segment) {
            return isWhollyIn(asked.conditions, segment);
        });
    stream << areWhollyIn;
    if (!areWhollyIn)
        stream << question.period.from << question.period.to;
    for (const ValueSet &set : question.filter) {
        stream << static_cast<int>(set.dimension) << static_cast<int>(set.sense)
               << static_cast<quint64>(set.values.size());
        if (set.values.size() > MostNamed) {
            stream << digestOf(set.values);
            continue;
        }
        for (const quint32 value : set.values)
            stream << value;
    }
    stream << -1;
    for (size_t i = 0; i < question.panels.size(); ++i)
        stream << static_cast<int>(question.panels[i].dimension)
               << static_cast<int>(question.panels[i].ownConditions)
               << static_cast<int>(asked.panels[i].lists);
    return bytes;
}

/// So large, no dictionary is common to several segments: nobody may have it but who holds it.
bool holdsLargeDictionaries(const ViewPart &part)
{
    return std::any_of(part.panels.begin(), part.panels.end(), [](const auto &panel) {
        return std::any_of(panel.begin(), panel.end(), [](const PanelPart &one) {
            return one.dictionary->size > CommonPlaces::MostEntries;
        });
    });
}

/// Without the dictionaries, which others keep too.
qint64 bytesIn(const ViewPart &part)
{
    auto bytes = static_cast<qint64>(sizeof part + part.times.size() * sizeof(TimeCounters));
    for (const std::vector<PanelPart> &panel : part.panels)
        for (const PanelPart &one : panel)
            bytes += queries::bytesIn(*one.sums) + qint64{sizeof one};
    for (const std::vector<TopOnly> &panel : part.tops)
        for (const TopOnly &one : panel)
            bytes += one.seen->bytes() + qint64{sizeof one};
    return bytes;
}

/// No fewer bytes than the joined lists will take: to join large ones takes longer than to answer,
/// perhaps, and may be for nothing.
qint64 leastBytesJoined(const Panels &panels)
{
    qint64 bytes = 0;
    for (const std::vector<PanelPart> &panel : panels) {
        std::map<std::pair<const FactDictionary *, PanelPart::Sign>, size_t> largest;
        for (const PanelPart &one : panel) {
            size_t &sums = largest[{one.dictionary.get(), one.sign}];
            sums = std::max(sums, one.sums->sums.size());
        }
        for (const auto &[key, sums] : largest)
            bytes += static_cast<qint64>(sums * sizeof(ViewSums));
    }
    return bytes;
}

} // namespace

KeptAnswer::KeptAnswer(const ViewQuestion &question, const std::vector<SegmentSource> &segments,
                       FactCache &cache, quint64 id)
    : m_cache(cache)
    , m_id(id)
    , m_question(segments.empty() ? QByteArray() : bytesOf(question, segments))
{
    m_key = {SegmentId{-1 - static_cast<qint64>(qHash(m_question, 20'261'129) >> 1)}, AnswerPart};
}

std::shared_ptr<const ViewPart> KeptAnswer::find() const
{
    if (m_question.isEmpty())
        return nullptr;
    const auto kept = std::static_pointer_cast<const Kept>(m_cache.find(m_key, m_id));
    return kept && kept->question == m_question ? kept->part : nullptr;
}

void KeptAnswer::keep(ViewPart part, Urgency urgency, const RunTasks &run)
{
    const qint64 most = m_cache.mostBytes() / ShareOfCache;
    if (m_question.isEmpty() || bytesIn(part) > m_cache.mostBytes() / ShareOfUnjoined ||
        leastBytesJoined(part.panels) > most ||
        (urgency == Urgency::Ahead && holdsLargeDictionaries(part)))
        return;
    // Tables of large dictionaries are large themselves: one at a time.
    part.panels = joined(part.panels, std::numeric_limits<size_t>::max(),
                         holdsLargeDictionaries(part) ? RunTasks(runInTurn) : run);
    const qint64 bytes = bytesIn(part) + m_question.size() + qint64{sizeof(Kept)};
    if (bytes > most)
        return;
    m_cache.insertAnswer(m_key, m_id,
                         std::make_shared<const Kept>(
                             Kept{m_question, std::make_shared<const ViewPart>(std::move(part))}),
                         bytes, urgency);
}

} // namespace footfall::queries
