// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/logline.h"

#include <QDateTime>
#include <QRegularExpression>

namespace footfall {

namespace {

struct Level {
    const char *name;
    char priority; ///< As syslog counts.
};

Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return {"debug", '7'};
    case QtInfoMsg: return {"info", '6'};
    case QtWarningMsg: return {"warning", '4'};
    case QtCriticalMsg: return {"error", '3'};
    case QtFatalMsg: return {"fatal", '2'};
    }
    return {"info", '6'};
}

bool isOurs(const QString &category)
{
    return category.startsWith(QStringLiteral("footfall."));
}

QString withoutAddresses(QString text)
{
    static const QRegularExpression address(
        QStringLiteral(R"(\b\d{1,3}(\.\d{1,3}){3}\b|[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,7})"));
    return text.replace(address, QStringLiteral("[address]"));
}

/// What a terminal or a reader of lines could take for more than text: controls, and the marks that
/// turn the direction of writing or end a line.
bool isHarmful(QChar character)
{
    const QChar::Category category = character.category();
    return category == QChar::Other_Control || category == QChar::Other_Format ||
           category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

QString escaped(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar character : text) {
        if (!isHarmful(character))
            safe += character;
        else if (character == QLatin1Char('\n'))
            safe += QStringLiteral("\\n");
        else if (character == QLatin1Char('\t'))
            safe += QStringLiteral("\\t");
        else
            safe += QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QLatin1Char('0'));
    }
    return safe;
}

/// At most so many bytes of UTF-8, whole characters.
QByteArray cut(const QString &text, qsizetype bytes)
{
    static const QByteArray more = QStringLiteral("…").toUtf8();
    QByteArray utf8 = text.left(bytes).toUtf8();
    if (utf8.size() <= bytes && text.size() <= bytes)
        return utf8;
    utf8.truncate(std::min(bytes, utf8.size()) - more.size());
    const auto isContinuation = [&utf8] {
        return !utf8.isEmpty() && (static_cast<unsigned char>(utf8.back()) & 0xC0U) == 0x80U;
    };
    while (isContinuation())
        utf8.chop(1);
    if (!utf8.isEmpty() && static_cast<unsigned char>(utf8.back()) >= 0xC0U)
        utf8.chop(1);
    return utf8 + more;
}

} // namespace

QByteArray logLine(const LogEntry &entry, LogPrefix prefix)
{
    const Level level = levelOf(entry.type);
    QByteArray line;
    if (prefix == LogPrefix::Priority)
        line = QByteArrayLiteral("<") + level.priority + '>';
    line += QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(entry.time), Qt::UTC)
                .toString(Qt::ISODateWithMs)
                .toLatin1() +
            ' ' + level.name + ' ' + escaped(entry.category).left(100).toUtf8() + ": ";
    // Cut first: a text may be of any length.
    const QString text = entry.text.left(LongestLogLine).trimmed();
    line += cut(escaped(isOurs(entry.category) ? text : withoutAddresses(text)),
                LongestLogLine - line.size() - 1);
    return line + '\n';
}

} // namespace footfall
