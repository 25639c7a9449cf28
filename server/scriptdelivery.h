// SPDX-License-Identifier: GPL-3.0-or-later
// Our tracker scripts, by the names under which pages load their trackers, with what browsers need
// to keep and to compare them. In any folder:
//
//   script.js         ours, which Fathom's and Umami's tags load as well
//   script.plus.js    ours, with events that nobody has to write code for
//   umami.js          Umami's API; for the tags of its first version, and for script.js
//   tracker.js        Fathom Lite's
//   count.js          GoatCounter's
//   js/script*.js, js/plausible*.js, js/pa-*.js    Plausible's, whose names say what they can do
//
// The thread of whoever has it.
#pragma once

#include "server/reply.h"
#include "server/requestview.h"

#include <map>
#include <optional>
#include <vector>

namespace footfall::server {

/// One script, gzipped or not.
class Script
{
public:
    explicit Script(const QByteArray &text);

    [[nodiscard]] Reply deliver(const RequestView &request) const;
    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
    QByteArray m_gzipped;
    QByteArray m_entityTag; ///< Weak: it stands for the script, gzipped or not.
    QByteArray m_headerLines;
};

class ScriptDelivery
{
public:
    /// The scripts that are compiled in.
    ScriptDelivery();

    /// Nothing where no script of ours has that path.
    [[nodiscard]] std::optional<Reply> deliver(const RequestView &request);
    [[nodiscard]] static bool isScriptPath(QByteArrayView path);
    /// What is served under "/script.js", "/js/script.hash.js"...; empty where nothing is.
    [[nodiscard]] QByteArray scriptAt(QByteArrayView path) const;

private:
    struct Named {
        QByteArray name; ///< "script.js"
        Script script;
    };

    [[nodiscard]] const Script *find(QByteArrayView name) const;
    [[nodiscard]] QByteArray plausibleWith(const QByteArray &features) const;

    std::vector<Named> m_scripts;
    QByteArray m_plausibleTemplate; ///< With a place for the abilities that are in names.
    /// By these; made when first asked for, since there are some thirty.
    std::map<QByteArray, Script> m_plausible;
};

/// As gzip files are (RFC 1952).
[[nodiscard]] QByteArray gzipped(const QByteArray &data);

} // namespace footfall::server
