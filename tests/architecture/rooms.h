// SPDX-License-Identifier: GPL-3.0-or-later
// The table of rooms: which room may use what (design section 2), and what is wrong with one line.
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace footfall::architecture {

struct Room {
    QString name;           ///< The namespace, too: footfall::NAME.
    QString folder;         ///< "core/domain/".
    QStringList mayInclude; ///< Folders of ours (with a final slash), or single headers.
    QStringList qtModules;  ///< QtCore goes without saying.
    QStringList libraries;  ///< Beginnings of other libraries' headers.
    QStringList mayNot;     ///< Headers that its modules offer, and that it must not touch.
};

[[nodiscard]] const std::vector<Room> &rooms();
/// The mains and what they share may use every room.
[[nodiscard]] bool belongsToMains(const QString &file);

/// What a line includes, with its brackets or quotes; empty where it includes nothing.
[[nodiscard]] QString includeIn(const QString &line);
/// "<QWidget>" or "\"core/domain/hit.h\"". Empty where the room may include it.
[[nodiscard]] QString complaintAboutInclude(const Room &room, const QString &include);
/// About anything else in a line of code: asking for the time, SQL outside its files.
[[nodiscard]] QString complaintAboutLine(const QString &line);

} // namespace footfall::architecture
