// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/limitspage.h"

#include "app/dialogs/formpage.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QSpinBox>
#include <cmath>

namespace footfall::app {

using domain::Limits;
using instance::Settings;

namespace {

constexpr int LabelColumn = 118;
constexpr int BoxWidth = 88;
constexpr int Million = 1'000'000;
constexpr int Hour = 3600;
constexpr int Kibibyte = 1024;

/// Words and fields in one line: "50 a second, bursts of 500".
QWidget *lineOf(std::initializer_list<std::pair<QSpinBox *, QString>> parts)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (const auto &[box, words] : parts) {
        row->addWidget(box);
        row->addWidget(new ThemedLabel(words, Type::Body, &Theme::text2));
        row->addSpacing(6);
    }
    row->addStretch(1);
    line->setFocusProxy(parts.begin()->first);
    return line;
}

QWidget *below(QWidget *first, QWidget *second)
{
    auto *both = new QWidget;
    auto *rows = new QVBoxLayout(both);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    rows->addWidget(first);
    rows->addWidget(second);
    both->setFocusProxy(first);
    return both;
}

FieldMessage *hint(const QString &words)
{
    return new FieldMessage(nullptr, words);
}

} // namespace

LimitsPage::LimitsPage(QWidget *parent) : QWidget(parent)
{
    QSpinBox *rate = add("rate", tr("Requests a second of one address"), 0, Million,
                         {nullptr, [](const Settings &s) { return s.listen.limits.ratePerSecond; },
                          [](Settings &s, int value) { s.listen.limits.ratePerSecond = value; }});
    QSpinBox *burst = add("burst", tr("Requests at once of one address"), 1, 10 * Million,
                          {nullptr, [](const Settings &s) { return s.listen.limits.rateBurst; },
                           [](Settings &s, int value) { s.listen.limits.rateBurst = value; }});
    QSpinBox *connections =
        add("connections", tr("Connections in all"), 0, Million,
            {nullptr, [](const Settings &s) { return s.listen.limits.connections; },
             [](Settings &s, int value) { s.listen.limits.connections = value; }});
    QSpinBox *ofOne =
        add("connectionsPerAddress", tr("Connections of one address"), 0, Million,
            {nullptr, [](const Settings &s) { return s.listen.limits.connectionsPerAddress; },
             [](Settings &s, int value) { s.listen.limits.connectionsPerAddress = value; }});
    QSpinBox *body =
        add("body", tr("Largest body of a request, KiB"), 1, 16 * Kibibyte,
            {nullptr, [](const Settings &s) { return double(s.listen.limits.body) / Kibibyte; },
             [](Settings &s, int value) { s.listen.limits.body = value * Kibibyte; }});
    const auto seconds = [this](const char *name, const QString &label, int most,
                                std::chrono::seconds Limits::*member) {
        return add(
            name, label, 1, most,
            {nullptr,
             [member](const Settings &s) { return double((s.listen.limits.*member).count()); },
             [member](Settings &s, int value) {
                 s.listen.limits.*member = std::chrono::seconds(value);
             }});
    };
    QSpinBox *first =
        seconds("firstByte", tr("Seconds up to the first byte"), Hour, &Limits::firstByte);
    QSpinBox *whole = seconds("request", tr("Seconds for a whole request"), Hour, &Limits::request);
    QSpinBox *idle = seconds("idle", tr("Seconds between two requests"), 24 * Hour, &Limits::idle);
    QSpinBox *threads = add("threads", tr("Server threads"), 1, 16,
                            {nullptr, [](const Settings &s) { return s.listen.threads; },
                             [](Settings &s, int value) { s.listen.threads = value; }});

    QGridLayout *grid = makeFormGrid(this, LabelColumn);
    int row = addFormRow(
        grid, 0, tr("&One address"),
        lineOf({{rate, tr("requests a second")}, {burst, tr("at once")}}),
        hint(tr("More is answered with 429 and not counted. Offices share one address, so be "
                "generous; 0 a second is no limit.")));
    row = addFormRow(grid, row, tr("&Connections"),
                     lineOf({{connections, tr("in all")}, {ofOne, tr("of one address")}}),
                     hint(tr("More are closed at once. Trusted proxies are not counted; 0 is no "
                             "limit.")));
    row = addFormRow(grid, row, tr("&Largest body"), lineOf({{body, tr("KiB")}}),
                     hint(tr("Page views are smaller than one KiB.")));
    row = addFormRow(grid, row, tr("&Seconds"),
                     below(lineOf({{first, tr("to the first byte")}, {whole, tr("for a request")}}),
                           lineOf({{idle, tr("between two requests")}})),
                     hint(tr("Slower connections are closed, so that they hold no place.")));
    addFormRow(grid, row, tr("&Threads"), lineOf({{threads, QString()}}),
               hint(tr("One serves thousands of views a second; more help only on a busy "
                       "computer with more processors.")));
}

QSpinBox *LimitsPage::add(const char *name, const QString &label, int least, int most, Field field)
{
    field.box = new QSpinBox(this);
    field.box->setObjectName(QLatin1String(name));
    field.box->setAccessibleName(label);
    field.box->setRange(least, most);
    field.box->setGroupSeparatorShown(true);
    field.box->setFixedWidth(theme().px(BoxWidth));
    field.box->setAlignment(Qt::AlignRight);
    connect(field.box, &QSpinBox::valueChanged, this, &LimitsPage::changed);
    m_fields.push_back(field);
    return field.box;
}

void LimitsPage::fillIn(const Settings &settings)
{
    m_settings = settings;
    for (const Field &field : m_fields)
        field.box->setValue(static_cast<int>(std::lround(field.read(settings))));
}

void LimitsPage::writeTo(Settings &settings) const
{
    for (const Field &field : m_fields) {
        const bool isUntouched =
            field.box->value() == static_cast<int>(std::lround(field.read(m_settings)));
        if (!isUntouched)
            field.write(settings, field.box->value());
    }
}

} // namespace footfall::app
