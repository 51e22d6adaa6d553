#pragma once

#include <QString>

namespace stet {

/// What decides whether Chromium can be started. Where it cannot, it would end the whole program instead of saying so:
/// that is why it is asked beforehand.
struct PreviewConditions
{
    bool superuser = false;        ///< Chromium refuses to run as root with its sandbox on
    bool sandboxOff = false;       ///< switched off by the environment (tests only; Stet never does)
    bool canMakeNamespace = true;  ///< the sandbox needs user namespaces
    bool engineInstalled = true;   ///< its program and its data are there
};

/// As they are on this machine, for this process.
PreviewConditions previewConditions();

/// One sentence for the writer; empty when nothing stands in the way.
QString whyNoPreview(const PreviewConditions &conditions);

/// Keeps Qt from making an OpenGL context on X11 while the application is made, as Qt WebEngine asks it to. Nothing here
/// draws with one, and it costs 30 ms and 37 MiB. What Stet starts later, such as a browser, is not touched.
class WithoutOpenGl
{
public:
    WithoutOpenGl();
    ~WithoutOpenGl();
    Q_DISABLE_COPY_MOVE(WithoutOpenGl)

private:
    bool m_asked;
};

/// Tells Qt WebEngine of our scheme and how to run: without a graphics card's help, which a page of words does not
/// need and which costs memory and time at the start. Must run in main, before QApplication is made.
void preparePreview();

} // namespace stet
