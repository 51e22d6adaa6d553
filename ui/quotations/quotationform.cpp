#include "ui/quotations/quotationform.h"

#include "ui/look/icons.h"
#include "ui/quotations/quotationdesk.h"
#include "ui/quotations/verdictdetails.h"
#include "ui/quotations/verdictmark.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace stet {

namespace {

/// Fills a field from the record; not under the writer's hands, unless another record is shown now.
void fill(QLineEdit *field, const QString &text, bool another)
{
    if ((another || !field->hasFocus()) && field->text() != text)
        field->setText(text);
}

QHBoxLayout *sideBySide(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    return row;
}

QString shownTime(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

void name(QWidget *widget, const QString &objectName, const QString &accessibleName)
{
    widget->setObjectName(objectName);
    widget->setAccessibleName(accessibleName);
}

} // namespace

QuotationForm::QuotationForm(QuotationDesk *desk, QWidget *parent) : QWidget(parent), m_desk(desk)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(8);
    makeVerdict(column);
    auto *form = new QVBoxLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(6);
    makeSpeaker(form);
    makeSource(form);
    makeDecisions(form);
    makeCircumstances(form);
    column->addLayout(form);
    column->addStretch(1);
    showEntry(nullptr);
}

void QuotationForm::makeVerdict(QVBoxLayout *column)
{
    m_mark = new QLabel;
    m_mark->setFixedSize(20, 20);
    m_standing = new QLabel;
    QFont bold = m_standing->font();
    bold.setBold(true);
    m_standing->setFont(bold);
    m_standing->setObjectName(QStringLiteral("quotationStanding"));
    auto *line = sideBySide({m_mark, m_standing});
    line->addStretch(1);
    column->addLayout(line);

    m_sentence = new QLabel;
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    m_details = new QLabel;
    m_details->setObjectName(QStringLiteral("quotationDetails"));
    m_details->setWordWrap(true);
    m_details->setTextFormat(Qt::RichText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_details);

    m_checked = new QLabel;
    m_checked->setObjectName(QStringLiteral("quotationChecked"));
    m_checked->setWordWrap(true);
    m_checked->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_checked);

    m_places = new QComboBox;
    name(m_places, QStringLiteral("quotationPlaces"), tr("Which place is meant"));
    m_places->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_places->setMinimumContentsLength(12);
    connect(m_places, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            m_desk->tie(m_record, m_places->itemData(index).toLongLong());
    });
    column->addWidget(m_places);

    m_tick = new QCheckBox(tr("What was left out does not turn the meaning"));
    m_tick->setObjectName(QStringLiteral("quotationTick"));
    connect(m_tick, &QCheckBox::clicked, this, [this](bool ticked) {
        change([ticked](QuotationRecord &record) { record.elisionAccepted = ticked; },
               ticked ? tr("Ticked what was left out.") : tr("Took the tick back."));
    });
    column->addWidget(m_tick);

    m_forget = new QPushButton(tr("Let the record go"));
    m_forget->setObjectName(QStringLiteral("forgetQuotation"));
    connect(m_forget, &QPushButton::clicked, this, [this] { m_desk->forget(m_record); });
    column->addWidget(m_forget, 0, Qt::AlignLeft);
}

/// A label above its field, in a widget of their own that can be hidden. QFormLayout writes past its memory once rows of
/// it are hidden (Qt 6.4).
QVBoxLayout *QuotationForm::addRow(QVBoxLayout *form, const QString &label)
{
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(new QLabel(label));
    form->addWidget(row);
    return column;
}

void QuotationForm::addRow(QVBoxLayout *form, const QString &label, QWidget *field)
{
    QVBoxLayout *column = addRow(form, label);
    column->addWidget(field, 0, qobject_cast<QComboBox *>(field) ? Qt::AlignLeft : Qt::Alignment());
    m_rows.insert(field, column->parentWidget());
}

void QuotationForm::addRow(QVBoxLayout *form, const QString &label, QLayout *fields)
{
    addRow(form, label)->addLayout(fields);
}

void QuotationForm::setRowVisible(QWidget *field, bool visible)
{
    m_rows.value(field)->setVisible(visible);
}

QLineEdit *QuotationForm::makeField(const QString &objectName, const QString &label,
                                    QString QuotationRecord::*member, const QString &what)
{
    auto *field = new QLineEdit;
    name(field, objectName, label);
    connect(field, &QLineEdit::editingFinished, this, [this, field, member, what] {
        const QString text = field->text().trimmed();
        change([member, text](QuotationRecord &record) { record.*member = text; }, what);
    });
    return field;
}

void QuotationForm::makeSpeaker(QVBoxLayout *form)
{
    m_speaker = new QLineEdit;
    name(m_speaker, QStringLiteral("quotationSpeaker"), tr("Speaker"));
    m_confirm = new QPushButton(tr("Confirm"));
    name(m_confirm, QStringLiteral("confirmSpeaker"), tr("Confirm the speaker"));
    m_nobody = new QPushButton(tr("None"));
    name(m_nobody, QStringLiteral("noSpeaker"), tr("There is no speaker"));
    const auto confirm = [this] {
        const QString typed = m_speaker->text().trimmed();
        const QString speaker = typed.isEmpty() ? m_speaker->placeholderText() : typed;
        if (speaker.isEmpty())
            return;
        change(
            [speaker](QuotationRecord &record) {
                record.speaker = speaker;
                record.speakerDecision = SpeakerDecision::Confirmed;
            },
            tr("The speaker is %1.").arg(speaker));
    };
    connect(m_confirm, &QPushButton::clicked, this, confirm);
    connect(m_speaker, &QLineEdit::returnPressed, this, confirm);
    connect(m_nobody, &QPushButton::clicked, this, [this] {
        change(
            [](QuotationRecord &record) {
                record.speaker.clear();
                record.speakerDecision = SpeakerDecision::Nobody;
            },
            tr("No speaker."));
    });
    m_evidence = new QLabel;
    m_evidence->setWordWrap(true);
    m_evidence->setObjectName(QStringLiteral("speakerEvidence"));
    m_evidence->setForegroundRole(QPalette::PlaceholderText);
    auto *box = new QVBoxLayout;
    box->setSpacing(4);
    box->addWidget(m_speaker);
    auto *buttons = sideBySide({m_confirm, m_nobody});
    buttons->addStretch(1);
    box->addLayout(buttons);
    box->addWidget(m_evidence);
    addRow(form, tr("Speaker"), box);
    m_role = makeField(QStringLiteral("quotationRole"), tr("Role as printed"), &QuotationRecord::role,
                       tr("Changed the role."));
    addRow(form, tr("Role as printed"), m_role);
    m_verb = makeField(QStringLiteral("quotationVerb"), tr("Verb"), &QuotationRecord::verb, tr("Changed the verb."));
    m_verb->setPlaceholderText(tr("Said, told, wrote"));
    addRow(form, tr("Verb"), m_verb);
}

void QuotationForm::makeSource(QVBoxLayout *form)
{
    m_sourceBox = new QComboBox;
    name(m_sourceBox, QStringLiteral("quotationSource"), tr("Source"));
    m_sourceBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sourceBox->setMinimumContentsLength(12);
    connect(m_sourceBox, &QComboBox::activated, this, [this](int index) {
        if (index == m_sourceBox->count() - 1) {
            Q_EMIT addSourceAsked();
            return;
        }
        const QString key = m_sourceBox->itemData(index).toString();
        change([key](QuotationRecord &record) { record.source = key; },
               key.isEmpty() ? tr("Took the source off.") : tr("Changed the source."));
    });
    m_openSource = new QToolButton;
    m_openSource->setIcon(icon(QStringLiteral("sources")));
    m_openSource->setAutoRaise(true);
    name(m_openSource, QStringLiteral("openQuotationSource"), tr("Show the source"));
    m_openSource->setToolTip(tr("Show the source"));
    connect(m_openSource, &QToolButton::clicked, this, [this] { Q_EMIT openSourceAsked(m_source); });
    auto *row = sideBySide({m_sourceBox, m_openSource});
    row->setStretch(0, 1);
    addRow(form, tr("Source"), row);
    m_locator = makeField(QStringLiteral("quotationLocator"), tr("Place in the source"), &QuotationRecord::locator,
                          tr("Changed the place in the source."));
    m_locator->setPlaceholderText(tr("Page, minute, paragraph"));
    addRow(form, tr("Place in the source"), m_locator);
}

void QuotationForm::makeDecisions(QVBoxLayout *form)
{
    m_speech = new QComboBox;
    name(m_speech, QStringLiteral("quotationSpeech"), tr("What the marks are for"));
    m_speech->addItem(tr("Somebody’s words"), int(Dismissal::None));
    m_speech->addItem(tr("Scare quotes"), int(Dismissal::ScareQuotes));
    m_speech->addItem(tr("A title"), int(Dismissal::Title));
    m_speech->addItem(tr("A term"), int(Dismissal::Term));
    m_speech->addItem(tr("Dialogue"), int(Dismissal::Dialogue));
    connect(m_speech, &QComboBox::activated, this, [this](int index) {
        const auto dismissal = static_cast<Dismissal>(m_speech->itemData(index).toInt());
        change([dismissal](QuotationRecord &record) { record.dismissal = dismissal; },
               dismissal == Dismissal::None ? tr("It counts as a quotation.") : tr("It needs no source."));
    });
    addRow(form, tr("What the marks are for"), m_speech);
    m_reason = makeField(QStringLiteral("dismissalReason"), tr("Why"), &QuotationRecord::dismissalReason,
                         tr("Changed the reason."));
    addRow(form, tr("Why"), m_reason);
    m_waiver = new QLineEdit;
    name(m_waiver, QStringLiteral("quotationWaiver"), tr("Let it stand, because"));
    connect(m_waiver, &QLineEdit::editingFinished, this, [this] {
        const QString why = m_waiver->text().trimmed();
        change(
            [why](QuotationRecord &record) {
                if (record.waiver == why)
                    return;
                record.waiver = why;
                record.waivedBy = why.isEmpty() ? QString() : writerOfThisMachine();
                record.waivedAt = why.isEmpty() ? QDateTime() : QDateTime::currentDateTimeUtc();
            },
            why.isEmpty() ? tr("It may not stand as it is.") : tr("It may stand as it is."));
    });
    m_waiver->setPlaceholderText(tr("A reason lets it go out as it is"));
    addRow(form, tr("Let it stand, because"), m_waiver);
}

void QuotationForm::makeCircumstances(QVBoxLayout *form)
{
    m_chain = makeField(QStringLiteral("quotationChain"), tr("First said to"), &QuotationRecord::chain,
                        tr("Changed where it was first said."));
    m_chain->setPlaceholderText(tr("Told whom, at what occasion"));
    addRow(form, tr("First said to"), m_chain);
    m_medium = new QComboBox;
    name(m_medium, QStringLiteral("quotationMedium"), tr("How it was said"));
    const QStringList media{tr("Not noted"), tr("Speech"), tr("Statement"), tr("Interview"),
                            tr("Article"),   tr("Post"),   tr("Document"),  tr("Translation")};
    m_medium->addItems(media);
    connect(m_medium, &QComboBox::activated, this, [this](int index) {
        change([index](QuotationRecord &record) { record.medium = static_cast<QuotationMedium>(index); },
               tr("Changed how it was said."));
    });
    addRow(form, tr("How it was said"), m_medium);
    m_date = new QDateEdit;
    name(m_date, QStringLiteral("quotationDate"), tr("When it was said"));
    m_date->setCalendarPopup(true);
    m_date->setSpecialValueText(tr("Not noted"));
    m_date->setMinimumDate(QDate(1000, 1, 1));
    connect(m_date, &QDateEdit::editingFinished, this, [this] {
        const QDate date = m_date->date() == m_date->minimumDate() ? QDate() : m_date->date();
        change([date](QuotationRecord &record) { record.date = date; }, tr("Changed the date."));
    });
    m_clearDate = new QToolButton;
    m_clearDate->setIcon(icon(QStringLiteral("close")));
    m_clearDate->setAutoRaise(true);
    name(m_clearDate, QStringLiteral("clearQuotationDate"), tr("Clear the date"));
    connect(m_clearDate, &QToolButton::clicked, this, [this] {
        change([](QuotationRecord &record) { record.date = QDate(); }, tr("Cleared the date."));
    });
    auto *dateRow = sideBySide({m_date, m_clearDate});
    dateRow->setStretch(0, 1);
    addRow(form, tr("When it was said"), dateRow);
    m_occasion = makeField(QStringLiteral("quotationOccasion"), tr("Occasion"), &QuotationRecord::occasion,
                           tr("Changed the occasion."));
    addRow(form, tr("Occasion"), m_occasion);
    m_terms = new QComboBox;
    name(m_terms, QStringLiteral("quotationTerms"), tr("Terms"));
    m_terms->addItems({tr("On the record"), tr("On background"), tr("Anonymous")});
    connect(m_terms, &QComboBox::activated, this, [this](int index) {
        change([index](QuotationRecord &record) { record.terms = static_cast<QuotationTerms>(index); },
               tr("Changed the terms."));
    });
    addRow(form, tr("Terms"), m_terms);
    m_termsReason = makeField(QStringLiteral("quotationTermsReason"), tr("Reason for these terms"),
                              &QuotationRecord::termsReason, tr("Changed the reason."));
    addRow(form, tr("Reason for these terms"), m_termsReason);
}

void QuotationForm::change(const std::function<void(QuotationRecord &)> &change, const QString &what)
{
    if (!m_record.isNull())
        m_desk->change(m_record, change, what);
}

void QuotationForm::showVerdict(const QuotationEntry &entry)
{
    const QuotationStanding standing = standingOf(entry);
    m_mark->setPixmap(standingIcon(standing, palette()).pixmap(QSize(20, 20), devicePixelRatioF()));
    m_standing->setText(standingName(standing));
    m_sentence->setText(standingSentence(standing));
    const QString details = verdictDetails(entry.verification, palette());
    m_details->setText(details);
    m_details->setVisible(!details.isEmpty());
    m_tick->setVisible(entry.verification.needsTick);
    m_tick->setChecked(entry.record().elisionAccepted);
    m_forget->setVisible(entry.row.quotation < 0);
    const QuotationRecord &record = entry.record();
    QStringList checks;
    if (record.checkedAt.isValid())
        checks.append(tr("Checked by %1, %2.").arg(record.checkedBy, shownTime(record.checkedAt)));
    if (record.waivedAt.isValid())
        checks.append(tr("Let stand by %1, %2.").arg(record.waivedBy, shownTime(record.waivedAt)));
    m_checked->setText(checks.join(u' '));
    m_checked->setVisible(!checks.isEmpty());
    showPlaces(entry);
}

void QuotationForm::showPlaces(const QuotationEntry &entry)
{
    m_places->setVisible(!entry.row.candidates.isEmpty());
    m_places->clear();
    if (entry.row.candidates.isEmpty())
        return;
    m_places->addItem(tr("Choose the place that is meant"));
    for (const qsizetype candidate : entry.row.candidates) {
        for (const QuotationEntry &other : m_desk->reading().entries) {
            if (other.row.quotation == candidate)
                m_places->addItem(tr("…%1 “%2”").arg(other.record().prefix.simplified(), other.words.simplified()), QVariant(qlonglong(candidate)));
        }
    }
}

void QuotationForm::showSpeaker(const QuotationEntry &entry, bool another)
{
    m_speaker->setPlaceholderText(entry.proposedSpeaker);
    const bool confirmed = entry.record().speakerDecision == SpeakerDecision::Confirmed;
    // What is being typed is left alone, but a decision shows at once, also in the field that has the focus.
    const bool decided = m_shownDecision != entry.record().speakerDecision;
    m_shownDecision = entry.record().speakerDecision;
    fill(m_speaker, confirmed ? entry.record().speaker : QString(), another || decided);
    m_nobody->setEnabled(entry.record().speakerDecision != SpeakerDecision::Nobody);
    switch (entry.record().speakerDecision) {
    case SpeakerDecision::Confirmed:
        m_evidence->setText(tr("Confirmed by you."));
        break;
    case SpeakerDecision::Nobody:
        m_evidence->setText(tr("You said that there is none."));
        break;
    case SpeakerDecision::Proposed:
        m_evidence->setText(entry.proposedSpeaker.isEmpty()
                                ? tr("The sentence names no speaker.")
                                : tr("Proposed, because it says: “%1”").arg(entry.evidence.simplified()));
        break;
    }
}

void QuotationForm::showEntry(const QuotationEntry *entry)
{
    setEnabled(entry);
    setVisible(entry);
    const QUuid before = std::exchange(m_record, entry ? entry->record().id : QUuid());
    if (!entry)
        return;
    const bool another = before != m_record;
    const QuotationRecord &record = entry->record();
    showVerdict(*entry);
    showSpeaker(*entry, another);
    m_source = entry->source();
    const int source = m_sourceBox->findData(record.source);
    m_sourceBox->setCurrentIndex(source < 0 ? 0 : source);
    m_openSource->setEnabled(!m_source.isEmpty());
    fill(m_role, record.role, another);
    fill(m_verb, record.verb, another);
    fill(m_locator, record.locator, another);
    fill(m_chain, record.chain, another);
    fill(m_occasion, record.occasion, another);
    fill(m_termsReason, record.termsReason, another);
    fill(m_reason, record.dismissalReason, another);
    fill(m_waiver, record.waiver, another);
    m_medium->setCurrentIndex(int(record.medium));
    m_terms->setCurrentIndex(int(record.terms));
    m_speech->setCurrentIndex(m_speech->findData(int(record.dismissal)));
    if (another || !m_date->hasFocus())
        m_date->setDate(record.date.isValid() ? record.date : m_date->minimumDate());
    m_clearDate->setEnabled(record.date.isValid());
    showWhatMatters(*entry);
}

/// A reason is asked for where there is something to give one for; a title has no speaker and no source.
void QuotationForm::showWhatMatters(const QuotationEntry &entry)
{
    const QuotationRecord &record = entry.record();
    const bool speech = record.dismissal == Dismissal::None;
    for (QLineEdit *field : {m_role, m_verb, m_locator, m_chain, m_occasion})
        setRowVisible(field, speech);
    setRowVisible(m_reason, !speech);
    setRowVisible(m_waiver, speech && (!isFaithful(record.verdict) || !record.waiver.isEmpty()));
    setRowVisible(m_medium, speech);
    setRowVisible(m_terms, speech);
    setRowVisible(m_termsReason, speech && record.terms != QuotationTerms::OnRecord);
}

void QuotationForm::setSources(const QList<SourceChoice> &sources)
{
    const QString chosen = m_sourceBox->currentData().toString();
    const QSignalBlocker quiet(m_sourceBox);
    m_sourceBox->clear();
    m_sourceBox->addItem(tr("No source"), QString());
    for (const SourceChoice &source : sources)
        m_sourceBox->addItem(source.label, source.key);
    m_sourceBox->addItem(tr("Add a source…"));
    m_sourceBox->setCurrentIndex(std::max(0, m_sourceBox->findData(chosen)));
}

void QuotationForm::focusSpeaker()
{
    m_speaker->setFocus(Qt::OtherFocusReason);
}

} // namespace stet
