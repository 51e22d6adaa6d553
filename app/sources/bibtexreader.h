#pragma once

#include "app/sources/sourcefile.h"

namespace stet {

/// BibTeX and BibLaTeX. Values that are inherited through crossref and xdata are filled in; a field that CSL has no
/// place for stays under "custom" in the item, as TeX, and is written again.
ReadSources readBibtex(const QString &text);

/// BibLaTeX, with what BibTeX alone knows spelled so that both can read it. Variables that have no field of their own
/// are written as x-NAME, which every reader of BibTeX passes over.
QString writeBibtex(const QList<Source> &sources);

} // namespace stet
