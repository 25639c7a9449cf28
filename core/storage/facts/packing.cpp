// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/packing.h"

#include <QCoreApplication>
#include <algorithm>
#include <cstring>
#include <memory>
#include <zstd.h>

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

enum Way : char { Plain = 0, Zstd = 1 };

// Of the byte planes of facts, measured: with level 3 a segment is 1 % smaller, and takes a quarter
// longer to merge.
constexpr int Level = 1;

/// A block of at least this many bytes comes from each one that is stored: a size that claims more
/// is a lie, and not worth its memory.
constexpr quint64 MostRatio = 65'536;

ZSTD_CCtx *packer()
{
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(
        ZSTD_createCCtx(), ZSTD_freeCCtx);
    Q_CHECK_PTR(context);
    return context.get();
}

ZSTD_DCtx *unpacker()
{
    thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(
        ZSTD_createDCtx(), ZSTD_freeDCtx);
    Q_CHECK_PTR(context);
    return context.get();
}

} // namespace

QByteArray packed(QByteArrayView bytes)
{
    const auto size = static_cast<size_t>(bytes.size());
    QByteArray result(static_cast<qsizetype>(1 + ZSTD_compressBound(size)), Qt::Uninitialized);
    const size_t written =
        ZSTD_compressCCtx(packer(), result.data() + 1, static_cast<size_t>(result.size()) - 1,
                          bytes.data(), size, Level);
    if (ZSTD_isError(written) || written >= size)
        return unpackable(bytes);
    result[0] = Zstd;
    result.truncate(static_cast<qsizetype>(1 + written));
    result.squeeze();
    return result;
}

QByteArray unpackable(QByteArrayView bytes)
{
    QByteArray result;
    result.reserve(bytes.size() + 1);
    result.append(Plain);
    result.append(bytes);
    return result;
}

Result<Done> unpackInto(QByteArrayView bytes, char *memory, size_t size)
{
    if (bytes.isEmpty())
        return damaged("nothing");
    const QByteArrayView content = bytes.sliced(1);
    if (bytes.front() == Plain) {
        if (static_cast<size_t>(content.size()) != size)
            return damaged("plain");
        if (size > 0)
            std::memcpy(memory, content.data(), size);
        return Done{};
    }
    if (bytes.front() != Zstd)
        return damaged("packing");
    const size_t written = ZSTD_decompressDCtx(unpacker(), memory, size, content.data(),
                                               static_cast<size_t>(content.size()));
    if (ZSTD_isError(written) || written != size)
        return damaged("packed");
    return Done{};
}

Result<QByteArray> unpack(QByteArrayView bytes, quint64 mostBytes)
{
    if (bytes.isEmpty())
        return damaged("nothing");
    const QByteArrayView content = bytes.sliced(1);
    const auto stored = static_cast<size_t>(content.size());
    // Also what zstd answers where the size is unknown or the bytes are not its own.
    const quint64 size =
        bytes.front() == Plain ? stored : quint64{ZSTD_getFrameContentSize(content.data(), stored)};
    if (size > std::min(mostBytes, MostRatio * (stored + 1)))
        return damaged("size");
    QByteArray result(static_cast<qsizetype>(size), Qt::Uninitialized);
    return unpackInto(bytes, result.data(), static_cast<size_t>(size)).map([&](Done) {
        return std::move(result);
    });
}

tl::unexpected<domain::Error> damaged(const char *detail)
{
    return domain::failure(
        domain::ErrorKind::Storage,
        Words::tr("Facts in the database are damaged (%1). Check the disk and restore a backup.")
            .arg(QLatin1String(detail)));
}

} // namespace footfall::storage
