#pragma once

#include "app/citations/stylecatalogue.h"

#include <QAbstractListModel>
#include <QStringList>

namespace stet {

class StyleSamples;

/// Forms of citation as a list: favourites first, then the press forms, the styles that most writers are asked for, those
/// whose title begins with what is searched, and all others that are installed; those that a search leaves. Samples come to a row when it is seen. Window's thread.
class StyleListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { NameRole = Qt::UserRole, SampleRole, FavouriteRole };

    StyleListModel(StyleSamples *samples, const QStringList &favourites, QObject *parent = nullptr);

    void setStyles(const QList<StyleInfo> &styles);
    void setSearch(const QString &words);

    QStringList favourites() const { return m_favourites; }
    bool isFavourite(const QString &name) const { return m_favourites.contains(name); }
    void setFavourite(const QString &name, bool favourite);

    int rowOf(const QString &name) const;
    const StyleInfo *style(const QString &name) const; ///< null for a press form, and for a style that is not listed

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void list();
    QString titleOf(const QString &name) const;

    StyleSamples *m_samples;
    QList<StyleInfo> m_styles;
    QStringList m_folded; ///< what a search goes through, one for each style
    QHash<QString, qsizetype> m_places;
    QStringList m_favourites;
    QStringList m_words;
    QStringList m_rows; ///< names of forms
};

/// What kind of citations a style makes, in two or three words.
QString kindName(StyleInfo::Kind kind);

} // namespace stet
