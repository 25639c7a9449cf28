// SPDX-License-Identifier: GPL-3.0-or-later
// The hostnames of a site as a list with + and −, checked while they are typed. GUI thread.
#pragma once

#include "app/dialogs/editlist.h"

namespace footfall::app {

class HostnameList : public EditList
{
    Q_OBJECT
public:
    /// What is to be known of a hostname although it may be there, in words, or nothing.
    using Note = std::function<QString(const QString &hostname)>;
    HostnameList(const QStringList &hostnames, const Note &note, QWidget *parent = nullptr);

    /// Normalised where they can be.
    [[nodiscard]] QStringList hostnames() const;
};

} // namespace footfall::app
