// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/requestparser.h"

#include "server/guard/target.h"

#include <algorithm>

namespace footfall::server::guard {

namespace {

/// A body in chunks of one byte is six times as long on the line; more is only there to keep us
/// busy.
constexpr qsizetype LongestChunking = 8;
constexpr qsizetype SmallBuffer = 4096;

bool looksLikeMethod(QByteArrayView line)
{
    const qsizetype space = line.indexOf(' ');
    return space > 0 && space <= 24 && std::all_of(line.begin(), line.begin() + space, [](char c) {
               return (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
           });
}

Method methodOf(uint8_t method)
{
    switch (method) {
    case HTTP_GET: return Method::Get;
    case HTTP_HEAD: return Method::Head;
    case HTTP_POST: return Method::Post;
    case HTTP_OPTIONS: return Method::Options;
    default: return Method::Other;
    }
}

/// From one copy of the head into the other; what lies in neither stays.
void shift(QByteArrayView &view, QByteArrayView from, const char *to)
{
    if (view.data() >= from.begin() && view.data() < from.end())
        view = QByteArrayView(to + (view.data() - from.data()), view.size());
}

} // namespace

struct Callbacks {
    static RequestParser &of(llhttp_t *parser)
    {
        return *static_cast<RequestParser *>(parser->data);
    }

    // A span may come in pieces, which lie side by side: the head is in one piece.
    static void extend(QByteArrayView &view, const char *at, size_t length)
    {
        const auto size = static_cast<qsizetype>(length);
        view = view.isNull() ? QByteArrayView(at, size)
                             : QByteArrayView(view.data(), at + size - view.data());
    }
    static int onUrl(llhttp_t *parser, const char *at, size_t length)
    {
        extend(of(parser).m_target, at, length);
        return 0;
    }
    static int onName(llhttp_t *parser, const char *at, size_t length)
    {
        RequestParser &self = of(parser);
        if (self.m_phase == RequestParser::Phase::Body) {
            // A trailer.
            self.fail(400, "The body is malformed.");
            return HPE_USER;
        }
        std::vector<HeaderField> &headers = self.m_request.headers;
        if (headers.empty() || headers.back().name.end() != at)
            headers.emplace_back();
        extend(headers.back().name, at, length);
        return 0;
    }
    static int onValue(llhttp_t *parser, const char *at, size_t length)
    {
        std::vector<HeaderField> &headers = of(parser).m_request.headers;
        if (headers.empty())
            return HPE_USER;
        extend(headers.back().value, at, length);
        return 0;
    }
    static int onChunk(llhttp_t *parser)
    {
        RequestParser &self = of(parser);
        const auto room =
            static_cast<uint64_t>(std::max<qsizetype>(0, self.m_limits->body - self.m_body.size()));
        if (parser->content_length <= room)
            return 0;
        self.fail(413, "The body is too long.");
        return -1;
    }
    static int onBody(llhttp_t *parser, const char *at, size_t length)
    {
        RequestParser &self = of(parser);
        if (self.m_body.size() + static_cast<qsizetype>(length) > self.m_limits->body) {
            self.fail(413, "The body is too long.");
            return HPE_USER;
        }
        self.m_body.append(at, static_cast<qsizetype>(length));
        return 0;
    }
    static int onEnd(llhttp_t *parser)
    {
        of(parser).m_phase = RequestParser::Phase::Complete;
        return HPE_PAUSED;
    }

    static const llhttp_settings_t *settings()
    {
        static const llhttp_settings_t settings = [] {
            llhttp_settings_t made;
            llhttp_settings_init(&made);
            made.on_url = onUrl;
            made.on_header_field = onName;
            made.on_header_value = onValue;
            made.on_chunk_header = onChunk;
            made.on_body = onBody;
            made.on_message_complete = onEnd;
            return made;
        }();
        return &settings;
    }
};

QByteArrayView Request::header(QByteArrayView name) const
{
    for (const HeaderField &field : headers)
        if (isSame(field.name, name))
            return field.value;
    return {};
}

RequestParser::RequestParser(std::shared_ptr<const domain::Limits> limits)
    : m_limits(std::move(limits)), m_scanner(*m_limits)
{
    begin();
}

void RequestParser::begin()
{
    m_phase = Phase::Head;
    m_request.headers.clear();
    m_request.body = {};
    m_request.isLast = false;
    m_target = {};
    // Connections that only wait should not cost what their longest request did.
    for (QByteArray *buffer : {&m_held, &m_body}) {
        if (buffer->capacity() > SmallBuffer)
            *buffer = QByteArray();
        else
            buffer->resize(0);
    }
    m_scanner.restart();
    m_bodyBytesOnLine = 0;
    m_isOld = m_hasExpectation = false;
}

bool RequestParser::isInside() const
{
    return m_phase == Phase::Body || (m_phase == Phase::Head && m_scanner.hasBegun());
}

bool RequestParser::awaitsContinue() const
{
    return m_phase == Phase::Body && m_hasExpectation && m_bodyBytesOnLine == 0;
}

void RequestParser::forget()
{
    m_phase = Phase::Failed;
    m_request.headers.clear();
    m_held = {};
    m_body = {};
}

bool RequestParser::fail(int status, const char *text)
{
    // The first fault is the one to tell.
    if (m_phase != Phase::Failed)
        m_fault = {status, text};
    m_phase = Phase::Failed;
    return false;
}

RequestParser::Outcome RequestParser::read(QByteArrayView bytes)
{
    Q_ASSERT(m_phase != Phase::Failed);
    if (m_phase == Phase::Complete)
        begin();
    return m_phase == Phase::Head ? readHead(bytes) : readBody(bytes);
}

RequestParser::Outcome RequestParser::readHead(QByteArrayView bytes)
{
    const char *const begin = bytes.data();
    const char *end = m_scanner.findEnd(bytes);
    if (m_scanner.hasFailed()) {
        fail(m_scanner.fault().status, m_scanner.fault().text);
        return failed();
    }
    if (!end) {
        m_held.append(bytes);
        return {Progress::NeedsMore, bytes.size()};
    }
    const qsizetype consumed = end - begin;
    QByteArrayView head = bytes.first(consumed);
    if (!m_held.isEmpty()) {
        m_held.append(head);
        head = m_held;
    }
    if (m_scanner.hasEmptyLineBefore())
        head = head.sliced(2);
    if (!understand(head))
        return failed();
    if (m_phase == Phase::Complete)
        return {Progress::Complete, consumed};

    m_phase = Phase::Body;
    if (m_held.isEmpty())
        holdHead(head);
    if (consumed == bytes.size())
        return {Progress::NeedsMore, consumed};
    Outcome outcome = readBody(bytes.sliced(consumed));
    outcome.consumed += consumed;
    return outcome;
}

void RequestParser::holdHead(QByteArrayView head)
{
    m_held.append(head);
    const char *const to = m_held.constData();
    shift(m_request.methodName, head, to);
    shift(m_request.path, head, to);
    shift(m_request.query, head, to);
    for (HeaderField &field : m_request.headers) {
        shift(field.name, head, to);
        shift(field.value, head, to);
    }
}

bool RequestParser::understand(QByteArrayView head)
{
    const QByteArrayView line = head.first(m_scanner.firstLine());
    if (!checkRequestLine(line))
        return false;
    llhttp_init(&m_parser, HTTP_REQUEST, Callbacks::settings());
    m_parser.data = this;
    const llhttp_errno_t error =
        llhttp_execute(&m_parser, head.data(), static_cast<size_t>(head.size()));
    const bool isComplete = m_phase == Phase::Complete;
    if (m_phase == Phase::Failed)
        return false;
    if (error == HPE_INVALID_METHOD && looksLikeMethod(line))
        return fail(501, "This method is not known here.");
    if (error != (isComplete ? HPE_PAUSED : HPE_OK))
        return fail(400, "The request is malformed.");

    // One space between the three parts: so nothing else can be hidden in the line.
    m_request.method = methodOf(m_parser.method);
    const qsizetype space = line.indexOf(' ');
    m_request.methodName = line.first(space);
    constexpr qsizetype VersionSize = 9;
    if (m_target.data() != line.data() + space + 1 ||
        space + 1 + m_target.size() + VersionSize != line.size())
        return fail(400, "The request line is malformed.");
    const std::optional<Target> target = parsedTarget(m_target, m_request.method);
    if (!target)
        return fail(400, "The address is malformed.");
    m_request.path = target->path;
    m_request.query = target->query;
    return checkHeaders();
}

RequestParser::Outcome RequestParser::readBody(QByteArrayView bytes)
{
    const llhttp_errno_t error =
        llhttp_execute(&m_parser, bytes.data(), static_cast<size_t>(bytes.size()));
    if (m_phase == Phase::Failed)
        return failed();
    const bool isComplete = m_phase == Phase::Complete;
    const qsizetype consumed =
        isComplete ? llhttp_get_error_pos(&m_parser) - bytes.data() : bytes.size();
    m_bodyBytesOnLine += consumed;
    if (!isComplete && error != HPE_OK)
        fail(400, "The body is malformed.");
    else if (m_bodyBytesOnLine > LongestChunking * std::max(m_limits->body, 1024))
        fail(413, "The body is too long.");
    if (m_phase == Phase::Failed)
        return failed();
    m_request.body = m_body;
    return {isComplete ? Progress::Complete : Progress::NeedsMore, consumed};
}

} // namespace footfall::server::guard
