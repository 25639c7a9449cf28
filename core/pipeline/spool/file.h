// SPDX-License-Identifier: GPL-3.0-or-later
// The few calls of the system that the spool needs where Qt has none that says whether bytes are on
// the disk. Any thread.
#pragma once

#include <QByteArray>
#include <QString>
#include <utility>

namespace footfall::pipeline {

class Descriptor
{
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }
    void close();

private:
    int m_number;
};

[[nodiscard]] Descriptor openToRead(const QString &path);
/// A new file, 0600, written at its end; fails where one is there.
[[nodiscard]] Descriptor createToAppend(const QString &path);
[[nodiscard]] bool writeAll(const Descriptor &file, QByteArrayView bytes);
[[nodiscard]] bool syncFolder(const QString &path);
[[nodiscard]] bool removeFile(const QString &path);
[[nodiscard]] bool moveFile(const QString &from, const QString &to);
/// Made with mode 0700, and durable, where it was not there.
[[nodiscard]] bool makeFolder(const QString &path);
/// What errno says.
[[nodiscard]] QString systemError();

} // namespace footfall::pipeline
