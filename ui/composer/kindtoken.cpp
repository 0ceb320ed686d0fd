// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/kindtoken.h"

namespace Bridgelog {

namespace {

Theme::Token tokenOf(MilestoneName milestone)
{
    using enum MilestoneName;
    switch (milestone) {
    case ImpactStarted: return Theme::Token::Critical;
    case Detected: return Theme::Token::Warning;
    case Acknowledged:
    case Declared: return Theme::Token::Accent;
    case Mitigated:
    case Recovered:
    case Resolved: return Theme::Token::Good;
    }
    return Theme::Token::Text;
}

Theme::Token tokenOf(HypothesisState state)
{
    using enum HypothesisState;
    switch (state) {
    case Open: return Theme::Token::Warning;
    case Confirmed: return Theme::Token::Good;
    case RuledOut: return Theme::Token::Dim;
    }
    return Theme::Token::Warning;
}

} // namespace

Theme::Token tokenOf(EntryKind kind)
{
    using enum EntryKind;
    switch (kind) {
    case Note: return Theme::Token::Dim;
    case Observation: return Theme::Token::Text;
    case Action: return Theme::Token::Good;
    case Decision: return Theme::Token::Decision;
    case Hypothesis:
    case Todo: return Theme::Token::Warning;
    case Evidence: return Theme::Token::Evidence;
    case Update:
    case Milestone: return Theme::Token::Accent;
    case Phase:
    case Severity:
    case Role:
    case Checklist:
    case Component:
    case Handoff:
    case Assignment:
    case Incident: return Theme::Token::Dim;
    }
    return Theme::Token::Dim;
}

Theme::Token tokenOf(const Entry &entry)
{
    if (entry.milestone)
        return tokenOf(*entry.milestone);
    if (entry.kind == EntryKind::Hypothesis && entry.hypothesis)
        return tokenOf(*entry.hypothesis);
    return tokenOf(entry.kind);
}

bool isQuiet(const Entry &entry) { return entry.kind > EntryKind::Milestone && !entry.milestone; }

} // namespace Bridgelog
