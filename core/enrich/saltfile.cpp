// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/saltfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QtEndian>

#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace footfall::enrich {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

Q_LOGGING_CATEGORY(log, "footfall.enrich.salts")

// "FFSALTS" and a version; then the number of sets; each a site, a Julian day and 256 salts,
// numbers as 64 little-endian bits; at the end the SHA-256 of all before it.
constexpr QByteArrayView Magic("FFSALTS\x01", 8);
constexpr qsizetype NumberSize = 8;
constexpr qsizetype SetSize = 2 * NumberSize + static_cast<qsizetype>(sizeof(SaltSet::salts));
constexpr qsizetype HeadSize = 8 + NumberSize;

class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (isOpen())
            ::close(m_number);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }

    [[nodiscard]] bool write(const char *bytes, qsizetype count) const
    {
        while (count > 0) {
            const ssize_t written = ::write(m_number, bytes, static_cast<size_t>(count));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return false;
            bytes += written;
            count -= written;
        }
        return true;
    }
    [[nodiscard]] bool sync() const { return ::fsync(m_number) == 0; }

private:
    int m_number;
};

/// Bytes that are overwritten before their memory is given back.
class SecretBytes
{
public:
    explicit SecretBytes(QByteArray bytes = {}) : m_bytes(std::move(bytes)) {}
    ~SecretBytes() { OPENSSL_cleanse(m_bytes.data(), static_cast<size_t>(m_bytes.size())); }
    Q_DISABLE_COPY_MOVE(SecretBytes)

    [[nodiscard]] QByteArray &bytes() { return m_bytes; }

private:
    QByteArray m_bytes;
};

void appendNumber(QByteArray &bytes, qint64 number)
{
    std::array<char, NumberSize> raw{};
    qToLittleEndian(number, raw.data());
    bytes.append(raw.data(), NumberSize);
}

qint64 numberAt(const QByteArray &bytes, qsizetype position)
{
    return qFromLittleEndian<qint64>(bytes.constData() + position);
}

void appendDigest(QByteArray &bytes)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char *>(bytes.constData()),
           static_cast<size_t>(bytes.size()), digest.data());
    bytes.append(reinterpret_cast<const char *>(digest.data()), SHA256_DIGEST_LENGTH);
}

bool hasRightDigest(const QByteArray &bytes)
{
    if (bytes.size() < HeadSize + SHA256_DIGEST_LENGTH)
        return false;
    const qsizetype length = bytes.size() - SHA256_DIGEST_LENGTH;
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char *>(bytes.constData()), static_cast<size_t>(length),
           digest.data());
    return QByteArrayView(bytes).sliced(length) ==
           QByteArrayView(digest.data(), SHA256_DIGEST_LENGTH);
}

std::optional<SaltSets> parse(const QByteArray &bytes)
{
    if (!bytes.startsWith(Magic) || !hasRightDigest(bytes))
        return std::nullopt;
    const qint64 count = numberAt(bytes, Magic.size());
    const qsizetype room = bytes.size() - HeadSize - SHA256_DIGEST_LENGTH;
    if (count < 0 || count > room / SetSize || room != count * SetSize)
        return std::nullopt;
    SaltSets sets;
    for (qint64 i = 0; i < count; ++i) {
        const qsizetype position = HeadSize + i * SetSize;
        const domain::SiteDay key{domain::SiteId{numberAt(bytes, position)},
                                  QDate::fromJulianDay(numberAt(bytes, position + NumberSize))};
        if (!key.site.isValid() || !key.day.isValid())
            return std::nullopt;
        auto set = std::make_shared<SaltSet>();
        std::memcpy(set->salts.data(), bytes.constData() + position + 2 * NumberSize,
                    sizeof(set->salts));
        sets.insert_or_assign(key, std::move(set));
    }
    return sets;
}

void overwrite(const Descriptor &file)
{
    struct stat status = {};
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0 ||
        ::lseek(file.number(), 0, SEEK_SET) != 0)
        return;
    const QByteArray zeros(status.st_size, '\0');
    // Best effort: a file system that copies on write keeps the old blocks until it reuses them.
    if (!file.write(zeros.constData(), zeros.size()) || !file.sync())
        qCWarning(log, "The bytes of expired salts could not be overwritten; the file that held "
                       "them is gone.");
}

} // namespace

SaltSet::~SaltSet()
{
    OPENSSL_cleanse(salts.data(), sizeof(salts));
}

SaltFile::SaltFile(QString path) : m_path(std::move(path)) {}

Result<SaltFile::Content> SaltFile::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return Content{};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return domain::failure(
            ErrorKind::Storage,
            QCoreApplication::translate("Enrich",
                                        "The file %1 cannot be read: %2. Footfall must own it; "
                                        "change its owner, or run as the user who made it.")
                .arg(m_path, file.errorString()));
    SecretBytes content(file.readAll());
    const QByteArray &bytes = content.bytes();

    if (bytes.startsWith(Magic.chopped(1)) && bytes.size() >= HeadSize && bytes.at(7) > Magic.at(7))
        return domain::failure(
            ErrorKind::Newer,
            QCoreApplication::translate("Enrich", "The file %1 was written by a newer Footfall. "
                                                  "Update Footfall, or use another data directory.")
                .arg(m_path));
    std::optional<SaltSets> sets = parse(bytes);
    if (!sets) {
        qCWarning(log,
                  "%s is damaged and is made anew: visitors who came today before now may be "
                  "counted twice.",
                  qUtf8Printable(m_path));
        return Content{};
    }
    const bool ownersOnly = (file.permissions() & (QFile::ReadGroup | QFile::WriteGroup |
                                                   QFile::ReadOther | QFile::WriteOther)) == 0;
    return Content{std::move(*sets), ownersOnly ? State::Sound : State::NeedsWriting};
}

Result<Done> SaltFile::checkWritable() const
{
    if (::access(QFile::encodeName(QFileInfo(m_path).absolutePath()).constData(), W_OK | X_OK) != 0)
        return cannotWrite();
    return Done{};
}

tl::unexpected<domain::Error> SaltFile::cannotWrite() const
{
    return domain::failure(
        ErrorKind::Storage,
        QCoreApplication::translate("Enrich",
                                    "The file %1 cannot be written: %2. Make room on the disk and "
                                    "the directory writable; until then nothing can be counted.")
            .arg(m_path, QString::fromLocal8Bit(std::strerror(errno))));
}

Result<Done> SaltFile::write(const SaltSets &sets)
{
    SecretBytes content;
    QByteArray &bytes = content.bytes();
    // Growing would leave copies behind in freed memory.
    bytes.reserve(HeadSize + static_cast<qsizetype>(sets.size()) * SetSize + SHA256_DIGEST_LENGTH);
    bytes.append(Magic);
    appendNumber(bytes, static_cast<qint64>(sets.size()));
    for (const auto &[key, set] : sets) {
        appendNumber(bytes, key.site.value);
        appendNumber(bytes, key.day.toJulianDay());
        bytes.append(reinterpret_cast<const char *>(set->salts.data()), sizeof(set->salts));
    }
    appendDigest(bytes);
    return replaceWith(bytes);
}

Result<Done> SaltFile::replaceWith(const QByteArray &bytes)
{
    const QByteArray path = QFile::encodeName(m_path);
    const QByteArray next = path + ".new";
    const QByteArray directory = QFile::encodeName(QFileInfo(m_path).absolutePath());

    const Descriptor old(::open(path.constData(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    // Left behind by a crash in this function: made anew, so that nobody else holds it open.
    ::unlink(next.constData());
    {
        const Descriptor file(::open(next.constData(),
                                     O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                                     S_IRUSR | S_IWUSR));
        if (!file.isOpen() || !file.write(bytes.constData(), bytes.size()) || !file.sync()) {
            const auto error = cannotWrite();
            ::unlink(next.constData());
            return error;
        }
    }
    if (::rename(next.constData(), path.constData()) != 0) {
        const auto error = cannotWrite();
        ::unlink(next.constData());
        return error;
    }
    const Descriptor folder(::open(directory.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen() || !folder.sync())
        return cannotWrite();
    overwrite(old);
    return Done{};
}

} // namespace footfall::enrich
