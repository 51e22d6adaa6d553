#include "app/import/pageshapes.h"

#include <QRegularExpression>

#include <array>

namespace stet::shapes {

namespace {

using Pattern = QRegularExpression;

/// A name's words: capitals, particles and initials. "Ana María de la Cruz-Soto", "J. R. O’Neill, Jr."
#define STET_NAME_WORD "(?:\\p{Lu}[\\p{L}\\p{M}'’-]*\\.?)"
#define STET_NAME                                                                                                     \
    STET_NAME_WORD "(?: (?:(?:de|da|di|do|dos|du|del|della|der|den|van|von|zu|la|le|el|al|bin|ibn|ben|y|e|ter|ten)"    \
                   " ){0,3}" STET_NAME_WORD "){0,5}(?:, (?:Jr|Sr)\\.?)?"
#define STET_MONTH                                                                                                    \
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"    \
    "Nov(?:ember)?|Dec(?:ember)?)\\.?"

Pattern pattern(const char *text)
{
    Pattern made(QString::fromUtf8(text), Pattern::UseUnicodePropertiesOption);
    made.optimize();
    return made;
}

Pattern ignoringCase(const char *text)
{
    Pattern made(QString::fromUtf8(text), Pattern::UseUnicodePropertiesOption | Pattern::CaseInsensitiveOption);
    made.optimize();
    return made;
}

constexpr qsizetype longestLine = 200; ///< headings and labels are shorter; longer paragraphs are not even looked at

bool says(const QString &text, const Pattern &pattern, qsizetype longest = longestLine)
{
    return text.size() <= longest && pattern.match(text).hasMatch();
}

int numberIn(const QString &word)
{
    static constexpr std::array words{u"no", u"one", u"two", u"three", u"four", u"five", u"six", u"seven", u"eight", u"nine",
                                      u"ten"};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (word.compare(QStringView(words[i]), Qt::CaseInsensitive) == 0)
            return int(i);
    }
    return qBound(0, QString(word).remove(u',').toInt(), 1'000'000);
}

QStringList splitNames(QString names)
{
    static const Pattern between = pattern("\\s*(?:,\\s*and\\s+|,\\s*&\\s*|\\s+(?:and|AND|&|und|UND|et|ET|Y|en|och|og)\\s+|;\\s*)\\s*");
    static const Pattern junior = pattern(",\\s*(?=(?:Jr|Sr)\\.?(?:,|$))");
    names.replace(junior, QStringLiteral("\x01"));
    QStringList found;
    static const Pattern couple = pattern(" (?:y|e) ");
    for (const QString &group : names.split(between, Qt::SkipEmptyParts)) {
        // "Ana Ruiz y Tomás Weller" are two, "José Ortega y Gasset" is one.
        const QStringList two = group.split(couple);
        if (two.size() == 2 && two.first().trimmed().contains(u' ') && two.last().trimmed().contains(u' ')) {
            found += {asName(two.first()), asName(two.last())};
            continue;
        }
        for (const QString &name : group.split(u',', Qt::SkipEmptyParts))
            found.append(asName(QString(name).replace(QChar(1), QStringLiteral(", "))));
    }
    return found;
}

} // namespace

QString asName(const QString &printed)
{
    QString name = printed.simplified();
    if (name.size() < 4 || name != name.toUpper())
        return name;
    bool first = true;
    for (QChar &character : name) {
        if (!first)
            character = character.toLower();
        first = !character.isLetter() && character != u'’' && character != u'\'';
    }
    return name;
}

std::optional<BylineShape> byline(const QString &text)
{
    static const Pattern shape = pattern(
        "^(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Rr]eported|[Ss]tory|[Oo]pinion|[Aa]nalysis|WRITTEN|POSTED)\\s+"
        "(?:on\\s+.{4,40}?\\s+)?)?(?:[Bb]y|BY|(?:(?:[Ee]ine? )?(?:[Gg]ast)?(?:[Kk]ommentar|[Kk]olumne|[Bb]eitrag|[Ee]ssay) )?[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|DI|[Dd]oor|DOOR|Av|AV|Af|AF)"
        "[:\\s]\\s*(" STET_NAME "(?:(?:,? and |,? & |,? AND | und | UND | et | ET | y | Y | e | en | och | og |, |; )" STET_NAME
        "){0,9}?)(?:\\s*(?:,|\\||•|·|–|—| - | on (?=" STET_MONTH
        "|\\d)| for | as | in | with |\\(|$)\\s*(.*))?$");
    // Without capitals there is no telling a name by its look, so nothing else may stand in the line.
    static const Pattern arabic = pattern("^(?:بقلم|كتبه?ا?|كتبت)\\s*[:/]?\\s*(\\p{Arabic}+(?: \\p{Arabic}+){1,4})$");
    if (text.size() > longestLine || text.endsWith(u':'))
        return std::nullopt;
    if (const auto found = arabic.match(text.simplified()); found.hasMatch())
        return BylineShape{{found.captured(1)}, {}, {}};
    const auto found = shape.match(text.simplified());
    if (!found.hasMatch())
        return std::nullopt;
    BylineShape line{splitNames(found.captured(1)), {}, {}};
    const QString rest = found.captured(2).trimmed();
    const qsizetype split = found.capturedStart(2);
    const bool afterComma = split > 0 && text.simplified().left(split).trimmed().endsWith(u',');
    if (rest.isEmpty() || dateline(rest))
        return line;
    static const Pattern wording = ignoringCase("^(?:as told to|with|for|special to|edited|translated|illustrat)");
    if (afterComma && !wording.match(rest).hasMatch() && rest.size() < 80) {
        line.role = rest;
        return line;
    }
    static const Pattern sentence = pattern("[.!?]$");
    if (sentence.match(rest).hasMatch())
        return std::nullopt; // "By London standards, that is cheap." is prose
    line.text = text.simplified();
    return line;
}

std::optional<QString> authorBox(const QString &text)
{
    static const Pattern bare = ignoringCase(
        "^(?:published by|written by|posted by|(?:more )?about (?:the |this )?(?:authors?|writers?|contributors?)|"
        "author(?:\\(s\\)|s)?(?: bio(?:graphy)?| info(?:rmation)?)?|the authors?|contributors?|meet the author|"
        "zur person|über (?:den|die) autor(?:in|en|innen)?|(?:zum|zur) autor(?:in)?|à propos de l['’]aut(?:eur|rice)|"
        "sobre (?:el|la|o|a) autora?|(?:l['’]autore|l['’]autrice)|over de auteur|عن الكاتبة?|نبذة عن الكاتبة?)\\s*:?$");
    static const Pattern named = pattern("^(?:[Pp]ublished|[Ww]ritten|[Pp]osted) by:?\\s+(" STET_NAME ")$|^About (" STET_NAME
                                         ")$|^[Aa]uthor:\\s*(" STET_NAME ")$");
    if (says(text, bare, 60))
        return QString();
    if (text.size() > 80)
        return std::nullopt;
    const auto found = named.match(text.simplified());
    if (!found.hasMatch())
        return std::nullopt;
    const QString name = found.captured(1) + found.captured(2) + found.captured(3);
    return name.startsWith(QLatin1String("The ")) || name == QLatin1String("Us") ? QString() : asName(name);
}

QStringList namesInBio(const QString &text)
{
    static const Pattern one = pattern(
        "^(?:(?:Dr|Prof|Mr|Mrs|Ms|Rev|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt)\\.? |Professor )?(" STET_NAME
        ")(?:\\s*\\([^)]{1,60}\\)|,[^.]{1,160}?,)? (?:is|was|has|writes|teaches|works|worked|serves|served|lives|covers|"
        "directs|leads|edits|holds|runs|studies|practices|practises|reports|hosts|joined|spent|grew|currently|ist|est|es|"
        "war|lebt|arbeitet|lehrt|schreibt|leitet|vit|travaille|enseigne|écrit|dirige|vive|trabaja|enseña|escribe|è|insegna|"
        "scrive|é|vive em|woont|werkt|schrijft)\\b");
    static const Pattern several = pattern("^(" STET_NAME "(?:(?:, and |, & | and | & |, )" STET_NAME
                                           "){1,5}?) (?:are|were|have|write|teach|work|serve|lead|edit|direct)\\b");
    static const Pattern pronoun = pattern("^(?:He|She|They|It|We|I|This|That|The|There|These|His|Her|Their|Its|A|An|In|"
                                           "Here|What|Who|Now|Today|But|And|If|As)\\b");
    const QString start = text.left(400).simplified();
    if (pronoun.match(start).hasMatch())
        return {};
    if (const auto found = several.match(start); found.hasMatch())
        return splitNames(found.captured(1));
    if (const auto found = one.match(start); found.hasMatch())
        return {asName(found.captured(1))};
    return {};
}

std::optional<int> commentsHeading(const QString &text)
{
    static const Pattern counted = ignoringCase(
        "^\\(?([\\d,]{1,9}|no|one|two|three|four|five|six|seven|eight|nine|ten)\\)?\\s+(?:thoughts?|comments?|replies|reply|"
        "responses?|reactions?|kommentare?|leserkommentare?|commentaires?|comentarios?|comentários?|commenti|commento|reacties|"
        "تعليقات?)(?:\\s+(?:on|to|so far|about|zu|sur|en|su)\\b.*)?:?$");
    static const Pattern inBrackets = ignoringCase(
        "^(?:comments?|responses|replies|kommentare|commentaires|comentarios|commenti|reacties)\\s*[(:]?\\s*([\\d,]{1,9})\\)?$");
    static const Pattern bare = ignoringCase(
        "^(?:(?:reader |all |view )?comments|discussion|kommentare|commentaires|comentarios|commenti|reacties|التعليقات)\\s*:?$");
    if (text.size() > 400)
        return std::nullopt;
    for (const Pattern *shape : {&counted, &inBrackets}) {
        if (const auto found = shape->match(text.simplified()); found.hasMatch())
            return numberIn(found.captured(1));
    }
    return says(text, bare, 40) ? std::optional(-1) : std::nullopt;
}

bool replyHeading(const QString &text)
{
    static const Pattern shape = ignoringCase(
        "^(?:leave a (?:reply|comment|response)|post a comment|add (?:a|your) comment|write a comment|"
        "join the (?:conversation|discussion)|submit a comment|have your say|what do you think\\?|"
        "schreiben? sie einen kommentar|schreibe einen kommentar|laisser un commentaire|deja un(?:a respuesta| comentario)|"
        "deixe um comentário|lascia un commento|geef een reactie)(?!\\w).{0,60}$");
    return says(text, shape, 120);
}

bool formLabel(const QString &text)
{
    static const Pattern shape = ignoringCase(
        "^(?:(?:your )?(?:comment|name|e-?mail(?: address)?|website|url)\\s*(?:\\(.*\\))?\\s*\\*?:?|post comment|"
        "submit(?: comment)?|cancel reply|reply|log in to (?:reply|leave a comment)|"
        "save my name, e-?mail.*|notify me of .*|prove you are human.*)$");
    return says(text, shape);
}

bool formNotice(const QString &text)
{
    static const Pattern shape = ignoringCase(
        "e-?mail address will not be published|required fields are marked|you must be logged in to (?:post|leave)|"
        "comments are (?:moderated|closed)|this site uses akismet|comment data is processed|"
        "(?:please )?(?:keep|be) (?:comments )?(?:civil|polite|respectful)|community guidelines|by commenting");
    return says(text, shape, 600);
}

std::optional<QString> commenter(const QString &text)
{
    static const Pattern says_ = pattern("^(.{1,60}?) (?:says|said|wrote|writes|commented)\\s*:(?:\\s*$)");
    static const Pattern dated = pattern("^([^,.:;!?]{1,50}?)(?:\\s*[,|•·–—-]|\\s+on|\\s+at)?\\s+(?=(?:(?:Mon|Tue|Wed|Thu|Fri|"
                                         "Sat|Sun)[a-z]*,? )?(?:" STET_MONTH " \\d|\\d{1,2} " STET_MONTH "|\\d{4}-\\d))");
    if (text.size() > 140)
        return std::nullopt;
    if (const auto found = says_.match(text); found.hasMatch())
        return found.captured(1).trimmed();
    if (const auto found = dated.match(text); found.hasMatch() && dateline(text.mid(found.capturedEnd())))
        return found.captured(1).trimmed();
    return std::nullopt;
}

bool notice(const QString &text)
{
    static const Pattern shape = ignoringCase(
        "\\b(?:sign(?:ing)? up|subscrib(?:e|ing)|newsletter|privacy (?:policy|notice)|terms of (?:use|service)|"
        "we use your information|cookies|all rights reserved|copyright|reprinted|republish|creative commons|"
        "(?:views|opinions)\\b.{0,60}\\b(?:expressed|author|are (?:his|her|their) own)|"
        "(?:originally|first) (?:appeared|published)|appeared (?:originally|first) (?:in|on|at)|"
        "this (?:article|piece|post|story|column|op-ed) (?:was|is|first|originally|appeared)|"
        "conflict of interest|disclosure|disclaimer|affiliate links|support our (?:work|journalism)|donate)\\b|^©|\\(c\\) \\d{4}");
    return says(text, shape, 1200);
}

std::optional<QStringList> tags(const QString &text)
{
    static const Pattern shape = ignoringCase(
        "^(?:filed (?:under|in)|posted in|tags?|tagged(?: (?:with|as))?|categor(?:y|ies)|topics?|keywords)\\s*(:|\\s)\\s*(.+)$");
    const auto found = shape.match(text.simplified());
    if (text.size() > 300 || !found.hasMatch())
        return std::nullopt;
    // Sites set "Posted in A" and "Tagged B" apart by their style alone.
    static const Pattern second = pattern("(?<=[\\p{L}\\d])\\s*(?:Tagged(?: (?:with|as))?|Tags:|Filed under:?|Posted in) ");
    const QString list = found.captured(2).trimmed().replace(second, QStringLiteral(", "));
    if (list.endsWith(u'.') || (found.captured(1) != QLatin1String(":") && !list.front().isUpper()))
        return std::nullopt;
    QStringList names;
    static const Pattern between = pattern("\\s*[,;|•·]\\s*");
    for (const QString &name : list.split(between, Qt::SkipEmptyParts)) {
        const QString tag = name.startsWith(u'#') ? name.mid(1) : name;
        if (tag.size() > 60)
            return std::nullopt;
        names.append(tag);
    }
    names.removeDuplicates();
    return names;
}

bool tagsHeading(const QString &text)
{
    static const Pattern shape = ignoringCase("^(?:topics|tags|filed under|explore more on these topics)\\s*:?$");
    return says(text, shape);
}

bool furniture(const QString &text)
{
    static const Pattern shape = ignoringCase(
        "^(?:share(?: this| full)?(?: (?:article|post|story|page))?(?: (?:on|via|with)\\b.{0,40})?:?|(?:click to )?(?:share|tweet|"
        "print|email|e-mail)(?: (?:on|this|to)\\b.{0,40})?|like this:?|like loading\\.*|loading\\.*|advertisement|"
        "advertising|sponsored(?: content)?|skip to (?:main )?content|menu|search|home|back to top|top|"
        "(?:about )?\\d+[- ]min(?:ute)?s?(?: read)?|(?:estimated )?reading time:?.{0,20}|read time:?.{0,20}|listen(?: to (?:this )?article)?.{0,20}|"
        "listen \\(?\\d+.{0,12}|print|save|bookmark|follow(?: (?:us|me))?(?: on\\b.{0,40})?|facebook|twitter|x|linkedin|whatsapp|reddit|"
        "pinterest|instagram|telegram|copy link|opinion|op-ed|letters?|kommentar|gastkommentar|gastbeitrag|meinung|kolumne|leitartikel|tribune|opinión|columna|opinione|guest (?:essay|column)|commentary|"
        "view all posts(?: by .{1,60})?|all posts by .{1,60}|view (?:author )?(?:profile|bio)|see (?:full )?bio|"
        "more posts by .{1,60}|previous(?: (?:post|article|story))?\\b.{0,120}|next(?: (?:post|article|story))\\b.{0,120}|"
        "← .{1,160}|.{1,160} →|« [^».!?…]{1,100}|home (?:>|»|›|/) .{1,120}|view comments|show comments|hide comments|"
        "load more(?: comments)?|sort by.{0,30}|newest first|oldest first|[*_=~-]{3,}|#{3,})$");
    return says(text.simplified(), shape);
}

bool relatedHeading(const QString &text)
{
    static const Pattern shape = ignoringCase(
        "^(?:related(?: (?:posts?|articles?|stories|content|reading|links))?|you (?:may|might) (?:also )?(?:like|enjoy).{0,30}|"
        "read (?:next|more|also)|more (?:from|in|on|like)\\b.{1,60}|recommended(?: (?:for you|reading|stories))?|"
        "trending(?: now)?|most (?:read|popular)|latest (?:posts?|news|stories)|recent posts?|popular posts?|"
        "up next|don['’]t miss|also (?:read|in)\\b.{0,60}|in case you missed it)\\s*:?$");
    return says(text, shape, 90);
}

} // namespace stet::shapes
