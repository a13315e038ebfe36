package ledger

import (
	"context"
	"fmt"

	"recount"
	"recount/compare/profile"
)

// Reader answers what people ask. Rows come in a fixed order, a page at a time;
// the cursor of a page continues where it ended, also while reports are added.
// Every method fails with ErrNotFound on an id that is not in the ledger.
type Reader interface {
	// Questions returns questions that fit, those with the latest figures first.
	Questions(ctx context.Context, filter QuestionFilter, page Page) (Rows[recount.Summary], error)
	// Question returns one question. The id of a merged one gives the question
	// that took it in. An unambiguous beginning of an id, 6 digits or more, will
	// do.
	Question(ctx context.Context, id string) (recount.Summary, error)
	// ClaimsOf returns the claims of a question in order of the day they hold
	// for, then of publication.
	ClaimsOf(ctx context.Context, question string, page Page) (Rows[Linked], error)
	// VerdictsOf returns the verdicts of a question, conflicts first, then by
	// day.
	VerdictsOf(ctx context.Context, question string, page Page) (Rows[recount.Verdict], error)
	// OriginsOf returns the origins of a question by the day of the utterance.
	OriginsOf(ctx context.Context, question string, page Page) (Rows[recount.Origin], error)
	// PartsOf returns the links from and to a question, as [compare.PartsOf]
	// makes them of the part edges of its claims and the questions that the
	// claims at their other ends answer now.
	PartsOf(ctx context.Context, question string) ([]recount.PartOf, error)
	// ProfilesOf returns the profiles of a question's claims in reports
	// published by that day (all where it is zero), to read the question as it
	// was known then, of more than most claims about so many in the latest of those
	// reports (0: all). Reports without a day count from when they were added.
	ProfilesOf(ctx context.Context, question string, knownOn recount.Day, most int) ([]profile.Profile, []recount.Copy, error)

	// KnownBy returns the day by which all claims of a question are known, that
	// of its latest report, and how many were by a day, as for ProfilesOf.
	KnownBy(ctx context.Context, question string, day recount.Day) (last recount.Day, claims int, err error)

	// Claims returns claims that fit, newest report first.
	Claims(ctx context.Context, filter ClaimFilter, page Page) (Rows[Linked], error)
	// Claim returns one claim, also one that no longer counts.
	Claim(ctx context.Context, id string) (Linked, error)
	// Claimant tells of one claimant line, by the reports known by a day (all
	// where it is zero).
	Claimant(ctx context.Context, line string, knownOn recount.Day) (Claimant, error)
	// Statements returns statements that fit, newest report first.
	Statements(ctx context.Context, filter StatementFilter, page Page) (Rows[Statement], error)
	// Reports returns reports that fit, newest first.
	Reports(ctx context.Context, filter ReportFilter, page Page) (Rows[ReportRow], error)
	// Report returns a report with its text in its current version.
	Report(ctx context.Context, id string) (recount.Report, ReportRow, error)
	// Version returns an earlier version of a report.
	Version(ctx context.Context, id, version string) (recount.Report, ReportRow, error)
	// Versions returns all versions of a report: the present one, then the others, the one
	// that stood last first.
	Versions(ctx context.Context, id string) ([]ReportRow, error)
	// Copies returns pairs of copies, those of one report where it is not
	// empty.
	Copies(ctx context.Context, report string, page Page) (Rows[recount.Copy], error)
	// Whole returns the whole id of which one is the beginning, 6 digits or more;
	// ErrInvalid where several begin so.
	Whole(ctx context.Context, kind Kind, id string) (string, error)
	// Counts tells how much the ledger holds.
	Counts(ctx context.Context) (Counts, error)
	// State names the state of the ledger: it is another one after every change,
	// by whatever program. It costs next to nothing.
	State(ctx context.Context) (string, error)
}

// Kind is what an id is of.
type Kind string

// The kinds of ids.
const (
	OfClaim    Kind = "claim"
	OfReport   Kind = "report"
	OfQuestion Kind = "question"
	OfReview   Kind = "review"
)

// Page asks for rows: at most Limit (0: as many as the ledger gives at a time,
// 100), after the row that After names.
type Page struct {
	After string // [Rows.Next] of the page before; empty for the first
	Limit int    // at most 1,000
}

// Rows are one page.
type Rows[T any] struct {
	Rows []T
	Next string // empty after the last row
}

// QuestionFilter chooses questions; empty fields choose all.
type QuestionFilter struct {
	Conflicts bool // only those with a conflict
	Several   bool // only those that more than one claim answers
	Measure   recount.Measure
	Place     string               // part of a name as written, or an ISO 3166-1 alpha-2 code
	Claimant  string               // part of a claimant's name
	Line      string               // key of a claimant line that speaks on it
	Kind      recount.ClaimantKind // with a claim of this kind of voice: one of [VoiceKinds]
	Counts    FigureKind           // what kind of figure it is about
	Since     recount.Day          // with a figure for this day or later
	Until     recount.Day          // with a figure for this day or earlier
	KnownOn   recount.Day          // with a claim in a report published by then
	Search    string               // words of the claims' sentences, counted nouns, places
	Episode   string
	Followed  bool   // only those that somebody follows
	Sort      string // "latest" (default), "claims", "conflicts", "origins"
}

// ClaimFilter chooses claims; empty fields choose all.
type ClaimFilter struct {
	Report     string
	Claimant   string               // part of a name
	Line       string               // key of a claimant line
	Kind       recount.ClaimantKind // of voice: one of [VoiceKinds]
	RelayedBy  string               // key of the line of one who passed it on
	Question   string               // id
	Measure    recount.Measure
	Place      string
	Since      recount.Day // published
	Until      recount.Day
	KnownOn    recount.Day
	Search     string
	Rejected   bool // also those that a reviewer rejected
	Former     bool // also those of former versions of reports and of older rules
	Unreviewed bool // only those without a review: those first of which one lapsed, then the least confident first
}

// InOrder refuses the days of a filter of which the first is after the last: no
// row could ever fit. A zero day is none. Whoever reads a filter asks it, and adds
// what to do.
func InOrder(since, until recount.Day) error {
	if since.IsZero() || until.IsZero() || since.Compare(until) <= 0 {
		return nil
	}
	return fmt.Errorf("no day is both on or after %s and on or before %s: since is after until", since, until)
}

// StatementFilter chooses statements.
type StatementFilter struct {
	Report  string
	Source  string // part of the claimant's name
	Search  string
	Figures bool // only those with a figure
}

// ReportFilter chooses reports.
type ReportFilter struct {
	Source string
	Since  recount.Day
	Until  recount.Day
	Search string
}

// Linked is a claim with what it is joined to and what reviewers made of it.
type Linked struct {
	recount.Claim                // with reviewers' corrections
	Question      string         `json:"question"` // empty while the linker has not seen it, or where it was rejected
	Origin        string         `json:"origin"`
	Joins         []recount.Join `json:"joins"`
	Line          string         `json:"line"`      // of the claimant, as profile.Speaker says
	Version       string         `json:"version"`   // of the report
	Review        string         `json:"review"`    // accepted, corrected, rejected, added
	Corrected     []string       `json:"corrected"` // keys of fields that a reviewer corrected
	Former        bool           `json:"former"`    // of a former version of the report, or of older rules
	Lapsed        string         `json:"lapsed"`    // id of the last review of the figure in whose place this one stands, of which it does not hold; empty where this one is reviewed
}

// Reading is the figure as a reviewer read it, in words; empty where it stands
// as printed.
func (l Linked) Reading() recount.Words { return recount.Reading(l.Figure, l.Quantity, l.Corrected) }

// Statement is an attributed statement with its report.
type Statement struct {
	Report string `json:"report"`
	Number int    `json:"number"` // within the report, from 0
	Title  string `json:"title"`
	Words  string `json:"words"` // source, cue and content as written
	recount.Attribution
}

// ReportRow is a report without its text.
type ReportRow struct {
	ID        string        `json:"id"`
	Version   string        `json:"version"`
	Source    recount.Words `json:"source"`
	URL       recount.Words `json:"url"`
	Title     recount.Words `json:"title"`
	Byline    recount.Words `json:"byline"`
	Published recount.Day   `json:"published"`
	Added     string        `json:"added"` // RFC 3339, UTC
	Language  recount.Words `json:"language"`
	Canonical recount.Words `json:"canonical"` // see [recount.Report]
	Origin    recount.Words `json:"origin"`
	Via       recount.Words `json:"via"`
	Archived  recount.Words `json:"archived"` // RFC 3339, UTC
	Modified  recount.Words `json:"modified"` // the same
	Versions  int           `json:"versions"`
	Claims    int           `json:"claims"`
	Copies    int           `json:"copies"`
}

// Counts tells how much a ledger holds.
type Counts struct {
	Reports, Versions, Claims, Statements, Questions, Conflicting, Origins, Copies, Reviews int
	Changed                                                                                 int // blocks that await the linker
}
