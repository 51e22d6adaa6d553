#include "ui/look/look.h"
#include "ui/mainwindow.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    stet::Look look(&application);
    look.choose(stet::schemeChoiceFromName(qEnvironmentVariable("STET_COLOR_SCHEME")));
    stet::MainWindow window;
    window.fillMenus();
    window.show();
    return QApplication::exec();
}
