// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of a query string, decoded as the browsers' encodeURIComponent and URLSearchParams
// encode them. A value.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace footfall::server {

class QueryString
{
public:
    explicit QueryString(const QByteArray &encoded);

    /// The first value of that name; nullopt where the name does not occur.
    [[nodiscard]] std::optional<QString> value(const char *name) const;

private:
    std::vector<std::pair<QByteArray, QByteArray>> m_parameters; ///< Values still encoded.
};

} // namespace footfall::server
