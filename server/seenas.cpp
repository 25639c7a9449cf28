// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/seenas.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace footfall::server {

namespace {

constexpr std::chrono::minutes Lifetime{10};
constexpr size_t MostProbes = 8;

} // namespace

QString SeenAs::openProbe(domain::Instant now)
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    const QByteArray token =
        QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
    const std::scoped_lock lock(m_mutex);
    m_probes.push_back({token, now});
    if (m_probes.size() > MostProbes)
        m_probes.pop_front();
    return QString::fromLatin1(token);
}

bool SeenAs::isOpen(QByteArrayView token, domain::Instant now) const
{
    const std::scoped_lock lock(m_mutex);
    return std::any_of(m_probes.begin(), m_probes.end(), [&](const Probe &probe) {
        const auto age = now - probe.opened;
        return probe.token == token && age >= std::chrono::minutes(0) && age < Lifetime;
    });
}

} // namespace footfall::server
