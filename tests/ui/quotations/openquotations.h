#pragma once

#include "tests/ui/openwindow.h"
#include "ui/prompts.h"
#include "ui/quotations/quotationmodel.h"
#include "ui/quotations/verdictmark.h"
#include "ui/sidepanel.h"

#include <QComboBox>
#include <QListView>
#include <QPlainTextEdit>

namespace stet {

/// The window with the panel of quotations.
class OpenQuotations : public OpenWindow
{
public:
    bool open()
    {
        if (!OpenWindow::open())
            return false;
        window()->sidePanel()->show(QStringLiteral("quotations"));
        return true;
    }

    /// A source by way of a file, as a writer adds it.
    void addSource(const QString &text) const
    {
        prompts::setNextAnswer(makeFile(QStringLiteral("Minutes.txt"), text.toUtf8()));
        run("sources.files");
        QTRY_VERIFY(find<QListView>("sourceList")->model()->rowCount() > 0);
        QTRY_VERIFY(!find<QPlainTextEdit>("capturedText")->toPlainText().isEmpty());
    }

    QListView *list() const { return find<QListView>("quotationList"); }
    int standing(int row) const { return list()->model()->index(row, 0).data(QuotationModel::StandingRole).toInt(); }
    void choose(const char *box, int index) const
    {
        auto *choice = find<QComboBox>(box);
        choice->setCurrentIndex(index);
        Q_EMIT choice->activated(index);
    }
};

} // namespace stet
