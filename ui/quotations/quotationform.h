#pragma once

#include "app/quotations/quotationreading.h"

#include <QList>
#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace stet {

class QuotationDesk;

/// A source as a list to choose from shows it.
struct SourceChoice
{
    QString key;
    QString label;
};

/// Everything about one quotation, and what the writer decides about it.
///
/// A change goes to the desk as soon as it is made; there is nothing to apply. Owned by the panel; window's thread.
class QuotationForm : public QWidget
{
    Q_OBJECT

public:
    explicit QuotationForm(QuotationDesk *desk, QWidget *parent = nullptr);

    /// Shows an entry; null: nothing is chosen. What is being typed in a field stays.
    void showEntry(const QuotationEntry *entry);
    void setSources(const QList<SourceChoice> &sources);

    /// Puts the keyboard where the speaker is decided.
    void focusSpeaker();

Q_SIGNALS:
    void addSourceAsked();
    void openSourceAsked(const QString &key);

private:
    static QVBoxLayout *addRow(QVBoxLayout *form, const QString &label);
    void addRow(QVBoxLayout *form, const QString &label, QWidget *field);
    void addRow(QVBoxLayout *form, const QString &label, QLayout *fields);
    void setRowVisible(QWidget *field, bool visible);
    void makeVerdict(QVBoxLayout *column);
    void makeSpeaker(QVBoxLayout *form);
    void makeSource(QVBoxLayout *form);
    void makeCircumstances(QVBoxLayout *form);
    void makeDecisions(QVBoxLayout *form);
    QLineEdit *makeField(const QString &name, const QString &label, QString QuotationRecord::*member,
                         const QString &what);
    void change(const std::function<void(QuotationRecord &)> &change, const QString &what);
    void showVerdict(const QuotationEntry &entry);
    void showPlaces(const QuotationEntry &entry);
    void showSpeaker(const QuotationEntry &entry, bool another);

    void showWhatMatters(const QuotationEntry &entry);

    QuotationDesk *m_desk;
    QHash<QWidget *, QWidget *> m_rows; ///< what holds a field and its label
    QUuid m_record;
    QList<SourceChoice> m_sources;
    QString m_source;

    QLabel *m_mark;
    QLabel *m_standing;
    QLabel *m_sentence;
    QLabel *m_details;
    QCheckBox *m_tick;
    QLineEdit *m_speaker;
    SpeakerDecision m_shownDecision = SpeakerDecision::Proposed; ///< in m_speaker
    QPushButton *m_confirm;
    QPushButton *m_nobody;
    QLabel *m_evidence;
    QLineEdit *m_role;
    QLineEdit *m_verb;
    QComboBox *m_sourceBox;
    QToolButton *m_openSource;
    QLineEdit *m_locator;
    QLineEdit *m_chain;
    QComboBox *m_medium;
    QDateEdit *m_date;
    QToolButton *m_clearDate;
    QLineEdit *m_occasion;
    QComboBox *m_terms;
    QLineEdit *m_termsReason;
    QComboBox *m_speech;
    QLineEdit *m_reason;
    QLineEdit *m_waiver;
    QLabel *m_checked; ///< who held it to its source, and when
    QComboBox *m_places; ///< where the record may belong, when several places fit
    QPushButton *m_forget;
};

} // namespace stet
