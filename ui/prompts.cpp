#include "ui/prompts.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

#include <functional>

namespace stet::prompts {

namespace {

QStringList &nextAnswers()
{
    static QStringList answers;
    return answers;
}

QString answered(const std::function<QString()> &ask)
{
    return nextAnswers().isEmpty() ? ask() : nextAnswers().takeFirst();
}

} // namespace

QString openFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter)
{
    return answered([&] { return QFileDialog::getOpenFileName(parent, title, folder, filter); });
}

QStringList openFiles(QWidget *parent, const QString &title, const QString &folder, const QString &filter)
{
    const QString separator = QStringLiteral("\n");
    const QString paths = answered(
        [&] { return QFileDialog::getOpenFileNames(parent, title, folder, filter).join(separator); });
    return paths.split(separator, Qt::SkipEmptyParts);
}

QString saveFile(QWidget *parent, const QString &title, const QString &path, const QString &filter)
{
    return answered([&] { return QFileDialog::getSaveFileName(parent, title, path, filter); });
}

QString openFolder(QWidget *parent, const QString &title, const QString &folder)
{
    return answered([&] { return QFileDialog::getExistingDirectory(parent, title, folder); });
}

QString text(QWidget *parent, const QString &title, const QString &label, const QString &value)
{
    return answered([&] { return QInputDialog::getText(parent, title, label, QLineEdit::Normal, value); });
}

bool confirm(QWidget *parent, const QString &title, const QString &question, const QString &verb)
{
    const QString answer = answered([&] {
        QMessageBox box(QMessageBox::Question, title, question, QMessageBox::Cancel, parent);
        const QPushButton *goOn = box.addButton(verb, QMessageBox::AcceptRole);
        box.setDefaultButton(QMessageBox::Cancel);
        box.exec();
        return box.clickedButton() == goOn ? verb : QString();
    });
    return !answer.isEmpty();
}

void setNextAnswer(const QString &answer)
{
    nextAnswers().append(answer);
}

} // namespace stet::prompts
