// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// A section as it stands in a document's text.
struct WrittenSection {
    QString title; ///< empty for what stands before the first heading
    QString text;
    qsizetype at = 0; ///< where it begins in the document, at its heading
    int line = 0; ///< of its heading, from 0
    friend bool operator==(const WrittenSection &, const WrittenSection &) = default;
};

/// The document as one text: what stands before the first heading, then `## ` and the title of each
/// section, and its text beneath.
QString documentText(const QList<Section> &sections);

/// Takes such a text apart at its `## ` headings; those between fences are code. Joined again they
/// give the same text, but for a line end behind a heading that has nothing beneath it.
QList<WrittenSection> writtenSections(const QString &document);

/// The least that makes `sections` say what `document` does. A section keeps its key where its
/// title is the same, or its text, or its place between others that stayed; what is new gets a key
/// of its title, and its fields live.
QList<SectionRevised> revisionsFor(const QList<Section> &sections, const QString &document);

/// `sections` after `revisions`, as the fold makes them.
QList<Section> revised(const QList<Section> &sections, const QList<SectionRevised> &revisions);

/// Whether a section says nothing: no words but prompts, which no export shows.
bool saysNothing(const QString &text);
int wordCount(const QString &text);

} // namespace Bridgelog
