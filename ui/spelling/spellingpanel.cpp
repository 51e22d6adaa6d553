#include "ui/spelling/spellingpanel.h"

#include "app/article/draft.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/look/colours.h"
#include "ui/spelling/articlespelling.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace stet {
namespace {

constexpr int wordRole = Qt::UserRole;
constexpr qsizetype mostWords = 2000;

QPushButton *makeButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    return button;
}

} // namespace

SpellingPanel::SpellingPanel(Desk *desk, ArticleSpelling *spelling, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_spelling(spelling)
{
    setObjectName(QStringLiteral("spellingPanel"));
    build();
    connect(spelling, &ArticleSpelling::changed, this, &SpellingPanel::refresh);
    connect(spelling, &ArticleSpelling::stateChanged, this, &SpellingPanel::showState);
    connect(m_words, &QListWidget::currentRowChanged, this, &SpellingPanel::showSuggestions);
    connect(m_words, &QListWidget::itemActivated, this, &SpellingPanel::jump);
    connect(m_words, &QListWidget::itemClicked, this, &SpellingPanel::jump);
    connect(m_suggestions, &QListWidget::itemActivated, this, [this] { replace(false); });
    connect(m_replace, &QPushButton::clicked, this, [this] { replace(false); });
    connect(m_replaceAll, &QPushButton::clicked, this, [this] { replace(true); });
    connect(m_add, &QPushButton::clicked, this, [this] { m_spelling->addToDictionary(word()); });
    connect(m_ignore, &QPushButton::clicked, this, [this] { m_spelling->ignoreHere(word()); });
    connect(m_language, &QComboBox::activated, this, &SpellingPanel::chooseLanguage);
    refresh();
}

void SpellingPanel::build()
{
    m_language = new QComboBox;
    m_language->setObjectName(QStringLiteral("spellingLanguage"));
    m_language->setAccessibleName(tr("Language of the article"));
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("spellingState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_words = new QListWidget;
    m_words->setObjectName(QStringLiteral("misspeltWords"));
    m_words->setAccessibleName(tr("Misspelt words"));
    m_words->setUniformItemSizes(true);
    m_words->installEventFilter(this);
    m_suggestionsTitle = new QLabel(tr("Suggestions"));
    m_suggestions = new QListWidget;
    m_suggestions->setObjectName(QStringLiteral("suggestions"));
    m_suggestions->setAccessibleName(tr("Suggestions"));
    m_suggestions->setUniformItemSizes(true);
    m_suggestionsTitle->setBuddy(m_suggestions);
    m_replace = makeButton(tr("Replace"), QStringLiteral("replaceMisspelling"));
    m_replaceAll = makeButton(tr("Replace all"), QStringLiteral("replaceAllMisspellings"));
    m_add = makeButton(tr("Add to dictionary"), QStringLiteral("addWord"));
    m_ignore = makeButton(tr("Ignore in this article"), QStringLiteral("ignoreWord"));

    auto *buttons = new QGridLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_replace, 0, 0);
    buttons->addWidget(m_replaceAll, 0, 1);
    buttons->addWidget(m_add, 1, 0, 1, 2);
    buttons->addWidget(m_ignore, 2, 0, 1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_language);
    column->addWidget(m_state);
    column->addWidget(m_words, 3);
    column->addWidget(m_suggestionsTitle);
    column->addWidget(m_suggestions, 2);
    column->addLayout(buttons);
    setFocusProxy(m_words);
}

void SpellingPanel::setDraft(Draft *draft)
{
    m_draft = draft;
    m_field = nullptr;
    fillLanguages();
    refresh();
}

void SpellingPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_spelling->lookAgain();
    fillLanguages();
    refresh();
}

void SpellingPanel::fillLanguages()
{
    if (!isVisible())
        return;
    m_language->clear();
    m_language->setEnabled(m_draft != nullptr);
    if (!m_draft)
        return;
    const QList<DictionaryInfo> dictionaries = installedDictionaries();
    const QString language = m_draft->details().language;
    const auto best = bestDictionary(language, dictionaries);
    if (!best)
        m_language->addItem(tr("%1 (no dictionary)").arg(language), language);
    for (const DictionaryInfo &dictionary : dictionaries) {
        m_language->addItem(dictionary.name, dictionary.language);
        if (best && dictionary.language == best->language)
            m_language->setCurrentIndex(m_language->count() - 1);
    }
}

void SpellingPanel::chooseLanguage(int index)
{
    if (!m_draft)
        return;
    Article details = m_draft->details();
    details.language = m_language->itemData(index).toString();
    m_draft->setDetails(details);
}

QString SpellingPanel::word() const
{
    const QListWidgetItem *item = m_words->currentItem();
    return item ? item->data(wordRole).toString() : QString();
}

void SpellingPanel::refresh()
{
    if (!isVisible())
        return;
    const QString chosen = word();
    const int row = m_words->currentRow();
    const QList<SpellingMarks::Word> words = m_spelling->marks().words();
    const QSignalBlocker quiet(m_words);
    const int rowHeight = fontMetrics().height() + 10;
    m_words->clear();
    int chosenRow = -1;
    int doubts = 0;
    for (const SpellingMarks::Word &misspelt : words.mid(0, mostWords)) {
        QString text = misspelt.count > 1 ? tr("%1  ×%2").arg(misspelt.word).arg(misspelt.count) : misspelt.word;
        if (misspelt.quoted > 0)
            text = tr("%1  – in a quotation").arg(text);
        auto *item = new QListWidgetItem(text);
        item->setData(wordRole, misspelt.word);
        if (misspelt.quoted > 0)
            item->setToolTip(tr("These are somebody else’s words: is it copied rightly?"));
        doubts += misspelt.quoted > 0 ? 1 : 0;
        item->setSizeHint({0, rowHeight});
        item->setData(Qt::AccessibleTextRole, misspelt.count == 1
                                                  ? text
                                                  : tr("%1, %2 places").arg(text).arg(misspelt.count));
        m_words->addItem(item);
        if (misspelt.word == chosen)
            chosenRow = m_words->count() - 1;
    }
    // Where a word has just been dealt with the next one takes its place.
    m_words->setCurrentRow(chosenRow >= 0 ? chosenRow : std::min(std::max(row, 0), m_words->count() - 1));
    m_doubts = doubts;
    showState();
    showSuggestions();
}

void SpellingPanel::showState()
{
    if (!isVisible())
        return;
    const bool none = m_spelling->state() == ArticleSpelling::State::NoDictionary;
    const bool ready = m_spelling->state() == ArticleSpelling::State::Ready;
    QString text;
    if (none || m_spelling->state() == ArticleSpelling::State::Off
        || m_spelling->state() == ArticleSpelling::State::NoArticle)
        text = m_spelling->stateText();
    else if (!ready)
        text = tr("Checking…");
    else if (m_words->count() == 0)
        text = tr("No misspelt words.");
    else
        text = m_words->count() == 1 ? tr("One word to look at") : tr("%1 words to look at").arg(m_words->count());
    if (ready && m_doubts > 0)
        text = tr("%1, %2 in quotations").arg(text).arg(m_doubts);
    QPalette colours = palette();
    if (none)
        colours.setColor(QPalette::WindowText, coloursOf(palette()).wrong);
    m_state->setPalette(colours);
    m_state->setText(text);
    const bool some = m_words->count() > 0;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_words, m_suggestions, m_suggestionsTitle, m_replace,
                                                            m_replaceAll, m_add, m_ignore})
        widget->setVisible(some);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->setAlignment(some ? Qt::Alignment() : Qt::AlignTop);
}

void SpellingPanel::showSuggestions()
{
    const QString chosen = word();
    if (chosen == m_suggestedFor && m_suggestions->count() > 0)
        return;
    m_suggestedFor = chosen;
    m_suggestions->clear();
    m_replace->setEnabled(false);
    m_replaceAll->setEnabled(false);
    if (chosen.isEmpty())
        return;
    m_spelling->suggest(chosen, this, [this, chosen](const QStringList &suggestions) {
        if (chosen != word())
            return;
        m_suggestions->clear();
        for (const QString &suggestion : suggestions) {
            auto *item = new QListWidgetItem(suggestion, m_suggestions);
            item->setSizeHint({0, fontMetrics().height() + 10});
        }
        m_suggestions->setCurrentRow(0);
        m_replace->setEnabled(!suggestions.isEmpty());
        m_replaceAll->setEnabled(!suggestions.isEmpty());
    });
}

/// The next place of the chosen word, beginning where the panel has been last; `present`: what is selected counts.
std::optional<MisspeltPlace> SpellingPanel::nextPlace(bool present) const
{
    const ColumnText *field = m_field ? m_field : m_desk->editor();
    const QTextCursor cursor = field->textCursor();
    return m_spelling->marks().nextOf(word(), field, present ? cursor.selectionStart() : cursor.selectionEnd());
}

void SpellingPanel::showPlace(const MisspeltPlace &place)
{
    m_field = place.field;
    place.field->select(place.range);
}

void SpellingPanel::jump()
{
    if (const auto place = nextPlace(false))
        showPlace(*place);
}

void SpellingPanel::replace(bool everywhere)
{
    const QListWidgetItem *item = m_suggestions->currentItem();
    if (!item || word().isEmpty())
        return;
    const auto place = nextPlace(true);
    if (!place)
        return;
    if (!everywhere && place->field == m_desk->editor() && m_desk->editor()->isQuoted(place->range)) {
        showPlace(*place);
        m_state->setText(tr("It stands in a quotation: hold it to the source, and change it in the text if it was "
                            "copied wrongly."));
        return;
    }
    const QString replacement = item->text();
    m_spelling->correct(*place, replacement, everywhere);
    if (!everywhere)
        showPlace({place->field, {place->range.start, place->range.start + replacement.size()}});
}

bool SpellingPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            jump();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace stet
