// SPDX-License-Identifier: GPL-3.0-or-later
// What every fuzz target shares: the entry that libFuzzer and the replay call, and a check that
// ends the program, which is how a finding is told.
#pragma once

#include <QByteArrayView>
#include <QDebug>
#include <QString>
#include <array>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/// Also in optimised builds.
#define FUZZ_CHECK(condition)                                                                      \
    do {                                                                                           \
        if (!(condition))                                                                          \
            qFatal("%s:%d: not true: %s", __FILE__, __LINE__, #condition);                         \
    } while (false)

namespace footfall::fuzz {

[[nodiscard]] inline QByteArrayView view(const unsigned char *data, size_t size)
{
    return {data, static_cast<qsizetype>(size)};
}

/// The bytes as UTF-8, and as UTF-16 that may be broken.
[[nodiscard]] inline std::array<QString, 2> textsOf(const unsigned char *data, size_t size)
{
    QString raw(static_cast<qsizetype>(size / sizeof(char16_t)), Qt::Uninitialized);
    if (!raw.isEmpty())
        std::memcpy(raw.data(), data, static_cast<size_t>(raw.size()) * sizeof(char16_t));
    return {QString::fromUtf8(view(data, size)), raw};
}

} // namespace footfall::fuzz
