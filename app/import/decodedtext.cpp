#include "app/import/decodedtext.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <array>

namespace stet {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::DecodedText", text);
}

Error refused(Error::Kind kind, const char *sentence, const QString &fileName, const QString &detail = {})
{
    return {kind, translated(sentence).arg(QFileInfo(fileName).fileName()), detail};
}

/// Control characters that no text has; a byte order mark has been dealt with before.
bool isBinary(const QByteArray &bytes)
{
    qsizetype strange = 0;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        if (value == 0)
            return true;
        strange += value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f' && value != 0x1B;
    }
    return strange * 100 > bytes.size();
}

/// What the bytes 0x80 to 0x9F stand for in Windows-1252; 0 where they stand for nothing.
constexpr std::array<char16_t, 32> windowsSigns{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

bool isAsciiLetter(char byte)
{
    return ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/// Whether bytes read like a Western text: enough words to tell, few bytes beyond ASCII, and those in places where
/// accents, quotation marks and dashes stand.
bool readsLikeWindowsText(const QByteArray &bytes)
{
    constexpr int enoughWords = 12;
    qsizetype beyond = 0;
    qsizetype odd = 0;
    int words = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        words += byte == ' ' || byte == '\n';
        if (byte < 0x80)
            continue;
        ++beyond;
        if (byte < 0xA0 && windowsSigns[byte - 0x80] == 0)
            return false;
        const bool besideLetter = (i > 0 && isAsciiLetter(bytes[i - 1]))
                                  || (i + 1 < bytes.size() && isAsciiLetter(bytes[i + 1]));
        odd += byte >= 0xC0 && !besideLetter;
    }
    return words >= enoughWords && beyond * 8 < bytes.size() && odd * 10 <= beyond;
}

QString fromWindows(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &character : text) {
        const char16_t unit = character.unicode();
        if (unit >= 0x80 && unit < 0xA0)
            character = QChar(windowsSigns[unit - 0x80]);
    }
    return text;
}

/// Whether a text that decoded without fault is one: UTF-16 of noise decodes, too.
bool isBinaryText(const QString &text)
{
    qsizetype strange = 0;
    for (const QChar character : text)
        strange += character.unicode() < 0x20 && !character.isSpace();
    return text.contains(QChar(0)) || strange * 100 > text.size();
}

} // namespace

Result<QByteArray> readWholeFile(const QString &path, qint64 limit)
{
    const QFileInfo info(path);
    if (!info.exists())
        return refused(Error::Kind::NotFound, "There is no file “%1”.", path, path);
    if (info.isDir())
        return refused(Error::Kind::Unreadable, "“%1” is a folder, not a file.", path, path);
    if (!info.isFile())
        return refused(Error::Kind::Unreadable, "“%1” is no ordinary file and was not read.", path, path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(Error::Kind::Unreadable, "“%1” cannot be opened for reading; it was not changed.", path,
                       path + QStringLiteral(": ") + file.errorString());
    if (file.size() > limit)
        return Error{Error::Kind::TooLarge,
                     translated("“%1” is larger than %2 MB and was not read.")
                         .arg(info.fileName(), QString::number(limit / 1'000'000)),
                     path};
    const QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return refused(Error::Kind::Unreadable, "“%1” could not be read to its end; it was not changed.", path,
                       path + QStringLiteral(": ") + file.errorString());
    return bytes;
}

Result<DecodedText> decodeText(const QByteArray &bytes, const QString &fileName, EncodingGuess guess,
                               const QByteArray &characterSet)
{
    if (bytes.size() > largestTextFile)
        return Error{Error::Kind::TooLarge,
                     translated("“%1” is larger than %2 MB and was not read.")
                         .arg(QFileInfo(fileName).fileName(), QString::number(largestTextFile / 1'000'000)),
                     {}};
    const auto marked = QStringConverter::encodingForData(bytes);
    const bool wide = marked && *marked != QStringConverter::Utf8;
    if (!wide && isBinary(bytes))
        return refused(Error::Kind::Unreadable, "“%1” is not a text file.", fileName);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8), QStringConverter::Flag::Stateless);
    DecodedText decoded{decoder(bytes), {}};
    if (decoder.hasError() && !wide && !characterSet.isEmpty()) {
        const QByteArray name = characterSet.toLower();
        QStringDecoder named(characterSet.constData());
        if (name == "windows-1252" || name == "iso-8859-1" || name == "latin1")
            decoded.text = fromWindows(bytes); // as every browser reads them
        else if (named.isValid())
            decoded.text = named(bytes);
        else
            return refused(Error::Kind::Unreadable,
                           "“%1” is not UTF-8 text; save it as UTF-8 and try again.", fileName);
    } else if (decoder.hasError()) {
        if (wide || guess == EncodingGuess::Refuse || !readsLikeWindowsText(bytes))
            return refused(Error::Kind::Unreadable,
                           "“%1” is not UTF-8 text; save it as UTF-8 and try again.", fileName);
        decoded.text = fromWindows(bytes);
        decoded.remark = translated("The file is not UTF-8; it was read as Windows-1252, so look at its accents and "
                                    "quotation marks.");
    }
    if (isBinaryText(decoded.text))
        return refused(Error::Kind::Unreadable, "“%1” is not a text file.", fileName);
    if (decoded.text.trimmed().isEmpty())
        return refused(Error::Kind::Unreadable, "“%1” is empty.", fileName);
    return decoded;
}

} // namespace stet
