package recount

// Question is what several claims answer: one measure, one subject, one place,
// one episode. What is not known, or differs among its claims, is empty.
type Question struct {
	ID       string  `json:"id"`      // stays; ids of merged questions lead to the one that took them in
	Title    string  `json:"title"`   // for people: "North Korean soldiers killed or wounded, Kursk"
	Measure  Measure `json:"measure"` //
	Unit     string  `json:"unit"`    // of most claims
	Counted  Words   `json:"counted"` // as most claims word it
	Subject  Subject `json:"subject"`
	Place    Words   `json:"place"`    // as most claims word it
	Country  Words   `json:"country"`  // ISO 3166-1 alpha-2
	GeoNames *int    `json:"geonames"` // id of the place in GeoNames; nil where no single candidate fits
	Episode  string  `json:"episode"`  // shared by the questions of one happening, or spell of happenings
	From     Day     `json:"from"`     // first and last day that its figures speak of
	To       Day     `json:"to"`
}

// PartKind is in what respect a question is part of another.
type PartKind string

// The kinds of part.
const (
	PartBySubject PartKind = "subject" // children of people
	PartByMeasure PartKind = "measure" // killed of casualties
	PartByPlace   PartKind = "place"   // a town of its region
)

// PartOf is the typed link between two questions of one episode.
type PartOf struct {
	Part  string   `json:"part"` // ids of the questions
	Whole string   `json:"whole"`
	Kind  PartKind `json:"kind"`
	Why   string   `json:"why"` // in words
}

// Join is why a claim was joined with another into one question.
type Join struct {
	Rule  string `json:"rule"`  // its name, as listed in METHOD.md
	With  string `json:"with"`  // id of the other claim
	Words string `json:"words"` // what it rests on, in words
}

// Link joins a claim to its question and origin. It is kept apart from the
// claim, made by a versioned linker, and made anew when reports arrive.
type Link struct {
	Claim    string `json:"claim"`
	Question string `json:"question"`
	Origin   string `json:"origin"`
	Joins    []Join `json:"joins" cbor:"joins,omitempty"` // none for a claim that stands alone
	Doubt    string `json:"doubt" cbor:"doubt,omitempty"` // why it stays apart though several questions would fit
	Linker   string `json:"linker"`                       // version of the rules that made the link
}
