#pragma once

#include "app/sources/capture.h"
#include "app/sources/csldate.h"
#include "app/sources/cslname.h"
#include "app/sources/linkfinding.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

namespace stet {

using SourceId = QUuid;

/// A file that belongs to a source. It stays where the writer keeps it: a library that held copies of recordings and
/// scans would be too large to back up. What quotations are held to is the captured text, which the library does hold.
struct Attachment
{
    QString path;
    QString title;
    QString mediaType;

    bool operator==(const Attachment &) const = default;
};

/// Something an article stands on: a page, a book, an interview. A plain value that may be copied to any thread.
///
/// What is known about it is a CSL-JSON item (citationstyles.org, schema 1.0.2) of any type, kept as it came, so that
/// nothing another program wrote is lost. What CSL has no place for stands beside it.
struct Source
{
    SourceId id;
    QString key;                ///< what a citation mark in the text says: price2021 in [@price2021]. Unique in a library.
    QJsonObject item;           ///< without "id": that is `key`
    QStringList tags;
    QString notes;              ///< for the writer alone, Markdown
    QList<Capture> captures;    ///< oldest first
    QList<Attachment> attachments;
    LinkFinding link;           ///< of `address`, when the writer had it checked last

    QString type() const;       ///< CSL's word, "webpage" and the like; "document" when the item has none
    QString title() const;
    QString outlet() const;     ///< newspaper, journal, site or book it appeared in; else its publisher
    QString address() const;    ///< the URL; else that of its DOI; else empty
    QString doi() const;        ///< "10.…", without any prefix
    QString language() const;
    QList<CslName> writers() const; ///< of whatever role comes first: author, interviewee, director, editor…
    QString writer() const;     ///< "Price", "Price and Kredo", "Price et al.": for lists; empty when nobody is named
    CslDate date() const;       ///< issued; else of the event, or submitted
    QString year() const;       ///< "2021", "44 BC", or empty

    QString text(const char *variable) const;
    QList<CslName> names(const char *variable) const;
    CslDate date(const char *variable) const;

    void setText(const char *variable, const QString &value); ///< an empty value removes it
    void setNames(const char *variable, const QList<CslName> &names);
    void setDate(const char *variable, const CslDate &date);

    /// The words to hold quotations to: the newest capture. Null when nothing was captured.
    const Capture *latestCapture() const;

    bool operator==(const Source &) const = default;
};

/// The item as CSL-JSON files have it, with "id".
QJsonObject cslItem(const Source &source);

/// Everything but the captures, for the store and for a library that is taken elsewhere. `id` is among it.
QJsonObject detailsToJson(const Source &source);
Source sourceFromDetails(const QJsonObject &details);

} // namespace stet
