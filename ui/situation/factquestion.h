// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/inlineeditor.h"
#include "items/situationmodel.h"
#include "session/openincident.h"

#include <expected>
#include <functional>

namespace Bridgelog {

/// What to ask about a fact, and what an answer does to the incident. Without widgets of its own.
class FactQuestion {
public:
    using Kind = SituationModel::Kind;

    /// An empty key asks for a new role or component.
    FactQuestion(Kind kind, const QString &key, const QString &text, OpenIncident &incident);

    InlineEditor::Question question() const;

    struct Refusal {
        QString sentence;
        QStringList choices;
    };
    /// Does what the answer says, or says why it does not do.
    std::expected<void, Refusal> submit(const QString &text);
    void choose(int choice);

private:
    std::expected<void, Refusal> submitTime(const QString &text);
    std::expected<void, Refusal> submitComponent(const QString &text);
    std::expected<void, Refusal> submitImpact(const QString &component, const QString &line);
    std::expected<void, Refusal> submitZone(const QString &text);
    std::expected<void, Refusal> submitRole(const QString &text);
    std::expected<void, Refusal> giveRole(const QString &role, const QString &text);
    std::expected<void, Refusal> submitSeverity(const QString &text);
    std::expected<void, Refusal> submitFigureOrLink(const QString &text);
    std::expected<void, Refusal> submitAssignment(const QString &text);
    void offerPeople();
    void offerForAssignment();
    void offer(const QString &label, std::function<void()> act);
    QStringList labels() const;
    void offerUsual();

    struct Offer {
        QString label;
        std::function<void()> act;
    };
    Kind m_kind;
    QString m_key;
    QString m_text;
    OpenIncident &m_incident;
    QList<Offer> m_offers;
};

} // namespace Bridgelog
