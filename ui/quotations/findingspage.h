#pragma once

#include "app/quotations/quotationfinding.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace stet {

class FindingModel;
class FindingsDesk;

/// The findings about the open draft, in the panel of quotations: the list, and what can be done about the chosen one.
///
/// Owned by the panel; borrows the desk; window's thread.
class FindingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsPage(FindingsDesk *desk, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The writer asked to see the words in the text.
    void placeAsked(const stet::QuotationFinding &finding);
    void sourceAsked(const QString &key, const QString &words);
    void articleAsked(const stet::ArticleId &article);

private:
    QWidget *makeDetails();
    void takeEntries();
    void showChosen();
    void showPlace();
    void decide();

    FindingsDesk *m_desk;
    FindingModel *m_model;
    QListView *m_list;
    QLabel *m_empty;
    QLabel *m_name;
    QLabel *m_sentence;
    QLabel *m_settled;
    QPushButton *m_other;
    QLineEdit *m_reason;
    QPushButton *m_decide;
    QStackedWidget *m_pages;
};

} // namespace stet
