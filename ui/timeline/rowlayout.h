// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/kindmark.h"
#include "timeline/markdown.h"
#include "timeline/rowmetrics.h"
#include "timeline/rowtext.h"

#include "common/theme.h"

#include <QPointF>
#include <QTextLayout>

#include <memory>
#include <vector>

class QPainter;

namespace Bridgelog {

class CodeColours;
class Thumbnails;

/// A row laid out for one width: what is above the entry (a new day, a silence, the now line), its
/// times, its text.
class RowLayout {
public:
    RowLayout(
        const Entry &entry, const RowContext &context, const RowMetrics &metrics,
        CodeColours &colours);

    int height() const { return m_entryTop + m_entryHeight; }
    /// Code whose colours are still to come.
    bool isPending() const { return m_pending; }
    /// Where the entry is, below what stands above it; from the row's top.
    int entryTop() const { return m_entryTop; }

    struct Look {
        bool selected = false;
        bool current = false; ///< and the view has the keyboard
        bool last = false; ///< no line goes on below
        int code = -1; ///< which of its code blocks is chosen
        QString found; ///< stands out wherever it is written
        Thumbnails *pictures = nullptr; ///< of attached images
    };
    void
    paint(QPainter &painter, const RowMetrics &metrics, const Look &look, const QRectF &clip) const;

    /// The address of the link at a point of the row; empty where there is none.
    QString linkAt(QPointF point) const;
    /// Whether a point of the row is on the line that shows a long text whole.
    bool isMoreAt(QPointF point) const;
    bool hasMore() const { return m_more; }
    /// Which of the entry's attachments is at a point of the row, as a chip or a picture; -1: none.
    int attachmentAt(QPointF point) const;
    /// Which of the entry's code blocks is at a point of the row; -1: none.
    int codeAt(QPointF point) const;
    /// Whether a text can be seen in it.
    bool shows(const QString &text) const;

private:
    struct Piece { ///< a laid out block
        std::unique_ptr<QTextLayout> layout;
        QRectF box; ///< of code: its ground
        QList<TextSpan> links; ///< in the layout's text
        bool code = false;
        bool more = false;
        int attachment = -1; ///< which one's chip it is
    };
    struct Picture { ///< the place of one; a picture fits into it, whatever its own size
        QRectF box;
        QString sha256;
        int attachment = 0;
    };
    void layOut(
        const Entry &entry, const RowContext &context, const RowMetrics &metrics,
        CodeColours &colours);
    void
    addLead(const Entry &entry, TextBlock block, const RowText &words, const RowMetrics &metrics);
    void addBlock(const TextBlock &block, bool quiet, const RowMetrics &metrics);
    void addCode(const TextBlock &block, const RowMetrics &metrics, CodeColours &colours);
    void addPictures(const QList<Attachment> &attachments, const RowMetrics &metrics);
    void addAttachment(const Attachment &attachment, const RowMetrics &metrics);
    void addMore(const QString &text, const RowMetrics &metrics);
    void place(Piece piece, const QFont &font, int x, int width, const RowMetrics &metrics);
    void paintPicture(QPainter &painter, const Picture &picture, Thumbnails &pictures) const;
    void paintAbove(QPainter &painter, const RowMetrics &metrics) const;
    void paintGutter(QPainter &painter, const RowMetrics &metrics, const Look &look) const;

    std::vector<Piece> m_pieces;
    QList<Picture> m_pictures;
    QString m_times[2];
    QString m_day;
    QString m_silence;
    Theme::Token m_token = Theme::Token::Text;
    KindMark m_mark = KindMark::Ring;
    bool m_nowLine = false;
    bool m_quiet = false;
    bool m_pinned = false;
    bool m_timeless = false;
    bool m_struck = false;
    bool m_pending = false;
    bool m_more = false;
    int m_entryTop = 0;
    int m_entryHeight = 0;
    qreal m_y = 0; ///< while laying out: where the next piece goes
};

} // namespace Bridgelog
