// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/query/asking.h"

#include "tests/bench/need.h"

#include <QElapsedTimer>
#include <QFile>
#include <fcntl.h>
#include <unistd.h>

namespace footfall::bench {

Asking::Asking(const QString &databasePath, qint64 factBytes)
    : m_clock(domain::instantFromMilliseconds(
          QDateTime(WorldSize::LastDay, QTime(20, 0), Qt::UTC).toMSecsSinceEpoch()))
    , m_reader(need(queries::StatsReader::open(databasePath, m_clock, factBytes)))
{
    // The large one was added first.
    m_site = need(m_reader->sites()).front().id;
}

Asking::Answer Asking::ask(const Question &question)
{
    Answer answer;
    const domain::StatsRequest request = requestOf(question, m_site);
    QElapsedTimer timer;
    timer.start();
    queries::AnswerControl control;
    control.soFar = [&](const domain::StatsResult &) {
        if (answer.firstNumbers == 0)
            answer.firstNumbers = double(timer.nsecsElapsed()) / 1e6;
    };
    const domain::StatsResult result = need(m_reader->answer(request, control));
    answer.milliseconds = double(timer.nsecsElapsed()) / 1e6;
    answer.numbers = numbersOf(result);
    return answer;
}

double mostMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024.0;
    return 0;
}

void dropCache(const QString &path)
{
    ::sync();
    QFile all(QStringLiteral("/proc/sys/vm/drop_caches"));
    if (::geteuid() == 0 && all.open(QIODevice::WriteOnly | QIODevice::Unbuffered) &&
        all.write("3") == 1)
        return;
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY);
    if (file < 0)
        return;
    (void)::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

} // namespace footfall::bench
