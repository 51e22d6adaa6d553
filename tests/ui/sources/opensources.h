#pragma once

#include "app/sources/sourcestore.h"
#include "tests/ui/openwindow.h"
#include "ui/notices.h"
#include "ui/prompts.h"
#include "ui/sidepanel.h"
#include "ui/sources/sourceform.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>

namespace stet {

/// A saved page of one paragraph.
inline QByteArray pageOf(const QByteArray &words, const QByteArray &address = "https://gazette.example/harbour")
{
    return "<!doctype html><html><head><title>Harbour plans</title><meta name=author content='Ruth Vale'><link rel=canonical href='" + address
           + "'></head><body><article><h1>Harbour plans</h1><p>" + words + "</p></article></body></html>";
}

/// The window with the panel of sources.
class OpenSources : public OpenWindow
{
public:
    bool open()
    {
        if (!OpenWindow::open())
            return false;
        window()->sidePanel()->show(QStringLiteral("sources"));
        return QTest::qWaitFor([this] { return find<QWidget>("findSource")->isEnabled(); });
    }

    /// Sources as an earlier day left them in the library.
    void add(const QList<Source> &sources)
    {
        QVERIFY(library()->sources().add(sources));
        QVERIFY(openAgain());
        window()->sidePanel()->show(QStringLiteral("sources"));
        QTRY_COMPARE(list()->rowCount(), int(sources.size()));
    }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        // The newest of that name: a dialog that was closed may not be gone yet.
        const auto all = window()->findChildren<Widget *>(QString::fromLatin1(name));
        return all.isEmpty() ? nullptr : all.last();
    }
    template <typename Widget>
    Widget *shown(const char *name) const
    {
        Widget *widget = nullptr;
        (void)QTest::qWaitFor([&] { return (widget = find<Widget>(name)) && widget->isVisible(); });
        return widget && widget->isVisible() ? widget : nullptr;
    }

    QAbstractItemModel *list() const { return find<QListView>("sourceList")->model(); }
    QString notice() const { return window()->notices()->text(); }
    void undo() const { undoIn(window()->notices()); }
    static void undoIn(const QWidget *said)
    {
        QTest::mouseClick(said->findChild<QPushButton *>(QStringLiteral("notice.verb")), Qt::LeftButton);
    }

    QList<Source> kept() const
    {
        const auto connection = library();
        QList<Source> sources;
        const QList<Source> listed = connection->sources().list().value();
        for (const Source &source : listed) {
            if (const auto loaded = connection->sources().load(source.id)) // the program may have merged it meanwhile
                sources.append(*loaded);
        }
        return sources;
    }
    Source keptOne() const
    {
        const QList<Source> sources = kept();
        return sources.size() == 1 ? sources.first() : Source();
    }

    SourceForm *editChosen() const
    {
        (void)QTest::qWaitFor([this] { return find<QPushButton>("editSource")->isEnabled(); });
        QTest::mouseClick(find<QPushButton>("editSource"), Qt::LeftButton);
        return shown<SourceForm>("sourceForm");
    }
    void addFile(const QString &name, const QByteArray &bytes) const
    {
        prompts::setNextAnswer(makeFile(name, bytes));
        run("sources.files");
    }
    static void type(QLineEdit *line, const QString &text)
    {
        line->clear();
        QTest::keyClicks(line, text);
    }
};

} // namespace stet
