#pragma once

#include "ui/preview/previewstart.h"

#include <QApplication>
#include <QTest>

/// main of a test that shows pages or the window: the scheme is registered before the application is made.
#define STET_PREVIEW_TEST_MAIN(Test)                                                                                   \
    int main(int argc, char **argv)                                                                                    \
    {                                                                                                                  \
        stet::preparePreview();                                                                                        \
        QApplication application(argc, argv);                                                                          \
        QCoreApplication::setApplicationName(QStringLiteral("stet"));                                                  \
        Test test;                                                                                                     \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
