#pragma once

#include "app/quotations/quotationreading.h"

#include <QWidget>

class QLabel;
class QListView;
class QStackedWidget;
class QToolButton;

namespace stet {

class QuotationDesk;
class QuotationForm;
class QuotationModel;
struct SourceChoice;

/// The side panel of quotations: how many are left to check, the list of them, and everything about the chosen one.
///
/// Owned by the side panel; window's thread.
class QuotationsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit QuotationsPanel(QuotationDesk *desk, QWidget *parent = nullptr);

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
    void takeReading();
    void showChosen();

    QuotationDesk *m_desk;
    QuotationModel *m_model;
    QLabel *m_count;
    QToolButton *m_check;
    QListView *m_list;
    QuotationForm *m_form;
    QStackedWidget *m_pages;
};

} // namespace stet
