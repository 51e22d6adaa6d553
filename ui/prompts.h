#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace stet::prompts {

/// Every question that Stet asks with a dialog of the system goes through here, so that a test can answer beforehand.
///
/// Lives in the window's thread. Each answers an empty string or list when the writer cancels.
QString openFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter);
QStringList openFiles(QWidget *parent, const QString &title, const QString &folder, const QString &filter);
QString saveFile(QWidget *parent, const QString &title, const QString &path, const QString &filter);
QString openFolder(QWidget *parent, const QString &title, const QString &folder);
QString text(QWidget *parent, const QString &title, const QString &label, const QString &value);

/// A question with one verb to go on ("Delete for good") and Cancel. True: go on.
bool confirm(QWidget *parent, const QString &title, const QString &question, const QString &verb);

/// For tests: the next call answers this instead of showing a dialog; several are answered in turn.
void setNextAnswer(const QString &answer);

} // namespace stet::prompts
