// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/headscanner.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace footfall::server::guard {

namespace {

/// What a line may hold: no control character but the tabulator, and no DEL.
constexpr std::array<bool, 256> ordinaryBytes()
{
    std::array<bool, 256> table{};
    for (size_t byte = 0; byte < table.size(); ++byte)
        table[byte] = (byte >= 0x20 && byte != 0x7f) || byte == '\t';
    return table;
}
constexpr std::array<bool, 256> Ordinary = ordinaryBytes();

/// Whether one of eight bytes is a control character or DEL.
bool haveControl(quint64 bytes)
{
    constexpr quint64 Each = 0x0101'0101'0101'0101;
    // Subtracting sets the highest bit of a byte that is less; where it was set before, as in
    // UTF-8, the byte is neither.
    const quint64 controls = bytes - Each * 0x20;
    const quint64 dels = (bytes ^ Each * 0x7f) - Each;
    return ((controls | dels) & ~bytes & Each * 0x80) != 0;
}

/// The first byte that a line may not hold, or the end.
const char *findUnordinary(const char *at, const char *end)
{
    quint64 eight = 0;
    while (end - at >= qsizetype(sizeof eight)) {
        std::memcpy(&eight, at, sizeof eight);
        if (haveControl(eight))
            break;
        at += sizeof eight;
    }
    return std::find_if_not(at, end, [](char c) { return Ordinary[static_cast<quint8>(c)]; });
}

} // namespace

const char *HeadScanner::findEnd(QByteArrayView bytes)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    while (at != end) {
        if (m_state.awaitsLineFeed) {
            if (*at++ != '\n') {
                fail(400, "A line ends in half a line break.");
                return nullptr;
            }
            m_state.awaitsLineFeed = false;
            if (endLine())
                return at;
            if (hasFailed())
                return nullptr;
            continue;
        }
        if (m_state.lineLength == 0 && m_state.lines > 0 &&
            (*at == ' ' || *at == '\t' || *at == ':')) {
            fail(400, "A header line has no name.");
            return nullptr;
        }
        if (m_state.lineLength == 0 && m_state.lines == 0 && !(*at >= 'A' && *at <= 'Z') &&
            *at != '\r') {
            fail(400, "This is not HTTP.");
            return nullptr;
        }
        const char *const from = at;
        at = findUnordinary(at, end);
        m_state.lineLength += at - from;
        if (!checkLength())
            return nullptr;
        if (at == end)
            return nullptr;
        if (*at++ != '\r') {
            fail(400, "A line holds a control character.");
            return nullptr;
        }
        m_state.awaitsLineFeed = true;
    }
    return nullptr;
}

/// Whether the head has ended with it.
bool HeadScanner::endLine()
{
    if (m_state.lineLength == 0) {
        if (m_state.lines > 0)
            return true;
        // Some clients end a body with a line break too many.
        if (m_state.hasEmptyLineBefore)
            return fail(400, "This is not HTTP.");
        m_state.hasEmptyLineBefore = true;
        return false;
    }
    if (m_state.lines == 0)
        m_state.firstLine = m_state.lineLength;
    else
        m_state.headerBytes += m_state.lineLength + 2;
    ++m_state.lines;
    m_state.lineLength = 0;
    if (m_state.lines - 1 > m_limits.headerCount)
        return fail(431, "There are too many header lines.");
    return false;
}

bool HeadScanner::checkLength()
{
    if (m_state.lines == 0)
        return m_state.lineLength <= m_limits.requestLine || fail(414, "The address is too long.");
    return m_state.headerBytes + m_state.lineLength <= m_limits.headers ||
           fail(431, "The header lines are too long.");
}

bool HeadScanner::fail(int status, const char *text)
{
    m_state.fault = {status, text};
    return false;
}

} // namespace footfall::server::guard
