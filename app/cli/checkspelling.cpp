#include "app/cli/checksections.h"
#include "app/spelling/spellchecker.h"

#include <QHash>
#include <QJsonObject>

namespace stet {

Result<CheckFindings> checkSpelling(const CheckedFile &file)
{
    Result<std::unique_ptr<Speller>> speller = Speller::open(file.language);
    if (!speller)
        return speller.error();
    SpellChecker checker(std::move(*speller));
    checker.setNames(file.names);
    checker.setUserWords(file.ownWords);
    CheckFindings findings;
    QHash<QString, QStringList> suggested;
    for (const ProseParagraph &paragraph : file.imported.prose) {
        for (const TextRange &range : checker.misspellings(paragraph)) {
            const QString word = paragraph.text.mid(range.start, range.length());
            if (!suggested.contains(word))
                suggested.insert(word, checker.speller()->suggestions(word));
            QJsonObject entry = placed(file, paragraph, range);
            entry["word"] = word;
            entry["suggestions"] = QJsonArray::fromStringList(suggested[word]);
            findings.entries.append(entry);
            findings.lines.append(lineStart(file, paragraph, range) + partName(paragraph) + QStringLiteral(": ") + word
                                  + (suggested[word].isEmpty() ? QString()
                                                               : QStringLiteral(" → ") + suggested[word].join(QStringLiteral(", "))));
            ++findings.problems;
        }
    }
    return findings;
}

} // namespace stet
