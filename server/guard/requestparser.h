// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in, whole and checked requests out: llhttp, and what it lets through checked by ourselves.
// Whatever two readers could understand differently is an error, and after an error nothing more is
// read. Knows no socket. Any one thread.
#pragma once

#include "server/guard/headscanner.h"

#include <llhttp.h>

#include <memory>

namespace footfall::server::guard {

class RequestParser
{
public:
    explicit RequestParser(std::shared_ptr<const domain::Limits> limits);
    // llhttp points back to us.
    RequestParser(const RequestParser &) = delete;
    RequestParser &operator=(const RequestParser &) = delete;

    enum class Progress { NeedsMore, Complete, Failed };
    struct Outcome {
        Progress progress = Progress::NeedsMore;
        qsizetype consumed = 0; ///< Of the bytes given; the rest belongs to what follows.
    };
    /// REQUIRES: there are bytes; not called after a failure. The bytes of a complete request stay
    /// as they are while it is in use.
    [[nodiscard]] Outcome read(QByteArrayView bytes);

    /// After Complete.
    [[nodiscard]] const Request &request() const { return m_request; }
    /// After Failed.
    [[nodiscard]] const Fault &fault() const { return m_fault; }

    /// Whether a request has begun and is not whole.
    [[nodiscard]] bool isInside() const;
    /// Whether the client waits for a "100 Continue" before it sends the body.
    [[nodiscard]] bool awaitsContinue() const;
    /// What it holds of a request that is not whole.
    [[nodiscard]] qsizetype heldBytes() const { return m_held.capacity() + m_body.capacity(); }
    /// Nothing more is read.
    void forget();

private:
    enum class Phase { Head, Body, Complete, Failed };
    friend struct Callbacks;

    void begin();
    [[nodiscard]] Outcome readHead(QByteArrayView bytes);
    [[nodiscard]] Outcome readBody(QByteArrayView bytes);
    [[nodiscard]] bool understand(QByteArrayView head);
    [[nodiscard]] bool checkRequestLine(QByteArrayView line);
    [[nodiscard]] bool checkHeaders();
    /// Takes the head out of the caller's bytes.
    void holdHead(QByteArrayView head);
    bool fail(int status, const char *text);
    Outcome failed() const { return {Progress::Failed, 0}; }

    const std::shared_ptr<const domain::Limits> m_limits;
    HeadScanner m_scanner;
    llhttp_t m_parser;
    Phase m_phase = Phase::Head;
    Request m_request;
    Fault m_fault;
    QByteArrayView m_target;
    QByteArray m_held; ///< The head, where it did not come in one piece or a body follows.
    QByteArray m_body;

    bool m_isOld = false;            ///< HTTP/1.0.
    bool m_hasExpectation = false;   ///< Expect: 100-continue.
    qsizetype m_bodyBytesOnLine = 0; ///< With the chunks' sizes.
};

} // namespace footfall::server::guard
