// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of what one client may take of the collector, and of its threads. GUI thread.
#pragma once

#include "app/dialogs/backend.h"

#include <QWidget>
#include <vector>

class QSpinBox;

namespace footfall::app {

class LimitsPage : public QWidget
{
    Q_OBJECT
public:
    explicit LimitsPage(QWidget *parent = nullptr);

    void fillIn(const instance::Settings &settings);
    /// Changes what stands on this page, and nothing else.
    void writeTo(instance::Settings &settings) const;

Q_SIGNALS:
    void changed();

private:
    /// A number of the settings and its field; what the field cannot show exactly stays as it was
    /// until somebody changes it.
    struct Field {
        QSpinBox *box = nullptr;
        std::function<double(const instance::Settings &)> read;
        std::function<void(instance::Settings &, int)> write;
    };
    QSpinBox *add(const char *name, const QString &label, int least, int most, Field field);

    std::vector<Field> m_fields;
    instance::Settings m_settings;
};

} // namespace footfall::app
