#include "app/page/pagecomposer.h"
#include "app/text/htmlwriter.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"
#include "app/text/wordcount.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <md4c.h>
#include <vector>

// What a body costs to read, to compose and to compose again after one key, beside md4c alone in the same run.

using namespace stet;

namespace {

QString bodyOf(int words)
{
    static const QStringList vocabulary{"the", "council", "said", "that", "“night", "buses”", "are", "a", "lifeline,", "and",
                                        "*nobody*", "asked", "the", "riders;", "it’s", "[plain](https://example.org/x)",
                                        "to", "see", "why", "not"};
    QString body;
    quint32 state = 1;
    for (int i = 0; i < words; ++i) {
        state = state * 1664525U + 1013904223U;
        body += vocabulary[int((state >> 10U) % quint32(vocabulary.size()))];
        const bool paragraphEnds = i % 80 == 79;
        if (paragraphEnds)
            body += i % 800 == 799 ? QStringLiteral(".\n\n## A heading\n\n") : QStringLiteral(".\n\n");
        else
            body += u' ';
    }
    return body;
}

template <typename Work>
double median(int runs, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

int doNothing(MD_BLOCKTYPE, void *, void *) { return 0; }
int doNothingSpan(MD_SPANTYPE, void *, void *) { return 0; }
int countText(MD_TEXTTYPE, const MD_CHAR *, MD_SIZE size, void *sum)
{
    *static_cast<std::size_t *>(sum) += size;
    return 0;
}

} // namespace

int main()
{
    std::printf("%9s %10s %10s %10s %10s %10s %10s %10s\n", "words", "bare md4c", "toUtf8+md4c", "parse", "to HTML", "compose",
                "keystroke", "prose+count");
    for (const int words : {1000, 10000, 100000, 1000000}) {
        const QString body = bodyOf(words);
        const int runs = words >= 1000000 ? 9 : words >= 100000 ? 25 : 60;
        const QByteArray utf8 = body.toUtf8();
        const MD_PARSER parser{0, MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH, doNothing, doNothing,
                               doNothingSpan, doNothingSpan, countText, nullptr, nullptr};
        std::size_t sum = 0;
        const double bare =
            median(runs, [&] { md_parse(utf8.constData(), MD_SIZE(utf8.size()), &parser, &sum); });
        const double converted = median(runs, [&] {
            const QByteArray bytes = body.toUtf8();
            md_parse(bytes.constData(), MD_SIZE(bytes.size()), &parser, &sum);
        });
        const double parse = median(runs, [&] { (void)parseMarkdown(body); });
        const Document document = parseMarkdown(body);
        const double html = median(runs, [&] { (void)renderHtml(document); });
        PageMaterial material;
        material.article.body = body;
        const double compose = median(runs, [&] { (void)PageComposer().compose(material); });
        PageComposer composer;
        (void)composer.compose(material);
        int key = 0;
        const double keystroke = median(runs, [&] {
            material.article.body = body;
            material.article.body.insert(body.size() / 2 + key++, u'x');
            (void)composer.compose(material);
        });
        const double prose = median(runs, [&] { (void)countWords(proseOf(document)); });
        std::printf("%9d %10.3f %10.3f %10.3f %10.3f %10.3f %10.3f %10.3f   ms, median of %d (%zu)\n", words, bare, converted,
                    parse, html, compose, keystroke, prose, runs, sum % 10);
    }
    return 0;
}
