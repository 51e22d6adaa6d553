#pragma once

#include <QString>

namespace stet {

/// How braces that are no argument of a command are meant.
enum class TexBraces {
    Drop,       ///< they only hold together: names, notes
    KeepCase,   ///< they keep capitals: titles. They become CSL's <span class="nocase">.
};

/// TeX as bibliographies use it into Unicode with CSL's markup (<i>, <b>, <sup>, <sub>, small capitals): accents in any
/// of their spellings, special letters, dashes, quotation marks. Commands nobody knows are left out, their arguments
/// stay. Never fails; time and memory grow with the length, nesting beyond 64 is taken as text.
QString textFromTex(const QString &tex, TexBraces braces = TexBraces::Drop);

/// The reverse: what has a meaning in TeX is escaped, CSL's markup becomes commands, other letters stay Unicode.
QString texFromText(const QString &text);

} // namespace stet
