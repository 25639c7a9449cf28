// SPDX-License-Identifier: GPL-3.0-or-later
// What could not be opened: kept as it was found, sealed, in a folder that has a bound, and blanked
// where it stood, so that it is not found again. The writer's thread.
#pragma once

#include "core/pipeline/spool/file.h"

#include <vector>

namespace footfall::pipeline {

class DamagedFolder
{
public:
    DamagedFolder(QString path, qint64 bound) : m_path(std::move(path)), m_bound(bound) {}

    /// Of the file at the path. Done with by finish(), many at a time.
    void add(const QString &path, qint64 offset, qint64 size);
    /// False where they could not be copied: then nothing was blanked, and they will be found again
    /// when the spool is opened the next time. Beyond the bound they are blanked without a copy.
    bool finish();
    /// The whole file, which cannot be read.
    [[nodiscard]] bool moveHere(const QString &path, const QString &name);
    /// These bytes, of a file that goes away; not durable before finish().
    void keep(QByteArrayView bytes);

private:
    struct Part {
        QString path;
        qint64 offset = 0;
        qint64 size = 0;
    };
    [[nodiscard]] bool open();
    [[nodiscard]] bool copy(const Part &part);
    [[nodiscard]] bool append(QByteArrayView bytes);

    QString m_path;
    qint64 m_bound;
    qint64 m_bytes = 0; ///< In the folder, once it is open.
    Descriptor m_file;
    std::vector<Part> m_parts;
    bool m_sound = true;
};

} // namespace footfall::pipeline
