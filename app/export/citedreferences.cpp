#include "app/export/citedreferences.h"

#include "app/text/yamlstring.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace stet {

namespace {

/// Deeper members than any of CSL's are written as JSON, which is YAML too.
constexpr int deepest = 8;

/// Members that are for the writer and no part of a reference.
constexpr std::array<QLatin1StringView, 4> privateMembers{QLatin1StringView("note"), QLatin1StringView("annote"),
                                                          QLatin1StringView("abstract"), QLatin1StringView("custom")};

/// Words as Markdown that stands for just these words.
QString escaped(const QString &words)
{
    QString text;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QChar c = words[i];
        const bool inWord = c == u'_' && i > 0 && i + 1 < words.size() && words[i - 1].isLetterOrNumber() && words[i + 1].isLetterOrNumber();
        if (QStringView(u"\\`*_[]<>$^~@|").contains(c) && !inWord)
            text += u'\\';
        text += c;
    }
    return text;
}

QString markdown(const QString &csl)
{
    static const QRegularExpression tag(QStringLiteral("<(/?)(i|b|sup|sub)>"));
    QString text;
    qsizetype done = 0;
    for (auto found = tag.globalMatch(csl); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        text += escaped(csl.mid(done, match.capturedStart() - done));
        const QString name = match.captured(2);
        text += name == u"i" ? u"*" : name == u"b" ? u"**" : name == u"sup" ? u"^" : u"~";
        done = match.capturedEnd();
    }
    return text + escaped(csl.mid(done));
}

/// Names that YAML would take for something else are written between marks.
QString memberName(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral("^(?!(?:y|n|yes|no|on|off|true|false|null)$)[A-Za-z][A-Za-z-]*$"),
                                          QRegularExpression::CaseInsensitiveOption);
    return plain.match(name).hasMatch() ? name : yamlString(name);
}

void write(const QJsonValue &value, const QString &margin, int depth, QString *yaml);

void writeObject(const QJsonObject &object, const QString &margin, int depth, QString *yaml)
{
    bool first = true; // it goes on behind the dash or the key of its list
    for (auto member = object.begin(); member != object.end(); ++member) {
        *yaml += (first ? QString() : margin) + memberName(member.key()) + u':';
        first = false;
        const bool isList = member->isArray() && !member->toArray().isEmpty();
        const bool isObject = member->isObject() && !member->toObject().isEmpty();
        if ((isList || isObject) && depth < deepest)
            *yaml += u'\n' + margin + QStringLiteral("  ");
        else
            *yaml += u' ';
        write(*member, margin + QStringLiteral("  "), depth + 1, yaml);
    }
}

void write(const QJsonValue &value, const QString &margin, int depth, QString *yaml)
{
    const bool plain = depth > deepest || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
    if (value.isString()) {
        *yaml += yamlString(markdown(value.toString())) + u'\n';
    } else if (value.isObject() && !plain) {
        writeObject(value.toObject(), margin, depth, yaml);
    } else if (value.isArray() && !plain) {
        bool first = true;
        for (const QJsonValue entry : value.toArray()) {
            *yaml += (first ? QString() : margin) + QStringLiteral("- ");
            first = false;
            write(entry, margin + QStringLiteral("  "), depth + 1, yaml);
        }
    } else {
        // A number, true, false or null; or what is nested too deep.
        const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        *yaml += QString::fromUtf8(json.mid(1, json.size() - 2)) + u'\n';
    }
}

} // namespace

std::optional<References> referencesFromName(QStringView name)
{
    for (const References one : {References::FrontMatter, References::BibFile, References::None}) {
        if (name == referencesName(one))
            return one;
    }
    return std::nullopt;
}

QString referencesName(References references)
{
    switch (references) {
    case References::FrontMatter: return QStringLiteral("front-matter");
    case References::BibFile: return QStringLiteral("bib");
    case References::None: break;
    }
    return QStringLiteral("none");
}

QString referencesYaml(const QList<Source> &sources)
{
    QString yaml = QStringLiteral("references:\n");
    for (const Source &source : sources) {
        QJsonObject item = cslItem(source);
        for (const QLatin1StringView member : privateMembers)
            item.remove(member);
        // What the marks name comes first, for whoever reads along; it is no Markdown.
        yaml += QStringLiteral("- id: ") + yamlString(source.key) + u'\n';
        item.remove(QLatin1String("id"));
        QString rest;
        writeObject(item, QStringLiteral("  "), 1, &rest);
        if (!item.isEmpty())
            yaml += QStringLiteral("  ") + rest;
    }
    return yaml;
}

} // namespace stet
