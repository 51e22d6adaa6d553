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

/// Tells Qt WebEngine of our scheme and how to run: without a graphics card's help, which a page of words does not
/// need and which costs memory and time at the start. Must run in main, before QApplication is made.
void preparePreview();

} // namespace stet
