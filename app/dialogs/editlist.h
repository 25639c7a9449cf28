// SPDX-License-Identifier: GPL-3.0-or-later
// A short list of texts with + and −, edited in place and judged while it is typed. GUI thread.
#pragma once

#include "app/dialogs/pieces.h"

#include <QStringList>

class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace footfall::app {

class EditList : public QWidget
{
    Q_OBJECT
public:
    struct Words {
        QString objectName; ///< "hostnames"; the buttons are "addHostnames", "removeHostnames".
        QString name;       ///< For screen readers.
        QString add;
        QString remove;
    };
    EditList(const QStringList &entries, const Words &words, QWidget *parent = nullptr);

    /// As typed, without empty lines and spaces around.
    [[nodiscard]] QStringList entries() const;
    [[nodiscard]] bool isFine() const { return !m_message->hasError(); }
    [[nodiscard]] FieldMessage *message() const { return m_message; }
    [[nodiscard]] QListWidget *list() const { return m_list; }

    /// What is wrong with the entries, in words, or nothing.
    void setJudge(std::function<QString(const QStringList &)> judge);
    /// What is to be known although nothing is wrong, under the list.
    void setNote(std::function<QString(const QStringList &)> note);
    /// What stands at the other side of an entry.
    void setSide(std::function<QString(int row, const QString &entry)> side);
    /// What stands beside the buttons.
    void setFoot(std::function<QString(int entries)> foot);
    void setFewest(int entries);
    void setVisibleRows(int rows);

public Q_SLOTS:
    void add();
    void remove();

Q_SIGNALS:
    void changed();

private:
    QListWidgetItem *append(const QString &entry);
    void check();

    std::function<QString(const QStringList &)> m_judge;
    std::function<QString(const QStringList &)> m_note;
    std::function<QString(int)> m_foot;
    int m_fewest = 0;
    QListWidget *m_list;
    QToolButton *m_remove;
    ThemedLabel *m_footWords;
    FieldMessage *m_message;
};

} // namespace footfall::app
