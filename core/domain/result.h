// SPDX-License-Identifier: GPL-3.0-or-later
// Success, or a reason that a person can act on. Any thread; needs nothing but tl::expected.
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace footfall::domain {

enum class ErrorKind {
    Invalid,     ///< The caller's input is wrong; nothing was changed.
    NotFound,    ///< What was named does not exist.
    Unavailable, ///< Busy, closed or unreachable for now; trying again may help.
    Storage,     ///< The disk or the database refused.
    Newer,       ///< The file was written by a newer Footfall; it was not touched.
};

struct Error {
    ErrorKind kind = ErrorKind::Invalid;
    QString message; ///< One or two sentences: what happened, and what to do.

    bool operator==(const Error &) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

struct Done {
    bool operator==(const Done &) const = default;
};

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString message)
{
    return tl::unexpected<Error>(Error{kind, std::move(message)});
}

} // namespace footfall::domain
