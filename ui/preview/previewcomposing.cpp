#include "ui/preview/previewfeed.h"

#include "app/page/pagecomposer.h"
#include "app/page/theme.h"

#include <memory>

namespace stet {

namespace {

/// What one worker remembers from page to page.
struct Workbench
{
    PageComposer composer;
    Theme theme = Theme::standard();
    QString themeAsked;
    QString remark;
};

} // namespace

Composing pageComposing()
{
    return [bench = std::make_shared<Workbench>()](const PreviewRequest &request) {
        const Article article = request.draft.article();
        if (article.theme != bench->themeAsked) {
            const Result<Theme> theme = Theme::open(article.theme);
            bench->theme = theme ? *theme : Theme::standard();
            bench->remark = theme ? QString() : theme.error().message;
            bench->themeAsked = article.theme;
        }
        PageMaterial material;
        material.article = article;
        material.authors = request.authors;
        material.theme = bench->theme;
        material.quotations = request.quotations;
        material.citations = citationsNow(article.body, request.citations);
        return PreviewAnswer{bench->composer.compose(material), bench->remark};
    };
}

} // namespace stet
