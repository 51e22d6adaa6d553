#pragma once

#include <QDialog>
#include <QHash>
#include <QStringList>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace stet {

/// The tags of one or several drafts: every tag of the library with a tick, and a field to find one or type a new one.
///
/// Each tick counts at once. A tag that only some of the drafts have shows a half tick; a click gives it to all. Window's
/// thread.
class TagsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `held` says how many of the drafts have a tag.
    TagsDialog(const QStringList &known, const QHash<QString, int> &held, int drafts, QWidget *parent = nullptr);

Q_SIGNALS:
    void tagged(const QString &tag, bool on);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QListWidgetItem *addLine(const QString &tag, Qt::CheckState state);
    void showFitting(const QString &typed);
    void takeTyped();

    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace stet
