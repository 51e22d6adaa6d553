#pragma once

#include <QObject>
#include <QStringList>

namespace stet {

class ArticleCitations;
class ArticleEditor;

/// Citation marks on the words of the editor: what each prints when the pointer rests on it, and a line and a sign in
/// the margin for those that name no source of the library.
///
/// The mark that is being written is not judged. Owned by the room of citations; window's thread.
class CitationMarks : public QObject
{
    Q_OBJECT

public:
    CitationMarks(const ArticleCitations *citations, ArticleEditor *editor, QObject *parent);

    /// Keys in the text that no source has, those of the mark at the caret left out.
    QStringList unknownKeys() const { return m_unknown; }

Q_SIGNALS:
    void unknownKeysChanged(const QStringList &keys);

private:
    void lay();
    void takeCaret();
    qsizetype markAtCaret() const;

    const ArticleCitations *m_citations;
    ArticleEditor *m_editor;
    QStringList m_unknown;
    bool m_hasMarks = false;
    qsizetype m_atCaret = -1; ///< the mark that the caret was in when they were laid
};

} // namespace stet
