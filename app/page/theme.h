#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace stet {

/// How a page looks: a folder with theme.json (its title), page.html (the frame, with slots such as {{body}}) and
/// style.css. A plain value.
///
/// Built-in themes are compiled in; further folders lie in `themes` of the library's data folder and win over built-in
/// ones of the same name. Slots: {{head}} (everything between <head> and </head>, the style included), {{language}},
/// {{direction}}, and the parts of a page: {{headline}} {{deck}} {{byline}} {{body}} {{authors}} {{notice}}
/// {{comments}}. A part is left out of the page by leaving out its slot.
class Theme
{
public:
    /// The theme of that name; empty: the standard one. Refuses a folder that is not a whole theme or brings scripts.
    static Result<Theme> open(const QString &name);
    /// Names of all themes that could be opened, built-in ones first.
    static QStringList names();
    /// The theme `blog`, which is always there.
    static const Theme &standard();

    QString name() const { return m_name; }
    QString title() const { return m_title; }       ///< as shown in a choice of themes
    const QByteArray &frame() const { return m_frame; }
    const QByteArray &style() const { return m_style; }

private:
    Theme() = default;
    static Result<Theme> fromFolder(const QString &name, const QString &folder);

    QString m_name;
    QString m_title;
    QByteArray m_frame;
    QByteArray m_style;
};

} // namespace stet
