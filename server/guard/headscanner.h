// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for the end of a request's head, however its bytes come, and finds early what can be no
// head: lines that end otherwise than in CR LF, control characters, folded and nameless lines, and
// too much of everything. Any one thread.
#pragma once

#include "core/domain/limits.h"
#include "server/guard/request.h"

namespace footfall::server::guard {

class HeadScanner
{
public:
    /// The limits outlive the scanner.
    explicit HeadScanner(const domain::Limits &limits) : m_limits(limits) {}

    /// For the next head.
    void restart() { m_state = {}; }

    /// The end of the head in these bytes; null where it is not there yet, or there is a fault.
    [[nodiscard]] const char *findEnd(QByteArrayView bytes);

    [[nodiscard]] bool hasFailed() const { return m_state.fault.text; }
    [[nodiscard]] const Fault &fault() const { return m_state.fault; }
    /// Whether there is a byte of a head, beyond an empty line before it.
    [[nodiscard]] bool hasBegun() const { return m_state.lines > 0 || m_state.lineLength > 0; }
    [[nodiscard]] bool hasEmptyLineBefore() const { return m_state.hasEmptyLineBefore; }
    /// The length of the request line.
    [[nodiscard]] qsizetype firstLine() const { return m_state.firstLine; }

private:
    bool endLine();
    bool checkLength();
    bool fail(int status, const char *text);

    struct State {
        qsizetype firstLine = 0;
        qsizetype lineLength = 0;  ///< Of the present line, as far as it is known.
        qsizetype headerBytes = 0; ///< Of all lines but the first.
        int lines = 0;             ///< That have ended.
        bool awaitsLineFeed = false;
        bool hasEmptyLineBefore = false;
        Fault fault{};
    };

    const domain::Limits &m_limits;
    State m_state;
};

} // namespace footfall::server::guard
