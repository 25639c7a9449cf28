// SPDX-License-Identifier: GPL-3.0-or-later
// Five records in the one file of a spool, to be damaged, and the warning of it. One thread.
#pragma once

#include "core/pipeline/spool/frame.h"
#include "tests/pipeline/spoolkit.h"

#include <QRegularExpression>
#include <QTest>

namespace footfall::kit {

/// Five records, and where each begins; at the end the size of all.
struct FiveRecords {
    SpoolHome home;
    QString path;
    QByteArray bytes;
    QByteArray key;
    QList<qsizetype> starts;

    FiveRecords()
    {
        if (!home.reopened().append(viewRecords(1, 5), Epoch))
            qFatal("Could not append.");
        path = home.segments().first();
        bytes = SpoolHome::bytesOf(path);
        key = SpoolHome::bytesOf(home.options.keyFile);
        for (qsizetype start = 0; start < bytes.size();) {
            starts << start;
            start += pipeline::FrameHeadSize +
                     qsizetype{pipeline::headAt(QByteArrayView(bytes).sliced(start))->length};
        }
        starts << bytes.size();
    }
    /// As if this stood on the disk, with nothing set aside yet.
    [[nodiscard]] pipeline::Spool &openedWith(const QByteArray &content)
    {
        home.spool.reset();
        QDir(home.options.directory).removeRecursively();
        QDir().mkpath(QFileInfo(path).absolutePath());
        SpoolHome::setBytes(path, content);
        SpoolHome::setBytes(home.options.keyFile, key);
        return home.reopened();
    }
    [[nodiscard]] QByteArray record(int index) const
    {
        return bytes.mid(starts[index], starts[index + 1] - starts[index]);
    }
};

inline void expectDamagedRecord()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("damaged record")));
}

} // namespace footfall::kit
