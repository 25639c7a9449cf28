// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/eventunit.h"

#include "core/domain/occurrence.h"

#include <algorithm>

namespace footfall::queries {

using namespace storage;
using By = EventQuestion::By;

namespace {

constexpr qint64 MostCents = domain::OccurrenceCounters::MostCents;

/// The kinds are stored (FactColumn::Kind).
constexpr quint32 EventKind = 1;
constexpr quint32 GoalKind = 2;
constexpr quint32 PropertyKind = 3;

quint32 kindFor(const EventQuestion &question)
{
    switch (question.by) {
    case By::Event: return EventKind;
    case By::Goal: return GoalKind;
    case By::PropertyKey:
    case By::PropertyValue: return PropertyKind;
    case By::Dimension: break;
    }
    return question.goal ? GoalKind : EventKind;
}

ColumnPlace rowsFor(const EventQuestion &question)
{
    switch (question.by) {
    case By::Event:
    case By::Goal: return {FactGroup::Target, 1};
    case By::PropertyKey: return {FactGroup::Property, 0};
    case By::PropertyValue: return {FactGroup::Property, 1};
    case By::Dimension: break;
    }
    return placeOf(question.dimension);
}

/// What the tuples fail that do not have that value.
void wantValue(const FactDictionary &dictionary, size_t column, quint32 value, GroupTest *test)
{
    test->fails.resize(dictionary.size);
    for (size_t place = 0; place < dictionary.size; ++place)
        if (dictionary.columns[column][place] != value)
            test->fails[place] = FailsAll;
}

/// The places of some rows; of a group that has no column, or of one place only, all the same.
void gather(const PlaceColumn *column, quint32 otherwise, size_t firstRow,
            const RowNumbers &numbers, size_t count, std::vector<quint32> *places)
{
    places->assign(count, otherwise);
    if (column == nullptr)
        return;
    std::visit(
        [&](const auto &all) {
            for (size_t i = 0; i < count; ++i)
                (*places)[i] = all[firstRow + numbers[i]];
        },
        *column);
}

} // namespace

EventSum &EventSum::operator+=(const EventSum &other)
{
    hasMoney = hasMoney || other.hasMoney;
    events += other.events;
    conversions += other.conversions;
    amount =
        std::clamp(amount + std::clamp(other.amount, -MostCents, MostCents), -MostCents, MostCents);
    return *this;
}

AskedEvents::AskedEvents(const EventQuestion &asked)
    : question(asked)
    , conditions(asked.filter, asked.period, {})
    , rowsOf(rowsFor(asked))
    , kind(kindFor(asked))
    , target(kind == GoalKind ? asked.goal : asked.event)
{
    if (asked.by == By::PropertyValue)
        propertyKey = asked.property;
}

EventUnit::EventUnit(const AskedEvents &asked, SegmentParts parts)
    : FactUnit(std::move(parts)), m_asked(asked)
{
}

/// False: something is missing.
bool EventUnit::plan()
{
    std::array<std::shared_ptr<const FactDictionary>, FactGroups> dictionaries;
    for (const FactGroup group : testedGroups(m_asked.conditions))
        dictionaries[static_cast<size_t>(group)] = m_parts.dictionary(group);
    const auto targets = m_parts.dictionary(FactGroup::Target);
    const auto properties = m_parts.dictionary(FactGroup::Property);
    m_values = m_parts.dictionary(m_asked.rowsOf.group);
    m_money = m_parts.dictionary(FactGroup::Money);
    m_counts = m_parts.dictionary(FactGroup::Counts);
    if (!m_parts.isReady())
        return false;
    m_tests = testsOf(m_asked.conditions, m_parts.head().hours, dictionaries);
    GroupTest &target = m_tests[static_cast<size_t>(FactGroup::Target)];
    wantValue(*targets, 0, m_asked.kind, &target);
    if (m_asked.target)
        for (size_t place = 0; place < targets->size; ++place)
            if (targets->columns[1][place] != *m_asked.target)
                target.fails[place] = FailsAll;
    target.summarize();
    GroupTest &property = m_tests[static_cast<size_t>(FactGroup::Property)];
    if (m_asked.propertyKey) {
        wantValue(*properties, 0, *m_asked.propertyKey, &property);
        property.summarize();
    }
    return true;
}

bool EventUnit::hasRows(size_t frame, FrameTest *test, GroupBits *needed) const
{
    const SegmentHead &head = m_parts.head();
    *test = testFrame(head, m_tests, frame);
    *needed = {};
    if (test->must != 0)
        return false;
    *needed = test->mixed;
    for (const FactGroup group : {m_asked.rowsOf.group, FactGroup::Money, FactGroup::Counts})
        needed->set(static_cast<size_t>(group), head[group].width > 0);
    return true;
}

FactUnit::Step EventUnit::work(Workbench &, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Step::Stopped;
    if (!m_isPlanned) {
        if (!plan())
            return pending();
        m_isPlanned = true;
    }
    FrameTest test;
    GroupBits needed;
    for (size_t frame = 0; frame < m_parts.head().frames(); ++frame) {
        (void)hasRows(frame, &test, &needed);
        for (size_t group = 0; group < FactGroups; ++group)
            if (needed[group])
                m_parts.requireColumn(static_cast<FactGroup>(group), frame / ChunkFrames);
    }
    if (!m_parts.isReady())
        return pending();
    return scan(stop);
}

FactUnit::Step EventUnit::scan(const std::stop_token &stop)
{
    const SegmentHead &head = m_parts.head();
    const std::vector<RowSet> passing{{RowSet::Kind::Passing, 0}};
    const auto selection = std::make_unique<RowSelection>();
    const auto wanted = std::make_unique<RowBits>();
    const auto numbers = std::make_unique<RowNumbers>();
    ChunkColumns columns;
    m_sums = {};
    for (size_t frame = 0; frame < head.frames(); ++frame) {
        const size_t chunk = frame / ChunkFrames;
        if (stop.stop_requested())
            return Step::Stopped;
        if (frame % ChunkFrames == 0) {
            columns = {};
            if (chunk > 0)
                m_parts.releaseColumns(chunk - 1);
        }
        FrameTest test;
        GroupBits needed;
        if (!hasRows(frame, &test, &needed))
            continue;
        for (size_t group = 0; group < FactGroups; ++group) {
            if (!needed[group] || columns[group])
                continue;
            columns[group] = m_parts.column(static_cast<FactGroup>(group), chunk);
            if (!columns[group])
                return pending();
        }
        const size_t firstRow = firstRowInChunk(frame);
        const size_t rows = rowsOfFrame(head, frame);
        markFails(test, m_tests, columns, firstRow, rows, passing, selection.get());
        selection->select(passing.front(), wanted.get());
        const size_t count =
            writeNumbers(wanted->words.data(), wanted->words.size(), numbers->data());
        addRows(columns, firstRow, *numbers, count);
    }
    return Step::Done;
}

void EventUnit::addRows(const ChunkColumns &columns, size_t firstRow, const RowNumbers &numbers,
                        size_t count)
{
    std::array<std::vector<quint32>, 3> places;
    const std::array groups{m_asked.rowsOf.group, FactGroup::Money, FactGroup::Counts};
    for (size_t i = 0; i < groups.size(); ++i)
        gather(columns[static_cast<size_t>(groups[i])].get(), 0, firstRow, numbers, count,
               &places[i]);
    const std::vector<quint32> &values = m_values->columns[m_asked.rowsOf.column];
    for (size_t i = 0; i < count; ++i) {
        const quint32 currency = m_money->columns[0][places[1][i]];
        EventSum row;
        row.amount = m_money->amounts[places[1][i]];
        row.hasMoney = currency != 0 || row.amount != 0;
        row.events = m_counts->columns[0][places[2][i]];
        row.conversions = m_counts->columns[1][places[2][i]];
        m_sums[quint64{values[places[0][i]]} << 32 | currency] += row;
    }
}

} // namespace footfall::queries
