#pragma once

#include "app/sources/sourcestore.h"
#include "tests/ui/openwindow.h"
#include "ui/citations/articlecitations.h"
#include "ui/quotations/quotationdesk.h"

namespace stet {

/// An article of a newspaper, saved where there is a text.
inline Source made(const QString &key, const QString &writer, const QString &year, const QString &title, const QString &text = {})
{
    Source source;
    source.key = key;
    source.item = {{"type", "article-newspaper"}};
    source.setNames("author", {cslNameFromText(writer)});
    source.setDate("issued", cslDateFromText(year));
    source.setText("title", title);
    source.setText("container-title", "Harbour Herald");
    if (!text.isEmpty())
        source.captures.append(makeCapture(text, QDateTime::fromSecsSinceEpoch(1'600'000'000), QStringLiteral("text/plain"), {}));
    return source;
}

/// The window with three sources to cite, and the caret in an empty draft.
class OpenCitations : public OpenWindow
{
public:
    bool open()
    {
        return prepare() && startAnewWith({
            made("price2021", "Price, Nora", "2021", "Talks went well", "The minister said that the lights stay on. Nobody left."),
            made("vale2014", "Vale, Ruth", "2014", "The last ferry"), made("osei2019", "Osei, Kofi", "2019", "Night work on the quay")});
    }

    /// Starts the program again, with more sources in its library.
    bool startAnewWith(const QList<Source> &sources)
    {
        close();
        {
            const auto kept = Library::open(libraryFolder());
            if (!kept || !(*kept)->sources().add(sources))
                return false;
        }
        if (!openAgain())
            return false;
        editor()->setFocus();
        return QTest::qWaitFor([&] { return citations()->sources().find(sources.last().key) != nullptr; });
    }

    ArticleCitations *citations() const { return window()->findChild<ArticleCitations *>(); }
    QString body() const { return editor()->toPlainText(); }
    void type(const QString &text) const { QTest::keyClicks(editor(), text); }
    void putCaret(const QString &after) const
    {
        QTextCursor cursor = editor()->textCursor();
        cursor.setPosition(int(body().indexOf(after) + after.size()));
        editor()->setTextCursor(cursor);
    }

    /// The checked quotation that is tied to a source.
    const QuotationEntry *quotationOf(const QString &key) const
    {
        for (const QuotationEntry &entry : window()->findChild<QuotationDesk *>()->reading().entries) {
            if (entry.source() == key && isFaithful(entry.verification.verdict))
                return &entry;
        }
        return nullptr;
    }
};

} // namespace stet
