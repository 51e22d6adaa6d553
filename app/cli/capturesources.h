#pragma once

#include <QStringList>

namespace stet {

class Library;
class Streams;

/// `sources capture FILE...`: keeps what saved pages, texts, Word documents and PDFs say as captured sources, and prints
/// their keys and titles. A file that cannot be read is said, and the others are kept. Answers an ExitCode.
int captureSources(const QStringList &files, bool json, Library &library, Streams &streams);

} // namespace stet
