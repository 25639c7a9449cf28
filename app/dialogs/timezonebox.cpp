// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/timezonebox.h"

#include <QCompleter>
#include <QLineEdit>
#include <QTimeZone>
#include <algorithm>

namespace footfall::app
{

namespace
{

/// Places, and UTC: not the offsets, aliases of other systems and leap-second copies beside them.
bool isPlace(const QByteArray &id)
{
    static const QByteArrayList others{"Etc/", "posix/", "right/", "SystemV/", "US/"};
    return id == "UTC" || (id.contains('/') && std::none_of(others.begin(), others.end(),
                                                            [&id](const QByteArray &start) {
                                                                return id.startsWith(start);
                                                            }));
}

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
    const QString system = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    setZoneName(findData(system) >= 0 ? system : QStringLiteral("UTC"));
    connect(this, &QComboBox::editTextChanged, this, &TimeZoneBox::zoneNameChanged);
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
