//! Whether a group meets now, as its words say.

use super::pattern;
use domain::Status;
use regex::Regex;
use std::sync::LazyLock;

/// "Closed meeting", "closed to non-members", "closed on holidays" tell who may come or when, not that it pauses.
static NOT_STATUS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:closed|cerrad[ao])\s*(?:\(c\)|-)?\s*(?:meeting|group|discussion|to\s|step|book|women|men|speaker|format|for (?:aa|alcoholics|addicts|members)|captions?|caption(?:ing|ed)?|holidays?|on\b|last\b|first\b|reuni[óo]n|grupo|para)|closed[- ]caption|\b(?:is|are) closed\s+(?:on|to|for)\b|\bdoors?\b[^.\n]{0,30}\bclosed\b|\b(?:if|when|unless|whenever|except)\b[^.\n]{0,60}\b(?:closed|cancel+ed|cerrad[ao])\b|\b(?:not|never|n't)\s+(?:\w+\s+)?(?:closed|cancel+ed|suspended)\b|no longer (?:closed|suspended|cancel+ed)|\b(?:cancel+ed|no meeting|not meeting|does not meet|doesn't meet|closed)\s+(?:on|in|the|for the|during|every|last|first|2nd|3rd|4th|5th|when|if)\b",
    )
});
static ENDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:permanently\s+(?:closed|suspended|cancel+ed|discontinued)|no longer (?:meets?|meeting|exists|active)|has (?:ended|folded|disbanded|been discontinued)|(?:group|meeting) (?:folded|disbanded)|discontinued|defunct|ya no se re[úu]ne|cerrado permanentemente)\b",
    )
});
static CLOSED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:temporarily\s+closed|closed (?:temporarily|due to|because of|until)|temporary closure|temporalmente cerrad[ao]|cerrad[ao] temporalmente|location (?:is )?(?:temporarily )?closed|building (?:is )?closed|church (?:is )?closed)\b|\*+\s*closed\s*\*+|\(\s*closed until|\bTC\b\s*[-:]",
    )
});
static PAUSED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:suspended|not (?:currently )?meeting(?: at this time| now| right now| in person until)?|on (?:hiatus|hold|pause|break)|paused|(?:meeting|group|all meetings|in-person meetings?)(?: is| are| has been| have been)? (?:cancel+ed|postponed)|cancel+ed (?:until|till|due|for now)|currently (?:inactive|closed|suspended|not meeting|cancel+ed)|temporarily inactive|inactive|suspendid[ao]|cancelad[ao]|en pausa|no se re[úu]ne(?: por ahora)?)\b|\*+\s*cancel+ed\s*\*+|^\s*(?:cancel+ed|suspended|closed)\s*$",
    )
});
static IN_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[-–(*\[])\s*(?:temporarily\s+)?(?:suspended|closed|cancel+ed|inactive|paused|on hold|hiatus)\s*(?:[-–)*\]:!]|$|until|due|temporarily)",
    )
});

/// A cheap look for anything that the patterns could find.
static HINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i-u)clos|cancel|suspend|cerrad|activ|hiatus|paus|hold|break|postpon|disband|fold|ended|discontinu|defunct|no longer|ya no|not |no se|TC",
    )
});

/// What the name and the notes of a group say about whether it meets: paused, closed for a while, ended; `None` when
/// they say nothing of it. "Closed meeting" is about who may come.
pub fn status_in_text(name: &str, notes: &str) -> Option<Status> {
    if !HINT.is_match(name) && !HINT.is_match(notes) {
        return None;
    }
    if IN_NAME.is_match(name) && !NOT_STATUS.is_match(name) {
        let is_closed = name.to_lowercase().contains("closed");
        return Some(if is_closed { Status::TemporarilyClosed } else { Status::Paused });
    }
    let words = format!("{name}\n{notes}");
    let words = NOT_STATUS.replace_all(super::bounded_bytes(&words, 20_000), " ");
    let moved_online = ONLINE.is_match(&words);
    if ENDED.is_match(&words) {
        Some(Status::Ended)
    } else if moved_online {
        None
    } else if CLOSED.is_match(&words) {
        Some(Status::TemporarilyClosed)
    } else if PAUSED.is_match(&words) {
        Some(Status::Paused)
    } else {
        None
    }
}

/// The room is closed but the group goes on by video or telephone.
static ONLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:now|currently|temporarily|still)\s+(?:meeting\s+)?(?:on(?:line)?|via|by|virtual(?:ly)?|over)\b\s*(?:zoom|online|phone|virtual)?|meets? (?:on|via|by) (?:zoom|phone)|(?:on|via) zoom (?:only|instead|until))",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_told_from_a_closed_meeting() {
        for (name, notes, status) in [
            ("Happy Hour (SUSPENDED)", "", Some(Status::Paused)),
            ("Serenity", "Meeting suspended until further notice.", Some(Status::Paused)),
            ("Serenity", "Temporarily closed due to flooding", Some(Status::TemporarilyClosed)),
            ("Coloring", "Temporarily Inactive", Some(Status::Paused)),
            ("Serenity", "This group has disbanded.", Some(Status::Ended)),
            ("Serenity", "Closed meeting, alcoholics only", None),
            ("Serenity", "Closed on holidays", None),
            ("Serenity", "Church closed: now meeting on Zoom", None),
            ("Serenity", "Cancelled if schools are closed for snow", None),
            ("Closed Step Study", "", None),
            ("Grupo", "Reunión suspendida", Some(Status::Paused)),
        ] {
            assert_eq!(status_in_text(name, notes), status, "{name} {notes}");
        }
    }
}
