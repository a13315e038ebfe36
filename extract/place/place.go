package place

import "recount/lang"

// Place is a phrase that says where, with the place that it is resolved to as
// far as the report settles it.
type Place struct {
	Start, End int    // byte offsets of the phrase as written: "Russia's Kursk region", "relief camps"
	Name       string // the name in it: "Kursk"; the phrase itself where it has none
	Country    string // ISO 3166-1 alpha-2; empty where not known
	GeoNames   int    // id; 0 where no single candidate fits
	Precision  int    // 1 exact to 7 sea, as in regions.txt; 0 where not known
	Facility   bool   // a building or site: hospital, school, camp
	Refers     bool   // "the country", "the city": Name and the rest are of the place that it stands for
	Inferred   bool   // taken from elsewhere in the report than the figure's sentence
}

// Words returns what to call the place: the phrase as written in the text, or
// for a reference the name that it stands for.
func (p Place) Words(text string) string {
	if p.Refers {
		return p.Name
	}
	return text[p.Start:p.End]
}

// Report is a document whose places are being read. It is not safe for
// concurrent use.
type Report struct {
	doc       *lang.Document
	mentions  [][]mention      // of the sentences read so far
	countries map[string]int   // ISO code -> how often the report names it
	unknown   map[string]bool  // names of places that the data lacks, found so far
	firsts    map[string]Place // ISO code -> where the report first has the country's name; made when asked
}

// In prepares to read the places of a document.
func In(doc *lang.Document) *Report {
	return &Report{
		doc: doc, countries: countriesIn(doc.Text), unknown: map[string]bool{},
	}
}

// Find returns the phrases of a sentence that say where, in the order of the
// text.
func (r *Report) Find(s *lang.Sentence) []Place {
	var places []Place
	for _, m := range r.in(s) {
		if m.kind != adjective {
			places = append(places, m.Place)
		}
	}
	return places
}

// in returns the mentions of a sentence. Sentences are read in their order, so
// that what is found does not depend on which is asked for first.
func (r *Report) in(s *lang.Sentence) []mention {
	for i := len(r.mentions); i <= s.Index; i++ {
		r.mentions = append(r.mentions, r.find(r.doc.Sentences[i]))
		for j := range r.mentions[i] {
			m := &r.mentions[i][j]
			r.resolve(m)
			r.refer(m, r.mentions[i][:j])
			for _, n := range m.names {
				if n.kind == "unknown" {
					r.unknown[n.text] = true
				}
			}
		}
	}
	return r.mentions[s.Index]
}
