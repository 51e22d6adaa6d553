#pragma once

#include "app/citations/citationchoices.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QTextBrowser;

namespace stet {

struct Article;
class ArticleCitations;
class StyleListModel;
class StyleSamples;

/// Chooses how the open article prints its citations: a press form or any style that is installed, each with a sample
/// of the article's own sources, the language of dates and words in them, and the outlet that it may stand for.
///
/// It is there at once; the styles come into the list as soon as their heads are read, elsewhere. Borrows everything it
/// is given. Window's thread.
class StyleDialog : public QDialog
{
    Q_OBJECT

public:
    StyleDialog(ArticleCitations *citations, StyleSamples *samples, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Every style is in the list.
    void listed();

private:
    QWidget *makeList();
    QWidget *makeSample();
    void makeOutlet(const Article &article);
    void showOutlet();
    void takeSubject();
    void choose(const QString &name);
    void showChosen();
    void toggleFavourite();
    void useChosen();
    QString chosen() const;
    QString outlet() const;

    ArticleCitations *m_citations;
    StyleSamples *m_samples;
    StyleListModel *m_model;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_title;
    QLabel *m_kind;
    QTextBrowser *m_sample;
    QComboBox *m_locale;
    QLineEdit *m_outlet;
    QCheckBox *m_forOutlet;
    QPushButton *m_favourite;
    QPushButton *m_use;
};

} // namespace stet
