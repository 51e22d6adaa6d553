#include "app/cli/command.h"

namespace stet {

const QList<Command> &commandTable()
{
    static const Option format{"format", "FORMAT", "text (default) or json, one object a line"};
    static const QList<Command> table{
        {"import", "FILE...", "Add articles from files to the library", {format}, runImport},
        {"list", "", "List the articles of the library", {format}, runList},
        {"show", "ID", "Print an article of the library as Markdown with front matter", {format}, runShow},
        {"search",
         "WORDS...",
         "Find articles: words, \"phrases\", begin*, -without, tag: state: folder: speaker: by: before: after:",
         {{"limit", "N", "at most that many; 50 without it"}, format},
         runSearch},
        {"library",
         "check|backup|restore|export|import [PATH] [ID]",
         "Look after the library as a whole",
         {format},
         runLibrary},
        {"check",
         "FILE...",
         "Report what is wrong in files, with its place",
         {{"only", "NAME,...", "run these checks alone, such as spelling"},
          {"lang", "LANGUAGE", "the language of the text, such as en-GB; otherwise what the file says"},
          {"sources", "FILE", "a file of sources that quotations are held to"},
          format},
         runCheck},
        {"verify",
         "FILE",
         "Hold every quotation of a file to the text of its source, word for word",
         {{"source", "FILE", "the source: a text, or a saved page"},
          {"lang", "LANGUAGE", "the language of the file, such as en-GB; otherwise what the file says"},
          format},
         runVerify},
        {"render", "FILE", "Print the HTML that a file's Markdown stands for", {}, runRender},
        {"export",
         "FILE|ID",
         "Write an article as it will be read",
         {{"to", "FORMAT,...", "html (the whole page), fragment, markdown, text"},
          {"output", "DIR", "the folder to write into; the current one without it"},
          {"theme", "NAME", "the theme of the page"},
          format},
         runExport},
        {"cite",
         "FILE",
         "Print what a file's citations and its list of sources say in a style",
         {{"style", "NAME", "journalistic (default), source-list, footnotes, or a CSL style such as apa"},
          {"sources", "FILE", "a file of sources instead of the library's"},
          {"lang", "LANGUAGE", "the language of the citations, such as en-GB; otherwise what the file says"},
          {"format", "FORMAT", "text (default), html or json"}},
         runCite},
        {"sources",
         "import FILE...|export|list",
         "Look after the library's sources",
         {{"to", "FORMAT", "of an export: csl-json (default), bibtex, ris, endnote"}, format},
         runSources},
        {"dictionaries",
         "",
         "List the spelling dictionaries on this machine",
         {format},
         runDictionaries},
    };
    return table;
}

} // namespace stet
