package sqlstore

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"os"
	"testing"
	"time"

	"recount"
	"recount/compare/join"
	"recount/compare/profile"
)

var makeDictionary = flag.String("make-dictionary", "", "write a dictionary of the rows' keys to this file")

// kept is the hash of the dictionary that rows were packed with.
const kept = "407771d3bd80a609"

func TestTheDictionaryIsKept(t *testing.T) {
	if *makeDictionary != "" {
		if err := os.WriteFile(*makeDictionary, sampleDictionary(t), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sum := sha256.Sum256(dictionaryWords)
	if got := hex.EncodeToString(sum[:8]); got != kept {
		t.Fatalf("the dictionary is %s, not %s: no row packed with the one before can be read; give the new one a number and a file of its own", got, kept)
	}
}

// sampleDictionary packs one row of each kind, the most frequent last.
func sampleDictionary(t *testing.T) []byte {
	t.Helper()
	var all bytes.Buffer
	for _, sample := range samples() {
		body, err := packing().encode.Marshal(sample)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(body)
	}
	return all.Bytes()
}

func samples() []any {
	day := recount.NewDay(2024, time.December, 18)
	number := 120.0
	place := 524901
	return []any{
		recount.Summary{
			Question: recount.Question{ID: "0011223344556677", Title: "people killed", Measure: recount.Killed, Unit: "people", From: day, To: day},
			Voices:   recount.Voices{Fewest: 1, Most: 1, Claims: 1, Reports: 1, Sides: 1, Unattributed: 1},
			Verdicts: map[recount.VerdictKind]int{
				recount.Same: 1, recount.Undetermined: 1, recount.Incomparable: 1, recount.Agrees: 1,
				recount.Updates: 1, recount.Revises: 1, recount.LaterHigher: 1, recount.Conflicts: 1,
			},
			Lowest:  &recount.Extreme{Claim: "0011223344556677", Figure: "120", Meant: recount.Interval{Low: &number, High: &number}},
			Highest: &recount.Extreme{Claim: "0011223344556677", Figure: "120", Meant: recount.Interval{Low: &number, High: &number}},
			Current: []recount.Current{{Line: "a", Claimant: "police", Claim: "0011223344556677", Figure: "120", Day: day}},
			Days:    []recount.DayRange{{Day: day, Meant: recount.Interval{Low: &number, High: &number}, Claims: 1}},
		},
		recount.Attribution{
			Source: []recount.Span{{Start: 100, End: 200}}, Cue: []recount.Span{{Start: 1, End: 2}}, Content: []recount.Span{{Start: 1, End: 2}},
			Quote: recount.Indirect, Force: recount.Says, Claimant: "police", Kind: recount.Official,
		},
		recount.Verdict{
			A: "0011223344556677", B: "8899aabbccddeeff", Kind: recount.LaterHigher, Reason: recount.ReasonEqual, DayA: day, DayB: day,
			Sentence: "The two figures agree: both hold for 18 December 2024, and one lies within what the other means.", Policy: "newswire",
		},
		recount.Origin{ID: "0011223344556677", Question: "8899aabbccddeeff", Kind: recount.Named, Claimant: "the ministry", Line: "a", Side: "UA", Said: day, Claims: []string{"0011223344556677"}},
		pairBody{
			Edges:  []join.Edge{{A: "0011223344556677", B: "8899aabbccddeeff", Score: 1}},
			Doubts: []join.Edge{{A: "0011223344556677", B: "8899aabbccddeeff", Score: 1}},
		},
		linkWords{Joins: []recount.Join{{Rule: "place", With: "0011223344556677", Words: "the same place"}}, Linker: "2026.11"},
		profile.Profile{
			Source: "Example Wire", Outlet: "example wire", Published: day, Figure: "at least 120", Sentence: "At least 120 people were killed on Monday, police said.",
			Quantity: recount.Quantity{Value: 120, Bound: recount.AtLeast, Unit: "people", Low: &number, MeantLow: &number, MeantHigh: &number, Policy: "newswire"},
			Measure:  recount.Killed, Counted: "people", Kind: "people", Place: "the capital", PlaceKey: "capital", Country: "US", GeoNames: place,
			Period: "on Monday", PeriodKind: recount.Total, From: day, To: day, AsOf: day, Said: day,
			Speaker: profile.Speaker{Name: "police", Kind: recount.Official, Line: "a", Body: "b", Side: "US"},
		},
		recount.Claim{
			V: recount.Version, ID: "", Figure: "at least 120", Start: 100, End: 200, Counted: "people", Measure: recount.Killed,
			Quantity: recount.Quantity{Value: 120, Bound: recount.AtLeast, Unit: "people", Low: &number, High: &number, MeantLow: &number, MeantHigh: &number, Policy: "newswire"},
			Hedges:   []string{}, Relay: []string{}, Claimant: "police", ClaimantKind: recount.Official, ClaimantWords: "police", Cue: "said", Said: day,
			Place: "the capital", Country: "US", GeoNames: &place, PlacePrecision: new(int), Period: "on Monday", PeriodFrom: day, PeriodTo: day,
			PeriodKind: recount.Total, AsOf: day, Sentence: "At least 120 people were killed on Monday, police said.", Confidence: 0.87, Rules: "2026.11",
			Spans: recount.Spans{
				"figure": {{Start: 100, End: 200}}, "counted": {{Start: 100, End: 200}}, "measure": {{Start: 100, End: 200}},
				"claimant": {{Start: 100, End: 200}}, "claimant_words": {{Start: 100, End: 200}}, "cue": {{Start: 100, End: 200}},
				"place": {{Start: 100, End: 200}}, "period": {{Start: 100, End: 200}}, "sentence": {{Start: 100, End: 200}},
				"bound": {{Start: 100, End: 200}}, "hedges": {{Start: 100, End: 200}}, "via": {{Start: 100, End: 200}}, "said": {{Start: 100, End: 200}},
			},
		},
	}
}
