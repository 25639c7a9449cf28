// SPDX-License-Identifier: GPL-3.0-or-later
// A combo box of all IANA time zones that finds what is typed anywhere in their names. Main thread.
#pragma once

#include <QComboBox>

namespace footfall::app {

class TimeZoneBox : public QComboBox
{
    Q_OBJECT
public:
    /// The system's zone is chosen at first.
    explicit TimeZoneBox(QWidget *parent = nullptr);

    /// The IANA name of what is chosen or typed; empty where no zone has that name.
    [[nodiscard]] QString zoneName() const;
    void setZoneName(const QString &name);

Q_SIGNALS:
    void zoneNameChanged();

private:
    /// Whoever typed "kolk" and goes on means the one zone that has it.
    void takeOnlyMatch();
};

/// "America/New York" for America/New_York.
[[nodiscard]] QString zoneLabel(const QString &name);

} // namespace footfall::app
