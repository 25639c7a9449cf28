// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/instancestore.h"

#include <QUuid>

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

const QString EpochKey = QStringLiteral("epoch");
const QString AppliedSequenceKey = QStringLiteral("applied_sequence");
const QString InUseKey = QStringLiteral("in_use");
const QString PreviousEpochKey = QStringLiteral("previous_epoch");
const QString PreviousAppliedKey = QStringLiteral("previous_applied");

} // namespace

InstanceStore::InstanceStore(Database &database) : m_database(database) {}

Result<QString> InstanceStore::epoch()
{
    const Result<QString> known = value(EpochKey);
    return known && known->isEmpty() ? renewEpoch() : known;
}

Result<QString> InstanceStore::renewEpoch()
{
    const QString drawn = QUuid::createUuid().toString(QUuid::Id128);
    return setValue(EpochKey, drawn).map([&](Done) { return drawn; });
}

Result<quint64> InstanceStore::appliedSequence()
{
    return value(AppliedSequenceKey).map([](const QString &text) { return text.toULongLong(); });
}

Result<Done> InstanceStore::setAppliedSequence(quint64 sequence)
{
    return setValue(AppliedSequenceKey, QString::number(sequence));
}

Result<std::optional<InstanceStore::Numbering>> InstanceStore::earlier()
{
    const Result<QString> epoch = value(PreviousEpochKey);
    if (!epoch)
        return tl::unexpected(epoch.error());
    if (epoch->isEmpty())
        return std::nullopt;
    return value(PreviousAppliedKey).map([&](const QString &text) {
        return std::optional(Numbering{*epoch, text.toULongLong()});
    });
}

Result<InstanceStore::Numbering> InstanceStore::noteAsEarlier()
{
    const Result<QString> current = epoch();
    if (!current)
        return tl::unexpected(current.error());
    const Result<quint64> applied = appliedSequence();
    if (!applied)
        return tl::unexpected(applied.error());
    // The epoch comes last: without it the number means nothing.
    return setValue(PreviousAppliedKey, QString::number(*applied))
        .and_then([&](Done) { return setValue(PreviousEpochKey, *current); })
        .map([&](Done) {
            return Numbering{*current, *applied};
        });
}

Result<Done> InstanceStore::forgetEarlier()
{
    return removeValue(PreviousEpochKey).and_then([&](Done) {
        return removeValue(PreviousAppliedKey);
    });
}

Result<bool> InstanceStore::isInUse()
{
    return value(InUseKey).map([](const QString &text) { return !text.isEmpty(); });
}

Result<Done> InstanceStore::noteInUse()
{
    return setValue(InUseKey, QStringLiteral("1"));
}

Result<Done> InstanceStore::noteLeft()
{
    return removeValue(InUseKey);
}

Result<QString> InstanceStore::value(const QString &key)
{
    const Result<Statement *> statement = m_database.statement("instance_get");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &row = **statement;
    if (const Result<Done> started = row.bind(0, key).start(); !started)
        return tl::unexpected(started.error());
    const QString text = row.next() ? row.text(0) : QString();
    row.finish();
    return row.outcome().map([&](Done) { return text; });
}

Result<Done> InstanceStore::setValue(const QString &key, const QString &value)
{
    const Result<Statement *> statement = m_database.statement("instance_set");
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)->bind(0, key).bind(1, value).run();
}

Result<Done> InstanceStore::removeValue(const QString &key)
{
    const Result<Statement *> statement = m_database.statement("instance_delete");
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)->bind(0, key).run();
}

} // namespace footfall::storage
