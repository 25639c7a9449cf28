// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/timezonebox.h"

#include "app/theme/themewatcher.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTimeZone>
#include <algorithm>

namespace footfall::app {

namespace {

/// Places, and UTC: not the offsets, aliases of other systems and leap-second copies beside them.
bool isPlace(const QByteArray &id)
{
    static const QByteArrayList others{"Etc/", "posix/", "right/", "SystemV/", "US/"};
    return id == "UTC" || (id.contains('/') && std::none_of(others.begin(), others.end(),
                                                            [&id](const QByteArray &start) {
                                                                return id.startsWith(start);
                                                            }));
}

/// Rows as tall as those of other lists: a completer's own are as tight as the letters.
class MatchDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), theme().px(28)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        // A completer leaves the focus in its field, and its choice would look like none.
        option->state |= QStyle::State_Active;
        if (option->state.testFlag(QStyle::State_MouseOver))
            option->state |= QStyle::State_Selected;
    }
};

} // namespace

QString zoneLabel(const QString &name)
{
    return QString(name).replace(QLatin1Char('_'), QLatin1Char(' '));
}

TimeZoneBox::TimeZoneBox(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setMaxVisibleItems(14);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(24);
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids)
        if (isPlace(id))
            addItem(zoneLabel(QString::fromLatin1(id)), QString::fromLatin1(id));
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->popup()->setItemDelegate(new MatchDelegate(completer()->popup()));
    const QString system = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    setZoneName(findData(system) >= 0 ? system : QStringLiteral("UTC"));
    connect(this, &QComboBox::editTextChanged, this, &TimeZoneBox::zoneNameChanged);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &TimeZoneBox::takeOnlyMatch);
}

void TimeZoneBox::takeOnlyMatch()
{
    const QString typed = currentText().trimmed();
    if (typed.isEmpty() || !zoneName().isEmpty())
        return;
    int match = -1;
    for (int index = 0; index < count(); ++index) {
        if (!itemText(index).contains(typed, Qt::CaseInsensitive))
            continue;
        if (match >= 0)
            return;
        match = index;
    }
    if (match >= 0)
        setCurrentIndex(match);
}

QString TimeZoneBox::zoneName() const
{
    const QString typed = currentText().trimmed();
    int index = findText(typed, Qt::MatchFixedString);
    if (index < 0)
        index = findData(typed, Qt::UserRole, Qt::MatchFixedString);
    return index < 0 ? QString() : itemData(index).toString();
}

void TimeZoneBox::setZoneName(const QString &name)
{
    int index = findData(name);
    if (index < 0 && QTimeZone(name.toLatin1()).isValid()) {
        // A site may have been given a zone that is not listed, such as Etc/GMT+3.
        addItem(zoneLabel(name), name);
        index = count() - 1;
    }
    if (index < 0)
        index = findData(QStringLiteral("UTC"));
    setCurrentIndex(index);
}

} // namespace footfall::app
