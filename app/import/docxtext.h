#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace stet {

/// The words of a Word document, and what it says about itself.
struct DocxText
{
    QString text;    ///< paragraphs parted by an empty line; notes follow the body
    QString title;
    QString creator;
    QDateTime changed;
    bool isCut = false; ///< the file is damaged, and its words end where they could be read no further
};

/// Reads the words of a .docx as its reader sees them: insertions are there, deletions are not. Formatting, pictures
/// and comments are left out. Nothing outside the file is read.
///
/// Bounded: a member unpacks to 32 MB at most and nests 400 deep. Any thread. Unreadable or TooLarge, with a sentence.
Result<DocxText> docxText(const QByteArray &bytes);

/// The words of `word/document.xml` or a part like it: `docxText` without the archive around it.
Result<QString> wordXmlText(const QByteArray &xml);

} // namespace stet
