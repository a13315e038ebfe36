package recount

// Version is the version of the claim's public contract: the value of
// [Claim.V], raised when a key changes its meaning or goes away.
const Version = 1

// Claim is one figure in one report, with what it counts, what is said of it
// and on whose word. It depends on that report and the version of the rules
// alone, and is never changed once made. Its JSON form is the public contract:
// one flat object a line, with every key present; what the text does not say
// is null.
type Claim struct {
	V         int    `json:"v"`         // [Version]
	ID        string `json:"id"`        // made from report and figure span: see [ClaimID]
	Report    string `json:"report"`    // [Report.ID]
	Source    Words  `json:"source"`    // publisher
	URL       Words  `json:"url"`       // address
	Title     Words  `json:"title"`     // headline
	Published Day    `json:"published"` // day of publication

	Figure Words `json:"figure"` // the words of the figure, bounds and currency included
	Start  int   `json:"start"`  // code points into the report's text
	End    int   `json:"end"`    // exclusive
	Quantity
	Implicit bool `json:"implicit"` // the figure is an article: "a soldier was killed"

	Counted Words   `json:"counted"` // the noun phrase counted, without the figure
	Measure Measure `json:"measure"` // what is said of those counted
	Subject Subject `json:"subject"` // who the people counted are
	By      Words   `json:"by"`      // whom the text blames
	Cause   Words   `json:"cause"`   // what the text blames
	PartOf  Words   `json:"part_of"` // the figure that this one is said to be part of: "including 12 children"

	Stage      Stage    `json:"stage"`      // how far aid, a transfer or a deployment has come
	Modality   Modality `json:"modality"`   // demanded, feared, denied
	Unverified bool     `json:"unverified"` // the text says that it could not be verified
	Hedges     []string `json:"hedges"`     // reserve as worded: "preliminary", "feared"
	DisputedBy Words    `json:"disputed_by"`

	Claimant       Words        `json:"claimant"`        // who vouches; null = the report's own voice
	ClaimantKind   ClaimantKind `json:"claimant_kind"`   //
	ClaimantWords  Words        `json:"claimant_words"`  // as written where the figure stands: "he"
	ClaimantOffice Words        `json:"claimant_office"` // "White House spokesman"
	ClaimantSide   Words        `json:"claimant_side"`   // the party spoken for
	Via            Words        `json:"via"`             // who passed it on to this report
	Relay          []string     `json:"relay"`           // all who passed it on, first to last
	Quoted         bool         `json:"quoted"`          // the figure stands inside quotation marks
	Cue            Words        `json:"cue"`             // the word of saying: "told"
	Said           Day          `json:"said"`            // the day it was said

	Place          Words `json:"place"`           // as written nearest
	Country        Words `json:"country"`         // ISO 3166-1 alpha-2
	GeoNames       *int  `json:"geonames"`        // id of the place in GeoNames; nil where no single candidate fits
	PlacePrecision *int  `json:"place_precision"` // 1 exact to 7 sea, as UCDP GED codes it; nil where not known
	PlaceInferred  bool  `json:"place_inferred"`  // the place is said elsewhere in the report

	Period         Words      `json:"period"`          // the words that fix the days covered
	PeriodFrom     Day        `json:"period_from"`     // first day; null = open or not known
	PeriodTo       Day        `json:"period_to"`       // last day, in
	PeriodKind     PeriodKind `json:"period_kind"`     //
	AsOf           Day        `json:"as_of"`           // the day on which it was so
	PeriodInferred bool       `json:"period_inferred"` // the days are inferred, not said

	Sentence   Words   `json:"sentence"`   // the sentence the figure stands in
	Confidence float64 `json:"confidence"` // 0 to 1: how likely value, measure and claimant are all right
	Rules      string  `json:"rules"`      // version of the rules that made the claim
	Spans      Spans   `json:"spans"`      // where the text says each field
}

// Day is the day that the claim's figure holds for: see [DayHeld].
func (c *Claim) Day() Day { return DayHeld(c.PeriodTo, c.AsOf, c.Said, c.Published) }

// DayHeld is the day that a figure holds for: the last of the days covered, else
// the day as of which it was counted, else the day it was said, else that of
// publication. It is zero where none of them is known.
func DayHeld(to, asOf, said, published Day) Day {
	for _, day := range []Day{to, asOf, said, published} {
		if !day.IsZero() {
			return day
		}
	}
	return Day{}
}

// Quantity is a number with its bounds, as said and as meant.
type Quantity struct {
	Value     float64  `json:"value"`      // the number said
	Value2    *float64 `json:"value2"`     // the upper end of a range
	Bound     Bound    `json:"bound"`      //
	Unit      string   `json:"unit"`       // people, items, percent, ISO 4217, or physical
	Low       *float64 `json:"low"`        // what the words strictly allow; nil = open
	High      *float64 `json:"high"`       //
	MeantLow  *float64 `json:"meant_low"`  // what a reader takes them to mean
	MeantHigh *float64 `json:"meant_high"` // under the named policy
	Policy    string   `json:"policy"`     // which policy that was
}

// Spans maps the JSON key of a claim's field to the places of its words in the
// report's text. A field that the text does not say has none.
type Spans map[string][]Span

// Measure is what is said of those counted.
type Measure string

// The measures.
const (
	Killed        Measure = "killed"
	Wounded       Measure = "wounded"
	Casualties    Measure = "casualties" // killed and wounded together, or not told apart
	Missing       Measure = "missing"
	Captured      Measure = "captured"       // prisoners, hostages
	Displaced     Measure = "displaced"      // evacuated, fled, refugees, homeless
	Affected      Measure = "affected"       // infected, trapped, rescued, laid off
	Arrested      Measure = "arrested"       // detained, charged
	Deployed      Measure = "deployed"       // sent, stationed, mobilised
	Strength      Measure = "strength"       // how many there are
	EquipmentLost Measure = "equipment_lost" // destroyed, shot down, sunk
	Transferred   Measure = "transferred"    // arms or goods sent, supplied, delivered
	Aid           Measure = "aid"            // grants, loans, pledges
	Damage        Measure = "damage"         // homes destroyed, cost of damage
	Votes         Measure = "votes"
	Price         Measure = "price"   // prices, budgets, revenue, sums paid that are not aid
	Attacks       Measure = "attacks" // strikes, missiles fired, incidents
	Other         Measure = "other"
)

// Measures lists every measure.
func Measures() []Measure {
	return []Measure{
		Killed, Wounded, Casualties, Missing, Captured, Displaced, Affected, Arrested, Deployed,
		Strength, EquipmentLost, Transferred, Aid, Damage, Votes, Price, Attacks, Other,
	}
}

// Stage is how far aid, a transfer or a deployment has come; empty where the
// text tells it as done or does not say.
type Stage string

// The stages.
const (
	Promised   Stage = "promised"   // pledged, will, plans to
	Authorised Stage = "authorised" // approved, not yet given
	Delivered  Stage = "delivered"
	Remaining  Stage = "remaining" // left to be used
)

// Stages lists every stage.
func Stages() []Stage { return []Stage{Promised, Authorised, Delivered, Remaining} }

// Modality is how a figure that is not told as a fact is told.
type Modality string

// The modalities.
const (
	Demanded Modality = "demanded" // asked for, ordered
	Feared   Modality = "feared"   // may, could, at risk
	Denied   Modality = "denied"   // the text says that it is not so
)

// Modalities lists every modality.
func Modalities() []Modality { return []Modality{Demanded, Feared, Denied} }

// ClaimantKind is what kind of voice vouches for a figure.
type ClaimantKind string

// The kinds of claimant.
const (
	Person       ClaimantKind = "person"       // named
	Organisation ClaimantKind = "organisation" // named body, ministry, government, army, company
	Official     ClaimantKind = "official"     // unnamed: officials, police, witnesses, a source
	Media        ClaimantKind = "media"        // another outlet or agency
)

// ClaimantKinds lists every kind of claimant.
func ClaimantKinds() []ClaimantKind { return []ClaimantKind{Person, Organisation, Official, Media} }

// PeriodKind is how a figure relates to the days it covers.
type PeriodKind string

// The kinds of period.
const (
	Total      PeriodKind = "total"      // a running total up to a day
	Throughout PeriodKind = "throughout" // over the whole of a window
	Within     PeriodKind = "within"     // at some time in a window
	Rate       PeriodKind = "rate"       // so many a day
	Due        PeriodKind = "due"        // by a day to come
)

// PeriodKinds lists every kind of period.
func PeriodKinds() []PeriodKind { return []PeriodKind{Total, Throughout, Within, Rate, Due} }

// Subject tells who the people counted are, as far as the text says.
type Subject struct {
	Country Words `json:"country"` // ISO 3166-1 alpha-2 of their nationality
	Status  Words `json:"status"`  // civilian or combatant
	Age     Words `json:"age"`     // child or adult
	Sex     Words `json:"sex"`     // female or male
}
