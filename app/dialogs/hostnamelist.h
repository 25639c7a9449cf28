// SPDX-License-Identifier: GPL-3.0-or-later
// The hostnames of a site as a list with + and −, checked while they are typed. GUI thread.
#pragma once

#include "app/dialogs/pieces.h"

#include <QStringList>

class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace footfall::app {

class HostnameList : public QWidget
{
    Q_OBJECT
public:
    /// What is to be known of a hostname although it may be there, in words, or nothing.
    using Note = std::function<QString(const QString &hostname)>;
    HostnameList(const QStringList &hostnames, Note note, QWidget *parent = nullptr);

    /// As typed, without empty lines; normalised where they can be.
    [[nodiscard]] QStringList hostnames() const;
    [[nodiscard]] bool isFine() const { return !m_message->hasError(); }
    [[nodiscard]] FieldMessage *message() const { return m_message; }
    [[nodiscard]] QListWidget *list() const { return m_list; }

public Q_SLOTS:
    void addHostname();
    void removeHostname();

Q_SIGNALS:
    void changed();

private:
    QListWidgetItem *append(const QString &hostname);
    void check();

    Note m_note;
    QListWidget *m_list;
    QToolButton *m_remove;
    ThemedLabel *m_count;
    FieldMessage *m_message;
};

} // namespace footfall::app
