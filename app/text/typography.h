#pragma once

#include <QString>
#include <QStringView>
#include <optional>

namespace stet {

/// What to do in place of inserting the character that was typed.
struct TypographyEdit
{
    qsizetype removeBefore = 0; ///< UTF-16 units before the caret that go
    QString insert;             ///< what comes, the typed character included

    bool operator==(const TypographyEdit &) const = default;
};

/// Decides quotation marks, apostrophes, dashes and ellipses while they are typed, after the habits of `language` (BCP 47:
/// English and its British single marks, German, Swiss German, French with its thin spaces, Spanish; others as
/// English).
///
/// `before` is the paragraph up to the caret (Markdown; a few hundred units are enough), `character` what was typed.
/// Nothing: insert it as it is. Inside code, addresses and link targets nothing is ever changed. What is decided is
/// stored in the text and never guessed again; taking it back with one key is the editor's part, which then inserts
/// `character` itself.
std::optional<TypographyEdit> typed(QStringView before, QChar character, const QString &language);

} // namespace stet
