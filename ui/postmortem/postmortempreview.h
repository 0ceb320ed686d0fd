// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/previewpage.h"

#include <QAbstractScrollArea>

#include <memory>

namespace Bridgelog {

/// The document as it will be exported, on white paper whatever the theme. Another page of it is
/// shown where the last one was read.
class PostmortemPreview : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit PostmortemPreview(QWidget *parent = nullptr);

    /// `starts`: which block each section begins with. What is at the top of the view stays there.
    void setPage(const std::shared_ptr<const PreviewPage> &page, const QList<qsizetype> &starts);
    /// The column's width in units of the page.
    double columnWidth() const;
    /// Shows a section's place: `part` of the way from its start to the next.
    void showSection(qsizetype section, double part);
    /// The section at the top, and how far into it that is.
    std::pair<qsizetype, double> topSection() const;
    const std::shared_ptr<const PreviewPage> &page() const { return m_page; }

Q_SIGNALS:
    void widthChanged(double width);
    /// A person scrolled it.
    void scrolled();
    /// The first picture of another page is on the screen.
    void painted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    double scale() const;
    double margin() const;
    double topOf(qsizetype section) const;
    void fit();

    std::shared_ptr<const PreviewPage> m_page;
    QList<qsizetype> m_starts;
    bool m_placing = false; ///< the program scrolls, no person
    bool m_fresh = false;
};

} // namespace Bridgelog
