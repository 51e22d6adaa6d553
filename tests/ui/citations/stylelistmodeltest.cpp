#include "ui/citations/stylelistmodel.h"
#include "ui/citations/stylesamples.h"

#include <QTest>

using namespace stet;

/// The order in which forms of citation are offered.
class StyleListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersWhatMostWritersUseFirst();
    void putsTitlesThatBeginWithTheWordsFirst();
    void putsFavouritesAboveAll();

private:
    static StyleInfo style(const QString &name, const QString &title, const QString &shortTitle = {})
    {
        StyleInfo info;
        info.name = name;
        info.title = title;
        info.shortTitle = shortTitle;
        return info;
    }
    QStringList rows() const
    {
        QStringList names;
        for (int row = 0; row < m_model.rowCount(); ++row)
            names.append(m_model.data(m_model.index(row), StyleListModel::NameRole).toString());
        return names;
    }

    StyleSamples m_samples{StyleCatalogue({}, {})};
    StyleListModel m_model{&m_samples, {}};
};

void StyleListModelTest::offersWhatMostWritersUseFirst()
{
    m_model.setStyles({style("2d", "2D Materials"), style("apa", "American Psychological Association", "APA"), style("ieee", "IEEE"),
                       style("old-mla", "Modern Language Association 6th edition", "MLA"),
                       style("modern-language-association", "Modern Language Association 9th edition", "MLA")});
    QCOMPARE(rows(), (QStringList{"journalistic", "source-list", "footnotes", "apa", "modern-language-association", "ieee", "2d", "old-mla"}));
    m_model.setSearch("mla");
    QCOMPARE(rows(), (QStringList{"modern-language-association", "old-mla"}));
}

void StyleListModelTest::putsTitlesThatBeginWithTheWordsFirst()
{
    m_model.setStyles({style("a", "Annals of nature"), style("b", "Journal, in the nature of things"), style("c", "Nature"), style("d", "Zoology", "Nature Z")});
    m_model.setSearch("nature");
    QCOMPARE(rows(), (QStringList{"c", "d", "a", "b"}));
    m_model.setSearch("nature an"); // words in any order
    QCOMPARE(rows(), QStringList{"a"});
    m_model.setSearch({});
    QCOMPARE(rows(), (QStringList{"journalistic", "source-list", "footnotes", "a", "b", "c", "d"}));
}

void StyleListModelTest::putsFavouritesAboveAll()
{
    m_model.setStyles({style("2d", "2D Materials"), style("apa", "American Psychological Association", "APA"), style("ieee", "IEEE")});
    m_model.setFavourite("ieee", true);
    m_model.setFavourite("2d", true);
    QCOMPARE(rows(), (QStringList{"ieee", "2d", "journalistic", "source-list", "footnotes", "apa"}));
    m_model.setFavourite("ieee", false);
    QCOMPARE(rows(), (QStringList{"2d", "journalistic", "source-list", "footnotes", "apa", "ieee"}));
}

QTEST_MAIN(StyleListModelTest)
#include "stylelistmodeltest.moc"
