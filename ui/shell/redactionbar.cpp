// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/redactionbar.h"

#include "common/button.h"
#include "common/flowlayout.h"
#include "common/formtext.h"
#include "common/label.h"
#include "common/worker.h"
#include "shell/windowsettings.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

QString nameOf(SecretKind kind)
{
    switch (kind) {
        using enum SecretKind;
    case Person: return RedactionBar::tr("People");
    case Host: return RedactionBar::tr("Hosts");
    case Address: return RedactionBar::tr("Addresses");
    case Mail: return RedactionBar::tr("Mail");
    case Phone: return RedactionBar::tr("Phone numbers");
    case Token: return RedactionBar::tr("Keys and tokens");
    case Word: return RedactionBar::tr("Listed words");
    }
    return {};
}

QStringList listOf(const QString &text)
{
    QStringList words;
    for (const QString &word : text.split(u',')) {
        if (!word.trimmed().isEmpty())
            words.append(word.trimmed());
    }
    return words;
}

} // namespace

RedactionBar::RedactionBar(QWidget *parent)
    : FormBar(tr("Export for the public"), parent)
    , m_idle(new QTimer(this))
    , m_summary(new Label({}, Theme::Token::Dim, this))
    , m_words(new QLineEdit(this))
    , m_keep(new QLineEdit(this))
    , m_details(new QPlainTextEdit(this))
    , m_export(new Button(tr("Export"), Button::Kind::Primary, this))
{
    setObjectName(u"redactionBar"_s);
    m_summary->setObjectName(u"redactionSummary"_s);
    m_summary->setWordWrap(true);
    m_details->setObjectName(u"redactionDetails"_s);
    m_details->setReadOnly(true);
    m_details->setAccessibleName(tr("What goes, and where it stands"));
    prepareFormText(m_details, 6);
    m_export->setObjectName(u"redactionExport"_s);
    m_export->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout;
    row->addWidget(m_summary, 1);
    row->addWidget(m_export, 0, Qt::AlignTop);
    body()->addLayout(row);
    makeRules();
    body()->addWidget(m_details);
    m_idle->setSingleShot(true);
    m_idle->setInterval(250);
    connect(m_idle, &QTimer::timeout, this, &RedactionBar::preview);
    connect(m_export, &QAbstractButton::clicked, this, [this] {
        hide();
        Q_EMIT confirmed(m_incident);
        Q_EMIT closed();
    });
}

void RedactionBar::makeRules()
{
    const RedactionRules rules = WindowSettings().redactionRules();
    auto *kinds = new QWidget(this);
    auto *flow = new FlowLayout(kinds);
    for (const SecretKind kind : secretKinds) {
        if (kind == SecretKind::Word)
            continue;
        auto *button = new Button(nameOf(kind), Button::Kind::Plain, kinds);
        button->setObjectName(u"redact_"_s + word(kind));
        button->setCheckable(true);
        button->setChecked(rules.kinds.testFlag(kind));
        button->setFocusPolicy(Qt::StrongFocus);
        flow->addWidget(button);
        m_kinds.append(button);
        connect(button, &QAbstractButton::toggled, this, &RedactionBar::changed);
    }
    body()->addWidget(kinds);
    auto *lists = new QHBoxLayout;
    lists->setSpacing(2 * Theme::step);
    const auto add = [&](QLineEdit *edit, const QString &name, const QString &hint,
                         const QStringList &words) {
        edit->setObjectName(name);
        edit->setPlaceholderText(hint);
        edit->setAccessibleName(hint);
        edit->setText(words.join(u", "_s));
        lists->addWidget(edit, 1);
        connect(edit, &QLineEdit::textChanged, this, &RedactionBar::changed);
    };
    add(m_words, u"redactionWords"_s, tr("Also take out these words, with commas between"),
        rules.words);
    add(m_keep, u"redactionKeep"_s, tr("Let these stay: a host, a domain, a name"), rules.keep);
    body()->addLayout(lists);
}

RedactionRules RedactionBar::rules() const
{
    RedactionRules rules{.words = listOf(m_words->text()), .keep = listOf(m_keep->text())};
    for (qsizetype i = 0; i < m_kinds.size(); ++i) {
        if (m_kinds.at(i)->isChecked())
            rules.kinds |= secretKinds[i];
    }
    return rules;
}

void RedactionBar::open(const Incident &incident)
{
    clearRefusal();
    m_incident = incident;
    m_details->clear();
    QWidget::show();
    preview();
    m_export->setFocus(Qt::TabFocusReason);
}

void RedactionBar::changed()
{
    WindowSettings().setRedactionRules(rules());
    ++m_asked; // what is shown is no longer what goes
    m_export->setEnabled(false);
    m_idle->start();
}

void RedactionBar::preview()
{
    const int asked = ++m_asked;
    m_export->setEnabled(false);
    m_summary->setText(tr("Looking for what goes…"));
    onWorker([incident = m_incident, rules = rules()] {
        const Redaction redaction = redacted(incident, rules);
        return Preview{
            .removed = redaction.removed,
            .pictures = shownPictures(redaction.incident, Audience::Public)};
    }).then(this, [this, asked](const Preview &preview) {
        if (asked == m_asked)
            show(preview);
    });
}

void RedactionBar::show(const Preview &preview)
{
    const QList<Removed> &removed = preview.removed;
    QStringList lines;
    int count = 0;
    for (const Removed &each : removed) {
        count += each.count;
        const QString places = QStringList(each.places.mid(0, 4)).join(u"; "_s);
        const QString more =
            each.places.size() > 4 ? tr("; and %1 more").arg(each.places.size() - 4) : QString();
        lines.append(
            tr("%1: “%2” becomes “%3” (%4%5)")
                .arg(nameOf(each.kind), each.text.simplified(), each.replacement, places, more));
    }
    QString summary = removed.isEmpty()
        ? tr("Only what is public goes out. Nothing in it has to go by these rules.")
        : tr("Only what is public goes out. Texts that go: %1, in %2 places. Every file is "
             "looked through for them before it is written.")
              .arg(QString::number(removed.size()), QString::number(count));
    if (!preview.pictures.isEmpty())
        summary += u' '
            + tr("Pictures stay as they are, so look at each: %1.")
                  .arg(preview.pictures.join(u", "_s));
    m_summary->setText(summary);
    m_details->setVisible(!removed.isEmpty());
    m_details->setPlainText(lines.join(u'\n'));
    m_export->setEnabled(true);
}

} // namespace Bridgelog
