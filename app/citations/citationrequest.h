#pragma once

#include "app/sources/source.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace stet {

/// One source inside a cluster, with what stands around it.
struct CitedWork
{
    QString key;
    QString locator;              ///< "12-15"
    QString label;                ///< of the locator, CSL's word: "page", "chapter"…; empty without one
    QString prefix;               ///< with the space that parts it
    QString suffix;
    bool authorSuppressed = false;

    bool operator==(const CitedWork &) const = default;
};

/// What one citation mark in a text asks for.
struct CitationCluster
{
    QString mark;                 ///< as it stands in the text: finds its place again in a text that has moved on
    QList<CitedWork> works;
    bool authorInText = false;    ///< `@key says`: the writer's name is part of the sentence
    int note = 0;                 ///< the number it has as a footnote, for styles of notes; from 1

    bool operator==(const CitationCluster &) const = default;
};

/// All that the formatting of a text's citations depends on. A plain value.
struct CitationRequest
{
    QString style;                ///< name of a CSL style ("apa")
    QString locale = QStringLiteral("en-US");
    QList<Source> sources;        ///< those that are cited, without captures; others are ignored
    QList<CitationCluster> clusters; ///< in the order of the text

    bool operator==(const CitationRequest &) const = default;
};

/// One line of a list of sources.
struct BibliographyEntry
{
    QString key;
    QString html;

    bool operator==(const BibliographyEntry &) const = default;
};

/// What is printed. HTML of a small, safe kind: i, b, sup, sub, span and div with known classes, links to http(s).
struct FormattedCitations
{
    bool inNotes = false;          ///< each cluster belongs in a footnote
    QList<QString> clusters;       ///< as many as were asked for; empty where no source is known
    QList<BibliographyEntry> bibliography; ///< in the style's order; empty when it has none
    bool hangingIndent = false;    ///< of the bibliography
    bool marginColumn = false;     ///< entries begin with a number in a column of its own
    QStringList unknownKeys;       ///< cited, but no source is called so; in order

    bool operator==(const FormattedCitations &) const = default;
};

} // namespace stet
