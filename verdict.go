package recount

// VerdictKind is how two claims of one question stand to each other. Kinds are
// tried in the order in which they are listed here: the first that holds is the
// verdict.
type VerdictKind string

// The kinds of verdict.
const (
	Same         VerdictKind = "same"         // one origin: counts once
	Undetermined VerdictKind = "undetermined" // the texts do not tell enough
	Incomparable VerdictKind = "incomparable" // they do not speak of the same thing
	Agrees       VerdictKind = "agrees"       // about the same day and extent, and the intervals meet
	Updates      VerdictKind = "updates"      // the same line later, not lower
	Revises      VerdictKind = "revises"      // the same line later, lower or correcting itself
	LaterHigher  VerdictKind = "later higher" // another claimant, a total as of a later day, higher
	Conflicts    VerdictKind = "conflicts"    // comparable, and both cannot be right
)

// VerdictKinds lists every kind, in the order in which they are tried.
func VerdictKinds() []VerdictKind {
	return []VerdictKind{Same, Undetermined, Incomparable, Agrees, Updates, Revises, LaterHigher, Conflicts}
}

// Reason is why a verdict is what it is; empty where the kind says it all.
type Reason string

// The reasons.
const (
	ReasonUtterance Reason = "utterance" // same: one speaker on one occasion
	ReasonRelay     Reason = "relay"     // same: one passes on the other
	ReasonCopy      Reason = "copy"      // same: one text is taken from the other, or both stand in one report

	ReasonNoDate  Reason = "no date"  // undetermined: no day is known, and none may be inferred
	ReasonNoScope Reason = "no scope" // undetermined: the extent is not said

	ReasonWindow Reason = "window" // incomparable: other stretches of days
	ReasonStage  Reason = "stage"  // incomparable: promised against delivered, feared against told
	ReasonUnit   Reason = "unit"   // incomparable: dollars against euros
	ReasonScope  Reason = "scope"  // incomparable: other extents of what is counted

	ReasonEqual  Reason = "equal"  // agrees: the same number
	ReasonWithin Reason = "within" // agrees: one lies within what the other means

	ReasonValues Reason = "values" // conflicts: the intervals do not meet
	ReasonDenied Reason = "denied" // conflicts: one denies what the other says
	ReasonDrops  Reason = "drops"  // conflicts: a later total is lower, and nobody corrected it

	ReasonVersion Reason = "version" // updates, revises: the report itself was changed; the other claim is of a former version and does not count

	ReasonExplainedByScope Reason = "explained by scope" // over part-of links: the parts account for the difference
	ReasonPartExceedsWhole Reason = "part exceeds whole" // over part-of links: a conflict
)

// Verdict is how two claims stand to each other, with its reason. A is the
// claim whose figure holds for the earlier day; over part-of links it is the
// part, and over versions of a report the claim of the former one.
type Verdict struct {
	A        string      `json:"a"` // ids of the claims
	B        string      `json:"b"`
	Kind     VerdictKind `json:"kind"`
	Reason   Reason      `json:"reason" cbor:"reason,omitempty"`
	Strict   VerdictKind `json:"strict" cbor:"strict,omitempty"`     // what the strict reading of the words gives, where that is another kind
	Differs  bool        `json:"differs" cbor:"differs,omitempty"`   // of one origin, and yet the figures differ: reported differently
	Inferred bool        `json:"inferred" cbor:"inferred,omitempty"` // rests on days that the texts do not say
	DayA     Day         `json:"day_a"`                              // the day that the figure holds for; null where none is known
	DayB     Day         `json:"day_b"`
	Sentence string      `json:"sentence"`                       // the reason in words, with the days and words that it rests on
	Policy   Words       `json:"policy" cbor:"policy,omitempty"` // what vague words were taken to mean
}
