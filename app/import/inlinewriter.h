#pragma once

#include "app/import/htmltree.h"
#include "app/text/prose.h"

#include <QList>
#include <QString>

#include <array>
#include <vector>

namespace stet {

/// Collects the words of one paragraph of HTML with what is emphasised, linked and code, and writes them as Markdown.
/// White space is folded as browsers do.
class InlineWriter
{
public:
    enum class Mark { Emphasis, Strong, Strikethrough, Code, Link };

    void addWords(const HtmlNode &text);
    void addBreak();
    /// Markdown that stands for no words: a picture.
    void addVerbatim(const QString &markdown);
    void open(Mark mark, const QString &address = {});
    void close();

    bool isEmpty() const { return m_text.trimmed().isEmpty() && m_verbatim.isEmpty(); }
    bool endsWithBreak() const { return m_text.endsWith(u'\n'); }

    /// The words so far; emphasis that is open stays open for the next paragraph. `oneLine` writes breaks as spaces.
    struct Written
    {
        QString markdown;
        ProseParagraph prose;
    };
    Written take(bool oneLine);

private:
    struct Span
    {
        Mark mark;
        QString address;
        qsizetype start = 0;
        qsizetype end = 0;
    };
    struct Verbatim
    {
        qsizetype position;
        QString markdown;
    };

    void trim();
    void tidySpans();
    bool canStand(const Span &span) const;
    QString written(bool oneLine) const;
    ProseParagraph prose() const;

    QString m_text;
    std::vector<qint32> m_places;
    QList<Span> m_open;
    std::vector<Mark> m_order;         ///< every mark that is open, repeated ones too
    std::array<int, 5> m_openTimes{};  ///< how often each is
    QList<Span> m_spans;
    QList<Verbatim> m_verbatim;
};

} // namespace stet
