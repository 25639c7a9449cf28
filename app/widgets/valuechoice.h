// SPDX-License-Identifier: GPL-3.0-or-later
// The values of a filter: a field to search or type in, and a list whose checked rows are chosen,
// with what the site has seen to choose from. GUI thread. Values come from visitors: plain text.
#pragma once

#include "core/domain/filter.h"

#include <QTimer>
#include <QWidget>
#include <optional>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace footfall::app {

class FieldMessage;

class ValueChoice : public QWidget
{
    Q_OBJECT
public:
    explicit ValueChoice(QWidget *parent = nullptr);

    /// What the values are of, and how they are compared; what was chosen stays unless the
    /// dimension is another one.
    void setKind(domain::Dimension dimension, domain::FilterOperator by);
    void setValues(const QStringList &values);
    /// What there is to choose from, as stored; only shown where values are named as a whole.
    void setSuggestions(const QStringList &values);

    [[nodiscard]] QString searchText() const;
    /// Takes over what stands in the field too; false where that is no value, which is said there.
    [[nodiscard]] bool takeTyped();
    /// Those that are checked.
    [[nodiscard]] const QStringList &values() const { return m_values; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] FieldMessage *message() const { return m_message; }

Q_SIGNALS:
    void searched();
    void changed();
    /// Enter, with nothing left to take over.
    void confirmed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void toggle(QListWidgetItem *item);
    [[nodiscard]] QString nameOf(const QString &value) const;
    /// The value, as stored, that a text names; none where there is no such value, or several.
    [[nodiscard]] std::optional<QString> meantBy(const QString &text) const;

    domain::Dimension m_dimension = domain::Dimension::Page;
    domain::FilterOperator m_by = domain::FilterOperator::Is;
    QStringList m_values;
    QStringList m_suggestions;
    QLineEdit *m_field;
    FieldMessage *m_message;
    QListWidget *m_list;
    QTimer m_typing; ///< One question a pause, not one a letter.
};

} // namespace footfall::app
