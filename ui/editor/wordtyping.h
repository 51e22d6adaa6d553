#pragma once

#include <QString>

class QPlainTextEdit;

namespace stet {

/// How typed characters become words in a field: with the language's quotation marks and dashes, and with one step of
/// undo for each word. Owned by its field; window's thread.
class WordTyping
{
public:
    explicit WordTyping(QPlainTextEdit *field) : m_field(field) {}

    /// Quotation marks, dashes and ellipses are set as the language (BCP 47) wants them while one types.
    void setTypography(bool on, const QString &language);

    /// Puts typed characters in at the caret; false: nothing is special about them, the field does as it always does.
    /// `literal`: they are code and stay as they were typed. `kept`: the words around the caret were held to a source,
    /// so that a mark typed there still curls, but nothing that stands there already changes.
    bool take(const QString &characters, bool literal, bool kept);

    /// Backspace right after typography has decided something gives the typed characters back; false: there is nothing
    /// to give back.
    bool takeBack();

    /// Another text is shown: nothing can be given back.
    void forget() { m_decidedEnd = -1; }

private:
    bool takeWithTypography(QChar character, bool kept);

    QPlainTextEdit *m_field;
    QString m_language;
    bool m_typography = false;
    int m_decidedEnd = -1;    ///< right after what typography has just put in; -1: nothing to take back
    QString m_typedCharacter; ///< what was typed then
    QString m_decided;        ///< what it became
};

} // namespace stet
