#include "ui/languagemenu.h"

#include "app/spelling/dictionaries.h"

namespace stet {

QList<QPair<QString, QString>> spellingLanguages()
{
    QList<QPair<QString, QString>> languages;
    for (const DictionaryInfo &dictionary : installedDictionaries())
        languages.append({dictionary.language, dictionary.name});
    return languages;
}

LanguageMenu::LanguageMenu(const QString &present, QWidget *parent)
    : QMenu(parent)
{
    setObjectName(QStringLiteral("languages"));
    const QList<QPair<QString, QString>> known = spellingLanguages();
    for (const auto &[language, name] : known) {
        QAction *choice = addAction(name);
        choice->setCheckable(true);
        choice->setChecked(language == present);
        connect(choice, &QAction::triggered, this, [this, chosen = language] { Q_EMIT this->chosen(chosen); });
    }
    if (known.isEmpty())
        addAction(tr("No spelling dictionary is installed"))->setEnabled(false);
}

void LanguageMenu::openAbove(const QPoint &place)
{
    exec(place - QPoint(0, sizeHint().height()));
}

} // namespace stet
