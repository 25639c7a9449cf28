// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded request with what is to be found in it. A file is the request as text (its lines end
// in LF; Content-Length is added), a line "=====", and a JSON object: "items", what is found;
// "kept" and "dropped", the answers when all of it is; or "refused", the answer where nothing is
// found.
#pragma once

#include "core/domain/limits.h"
#include "server/guard/requestparser.h"
#include "server/protocols/routes.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace footfall::kit {

struct Fixture {
    QByteArray bytes; ///< Of the request, as they come by the wire.
    QJsonObject expected;
};

[[nodiscard]] inline Fixture fixtureFrom(QByteArray text)
{
    const QByteArray rule = "\n=====\n";
    const qsizetype end = text.indexOf(rule);
    Fixture fixture;
    fixture.expected = QJsonDocument::fromJson(text.mid(end + rule.size())).object();
    text.truncate(end);
    const qsizetype blank = text.indexOf("\n\n");
    QByteArray head = blank < 0 ? text : text.left(blank);
    const QByteArray body = blank < 0 ? QByteArray() : text.mid(blank + 2);
    head.replace("\n", "\r\n");
    if (!body.isEmpty() || head.startsWith("POST"))
        head += "\r\nContent-Length: " + QByteArray::number(body.size());
    fixture.bytes = head + "\r\n\r\n" + body;
    return fixture;
}

/// The names of all fixtures ("plausible/tracker-0.4.6-view"), and their files.
[[nodiscard]] inline std::map<QString, QString> fixtureFiles(const QString &directory)
{
    std::map<QString, QString> files;
    QDirIterator at(directory, {QStringLiteral("*.http")}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (at.hasNext()) {
        const QString file = at.next();
        files.emplace(QDir(directory).relativeFilePath(file).chopped(5), file);
    }
    return files;
}

/// A request that came through the real parser, which owns what the view looks at.
class ParsedRequest
{
public:
    explicit ParsedRequest(const QByteArray &bytes) : m_bytes(bytes)
    {
        using Progress = server::guard::RequestParser::Progress;
        qsizetype at = 0;
        auto progress = Progress::NeedsMore;
        while (progress == Progress::NeedsMore && at < m_bytes.size()) {
            const auto outcome = m_parser.read(QByteArrayView(m_bytes).sliced(at));
            progress = outcome.progress;
            at += outcome.consumed;
        }
        isWhole = progress == Progress::Complete && at == m_bytes.size();
        if (!isWhole)
            return;
        const server::guard::Request &request = m_parser.request();
        view.method = request.method;
        view.path = request.path;
        view.query = request.query;
        view.body = request.body;
        view.headers = request.headers;
        view.peer = *server::Address::parsed("203.0.113.7");
    }

    bool isWhole = false;
    server::RequestView view;

private:
    const QByteArray m_bytes;
    server::guard::RequestParser m_parser{std::make_shared<const domain::Limits>()};
};

} // namespace footfall::kit
