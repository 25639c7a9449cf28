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

/// What zstd is told; 0: what the level says.
struct Parameters {
    int level = 0;
    int strategy = 0;
    int searchLog = 0;
    int minMatch = 0;
};

/// Of the byte planes of a year's facts, measured, in bytes a row and seconds of the processor's
/// time for a million rows: 4.95 and 0.03; 4.75 and 0.13; 4.58 and 0.68. Levels from 15 on give 4.51
/// in 1.2 and more. Short matches of numbers that are alike by chance cost more than they save,
/// but for the strategies that weigh them.
Parameters parametersFor(Effort effort)
{
    switch (effort) {
    case Effort::Quick: break;
    case Effort::Lasting: return {.level = 7, .minMatch = 7};
    case Effort::Most: return {.level = 16, .strategy = ZSTD_btopt, .searchLog = 1};
    }
    return {.level = 1};
}

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

/// Also of bytes that do not become fewer: a disk's damage to them would be seen nowhere else.
QByteArray packed(QByteArrayView bytes, Effort effort)
{
    const auto size = static_cast<size_t>(bytes.size());
    ZSTD_CCtx *const context = packer();
    const Parameters parameters = parametersFor(effort);
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, parameters.level);
    ZSTD_CCtx_setParameter(context, ZSTD_c_strategy, parameters.strategy);
    ZSTD_CCtx_setParameter(context, ZSTD_c_searchLog, parameters.searchLog);
    ZSTD_CCtx_setParameter(context, ZSTD_c_minMatch, parameters.minMatch);
    QByteArray result(static_cast<qsizetype>(1 + ZSTD_compressBound(size)), Qt::Uninitialized);
    const size_t written = ZSTD_compress2(
        context, result.data() + 1, static_cast<size_t>(result.size()) - 1, bytes.data(), size);
    if (ZSTD_isError(written))
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
