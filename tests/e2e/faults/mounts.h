// SPDX-License-Identifier: GPL-3.0-or-later
// Mounts that only this process and its children see, and that go with it. Linux.
#pragma once

#include <QFile>
#include <QString>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace footfall::e2e {

/// As root, or where users may have namespaces of their own. Call it first in main(): it wants a
/// process of one thread.
[[nodiscard]] inline bool enterOwnMounts()
{
    const auto write = [](const char *path, const QByteArray &text) {
        QFile file(QString::fromLatin1(path));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (user == 0) {
        if (::unshare(CLONE_NEWNS) != 0)
            return false;
    } else {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0 || !write("/proc/self/setgroups", "deny") ||
            !write("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1") ||
            !write("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1"))
            return false;
    }
    // What is mounted here stays here.
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

/// A small disk of its own, in memory; there until it goes out of scope. One thread.
class MemoryDisk
{
public:
    MemoryDisk(const QString &path, qint64 bytes) : m_path(QFile::encodeName(path))
    {
        const QByteArray options = "mode=0755,size=" + QByteArray::number(bytes);
        m_isMounted = ::mount("tmpfs", m_path.constData(), "tmpfs", 0, options.constData()) == 0;
    }
    ~MemoryDisk()
    {
        if (m_isMounted)
            ::umount2(m_path.constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(MemoryDisk)

    [[nodiscard]] bool isMounted() const { return m_isMounted; }

    enum class Access { ReadOnly, ReadWrite };
    /// REQUIRES: no file there is open for writing.
    [[nodiscard]] bool allow(Access access) const
    {
        const unsigned long readOnly = access == Access::ReadOnly ? MS_RDONLY : 0;
        return ::mount(nullptr, m_path.constData(), nullptr, MS_REMOUNT | readOnly, nullptr) == 0;
    }

private:
    QByteArray m_path;
    bool m_isMounted = false;
};

/// Until the disk that it lies on is full.
[[nodiscard]] inline bool fillUp(const QString &path)
{
    QFile filler(path);
    if (!filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray much(4096, 'x');
    while (filler.write(much) == much.size()) {
    }
    return true;
}

/// For a child before it runs: root's right to write everywhere is gone, its files are its own.
inline void giveUpRights()
{
    if (::geteuid() == 0 && ::unshare(CLONE_NEWUSER) != 0)
        ::_exit(99);
}

} // namespace footfall::e2e
