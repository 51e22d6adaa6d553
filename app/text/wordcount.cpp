#include "app/text/wordcount.h"

#include "app/text/citationmark.h"

namespace stet {

namespace {

/// Characters of scripts that write without spaces count one by one, as word processors count them.
bool standsAlone(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana: return true;
    default: return false;
    }
}

/// A dash that parts words even without spaces. A hyphen, also the one that does not break, joins.
bool isDash(char32_t character)
{
    return character == 0x2013 || character == 0x2014 || character == 0x2015;
}

bool isDigit(char32_t character)
{
    return QChar::isDigit(character);
}

} // namespace

qsizetype countWords(QStringView text)
{
    qsizetype words = 0;
    bool inWord = false;
    char32_t before = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t character = text[i].unicode();
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair)
            character = QChar::surrogateToUcs4(text[i], text[i + 1]);
        const bool range = character == 0x2013 && isDigit(before) && i + 1 < text.size() && text[i + 1].isDigit();
        if (QChar::isSpace(character) || (isDash(character) && !range)
            || (character == '-' && before == '-')) {
            inWord = false;
        } else if (standsAlone(character)) {
            ++words;
            inWord = false;
        } else if (!inWord && QChar::isLetterOrNumber(character)) {
            ++words;
            inWord = true;
        }
        before = character;
        i += isPair;
    }
    return words;
}

qsizetype countWords(const QList<ProseParagraph> &paragraphs)
{
    qsizetype words = 0;
    for (const ProseParagraph &paragraph : paragraphs) {
        if (paragraph.part != ArticlePart::Body || paragraph.kind == ProseParagraph::Kind::Footnote
            || paragraph.kind == ProseParagraph::Kind::Code) {
            continue;
        }
        words += countWords(QStringView(paragraph.text));
        for (const CitationMark &mark : citationMarks(paragraph.text)) {
            if (!mark.inText)
                words -= countWords(QStringView(paragraph.text).sliced(mark.range.start, mark.range.length()));
        }
    }
    return words;
}

} // namespace stet
