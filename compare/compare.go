package compare

import (
	"recount"
	"recount/compare/join"
	"recount/compare/profile"
)

// Linker is the version of the rules that join claims. It changes whenever the
// same claims may come out joined otherwise.
const Linker = "2026.11"

// Input is what is decided as a whole: one block of claims, or several that a
// reviewer has joined.
type Input struct {
	Profiles  []profile.Profile
	Pairs     []join.Pair       // of their reports that were compared; a report's pair with itself holds the edges inside it
	Parts     []Part            // claims of which one counts part of what the other counts; one of them may stand in another block
	Copies    []recount.Copy    // pairs among the reports of the claims
	Revisions []Revision        // what former versions of their reports gave in the place of claims
	Episodes  map[string]string // report -> episode
	Decisions Decisions
	Known     map[string]string // claim -> the question it has answered so far, whose id stays where it can
	// Inherited gives a claim that answers no question yet those that it answered
	// before it was gone, or that the claims of former versions of its report did in
	// whose place it stands. They are taken only where no claim of Known has them.
	Inherited map[string][]string
	Held      map[string]bool // questions that claims of other blocks answer: no claim of Inherited takes their ids
}

// Part is a [join.PartEdge] with its claims.
type Part struct {
	Part, Whole profile.Profile
	Kind        recount.PartKind
}

// Decisions are what reviewers settled about questions.
type Decisions struct {
	Merged [][]string        // each: claims whose questions are one
	Split  []SplitOff        //
	Best   map[string]string // claim set as best figure -> id of the review
}

// SplitOff are claims that a reviewer has taken out of their question: they
// answer one of their own.
type SplitOff struct {
	Review string // id
	Claims []string
}

// Result is what a block came to. Its parts are in a fixed order, which does
// not depend on that of the input.
type Result struct {
	Questions []recount.Summary
	Links     []recount.Link
	Origins   []recount.Origin
	Verdicts  []recount.Verdict // by origin and claimant line, not of every pair
	Redirects map[string]string // id of a question that is no more -> the one that took it in
}
