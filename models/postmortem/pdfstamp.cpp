// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/pdfstamp.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QHash>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>
#include <cctype>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// Text for the metadata, which lies in the file uncompressed: without the words of a PDF's own
/// syntax, so that whoever scans the bytes does not take a title for an object.
static QString metadataText(const QString &text)
{
    QString safe = text.toHtmlEscaped();
    safe.replace(u'/', u"&#47;"_s);
    for (const QString &word : {u"obj"_s, u"stream"_s, u"trailer"_s, u"xref"_s})
        safe.replace(word, u"&#%1;"_s.arg(word.front().unicode()) + word.sliced(1));
    return safe;
}

QByteArray pdfMetadata(const QString &title, const QString &author, Instant date)
{
    const QString iso = isoText(date);
    const QString creator = author.isEmpty()
        ? QString()
        : u"<dc:creator><rdf:Seq><rdf:li>%1</rdf:li></rdf:Seq></dc:creator>"_s.arg(
              metadataText(author));
    return u"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"
           "<dc:format>application/pdf</dc:format>"
           "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%1</rdf:li></rdf:Alt></dc:title>%2"
           "<xmp:CreateDate>%3</xmp:CreateDate><xmp:ModifyDate>%3</xmp:ModifyDate>"
           "<xmp:CreatorTool>Bridgelog</xmp:CreatorTool><pdf:Producer>Bridgelog</pdf:Producer>"
           "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n"_s
               .arg(metadataText(title), creator, iso)
               .toUtf8();
}

namespace {

/// The objects of a PDF with a plain cross-reference table, each as its bytes from "N 0 obj" to
/// "endobj".
class PdfObjects {
public:
    bool read(const QByteArray &pdf)
    {
        const qsizetype start = pdf.lastIndexOf("startxref");
        bool ok = false;
        const qsizetype table = pdf.sliced(std::max<qsizetype>(start, 0))
                                    .mid(9)
                                    .trimmed()
                                    .split('\n')
                                    .first()
                                    .toLongLong(&ok);
        if (start < 0 || !ok || table <= 0 || table >= start
            || !pdf.sliced(table).startsWith("xref\n0 "))
            return false;
        const qsizetype trailer = pdf.indexOf("trailer", table);
        if (trailer < 0)
            return false;
        m_head = pdf.first(pdf.indexOf("obj"));
        m_head.truncate(m_head.lastIndexOf('\n', m_head.size() - 4) + 1);
        m_trailer = pdf.sliced(trailer, start - trailer);
        return readTable(pdf, table, trailer);
    }

    /// Takes the pages of another one in behind its own.
    void append(const PdfObjects &other)
    {
        const int shift = m_next;
        const auto shifted = [&](int number) {
            return other.m_objects.contains(number) ? number + shift : 0;
        };
        m_parts.append(shift);
        m_next += other.m_next;
        for (const auto &[number, bytes] : other.m_objects.asKeyValueRange()) {
            const qsizetype head = headOf(bytes);
            m_objects.insert(
                number + shift, withReferences(bytes.first(head), shifted) + bytes.sliced(head));
        }
        const int tree = referenceIn(m_objects.value(rootOf()), "/Pages ");
        const int others = referenceIn(other.m_objects.value(other.rootOf()), "/Pages ");
        QByteArray kids;
        for (const int page : other.pagesOf(others)) {
            m_objects[page + shift].replace(
                "/Parent " + reference(others + shift), "/Parent " + reference(tree));
            kids += reference(page + shift) + '\n';
        }
        QByteArray &pages = m_objects[tree];
        const qsizetype count = pagesOf(tree).size() + other.pagesOf(others).size();
        pages.insert(pages.indexOf(']', pages.indexOf("/Kids")), kids);
        setNumber(pages, "/Count ", count);
    }

    /// Gives the pages their links and the document its bookmarks.
    void add(const PdfExtras &extras)
    {
        const int root = rootOf();
        const QList<int> pages = pagesOf(referenceIn(m_objects.value(root), "/Pages "));
        if (pages.isEmpty())
            return;
        QHash<int, QByteArray> annotations; // by page
        for (const PdfExtras::LinkArea &link : extras.links) {
            if (link.page < pages.size())
                annotations[link.page] += reference(made(linkText(link, extras.pageHeight)));
        }
        for (const auto &[page, list] : annotations.asKeyValueRange())
            m_objects.insert(
                referenceIn(m_objects.value(pages.at(page)), "/Annots "),
                " 0 obj\n[ " + list + "]\nendobj\n");
        QByteArray more = "/Lang (en)\n/ViewerPreferences << /DisplayDocTitle true >>\n";
        if (const int outline = outlineOf(extras, pages); outline > 0)
            more += "/Outlines " + reference(outline) + "\n/PageMode /UseOutlines\n";
        m_objects[root].replace("/Type /Catalog\n", "/Type /Catalog\n" + more);
    }

    /// All objects that the trailer leads to, numbered in that order.
    QByteArray written(const QByteArray &date)
    {
        QByteArray trailer = renumbered(m_trailer);
        QByteArray out = m_head;
        QList<qsizetype> offsets;
        for (qsizetype i = 0; i < m_order.size(); ++i) { // grows while objects name others
            offsets.append(out.size());
            out += QByteArray::number(i + 1) + object(m_order.at(i), date);
        }
        const qsizetype table = out.size();
        out += "xref\n0 " + QByteArray::number(offsets.size() + 1) + "\n0000000000 65535 f \n";
        for (const qsizetype offset : std::as_const(offsets))
            out += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
        setNumber(trailer, "/Size ", offsets.size() + 1);
        setIds(
            trailer, QCryptographicHash::hash(out, QCryptographicHash::Sha256).toHex().first(32));
        return out + trailer + "startxref\n" + QByteArray::number(table) + "\n%%EOF\n";
    }

private:
    int made(const QByteArray &content)
    {
        m_objects.insert(m_next, " 0 obj\n" + content + "\nendobj\n");
        return m_next++;
    }

    int rootOf() const { return referenceIn(m_trailer, "/Root "); }

    static QByteArray reference(int number) { return QByteArray::number(number) + " 0 R "; }

    static int referenceIn(const QByteArray &object, const QByteArray &key)
    {
        const qsizetype at = object.indexOf(key);
        const qsizetype from = at + key.size();
        return at < 0 ? 0 : object.sliced(from, object.indexOf(' ', from) - from).toInt();
    }

    QList<int> pagesOf(int tree) const
    {
        const QByteArray object = m_objects.value(tree);
        const qsizetype from = object.indexOf('[', object.indexOf("/Kids"));
        const qsizetype end = object.indexOf(']', from);
        QList<int> pages;
        if (from < 0 || end < from)
            return pages;
        for (const QByteArray &word :
             object.sliced(from + 1, end - from - 1).simplified().split(' ')) {
            if (const int number = word.toInt(); number > 0)
                pages.append(number);
        }
        return pages;
    }

    /// As hexadecimal digits: nothing in it can be taken for the syntax around it.
    static QByteArray linkText(const PdfExtras::LinkArea &link, double height)
    {
        const QByteArray url = QUrl(link.url).toEncoded();
        const auto number = [](double value) { return QByteArray::number(value, 'f', 2) + ' '; };
        return "<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [" + number(link.box.left())
            + number(height - link.box.bottom()) + number(link.box.right())
            + number(height - link.box.top()) + "] /A << /S /URI /URI <" + url.toHex() + "> >> >>";
    }

    static QByteArray titleText(const QString &title)
    {
        QByteArray bytes = "\xFE\xFF"_ba;
        for (const QChar c : title) {
            bytes.append(static_cast<char>(c.unicode() >> 8));
            bytes.append(static_cast<char>(c.unicode() & 0xFF));
        }
        return '<' + bytes.toHex().toUpper() + '>';
    }

    /// The bookmarks as a tree of objects; its root, or 0 where there is none.
    int outlineOf(const PdfExtras &extras, const QList<int> &pages)
    {
        struct Item {
            int object = 0;
            qsizetype parent = -1; ///< the index of its item
            QList<qsizetype> children;
        };
        const int root = m_next++;
        QList<Item> items;
        QList<qsizetype> top;
        QList<qsizetype> open; // the items that the next one may be below
        for (const PdfExtras::Bookmark &mark : extras.bookmarks) {
            while (!open.isEmpty() && extras.bookmarks.at(open.last()).level >= mark.level)
                open.removeLast();
            const qsizetype own = items.size();
            items.append({.object = m_next++, .parent = open.isEmpty() ? -1 : open.last()});
            (open.isEmpty() ? top : items[open.last()].children).append(own);
            open.append(own);
        }
        const auto family = [&](const QList<qsizetype> &children) {
            if (children.isEmpty())
                return QByteArray();
            return "/First " + reference(items.at(children.first()).object) + "/Last "
                + reference(items.at(children.last()).object) + "/Count "
                + QByteArray::number(children.size()) + ' ';
        };
        for (qsizetype i = 0; i < items.size(); ++i) {
            const Item &item = items.at(i);
            const PdfExtras::Bookmark &mark = extras.bookmarks.at(i);
            const auto &siblings = item.parent < 0 ? top : items.at(item.parent).children;
            const qsizetype place = siblings.indexOf(i);
            QByteArray text = "<< /Title " + titleText(mark.title) + " /Parent "
                + reference(item.parent < 0 ? root : items.at(item.parent).object);
            if (place > 0)
                text += "/Prev " + reference(items.at(siblings.at(place - 1)).object);
            if (place + 1 < siblings.size())
                text += "/Next " + reference(items.at(siblings.at(place + 1)).object);
            text += family(item.children) + "/Dest ["
                + reference(pages.at(std::clamp<qsizetype>(mark.page, 0, pages.size() - 1)))
                + "/XYZ 0 " + QByteArray::number(extras.pageHeight - mark.top, 'f', 1) + " 0] >>";
            m_objects.insert(item.object, " 0 obj\n" + text + "\nendobj\n");
        }
        m_objects.insert(root, " 0 obj\n<< /Type /Outlines " + family(top) + ">>\nendobj\n");
        return items.isEmpty() ? 0 : root;
    }

    bool readTable(const QByteArray &pdf, qsizetype table, qsizetype end)
    {
        QList<std::pair<qsizetype, int>> places;
        const QList<QByteArray> lines = pdf.sliced(table, end - table).split('\n');
        for (qsizetype i = 2; i < lines.size(); ++i) {
            const QList<QByteArray> parts = lines.at(i).simplified().split(' ');
            if (parts.size() == 3 && parts.at(2) == "n")
                places.append({parts.at(0).toLongLong(), static_cast<int>(i - 2)});
        }
        std::ranges::sort(places);
        for (qsizetype i = 0; i < places.size(); ++i) {
            const qsizetype from = places.at(i).first;
            const qsizetype to = i + 1 < places.size() ? places.at(i + 1).first : table;
            if (from <= 0 || to <= from || to > pdf.size())
                return false;
            const QByteArray bytes = pdf.sliced(from, to - from);
            const qsizetype number = bytes.indexOf(' ');
            if (bytes.first(std::max<qsizetype>(number, 0)).toInt() != places.at(i).second)
                return false;
            m_objects.insert(places.at(i).second, bytes.sliced(number));
        }
        if (m_objects.isEmpty())
            return false;
        m_next = std::ranges::max(m_objects.keys()) + 1;
        return true;
    }

    /// What of an object is text: all of it, or what stands before its stream.
    static qsizetype headOf(const QByteArray &object)
    {
        const qsizetype stream = object.indexOf("\nstream\n");
        return stream < 0 ? object.size() : stream;
    }

    QByteArray object(int old, const QByteArray &date)
    {
        const QByteArray bytes = m_objects.value(old);
        const qsizetype end = headOf(bytes);
        QByteArray head = renumbered(bytes.first(end));
        setDates(head, date);
        setFontTags(head, std::ranges::upper_bound(m_parts, old) - m_parts.begin());
        return head + bytes.sliced(end);
    }

    /// References in the new numbers; an object that is named for the first time gets the next one.
    QByteArray renumbered(const QByteArray &text)
    {
        return withReferences(text, [this](int old) -> qsizetype {
            if (!m_objects.contains(old))
                return 0;
            if (!m_numbers.contains(old)) {
                m_order.append(old);
                m_numbers.insert(old, m_order.size());
            }
            return m_numbers.value(old);
        });
    }

    /// The same with another number in each reference; where that is 0, it stays.
    template <typename NumberOf>
    static QByteArray withReferences(const QByteArray &text, const NumberOf &numberOf)
    {
        QByteArray out;
        qsizetype from = 0;
        for (qsizetype at = text.indexOf(" 0 R"); at >= 0; at = text.indexOf(" 0 R", at + 4)) {
            qsizetype digits = at;
            while (digits > from && std::isdigit(static_cast<unsigned char>(text.at(digits - 1))))
                --digits;
            const auto number =
                digits == at ? 0 : numberOf(text.sliced(digits, at - digits).toInt());
            if (number == 0)
                continue;
            out += text.sliced(from, digits - from) + QByteArray::number(number);
            from = at;
        }
        return out + text.sliced(from);
    }

    static void setDates(QByteArray &head, const QByteArray &date)
    {
        for (const QByteArray &key : {"/CreationDate ("_ba, "/ModDate ("_ba}) {
            const qsizetype at = head.indexOf(key);
            const qsizetype end = at < 0 ? -1 : head.indexOf(')', at);
            if (end > 0)
                head.replace(at + key.size(), end - at - key.size(), date);
        }
    }

    /// "/QVBAAA+NotoSans": the six letters tell subsets apart; Qt makes them from object numbers.
    void setFontTags(QByteArray &head, qsizetype part)
    {
        for (qsizetype at = head.indexOf("/Q"); at >= 0; at = head.indexOf("/Q", at + 2)) {
            if (at + 7 >= head.size() || head.at(at + 7) != '+')
                continue;
            const QByteArray tag = head.sliced(at + 1, 6) + QByteArray::number(part);
            if (!m_tags.contains(tag)) {
                QByteArray own = "QAAAAA";
                for (qsizetype n = m_tags.size(), digit = 5; n > 0; n /= 26, --digit)
                    own[digit] = static_cast<char>('A' + n % 26);
                m_tags.insert(tag, own);
            }
            head.replace(at + 1, 6, m_tags.value(tag));
        }
    }

    static void setNumber(QByteArray &text, const QByteArray &key, qsizetype number)
    {
        const qsizetype at = text.indexOf(key);
        const qsizetype from = at + key.size();
        qsizetype end = from;
        while (at >= 0 && end < text.size()
               && std::isdigit(static_cast<unsigned char>(text.at(end))))
            ++end;
        if (at >= 0)
            text.replace(from, end - from, QByteArray::number(number));
    }

    static void setIds(QByteArray &trailer, const QByteArray &id)
    {
        const qsizetype at = trailer.indexOf("/ID ");
        const qsizetype end = at < 0 ? -1 : trailer.indexOf(']', at);
        if (end > 0)
            trailer.replace(at, end - at, "/ID [<" + id + "><" + id + '>');
    }

    QByteArray m_head;
    QByteArray m_trailer;
    QHash<int, QByteArray> m_objects; ///< by their old number
    int m_next = 0; ///< a number that none has yet
    QList<int> m_parts; ///< the first number of each part behind the first
    QHash<int, qsizetype> m_numbers; ///< old → new
    QList<int> m_order; ///< old numbers, in the new order
    QHash<QByteArray, QByteArray> m_tags;
};

} // namespace

QByteArray stamped(const QList<QByteArray> &parts, Instant date, const PdfExtras &extras)
{
    PdfObjects objects;
    if (!objects.read(parts.first()))
        return parts.size() == 1 ? parts.first() : QByteArray();
    for (const QByteArray &part : parts.sliced(1)) {
        PdfObjects more;
        if (!more.read(part))
            return {};
        objects.append(more);
    }
    objects.add(extras);
    const QString text =
        QDateTime::fromSecsSinceEpoch(date.seconds(), QTimeZone::UTC).toString(u"yyyyMMddHHmmss"_s);
    return objects.written("D:" + text.toLatin1() + 'Z');
}

} // namespace Bridgelog
