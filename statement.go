package recount

// Statement is an attributed passage of a report: someone is said to have
// said, shown, feared or denied something, with a figure in it or without.
// Its spans are byte offsets into the report's text, in the order of the text;
// a role may be discontinuous (a quotation broken by "she said") or empty
// ("it was reported that …" names no source).
type Statement struct {
	Sentence int    // index of the sentence that holds the cue
	Source   []Span // who says it, as written, with titles and appositions
	Cue      []Span // the words of saying: "said", "according to", "a report by"
	Content  []Span // what is said

	Quote Quote // how the words are given
	Force Force // what the cue makes of the content

	Claimant      Words        // the name that the source stands for in this report
	ClaimantWords Words        // the source as written, without appositions
	ClaimantKind  ClaimantKind //
	Office        Words        // "White House spokesman"
	Side          Words        // the party spoken for, as far as the text says
	Relay         []string     // who passed it on, first to last; the last told this report

	Confidence float64 // 0 to 1: how likely source and content are right
	Rule       string  // what found it: "model", "according to", "headline", …
}

// Via returns who passed the statement on to the report, or none.
func (s Statement) Via() Words {
	if len(s.Relay) == 0 {
		return ""
	}
	return Words(s.Relay[len(s.Relay)-1])
}

// Holds tells whether the content covers the span whole.
func (s Statement) Holds(span Span) bool {
	for _, c := range s.Content {
		if c.Contains(span) {
			return true
		}
	}
	return false
}

// Quote is how the words of a statement are given.
type Quote string

// The ways to give words.
const (
	Direct   Quote = "direct"   // all within quotation marks
	Mixed    Quote = "mixed"    // some within quotation marks
	Indirect Quote = "indirect" // in the report's words
)

// Force is what a cue makes of its content.
type Force string

// The forces. The first group is reporting: whoever speaks vouches for what
// the content says. The second is attitude and deed: the content is wished,
// praised, doubted or ordered, and nobody vouches for it.
const (
	Says      Force = "says"
	Claims    Force = "claims"    // said with reserve on the report's part
	Estimates Force = "estimates" //
	Confirms  Force = "confirms"  //
	Warns     Force = "warns"     //
	Fears     Force = "fears"     //
	Expects   Force = "expects"   //
	Promises  Force = "promises"  // pledges, plans and offers
	Demands   Force = "demands"   // asks for
	Denies    Force = "denies"    // says that it is not so
	Disputes  Force = "disputes"  // calls another's word false or doubtful

	Believes Force = "believes" // thinks, knows, doubts
	Wishes   Force = "wishes"   // wants, hopes, plans for oneself
	Judges   Force = "judges"   // praises, blames, supports
	Orders   Force = "orders"   // orders, bans, decides: a deed that the report tells, not a word on how many
)

// Vouches tells whether a source of this force stands behind figures in the
// content: whoever promises or fears a number answers for it, whoever likes or
// dislikes one does not.
func (f Force) Vouches() bool {
	switch f {
	case Believes, Wishes, Judges, Orders, "":
		return false
	}
	return true
}
