// SPDX-License-Identifier: GPL-3.0-or-later
// Every text that a widget and those within it show or tell: properties, tooltips, what is said to
// screen readers, and all that the models of their views hold. GUI thread.
#pragma once

#include <QAbstractItemView>
#include <QStringList>
#include <QWidget>

namespace footfall::kit {

inline void addTextsOf(const QAbstractItemModel &model, const QModelIndex &parent,
                       QStringList &texts)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (int role = 0; role < 16; ++role)
                texts.append(model.data(index, role).toString());
            for (int role = Qt::UserRole; role < Qt::UserRole + 24; ++role)
                texts.append(model.data(index, role).toString());
        }
        const QModelIndex first = model.index(row, 0, parent);
        if (first.isValid() && model.hasChildren(first))
            addTextsOf(model, first, texts);
    }
}

[[nodiscard]] inline QString textsOf(const QWidget &root)
{
    static const char *const properties[] = {"text",
                                             "plainText",
                                             "title",
                                             "informativeText",
                                             "placeholderText",
                                             "toolTip",
                                             "statusTip",
                                             "whatsThis",
                                             "windowTitle",
                                             "accessibleName",
                                             "accessibleDescription",
                                             "currentText"};
    QList<const QWidget *> widgets{&root};
    for (const QWidget *child : root.findChildren<QWidget *>())
        widgets.append(child);
    QStringList texts;
    for (const QWidget *widget : widgets) {
        for (const char *property : properties)
            texts.append(widget->property(property).toString());
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget);
            view && view->model())
            addTextsOf(*view->model(), {}, texts);
    }
    texts.removeAll(QString());
    return texts.join(u'\n');
}

} // namespace footfall::kit
