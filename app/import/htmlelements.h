#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <algorithm>
#include <array>

namespace stet {

/// What HTML elements are to an importer, told from their names in lower case and their style without blanks. Pure and
/// thread-safe.
template <std::size_t N>
bool isOneOf(QByteArrayView name, const std::array<const char *, N> &names)
{
    return std::any_of(names.begin(), names.end(), [name](const char *other) { return name == other; });
}

/// Its words are no part of what stands before and after it.
bool isParagraphLike(const QByteArray &name);

/// What an element that is left out is called in a sentence; null for those whose words come through.
const char *nameOfDropped(const QByteArray &name);

/// Word processors write bold as spans, and Google Docs wraps everything in a <b> that is not bold.
bool isStrong(const QByteArray &name, const QString &css);
bool isEmphasis(const QByteArray &name, const QString &css);

} // namespace stet
