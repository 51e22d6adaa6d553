#include "ui/citations/stylelistmodel.h"

#include "app/citations/citationform.h"
#include "ui/citations/stylesamples.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace stet {

namespace {

const QStringList &pressForms()
{
    static const QStringList names{QStringLiteral("journalistic"), QStringLiteral("source-list"), QStringLiteral("footnotes")};
    return names;
}

/// What most writers are asked for; among ten thousand titles in the order of the alphabet nobody would find them.
const QStringList &wellKnown()
{
    static const QStringList names{QStringLiteral("apa"), QStringLiteral("chicago-author-date"), QStringLiteral("chicago-fullnote-bibliography"),
                                   QStringLiteral("chicago-note-bibliography"), QStringLiteral("modern-language-association"),
                                   QStringLiteral("harvard-cite-them-right"), QStringLiteral("ieee"), QStringLiteral("vancouver"),
                                   QStringLiteral("american-medical-association")};
    return names;
}

} // namespace

QString kindName(StyleInfo::Kind kind)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("stet::StyleListModel", text); };
    switch (kind) {
    case StyleInfo::Kind::AuthorDate: return tr("Writer and year");
    case StyleInfo::Kind::Author: return tr("Writer");
    case StyleInfo::Kind::Numeric: return tr("Numbers");
    case StyleInfo::Kind::Label: return tr("Labels");
    case StyleInfo::Kind::Note: return tr("Notes");
    case StyleInfo::Kind::Unknown: break;
    }
    return {};
}

StyleListModel::StyleListModel(StyleSamples *samples, const QStringList &favourites, QObject *parent)
    : QAbstractListModel(parent), m_samples(samples), m_favourites(favourites)
{
    connect(samples, &StyleSamples::made, this, [this](const QString &form) {
        const int row = rowOf(form);
        if (row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {SampleRole});
    });
    list();
}

void StyleListModel::setStyles(const QList<StyleInfo> &styles)
{
    m_styles = styles;
    m_folded.clear();
    m_places.clear();
    m_folded.reserve(styles.size());
    m_places.reserve(styles.size());
    for (const StyleInfo &style : styles) {
        m_places.insert(style.name, m_folded.size());
        m_folded.append((style.title + u' ' + style.shortTitle + u' ' + style.name).toLower());
    }
    list();
}

void StyleListModel::setSearch(const QString &words)
{
    const QStringList wanted = words.toLower().split(u' ', Qt::SkipEmptyParts);
    if (wanted == m_words)
        return;
    m_words = wanted;
    list();
}

void StyleListModel::list()
{
    const auto fits = [this](const QString &text) {
        return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) { return text.contains(word); });
    };
    beginResetModel();
    m_rows.clear();
    for (const QString &name : m_favourites + pressForms()) {
        if (!m_rows.contains(name) && fits((titleOf(name) + u' ' + name).toLower()))
            m_rows.append(name);
    }
    for (const QString &name : wellKnown()) {
        const qsizetype place = m_places.value(name, -1);
        if (place >= 0 && fits(m_folded[place]) && !m_rows.contains(name))
            m_rows.append(name);
    }
    const QSet<QString> above(m_rows.begin(), m_rows.end());
    const QString beginning = m_words.join(u' ');
    QStringList others;
    for (qsizetype i = 0; i < m_styles.size(); ++i) {
        if (!fits(m_folded[i]) || above.contains(m_styles[i].name))
            continue;
        const bool begins = !beginning.isEmpty()
            && (m_folded[i].startsWith(beginning) || m_styles[i].shortTitle.startsWith(beginning, Qt::CaseInsensitive));
        (begins ? m_rows : others).append(m_styles[i].name);
    }
    m_rows += others;
    endResetModel();
}

void StyleListModel::setFavourite(const QString &name, bool favourite)
{
    if (favourite == m_favourites.contains(name))
        return;
    if (favourite)
        m_favourites.append(name);
    else
        m_favourites.removeAll(name);
    list();
}

int StyleListModel::rowOf(const QString &name) const
{
    return int(m_rows.indexOf(name));
}

const StyleInfo *StyleListModel::style(const QString &name) const
{
    const auto place = m_places.constFind(name);
    return place == m_places.constEnd() ? nullptr : &m_styles[*place];
}

QString StyleListModel::titleOf(const QString &name) const
{
    const CitationForm form = formFromName(name);
    if (form.kind != CitationForm::Kind::Style)
        return formTitle(form);
    const StyleInfo *info = style(name);
    return info ? info->title : name;
}

int StyleListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant StyleListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const QString &name = m_rows[index.row()];
    const StyleInfo *info = style(name);
    switch (role) {
    case Qt::DisplayRole: return titleOf(name);
    case Qt::AccessibleTextRole:
        return isFavourite(name) ? tr("%1, a favourite").arg(titleOf(name)) : titleOf(name);
    case NameRole: return name;
    case FavouriteRole: return isFavourite(name);
    case SampleRole: {
        const StyleSample *sample = m_samples->sample(name);
        if (sample && !sample->trouble)
            return sample->words;
        return info ? kindName(info->kind) : QString();
    }
    default: return {};
    }
}

} // namespace stet
