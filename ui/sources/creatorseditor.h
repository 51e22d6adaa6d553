#pragma once

#include "app/sources/source.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace stet {

/// Who made a source: people and institutions in their order, each with a role. Window's thread.
class CreatorsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit CreatorsEditor(QWidget *parent = nullptr);

    void setCreators(const Source &source);

    /// The roles of this type are offered first.
    void setType(const QString &cslType);

    /// Puts them into a source; a role whose people are as they were stays as another program wrote it.
    void apply(Source &source) const;

Q_SIGNALS:
    void edited();

private:
    struct Row
    {
        QWidget *widget;
        QComboBox *role;
        QLineEdit *given;
        QLineEdit *family;
        QLineEdit *institution;
        QWidget *details;
        QLineEdit *particle;
        QLineEdit *droppingParticle;
        QLineEdit *suffix;
        QToolButton *more;
    };

    Row makeRow();
    void fillMenu(const Row &row);
    void add(const QString &role, const CslName &name);
    void fillRoles(QComboBox *box, const QString &chosen) const;
    void move(const QWidget *row, int by);
    void remove(const QWidget *row);
    void setInstitution(const Row &row, bool on);
    void lay();
    qsizetype placeOf(const QWidget *row) const;
    static CslName nameOf(const Row &row);

    QList<Row> m_rows;
    QString m_type;
    QVBoxLayout *m_layout;
};

} // namespace stet
