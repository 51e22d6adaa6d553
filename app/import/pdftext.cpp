#include "app/import/pdftext.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>

#include <algorithm>

#include <sys/resource.h>
#include <unistd.h>

namespace stet {

namespace {

constexpr int longest = 20'000; // milliseconds
constexpr double longestSilence = 2; // seconds of its own work in which the child writes nothing; a page takes thousandths
constexpr qsizetype largestText = 16 * 1024 * 1024;
constexpr rlim_t mostMemory = 512ul * 1024 * 1024;

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::PdfText", text);
}

/// Runs in the child between fork and exec: nothing but system calls.
void limitChild()
{
    const rlimit memory{mostMemory, mostMemory};
    const rlimit seconds{longest / 1000, longest / 1000};
    const rlimit nothing{0, 0};
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_FSIZE, &nothing);
    setrlimit(RLIMIT_CORE, &nothing);
}

/// What a process has used of its processor so far; zero when it is gone.
double secondsOfWork(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (process <= 0 || !file.open(QIODevice::ReadOnly))
        return 0;
    // proc(5): the name stands in brackets and may hold anything; utime and stime are the 12th and 13th after it.
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return fields.size() < 13 ? 0 : double(fields[11].toLongLong() + fields[12].toLongLong()) / double(sysconf(_SC_CLK_TCK));
}

/// A line whose last word goes on in the next.
bool endsInHyphen(const QString &line)
{
    return line.size() > 1 && line.endsWith(QLatin1Char('-')) && line[line.size() - 2].isLetter();
}

} // namespace

QString paragraphsOfPdf(const QString &lines)
{
    QStringList paragraphs;
    QString paragraph;
    const auto end = [&] {
        if (!paragraph.isEmpty())
            paragraphs.append(paragraph);
        paragraph.clear();
    };
    for (QString line : QString(lines).replace(QLatin1Char('\f'), QLatin1String("\n")).split(QLatin1Char('\n'))) {
        line = line.simplified();
        if (line.isEmpty()) {
            end();
        } else if (endsInHyphen(paragraph)) {
            // "para-|graph" is one word; the hyphen of "Foreign-|Office" is its own.
            if (line[0].isLower())
                paragraph.chop(1);
            paragraph += line;
        } else {
            paragraph += (paragraph.isEmpty() ? QString() : QStringLiteral(" ")) + line;
        }
    }
    end();
    return paragraphs.join(QStringLiteral("\n\n"));
}

Result<QString> pdfText(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    const QString program = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (program.isEmpty()) {
        return Error{Error::Kind::Unavailable,
            translated("Reading a PDF takes the program pdftotext, which is not installed (package poppler-utils); nothing was added."), {}};
    }
    QProcess process;
    process.setChildProcessModifier(&limitChild);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, {QStringLiteral("-q"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), QStringLiteral("-eol"), QStringLiteral("unix"),
                            QFileInfo(path).absoluteFilePath(), QStringLiteral("-")});
    const QDeadlineTimer deadline(longest);
    QByteArray words;
    double workAtLastWords = 0;
    bool isSilent = false;
    while (process.state() != QProcess::NotRunning && !deadline.hasExpired() && words.size() <= largestText && !isSilent) {
        process.waitForReadyRead(int(std::clamp<qint64>(deadline.remainingTime(), 1, 100)));
        const QByteArray more = process.readAllStandardOutput();
        const double work = secondsOfWork(process.processId());
        if (!more.isEmpty())
            workAtLastWords = work;
        isSilent = work - workAtLastWords > longestSilence;
        words += more;
    }
    const bool isDone = process.state() == QProcess::NotRunning;
    if (!isDone) {
        process.kill();
        process.waitForFinished(2000);
    }
    if (words.size() > largestText)
        return Error{Error::Kind::TooLarge, translated("“%1” holds more words than Stet reads at once; nothing was added.").arg(name), {}};
    if (!isDone)
        return Error{Error::Kind::TooLarge, translated("Reading “%1” took too long and was stopped; nothing was added.").arg(name), {}};
    words += process.readAllStandardOutput();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const QString detail = QString::fromUtf8(process.readAllStandardError().left(400));
        if (process.exitCode() == 3)
            return Error{Error::Kind::Unreadable, translated("“%1” does not allow its words to be copied; nothing was added.").arg(name), detail};
        return Error{Error::Kind::Unreadable, translated("“%1” is damaged, protected by a password, or no PDF; nothing was added.").arg(name), detail};
    }
    const QString text = paragraphsOfPdf(QString::fromUtf8(words));
    if (text.trimmed().isEmpty())
        return Error{Error::Kind::Unreadable, translated("“%1” holds pictures of pages and no words; paste its text instead.").arg(name), {}};
    return text;
}

} // namespace stet
