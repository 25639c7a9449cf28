// SPDX-License-Identifier: GPL-3.0-or-later
// The file that holds the spool's key, only while the spool holds anything. One thread at a time.
#pragma once

#include "core/domain/result.h"
#include "core/pipeline/spool/seal.h"

namespace footfall::pipeline {

class KeyFile
{
public:
    explicit KeyFile(QString path) : m_path(std::move(path)) {}

    /// Null where there is none, or no key in it. Fails where the file cannot be read.
    [[nodiscard]] domain::Result<std::shared_ptr<const SpoolKey>> read() const;
    /// A new random key, on the disk when it returns; 0600. Another file there is replaced.
    [[nodiscard]] domain::Result<std::shared_ptr<const SpoolKey>> create() const;
    /// Overwritten, then removed, and that made durable.
    [[nodiscard]] domain::Result<domain::Done> destroy() const;

private:
    QString m_path;
};

} // namespace footfall::pipeline
