#include "ui/authors/authorform.h"

#include "app/background.h"
#include "ui/authors/authorchecks.h"
#include "ui/look/colours.h"
#include "ui/look/icons.h"
#include "ui/prompts.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace stet {

namespace {

constexpr int portraitSide = 72;
constexpr int bioLines = 7;

void setRemark(QLabel *label, const QString &remark)
{
    label->setText(remark);
    label->setVisible(!remark.isEmpty());
}

QPixmap roundPortrait(const QByteArray &bytes, double ratio, const QColor &ground)
{
    QPixmap round(QSize(portraitSide, portraitSide) * ratio);
    round.setDevicePixelRatio(ratio);
    round.fill(Qt::transparent);
    QPainter painter(&round);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath circle;
    circle.addEllipse(0, 0, portraitSide, portraitSide);
    painter.setClipPath(circle);
    painter.fillRect(0, 0, portraitSide, portraitSide, ground);
    QPixmap picture;
    if (picture.loadFromData(bytes))
        painter.drawPixmap(QRect(0, 0, portraitSide, portraitSide), picture);
    else
        icon(QStringLiteral("byline")).paint(&painter, QRect(24, 24, 24, 24), Qt::AlignCenter, QIcon::Disabled);
    return round;
}

} // namespace

AuthorForm::AuthorForm(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("authorForm"));
    auto *form = new QVBoxLayout(this);
    form->setContentsMargins(0, 0, 0, 16);
    form->setSpacing(4);

    buildPortrait(form);
    m_name = addLine(form, QStringLiteral("authorName"), tr("Name"), tr("As it is printed"));
    m_nameRemark = addRemark(form, QStringLiteral("authorNameRemark"));
    m_role = addLine(form, QStringLiteral("authorRole"), tr("Role"), tr("Columnist"));
    m_location = addLine(form, QStringLiteral("authorLocation"), tr("Place"), tr("Lisbon"));

    auto *bioLabel = new QLabel(tr("About the author"));
    m_bio = new QPlainTextEdit;
    m_bio->setObjectName(QStringLiteral("authorBio"));
    m_bio->setAccessibleName(tr("About the author, in the third person"));
    m_bio->setPlaceholderText(tr("In the third person, as it stands under the article. Markdown."));
    m_bio->setTabChangesFocus(true);
    m_bio->setFixedHeight(m_bio->fontMetrics().lineSpacing() * bioLines + 16);
    bioLabel->setBuddy(m_bio);
    form->addSpacing(8);
    form->addWidget(bioLabel);
    form->addWidget(m_bio);
    m_bioRemark = addRemark(form, QStringLiteral("authorBioRemark"));
    connect(m_bio, &QPlainTextEdit::textChanged, this, &AuthorForm::read);

    m_email = addLine(form, QStringLiteral("authorEmail"), tr("E-mail, printed with the article"),
                      QStringLiteral("desk@example.org"));
    m_emailRemark = addRemark(form, QStringLiteral("authorEmailRemark"));
    m_website = addLine(form, QStringLiteral("authorWebsite"), tr("Website"), QStringLiteral("https://"));
    m_websiteRemark = addRemark(form, QStringLiteral("authorWebsiteRemark"));
    buildLinks(form);
    form->addStretch(1);
    setProfile({});
}

QLineEdit *AuthorForm::addLine(QVBoxLayout *form, const QString &name, const QString &label,
                               const QString &placeholder)
{
    auto *title = new QLabel(label);
    auto *line = new QLineEdit;
    line->setObjectName(name);
    line->setAccessibleName(label);
    line->setPlaceholderText(placeholder);
    line->setMaxLength(1000);
    title->setBuddy(line);
    form->addSpacing(8);
    form->addWidget(title);
    form->addWidget(line);
    connect(line, &QLineEdit::textEdited, this, &AuthorForm::read);
    return line;
}

QLabel *AuthorForm::addRemark(QVBoxLayout *form, const QString &name)
{
    auto *remark = new QLabel;
    remark->setObjectName(name);
    remark->setWordWrap(true);
    remark->setTextFormat(Qt::PlainText);
    remark->hide();
    form->addWidget(remark);
    return remark;
}

void AuthorForm::buildPortrait(QVBoxLayout *form)
{
    m_portrait = new QLabel;
    m_portrait->setObjectName(QStringLiteral("authorPortrait"));
    m_portrait->setAccessibleName(tr("Portrait"));
    m_portrait->setFixedSize(portraitSide, portraitSide);
    m_choosePortrait = new QPushButton(tr("Choose…"));
    m_choosePortrait->setObjectName(QStringLiteral("choosePortrait"));
    m_choosePortrait->setAccessibleName(tr("Choose a portrait"));
    m_removePortrait = new QPushButton(tr("Remove"));
    m_removePortrait->setObjectName(QStringLiteral("removePortrait"));
    m_removePortrait->setAccessibleName(tr("Remove the portrait"));
    auto *buttons = new QVBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_choosePortrait, 0, Qt::AlignLeft);
    buttons->addWidget(m_removePortrait, 0, Qt::AlignLeft);
    buttons->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_portrait);
    row->addLayout(buttons, 1);
    form->addLayout(row);
    m_portraitRemark = addRemark(form, QStringLiteral("authorPortraitRemark"));
    connect(m_choosePortrait, &QPushButton::clicked, this, &AuthorForm::choosePortrait);
    connect(m_removePortrait, &QPushButton::clicked, this, &AuthorForm::removePortrait);
}

void AuthorForm::buildLinks(QVBoxLayout *form)
{
    form->addSpacing(8);
    form->addWidget(new QLabel(tr("Pages elsewhere")));
    m_linkLayout = new QVBoxLayout;
    m_linkLayout->setSpacing(4);
    form->addLayout(m_linkLayout);
    auto *add = new QPushButton(tr("Add a page"));
    add->setObjectName(QStringLiteral("addAuthorLink"));
    add->setAccessibleName(tr("Add a page elsewhere"));
    form->addWidget(add, 0, Qt::AlignLeft);
    connect(add, &QPushButton::clicked, this, [this] {
        addLinkRow({});
        m_links.last().label->setFocus();
        read();
    });
}

void AuthorForm::addLinkRow(const SocialLink &link)
{
    LinkRow entry;
    entry.row = new QWidget;
    entry.label = new QLineEdit(link.label);
    entry.address = new QLineEdit(link.address);
    auto *remove = new QToolButton;
    auto *line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(entry.label, 2);
    line->addWidget(entry.address, 3);
    line->addWidget(remove);
    auto *layout = new QVBoxLayout(entry.row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(line);
    entry.remark = addRemark(layout, QStringLiteral("authorLinkRemark"));
    entry.label->setObjectName(QStringLiteral("authorLinkLabel"));
    entry.label->setAccessibleName(tr("Name of the page"));
    entry.label->setPlaceholderText(tr("Mastodon"));
    entry.address->setObjectName(QStringLiteral("authorLinkAddress"));
    entry.address->setAccessibleName(tr("Address of the page"));
    entry.address->setPlaceholderText(QStringLiteral("https://"));
    remove->setObjectName(QStringLiteral("removeAuthorLink"));
    remove->setAccessibleName(tr("Remove this page"));
    remove->setToolTip(tr("Remove this page"));
    remove->setIcon(icon(QStringLiteral("close")));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    connect(entry.label, &QLineEdit::textEdited, this, &AuthorForm::read);
    connect(entry.address, &QLineEdit::textEdited, this, &AuthorForm::read);
    connect(remove, &QToolButton::clicked, this, [this, row = entry.row] { removeLinkRow(row); });
    m_linkLayout->addWidget(entry.row);
    m_links.append(entry);
}

void AuthorForm::removeLinkRow(const QWidget *row)
{
    const auto found = std::find_if(m_links.cbegin(), m_links.cend(),
                                    [row](const LinkRow &entry) { return entry.row == row; });
    if (found == m_links.cend())
        return;
    found->row->hide();
    found->row->deleteLater();
    m_links.erase(found);
    read();
}

void AuthorForm::setProfile(const AuthorProfile &profile)
{
    m_filling = true;
    ++m_era;
    m_profile = profile;
    m_name->setText(profile.name);
    m_role->setText(profile.role);
    m_location->setText(profile.location);
    m_email->setText(profile.email);
    m_website->setText(profile.website);
    m_bio->setPlainText(profile.bio);
    for (const LinkRow &entry : std::as_const(m_links)) {
        entry.row->hide();
        entry.row->deleteLater();
    }
    m_links.clear();
    for (const SocialLink &link : profile.links)
        addLinkRow(link);
    setRemark(m_portraitRemark, {});
    showPortrait();
    showRemarks();
    m_filling = false;
}

void AuthorForm::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void AuthorForm::read()
{
    if (m_filling)
        return;
    m_profile.name = m_name->text();
    m_profile.role = m_role->text();
    m_profile.location = m_location->text();
    m_profile.email = m_email->text();
    m_profile.website = m_website->text();
    m_profile.bio = m_bio->toPlainText();
    m_profile.links.clear();
    for (const LinkRow &entry : std::as_const(m_links))
        m_profile.links.append({entry.label->text(), entry.address->text()});
    showRemarks();
    Q_EMIT edited(m_profile);
}

void AuthorForm::showRemarks()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, coloursOf(palette()).doubtful);
    for (QLabel *remark : findChildren<QLabel *>()) {
        if (remark->objectName().endsWith(QLatin1String("Remark")))
            remark->setPalette(quiet);
    }
    setRemark(m_nameRemark, remarkOnName(m_profile.name));
    setRemark(m_bioRemark, remarkOnBio(m_profile.bio, m_profile.name));
    setRemark(m_emailRemark, remarkOnEmail(m_profile.email));
    setRemark(m_websiteRemark, remarkOnAddress(m_profile.website));
    for (const LinkRow &entry : std::as_const(m_links))
        setRemark(entry.remark, remarkOnAddress(entry.address->text()));
}

void AuthorForm::choosePortrait()
{
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const QString path = prompts::openFile(this, tr("Choose a portrait"), pictures,
                                           tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif)"));
    if (path.isEmpty())
        return;
    // A picture of a good camera takes a while.
    runInBackground(
        this, [path] { return portraitFromFile(path); },
        [this, era = m_era](const Result<Portrait> &portrait) {
            if (era == m_era)
                usePortrait(portrait);
        });
}

void AuthorForm::usePortrait(const Result<Portrait> &portrait)
{
    setRemark(m_portraitRemark, portrait ? QString() : portrait.error().message);
    if (!portrait)
        return;
    m_profile.portrait = portrait->bytes;
    m_profile.portraitMimeType = portrait->mimeType;
    showPortrait();
    Q_EMIT edited(m_profile);
}

void AuthorForm::removePortrait()
{
    m_profile.portrait.clear();
    m_profile.portraitMimeType.clear();
    setRemark(m_portraitRemark, {});
    showPortrait();
    m_choosePortrait->setFocus();
    Q_EMIT edited(m_profile);
}

void AuthorForm::showPortrait()
{
    m_portrait->setPixmap(roundPortrait(m_profile.portrait, devicePixelRatioF(), coloursOf(palette()).hover));
    m_removePortrait->setVisible(!m_profile.portrait.isEmpty());
}

} // namespace stet
