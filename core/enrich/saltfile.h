// SPDX-License-Identifier: GPL-3.0-or-later
// The file of salts: read whole, replaced whole, its old bytes overwritten. One thread at a time.
#pragma once

#include "core/domain/ids.h"
#include "core/domain/result.h"
#include "core/domain/siteday.h"

#include <QDate>
#include <QString>
#include <array>
#include <map>
#include <memory>

namespace footfall::enrich {

using Salt = std::array<unsigned char, 32>;

/// The 256 salts of one site's day. Its bytes are overwritten when the last holder lets go.
class SaltSet
{
public:
    SaltSet() = default;
    SaltSet(const SaltSet &) = delete;
    SaltSet &operator=(const SaltSet &) = delete;
    ~SaltSet();

    std::array<Salt, 256> salts{};
};

using SaltSets = std::map<domain::SiteDay, std::shared_ptr<const SaltSet>>;

class SaltFile
{
public:
    enum class State {
        Sound,
        NeedsWriting, ///< Missing, damaged, or readable by others.
    };
    struct Content {
        SaltSets sets;
        State state = State::NeedsWriting;
    };

    explicit SaltFile(QString path);

    /// Empty where the file does not exist. A damaged file counts as empty too, with a warning: its
    /// salts cannot be had again.
    [[nodiscard]] domain::Result<Content> read() const;
    /// Fails where a write would, as far as can be told without writing.
    [[nodiscard]] domain::Result<domain::Done> checkWritable() const;

    /// Durable when it returns: new file, fsync, rename, fsync of the directory. Then what the file
    /// held before is overwritten on the disk.
    [[nodiscard]] domain::Result<domain::Done> write(const SaltSets &sets);

private:
    [[nodiscard]] domain::Result<domain::Done> replaceWith(const QByteArray &bytes);
    [[nodiscard]] tl::unexpected<domain::Error> cannotWrite() const;

    QString m_path;
};

} // namespace footfall::enrich
