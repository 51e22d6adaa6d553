#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <filesystem>

namespace stet::faults {

/// How a program under the shim ended.
struct Run
{
    bool crashed = false;
    int exitCode = 0;
    QStringList lines;
};

inline QProcessEnvironment environment(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home);
    environment.remove(QStringLiteral("STET_LIBRARY"));
    return environment;
}

/// The shim's settings, for files below `path`.
inline QProcessEnvironment faulty(const QString &home, const QString &path, const QString &mode, long at,
                                  const QString &log = {})
{
    QProcessEnvironment all = environment(home);
    all.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(STET_FAULT_SHIM));
    all.insert(QStringLiteral("FAULT_PATH"), path);
    all.insert(QStringLiteral("FAULT_MODE"), mode);
    all.insert(QStringLiteral("FAULT_AT"), QString::number(at));
    if (!log.isEmpty())
        all.insert(QStringLiteral("FAULT_LOG"), log);
    return all;
}

inline Run run(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.waitForFinished(60000);
    Run run;
    run.crashed = process.exitStatus() == QProcess::CrashExit;
    run.exitCode = process.exitCode();
    run.lines = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    return run;
}

inline void copyFolder(const QString &from, const QString &to)
{
    QDir(to).removeRecursively();
    std::filesystem::copy(from.toStdString(), to.toStdString(),
                          std::filesystem::copy_options::recursive | std::filesystem::copy_options::copy_symlinks);
}

/// Files that only a stopped write can have left.
inline QStringList debris(const QString &folder)
{
    QStringList left;
    QDirIterator files(folder, {QStringLiteral("*.new")}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        left.append(files.next());
    return left;
}

/// "long" sets are run by hand, see tests/faults/README.md.
inline bool isLong()
{
    return qEnvironmentVariable("STET_FAULTS") == QLatin1String("long");
}

} // namespace stet::faults
