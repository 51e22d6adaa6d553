#pragma once

#include "app/quotations/quotationreading.h"

#include <QWidget>

class QLayout;
class QListView;
class QStackedWidget;
class QToolButton;

namespace stet {

class FindingsDesk;
class FindingsPage;
class QuotationDesk;
class QuotationForm;
class QuotationModel;
struct SourceChoice;

/// The side panel of quotations: how many are left to check, the list of them, and everything about the chosen one; and,
/// on a second page, the findings about the article's words.
///
/// Owned by the side panel; window's thread.
class QuotationsPanel : public QWidget
{
    Q_OBJECT

public:
    QuotationsPanel(QuotationDesk *desk, FindingsDesk *findings, QWidget *parent = nullptr);

    FindingsPage *findingsPage() const { return m_findingsPage; }

    /// Shows the page of findings, or that of quotations.
    void showFindings(bool findings);

    void choose(const QUuid &record);
    QUuid chosen() const;
    void setSources(const QList<SourceChoice> &sources);
    void focusSpeaker();

Q_SIGNALS:
    /// The writer asked to see the words in the text.
    void placeAsked(const QUuid &record);
    void addSourceAsked();
    void openSourceAsked(const QString &key);
    void ledgerAsked();

private:
    QWidget *makeQuotations();
    QLayout *makeHead();
    void takeReading();
    void countFindings();
    void showChosen();

    QuotationDesk *m_desk;
    QuotationModel *m_model;
    FindingsDesk *m_findings;
    FindingsPage *m_findingsPage;
    QToolButton *m_count;        ///< shows the quotations
    QToolButton *m_findingCount; ///< shows the findings
    QToolButton *m_check;
    QListView *m_list;
    QuotationForm *m_form;
    QStackedWidget *m_pages;     ///< of quotations: none, or the list
    QStackedWidget *m_rooms;     ///< quotations, findings
    bool m_showing = false;
    bool m_showAgain = false;
};

} // namespace stet
