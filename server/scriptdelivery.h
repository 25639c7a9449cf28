// SPDX-License-Identifier: GPL-3.0-or-later
// GET /script.js: our tracker, with what browsers need to keep and to compare it. Any thread;
// immutable.
#pragma once

#include "server/reply.h"
#include "server/requestview.h"

namespace footfall::server {

class ScriptDelivery
{
public:
    explicit ScriptDelivery(const QByteArray &script);
    /// The script that is compiled in.
    [[nodiscard]] static ScriptDelivery builtIn();

    [[nodiscard]] Reply deliver(const RequestView &request) const;
    [[nodiscard]] const QByteArray &script() const { return m_script; }

private:
    QByteArray m_script;
    QByteArray m_gzipped;
    QByteArray m_entityTag; ///< Weak: it stands for the script, gzipped or not.
    QByteArray m_headerLines;
};

/// As gzip files are (RFC 1952).
[[nodiscard]] QByteArray gzipped(const QByteArray &data);

} // namespace footfall::server
