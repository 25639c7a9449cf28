// SPDX-License-Identifier: GPL-3.0-or-later
// Segments of facts as a database would have them, for the facts engine, and how two of its answers
// differ. Any thread.
#pragma once

#include "core/queries/facts/factanswer.h"
#include "core/queries/facts/factengine.h"
#include "core/storage/facts/segmentcodec.h"

namespace footfall::model {

/// Segments as a database would have them.
class Shelf
{
public:
    enum class Place { Stored, Settled, InMemory };
    void add(const storage::FactTable &table, Place place)
    {
        auto segment = std::make_shared<storage::EncodedSegment>(storage::encode(table));
        const auto head = storage::decodeHead(segment->head);
        if (!head)
            qFatal("%s", qPrintable(head.error().message));
        const storage::SegmentId id{place == Place::InMemory ? 0 : ++s_nextId};
        sources.segments.push_back({id, std::make_shared<const storage::SegmentHead>(*head),
                                    place == Place::InMemory ? segment : nullptr,
                                    place == Place::Settled});
        m_segments[id.value] = segment;
    }
    Shelf()
    {
        sources.readBytes = [this](storage::SegmentId id,
                                   quint32 part) -> domain::Result<QByteArray> {
            ++reads;
            if (onRead)
                onRead();
            return findPart(m_segments.at(id.value)->blobs, part).toByteArray();
        };
    }
    Shelf(const Shelf &) = delete;
    Shelf &operator=(const Shelf &) = delete;

    /// Of every stored segment.
    template <typename Change>
    void changeBlobs(Change change)
    {
        for (auto &[id, segment] : m_segments)
            for (storage::EncodedSegment::Blob &blob : segment->blobs)
                change(blob.data);
    }

    queries::FactSources sources;
    std::function<void()> onRead;
    int reads = 0;

private:
    static inline qint64 s_nextId = 0;
    std::map<qint64, std::shared_ptr<storage::EncodedSegment>> m_segments;
};

[[nodiscard]] inline queries::PanelQuestion panelOf(domain::Dimension dimension)
{
    queries::PanelQuestion panel;
    panel.dimension = dimension;
    return panel;
}

[[nodiscard]] inline QString inWords(const domain::Counters &counters)
{
    return QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8")
        .arg(counters.visitors)
        .arg(counters.pageVisitors)
        .arg(counters.pageViews)
        .arg(counters.visits)
        .arg(counters.bounces)
        .arg(counters.exits)
        .arg(counters.durationMs)
        .arg(counters.durationViews);
}

[[nodiscard]] inline QStringList inWords(const queries::FactQuestion &question,
                                         const queries::FactAnswer &answer)
{
    QStringList lines{QStringLiteral("totals: ") + inWords(answer.totals)};
    for (const queries::TimeCounters &time : answer.times)
        lines.append(QStringLiteral("%1 %2: %3")
                         .arg(time.when.day)
                         .arg(time.when.hour)
                         .arg(inWords(time.counters)));
    for (size_t i = 0; i < answer.panels.size(); ++i) {
        const queries::PanelAnswer &panel = answer.panels[i];
        lines.append(QStringLiteral("%1: %2 values, %3")
                         .arg(domain::dimensionName(question.panels[i].dimension))
                         .arg(panel.values)
                         .arg(inWords(panel.sum)));
        for (const queries::PanelRow &row : panel.rows)
            lines.append(QStringLiteral("  %1: %2").arg(row.value).arg(inWords(row.counters)));
    }
    return lines;
}

[[nodiscard]] inline bool areAlike(const queries::FactAnswer &one, const queries::FactAnswer &other)
{
    const auto isSameTime = [](const queries::TimeCounters &a, const queries::TimeCounters &b) {
        return a.when == b.when && a.counters == b.counters;
    };
    const auto isSameRow = [](const queries::PanelRow &a, const queries::PanelRow &b) {
        return a.value == b.value && a.counters == b.counters;
    };
    const auto isSamePanel = [&](const queries::PanelAnswer &a, const queries::PanelAnswer &b) {
        return a.values == b.values && a.sum == b.sum &&
               std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(), isSameRow);
    };
    return one.totals == other.totals &&
           std::equal(one.times.begin(), one.times.end(), other.times.begin(), other.times.end(),
                      isSameTime) &&
           std::equal(one.panels.begin(), one.panels.end(), other.panels.begin(),
                      other.panels.end(), isSamePanel);
}

/// The first difference; empty where there is none.
[[nodiscard]] inline QString difference(const queries::FactQuestion &question,
                                        const domain::Result<queries::FactAnswer> &found,
                                        const queries::FactAnswer &expected)
{
    if (!found)
        return found.error().message;
    if (areAlike(*found, expected))
        return {};
    const QStringList one = inWords(question, *found);
    const QStringList other = inWords(question, expected);
    for (qsizetype i = 0; i < std::max(one.size(), other.size()); ++i)
        if (one.value(i) != other.value(i))
            return QStringLiteral("found \"%1\", expected \"%2\"")
                .arg(one.value(i), other.value(i));
    return {};
}

} // namespace footfall::model
