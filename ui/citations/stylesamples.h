#pragma once

#include "app/citations/citationform.h"
#include "app/citations/stylecatalogue.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <optional>

namespace stet {

/// How a form prints a few citations.
struct StyleSample
{
    QString clusters;              ///< HTML: the citations as they stand in a sentence or in notes
    QString entries;               ///< HTML: the list of sources; empty when the form has none
    QString words;                 ///< the first citation as plain words, for one line
    std::optional<QString> trouble; ///< one sentence, when the style cannot be used
};

/// Makes samples of forms on a thread of its own, the one asked for last first.
///
/// Lives in its owner's thread. Only the newest questions wait: what was scrolled past is not made.
class StyleSamples : public QObject
{
    Q_OBJECT

public:
    explicit StyleSamples(const StyleCatalogue &styles, QObject *parent = nullptr);
    ~StyleSamples() override;

    /// The sample of a form, by name, if it is made; else it is asked for and `made` tells.
    const StyleSample *sample(const QString &form);

    /// The sources that are shown, a few of them; none: some that everybody can read. All samples are made anew.
    void setSubject(const QList<Source> &sources, const QString &locale);

Q_SIGNALS:
    void made(const QString &form);

private:
    class Worker;

    void next();
    void take(const QString &form, quint64 subject, const StyleSample &sample);

    QThread m_thread;
    Worker *m_worker; ///< lives in the thread
    QList<Source> m_sources;
    QString m_locale;
    quint64 m_subject = 0; ///< raised with each subject: samples of an earlier one are dropped
    QHash<QString, StyleSample> m_samples;
    QList<QString> m_wanted; ///< the newest last
    QString m_making;
};

} // namespace stet
