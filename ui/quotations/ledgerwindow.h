#pragma once

#include "app/quotations/quotationstore.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace stet {

class LedgerFilter;
class LedgerModel;
class Library;

/// The ledger of quotations as a table: of the open article, or of the whole library. Sort by a column, filter by
/// words, speaker, source and verdict, and go to the place. Window's thread.
class LedgerWindow : public QDialog
{
    Q_OBJECT

public:
    LedgerWindow(Library *library, QWidget *parent);

    /// Reads the ledger anew and shows it; `article` is what "this article" means.
    void showLedger(const ArticleId &article);

Q_SIGNALS:
    void placeAsked(const stet::ArticleId &article, const QUuid &record);

private:
    QLayout *makeFilters();
    void fillChoices();
    void chooseScope();
    void takeLines(const Result<QList<LibraryQuotation>> &lines);
    void showCount();
    void goToPlace();

    Library *m_library;
    LedgerModel *m_model;
    LedgerFilter *m_filter;
    ArticleId m_article;
    QLineEdit *m_words;
    QComboBox *m_scope;
    QComboBox *m_speaker;
    QComboBox *m_source;
    QComboBox *m_standing;
    QTableView *m_table;
    QLabel *m_count;
};

} // namespace stet
