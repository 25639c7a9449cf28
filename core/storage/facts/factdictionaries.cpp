// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/factdictionaries.h"

#include <algorithm>
#include <bit>
#include <compare>
#include <numeric>

namespace footfall::storage {

namespace {

/// Which of the numbers below a bound occur, and which place each has among them.
class Occurring
{
public:
    explicit Occurring(quint64 bound) : m_words(bound / 64 + 1) {}
    void add(quint64 number) { m_words[number / 64].bits |= quint64{1} << (number % 64); }
    /// REQUIRES: nothing is added afterwards. Returns how many there are.
    size_t count()
    {
        quint32 before = 0;
        for (Word &word : m_words) {
            word.before = before;
            before += static_cast<quint32>(std::popcount(word.bits));
        }
        return before;
    }
    [[nodiscard]] quint32 placeOf(quint64 number) const
    {
        const Word &word = m_words[number / 64];
        const quint64 below = word.bits & ((quint64{1} << (number % 64)) - 1);
        return word.before + static_cast<quint32>(std::popcount(below));
    }

private:
    struct Word {
        quint64 bits = 0;
        quint32 before = 0;
    };
    std::vector<Word> m_words;
};

/// Numbers that are spread more thinly than this are sorted instead.
constexpr quint64 MostSpread = 64;
constexpr quint64 SmallBound = 1 << 16;

/// Of each number its place among the distinct ones; returns how many these are.
template <typename Number>
size_t rank(const std::vector<Number> &numbers, std::vector<quint32> &places)
{
    places.resize(numbers.size());
    if (numbers.empty())
        return 0;
    if constexpr (std::is_unsigned_v<Number>) {
        const quint64 most = *std::max_element(numbers.begin(), numbers.end());
        if (most <= std::max(SmallBound, MostSpread * numbers.size())) {
            Occurring occurring(most);
            for (const Number number : numbers)
                occurring.add(number);
            const size_t count = occurring.count();
            for (size_t i = 0; i < numbers.size(); ++i)
                places[i] = occurring.placeOf(numbers[i]);
            return count;
        }
    }
    std::vector<Number> distinct = numbers;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (size_t i = 0; i < numbers.size(); ++i)
        places[i] = static_cast<quint32>(
            std::lower_bound(distinct.begin(), distinct.end(), numbers[i]) - distinct.begin());
    return distinct.size();
}

/// The rows' places by the tuples of some columns; grows column by column.
class TuplePlaces
{
public:
    explicit TuplePlaces(size_t rows) : m_rows(rows) {}

    template <typename Number>
    void add(const std::vector<Number> &values)
    {
        if (values.empty() || m_rows == 0)
            return; // All 0: no tuple differs by it.
        std::vector<quint32> places;
        const size_t count = rank(values, places);
        if (m_count == 1) {
            m_places = std::move(places);
            m_count = count;
            return;
        }
        if (count == 1)
            return;
        std::vector<quint64> pairs(m_rows);
        for (size_t row = 0; row < m_rows; ++row)
            pairs[row] = quint64{m_places[row]} * count + places[row];
        m_count = rank(pairs, m_places);
    }

    [[nodiscard]] size_t count() const { return m_rows == 0 ? 0 : m_count; }
    /// Of each place some row that has it.
    [[nodiscard]] std::vector<size_t> examples() const
    {
        std::vector<size_t> rows(count());
        for (size_t row = 0; row < m_places.size(); ++row)
            rows[m_places[row]] = row;
        return rows;
    }
    [[nodiscard]] std::vector<quint32> take()
    {
        return m_count > 1 ? std::move(m_places) : std::vector<quint32>();
    }

private:
    size_t m_rows;
    size_t m_count = 1;
    std::vector<quint32> m_places;
};

/// How two entries of dictionaries of one group compare.
std::strong_ordering compare(const FactDictionary &a, size_t i, const FactDictionary &b, size_t j)
{
    for (size_t column = 0; column < a.columns.size(); ++column) {
        const auto order = a.columns[column][i] <=> b.columns[column][j];
        if (order != 0)
            return order;
    }
    return a.amounts.empty() ? std::strong_ordering::equal : a.amounts[i] <=> b.amounts[j];
}

/// So many entries are merged before it is asked whether to stop.
constexpr size_t EntriesAtOnce = 8'192;

/// Merges rising lists: calls take(list, index, isNew) for each entry of all, rising.
template <typename Compare, typename Take>
void mergeRising(const std::vector<size_t> &sizes, const std::stop_token &stop, Compare order,
                 Take take)
{
    struct Cursor {
        size_t list;
        size_t index;
    };
    const auto later = [&](const Cursor &a, const Cursor &b) {
        const std::strong_ordering found = order(a.list, a.index, b.list, b.index);
        return found == 0 ? a.list > b.list : found > 0;
    };
    std::vector<Cursor> heap;
    for (size_t list = 0; list < sizes.size(); ++list)
        if (sizes[list] > 0)
            heap.push_back({list, 0});
    std::make_heap(heap.begin(), heap.end(), later);
    Cursor last{0, 0};
    bool isFirst = true;
    for (size_t count = 1; !heap.empty(); ++count) {
        if (count % EntriesAtOnce == 0 && stop.stop_requested())
            return;
        std::pop_heap(heap.begin(), heap.end(), later);
        Cursor &next = heap.back();
        take(next.list, next.index,
             isFirst || order(last.list, last.index, next.list, next.index) != 0);
        isFirst = false;
        last = next;
        if (++next.index < sizes[next.list])
            std::push_heap(heap.begin(), heap.end(), later);
        else
            heap.pop_back();
    }
}

} // namespace

PlacedGroup placesOf(const FactTable &table, FactGroup group)
{
    TuplePlaces tuples(table.rows);
    for (const FactColumn column : columnsOf(group))
        tuples.add(table[column]);
    if (group == FactGroup::Money)
        tuples.add(table.amounts);
    const std::vector<size_t> examples =
        tuples.count() > 1 ? tuples.examples() : std::vector<size_t>(tuples.count());
    PlacedGroup placed;
    placed.dictionary.size = tuples.count();
    for (const FactColumn column : columnsOf(group)) {
        std::vector<quint32> &values = placed.dictionary.columns.emplace_back();
        values.reserve(examples.size());
        for (const size_t row : examples)
            values.push_back(table.value(column, row));
    }
    if (group == FactGroup::Money)
        for (const size_t row : examples)
            placed.dictionary.amounts.push_back(table.amounts.empty() ? 0 : table.amounts[row]);
    placed.places = tuples.take();
    return placed;
}

UnitedDictionary unite(FactGroup group, const std::vector<const FactDictionary *> &dictionaries,
                       const std::stop_token &stop)
{
    UnitedDictionary united;
    united.dictionary.columns.resize(columnsOf(group).size());
    std::vector<size_t> sizes;
    for (const FactDictionary *dictionary : dictionaries) {
        sizes.push_back(dictionary->size);
        united.places.emplace_back(dictionary->size);
    }
    FactDictionary &all = united.dictionary;
    mergeRising(
        sizes, stop,
        [&](size_t a, size_t i, size_t b, size_t j) {
            return compare(*dictionaries[a], i, *dictionaries[b], j);
        },
        [&](size_t list, size_t index, bool isNew) {
            if (isNew) {
                const FactDictionary &from = *dictionaries[list];
                for (size_t column = 0; column < all.columns.size(); ++column)
                    all.columns[column].push_back(from.columns[column][index]);
                if (group == FactGroup::Money)
                    all.amounts.push_back(from.amounts[index]);
                ++all.size;
            }
            united.places[list][index] = static_cast<quint32>(all.size - 1);
        });
    return united;
}

UnitedHours unite(const std::vector<const std::vector<FactHour> *> &hours)
{
    UnitedHours united;
    std::vector<size_t> sizes;
    for (const std::vector<FactHour> *list : hours) {
        sizes.push_back(list->size());
        united.places.emplace_back(list->size());
    }
    mergeRising(
        sizes, {},
        [&](size_t a, size_t i, size_t b, size_t j) { return (*hours[a])[i] <=> (*hours[b])[j]; },
        [&](size_t list, size_t index, bool isNew) {
            if (isNew)
                united.hours.push_back((*hours[list])[index]);
            united.places[list][index] = static_cast<quint32>(united.hours.size() - 1);
        });
    return united;
}

} // namespace footfall::storage
