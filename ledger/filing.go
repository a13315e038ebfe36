package ledger

import (
	"context"
	"time"

	"recount"
	"recount/compare/join"
	"recount/compare/profile"
)

// Filing takes in reports. One report is one transaction: after a crash it is
// there whole or not at all.
type Filing interface {
	// Add files a report with what was read out of it; its neighbours are yet to
	// be sought ([Blocks.Seek]). Filing the same again changes nothing (Known). A
	// report whose address is known but whose text is new becomes a new version
	// (Revised): the earlier version's claims stay and no longer count. The present
	// version is the one that stood at the address last (when it was fetched, or
	// changed as it says, else when it was added), whatever the order in which they
	// come: one that stood before it is a former version at once (Former), and one that was
	// there before, and is told to have come back, is the present one again
	// (Revised). Another text under a known id without an address is ErrConflict. Claims of known reports
	// that newer rules read otherwise take the place of the old ones (Reread),
	// which are kept with the rules that made them.
	Add(ctx context.Context, entry Entry) (Outcome, error)
	// Holds tells that the report is there as it stands (text, address,
	// publisher, title, day, and what it tells of its original), read by these
	// rules: filing it would change nothing, but when it is known to have stood
	// there.
	Holds(ctx context.Context, report recount.Report, rules string) (bool, error)
	// Stood notes when the text of a report that is held was there. It is false
	// where another version is the present one by now, and this one may be it:
	// then it is to be filed.
	Stood(ctx context.Context, report recount.Report) (bool, error)
	// AddCopies records pairs of reports of which one is the other's text. Known
	// pairs are replaced. The blocks of both reports' claims are marked as
	// changed.
	AddCopies(ctx context.Context, copies []recount.Copy) error
	// CopiesSought notes that the copies of a report, as its text now stands,
	// have been sought and recorded.
	CopiesSought(ctx context.Context, report string) error
	// Unsought returns ids of current reports whose copies have not been sought
	// since their text was filed, at most limit.
	Unsought(ctx context.Context, limit int) ([]string, error)
	// CopyCandidates returns the ids of current reports, other than report, that
	// share at least one of the keys and were published near enough to it (Window
	// in package compare/copies), or where one of the two bears no day; those that share most
	// first, of equals those published nearest, at most limit.
	CopyCandidates(ctx context.Context, report string, keys []uint64, limit int) ([]string, error)
	// Texts returns current reports by their ids, in no order, without those that
	// are not there.
	Texts(ctx context.Context, ids []string) ([]recount.Report, error)
}

// Entry is a report as it is filed, with all that was read out of it.
type Entry struct {
	Report     recount.Report
	Claims     []recount.Claim
	Statements []recount.Attribution
	Profiles   []profile.Profile // one a claim, in the same order
	Story      join.Story        // what the report tells of
	CopyKeys   []uint64          // see package compare/copies
	Seen       time.Time         // when it was read
	Rules      string            // versions of the rules that read it
	Linker     string            // and of those that made the profiles
}

// Outcome is what became of an entry.
type Outcome string

// The outcomes.
const (
	Added   Outcome = "added"
	Known   Outcome = "known"   // the same again: nothing changed
	Revised Outcome = "revised" // a new version of a known report
	Former  Outcome = "former"  // a version of a known report that stood before its present one
	Reread  Outcome = "reread"  // a known text, read by newer rules
)
