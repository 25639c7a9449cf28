// SPDX-License-Identifier: GPL-3.0-or-later
// The address of the referring page as it is kept: hostname and path, nothing that tells about the
// person who came. Any thread.
#pragma once

#include <QString>
#include <optional>

namespace footfall::enrich {

enum class ReferrerKind { Website, App };

struct ReferrerAddress {
    ReferrerKind kind = ReferrerKind::Website;
    QString hostname; ///< Lower case, without "www."; of an app its package name.
    QString path;     ///< Empty, or "/a/b" without a slash at the end.

    /// At most 500 characters.
    [[nodiscard]] QString text() const;
    bool operator==(const ReferrerAddress &) const = default;
};

/// From "https://www.example.org/a/?utm_source=b#c". Query, fragment, port, user name and AMP's
/// wrapping are gone. Nothing where it is no address of http, https or android-app.
[[nodiscard]] std::optional<ReferrerAddress> cleanReferrer(QStringView sent);

} // namespace footfall::enrich
