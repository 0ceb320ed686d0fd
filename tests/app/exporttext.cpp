// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporttext.h"

#include <KZip>

#include <QBuffer>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

bool isFurniture(const QString &line, const QStringList &chrome)
{
    const auto isIn = [&](const QString &phrase) { return line.contains(phrase); };
    return line.startsWith(u"Posted ") || line.startsWith(u"Incident Report for ")
        || line.startsWith(u"This incident affected") || line == "Stay up to date."_L1
        || std::ranges::any_of(chrome, isIn);
}

QString htmlText(QString html)
{
    html.remove(QRegularExpression(
        u"<(style|script|svg)\\b.*?</\\1>"_s, QRegularExpression::DotMatchesEverythingOption));
    html.remove(QRegularExpression(u"<[^>]*>"_s));
    const QHash<QString, QString> entities{
        {u"&lt;"_s, u"<"_s},
        {u"&gt;"_s, u">"_s},
        {u"&quot;"_s, u"\""_s},
        {u"&#39;"_s, u"'"_s},
        {u"&nbsp;"_s, u" "_s}};
    for (auto it = entities.begin(); it != entities.end(); ++it)
        html.replace(it.key(), it.value());
    return html.replace(u"&amp;"_s, u"&"_s);
}

QString jsonText(const QJsonValue &value)
{
    QString text;
    if (value.isString())
        return value.toString() + u'\n';
    if (value.isArray()) {
        for (const QJsonValue &each : value.toArray())
            text += jsonText(each);
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        text += jsonText(it.value());
    return text;
}

/// What stands on every page only once: a header or a footer may come in the middle of a sentence.
QString withoutRunningLines(const QString &pages)
{
    const QStringList all = pages.split(u'\f', Qt::SkipEmptyParts);
    const auto shape = [](QString line) { return line.remove(QRegularExpression(u"[0-9\\s]"_s)); };
    QHash<QString, int> seenOn;
    for (const QString &page : all) {
        QStringList shapes;
        for (const QString &line : page.split(u'\n'))
            shapes.append(shape(line));
        shapes.removeDuplicates();
        for (const QString &each : std::as_const(shapes))
            ++seenOn[each];
    }
    QString text;
    for (const QString &line : pages.split(QRegularExpression(u"[\n\f]"_s))) {
        int &times = seenOn[shape(line)];
        if (all.size() < 2 || (times != all.size() && times >= 0))
            text += line + u'\n';
        else if (std::exchange(times, -1) > 0)
            text += line + u'\n';
    }
    return text;
}

QString pdfText(const QByteArray &bytes)
{
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        return {};
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-raw"_s, u"-enc"_s, u"UTF-8"_s, file.fileName(), u"-"_s});
    reader.waitForFinished();
    return withoutRunningLines(QString::fromUtf8(reader.readAllStandardOutput()));
}

/// The words of a packed document's body.
QString officeText(QByteArray bytes, const QString &body)
{
    QBuffer buffer(&bytes);
    KZip zip(&buffer);
    const KArchiveFile *file =
        zip.open(QIODevice::ReadOnly) ? zip.directory()->file(body) : nullptr;
    return file ? htmlText(QString::fromUtf8(file->data())) : QString();
}

} // namespace

QStringList proseSentences(const QString &page, const QStringList &chrome)
{
    static const QRegularExpression end(u"(?<=[.!?])\\s+(?=[A-Z])"_s);
    QStringList sentences;
    for (const QString &line : page.split(u'\n')) {
        const QString plain = line.trimmed();
        if (isFurniture(plain, chrome))
            continue;
        for (QString sentence : plain.split(end)) {
            sentence.remove(QRegularExpression(u"^([0-9]+\\.|\u2022)\\s+"_s));
            if (sentence.split(u' ').size() >= 4)
                sentences.append(sentence);
        }
    }
    return sentences;
}

QString plainText(const QString &format, const QByteArray &bytes)
{
    if (format == "pdf"_L1)
        return pdfText(bytes);
    if (format == "html"_L1)
        return htmlText(QString::fromUtf8(bytes));
    if (format == "json"_L1)
        return jsonText(QJsonDocument::fromJson(bytes).object());
    if (format == "odt"_L1)
        return officeText(bytes, u"content.xml"_s);
    if (format == "docx"_L1)
        return officeText(bytes, u"word/document.xml"_s);
    return QString::fromUtf8(bytes);
}

QString writerText(const QString &suffix, const QByteArray &bytes)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"document."_s + suffix));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    file.close();
    QProcess reader;
    reader.start(
        u"soffice"_s,
        {u"--headless"_s, u"-env:UserInstallation=file://"_s + folder.filePath(u"profile"_s),
         u"--convert-to"_s, u"txt:Text (encoded):UTF8"_s, u"--outdir"_s, folder.path(),
         file.fileName()});
    reader.waitForFinished(120'000);
    QFile text(folder.filePath(u"document.txt"_s));
    return text.open(QIODevice::ReadOnly) ? QString::fromUtf8(text.readAll()) : QString();
}

QString onlyLetters(const QString &text)
{
    QString letters;
    // A PDF writes "ffi" as one letter.
    for (const QChar c : text.normalized(QString::NormalizationForm_KC)) {
        if (c.isLetterOrNumber())
            letters += c;
    }
    return letters;
}

} // namespace Bridgelog
