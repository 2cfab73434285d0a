//! What people share: a condition or situation, its stage, and their role in it.

use crate::code::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// Where somebody stands on the way.
    Stage {
        /// Told recently.
        NewlyDiagnosed = "newly_diagnosed",
        /// Treatment is going on.
        InTreatment = "in_treatment",
        /// Treatment is over; living on.
        AfterTreatment = "after_treatment",
        /// It came back.
        Recurrence = "recurrence",
        /// Advanced, metastatic, stage 4.
        Advanced = "advanced",
        /// The last part of life.
        EndOfLife = "end_of_life",
        /// A loss of the last months.
        RecentLoss = "recent_loss",
        /// New to recovery.
        Newcomer = "newcomer",
    }
}

codes! {
    /// Whose experience it is.
    Role {
        /// The person who lives with it.
        Own = "self",
        /// Who cares for somebody with it.
        Carer = "carer",
        /// A parent of somebody with it.
        Parent = "parent",
        /// A spouse or partner of somebody with it.
        Partner = "partner",
        /// Family and friends.
        Family = "family",
        /// Who lost somebody to it.
        Bereaved = "bereaved",
    }
}

codes! {
    /// Whom a group is meant for, beside the experience itself.
    Audience {
        /// Women.
        Women = "women",
        /// Men.
        Men = "men",
        /// Lesbian, gay, bisexual, trans and queer people.
        Lgbtq = "lgbtq",
        /// Trans and non-binary people.
        Trans = "trans",
        /// Children, to about 12.
        Children = "children",
        /// Teenagers, about 13 to 17.
        Teens = "teens",
        /// Young adults, about 18 to 39.
        YoungAdults = "young_adults",
        /// Adults only.
        Adults = "adults",
        /// Older people, about 60 and over.
        Seniors = "seniors",
        /// Parents.
        Parents = "parents",
        /// Couples.
        Couples = "couples",
        /// Family and friends.
        FamilyFriends = "family_friends",
        /// Who cares for somebody.
        Caregivers = "caregivers",
        /// Who lived through it.
        Survivors = "survivors",
        /// Veterans and serving military.
        Veterans = "veterans",
        /// Black, Indigenous and other people of colour.
        Bipoc = "bipoc",
        /// Indigenous people.
        Indigenous = "indigenous",
        /// Immigrants and refugees.
        Immigrants = "immigrants",
        /// People of one trade (health workers, first responders, lawyers).
        Professionals = "professionals",
        /// Students.
        Students = "students",
        /// New to the group or to recovery.
        Newcomers = "newcomers",
    }
}

/// A shared condition or situation: a vocabulary term, and where and whose, as far as the group says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Experience {
    /// Id of a term in [`crate::vocabulary`].
    pub term: String,
    /// Stage, if the group is for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Role, if the group is for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

impl Experience {
    /// The experience of a term, for everybody at every stage.
    pub fn of(term: &str) -> Self {
        Self { term: term.into(), stage: None, role: None }
    }
}
