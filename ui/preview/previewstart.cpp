#include "ui/preview/previewstart.h"

#include "ui/preview/previewscheme.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLoggingCategory>

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

namespace stet {

namespace {

constexpr char integration[] = "QT_XCB_GL_INTEGRATION";

bool sandboxSwitchedOff()
{
    return qEnvironmentVariableIntValue("QTWEBENGINE_DISABLE_SANDBOX") == 1
           || qgetenv("QTWEBENGINE_CHROMIUM_FLAGS").contains("--no-sandbox");
}

/// Tries it in a child, as Chromium does.
bool namespaceCanBeMade()
{
    const pid_t child = fork();
    if (child < 0)
        return false;
    if (child == 0)
        _exit(unshare(CLONE_NEWUSER) == 0 ? 0 : 1);
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool engineIsInstalled()
{
    const QString named = qEnvironmentVariable("QTWEBENGINEPROCESS_PATH");
    const QFileInfo program(named.isEmpty() ? QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath)
                                                  + QStringLiteral("/QtWebEngineProcess")
                                            : named);
    const QString resources = qEnvironmentVariable("QTWEBENGINE_RESOURCES_PATH",
                                                   QLibraryInfo::path(QLibraryInfo::DataPath)
                                                       + QStringLiteral("/resources"));
    return program.isFile() && program.isExecutable()
           && QFileInfo::exists(resources + QStringLiteral("/qtwebengine_resources.pak"));
}

QtMessageHandler handlerBefore = nullptr;

/// Qt WebEngine misses OpenGL aloud, though it draws without.
void dropTalkOfOpenGl(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.startsWith(QLatin1String("No suitable graphics backend found")))
        handlerBefore(type, context, message);
}

} // namespace

WithoutOpenGl::WithoutOpenGl() : m_asked(!qEnvironmentVariableIsSet(integration))
{
    if (m_asked)
        qputenv(integration, "none");
}

WithoutOpenGl::~WithoutOpenGl()
{
    if (m_asked)
        qunsetenv(integration);
}

PreviewConditions previewConditions()
{
    PreviewConditions conditions;
    conditions.superuser = geteuid() == 0;
    conditions.sandboxOff = sandboxSwitchedOff();
    conditions.canMakeNamespace = conditions.superuser || conditions.sandboxOff || namespaceCanBeMade();
    conditions.engineInstalled = engineIsInstalled();
    return conditions;
}

QString whyNoPreview(const PreviewConditions &conditions)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("stet::PreviewPane", text); };
    if (!conditions.engineInstalled)
        return tr("The preview needs Qt WebEngine, which is not whole on this machine. Writing, saving and exporting "
                  "work without it.");
    if (conditions.sandboxOff)
        return {};
    if (conditions.superuser)
        return tr("The preview does not run for the superuser. Start Stet as an ordinary user to see the page; "
                  "writing, saving and exporting work all the same.");
    if (!conditions.canMakeNamespace)
        return tr("The preview cannot be locked in on this system, which forbids user namespaces, so it stays off. "
                  "Writing, saving and exporting work without it.");
    return {};
}

void preparePreview()
{
    PreviewScheme::registerScheme();
    handlerBefore = qInstallMessageHandler(dropTalkOfOpenGl);
    // Qt WebEngine tells the terminal at length how it draws; QT_LOGGING_RULES brings that back.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.webenginecontext.info=false\nqt.webenginecontext.debug=false"));
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        qputenv("QT_QUICK_BACKEND", "software");
    QByteArray flags = qgetenv("QTWEBENGINE_CHROMIUM_FLAGS");
    flags += " --disable-gpu --renderer-process-limit=1";
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", flags.trimmed());
}

} // namespace stet
