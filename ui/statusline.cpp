#include "ui/statusline.h"

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace stet {

StatusLine::StatusLine(QWidget *parent) : QFrame(parent), m_words(new QLabel)
{
    setObjectName(QStringLiteral("status"));
    setAccessibleName(tr("Status"));
    setFont(interfaceFont(0.92));
    m_kept = makeButton(QStringLiteral("status.kept"), tr("Whether the words are saved"));
    m_language = makeButton(QStringLiteral("status.language"), tr("Language of the article"));
    m_spelling = makeButton(QStringLiteral("status.spelling"), tr("Spelling"));
    m_quotations = makeButton(QStringLiteral("status.quotations"), tr("Quotations"));
    m_quotations->setIcon(icon(QStringLiteral("quotation")));
    m_quotations->setToolTip(tr("Go through the quotations"));
    m_citations = makeButton(QStringLiteral("status.citations"), tr("Citation style"));
    m_citations->setIcon(icon(QStringLiteral("sources")));
    m_citations->setToolTip(tr("Choose how citations are printed"));
    m_words->setObjectName(QStringLiteral("status.words"));
    m_words->setFont(font());
    m_kept->setFocusPolicy(Qt::NoFocus);
    m_language->setToolTip(tr("Choose the language of this article"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 1, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_kept);
    layout->addStretch(1);
    layout->addWidget(m_words);
    layout->addWidget(m_quotations);
    layout->addWidget(m_citations);
    layout->addWidget(m_spelling);
    layout->addWidget(m_language);
    connect(m_kept, &QToolButton::clicked, this, [this] {
        if (m_state == Kept::Failed)
            Q_EMIT keepErrorAsked(m_keepError);
        else if (!m_backupError.message.isEmpty())
            Q_EMIT backupErrorAsked(m_backupError);
    });
    connect(m_language, &QToolButton::clicked, this,
            [this] { Q_EMIT languageAsked(m_language->mapToGlobal(QPoint(0, 0))); });
    connect(m_spelling, &QToolButton::clicked, this, &StatusLine::spellingAsked);
    connect(m_quotations, &QToolButton::clicked, this, &StatusLine::quotationsAsked);
    connect(m_citations, &QToolButton::clicked, this, &StatusLine::citationsAsked);
    showNothingOpen();
}

QToolButton *StatusLine::makeButton(const QString &name, const QString &accessibleName)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setAccessibleName(accessibleName);
    button->setAutoRaise(true);
    button->setFont(font());
    button->setIconSize(QSize(14, 14));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setProperty("slim", true);
    return button;
}

void StatusLine::showKeeping()
{
    if (m_state != Kept::Failed)
        showState(Kept::Keeping);
}

void StatusLine::showKept()
{
    showState(Kept::Kept);
}

void StatusLine::showNotKept(const Error &error)
{
    m_keepError = error;
    showState(Kept::Failed);
}

void StatusLine::showNoBackup(const Error &error)
{
    m_backupError = error;
    showState(m_state);
}

void StatusLine::showBackupsGoOn()
{
    showNoBackup({});
}

void StatusLine::showState(Kept state)
{
    m_state = state;
    const bool isBackedUp = m_backupError.message.isEmpty();
    switch (state) {
    case Kept::Nothing:
        m_kept->setIcon(QIcon());
        m_kept->setText(QString());
        m_kept->setToolTip(QString());
        break;
    case Kept::Keeping:
        m_kept->setText(isBackedUp ? tr("Saving…") : tr("Saving… · Backup could not be made"));
        break;
    case Kept::Kept:
        m_kept->setIcon(icon(isBackedUp ? QStringLiteral("check") : QStringLiteral("warning")));
        m_kept->setText(isBackedUp ? tr("Saved") : tr("Saved · Backup could not be made"));
        m_kept->setToolTip(isBackedUp ? tr("Every word is on the disk.") : m_backupError.message);
        break;
    case Kept::Failed:
        m_kept->setIcon(icon(QStringLiteral("warning")));
        m_kept->setText(tr("Not saved"));
        m_kept->setToolTip(m_keepError.message);
        break;
    }
}

void StatusLine::showNothingOpen()
{
    showState(Kept::Nothing);
    m_words->clear();
    m_language->hide();
    m_spelling->hide();
    m_quotations->hide();
    m_citations->hide();
}

void StatusLine::showWords(qsizetype words, qsizetype selected)
{
    const QString all = tr("%Ln word(s)", nullptr, int(words));
    m_words->setText(selected > 0 ? tr("%1 of %2").arg(QLocale().toString(selected), all) : all);
    layout()->activate(); // or the first paint shows a part of it
}

void StatusLine::showLanguage(const QString &name)
{
    m_language->setText(name);
    m_language->show();
}

void StatusLine::showSpelling(qsizetype misspelt, const QString &why)
{
    m_spelling->setIcon(icon(misspelt == 0 ? QStringLiteral("check") : QStringLiteral("spelling")));
    m_spelling->setText(misspelt < 0 ? tr("Spelling off")
                        : misspelt == 0 ? tr("Spelling")
                                        : tr("%Ln misspelt", nullptr, int(misspelt)));
    m_spelling->setToolTip(misspelt < 0 ? why : tr("Go through the spelling"));
    m_spelling->show();
    layout()->activate();
}

void StatusLine::showQuotations(qsizetype done, qsizetype all)
{
    m_quotations->setVisible(all > 0);
    m_quotations->setText(done == all ? tr("%Ln quotation(s) checked", nullptr, int(all))
                                      : tr("%1 of %Ln quotation(s) checked", nullptr, int(all))
                                            .arg(QLocale().toString(done)));
    layout()->activate();
}

void StatusLine::showCitations(const QString &form)
{
    constexpr int longest = 160;
    m_citations->setVisible(!form.isEmpty());
    m_citations->setText(m_citations->fontMetrics().elidedText(form, Qt::ElideRight, longest));
}

void StatusLine::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.chrome);
    painter.fillRect(0, 0, width(), 1, colours.hairline);
}

} // namespace stet
